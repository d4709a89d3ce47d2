"""One event over many articles: which tellings are of the same happening, and the timeline they make.

Two tellings meet only if their dates allow it (a day within a month within a year) and they agree on what
happened and on who or what it happened to. The wider their dates, the more they have to agree: a wrong row is
worse than two. The answer does not depend on the order in which the tellings come.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from corpus.disagreements import Claim, disagreements, of_dates
from corpus.likeness import agreement, can_be_one, may_be_one, rarity, same_kind
from corpus.model import DateRange, Disagreement, Event, PublishedDate, Report, TimelineRow
from corpus.tellings import Telling, telling
from corpus.triggers import WEAK, senses

# In a block with more tellings than this each is compared with its next neighbours only, so that the work
# stays in
# proportion to the number of tellings.
_NEIGHBOURS = 24
# Of the same people doing the same, so many tellings before are looked at for another date of one event.
_DOUBTS_NEAR = 6


# Shared part of two sentences' words from which one is the other, retouched: an outlet's name, a title.
_COPIED = 0.8
# A row of more reports than this is sure of more than one source.
_COPIES_LOOKED_AT = 50

_PRONOUN = re.compile(r"(?:he|she|it|they|we|his|her|its|their|there|this|these)\b", re.IGNORECASE)


class ToldEvent(NamedTuple):
    """An event with the article that tells it."""

    event: Event
    article: str
    source: str | None
    published: PublishedDate | None
    names: tuple[str, ...]
    told_by: object = None  # the same for articles that are copies of each other


def timeline(told: Iterable[ToldEvent]) -> tuple[TimelineRow, ...]:
    """One row for each event, by date, undated ones last."""
    unique = {(t.article, t.event.id): t for t in told}
    ordered = sorted(unique.values(), key=_order)
    tellings = [telling(t.event, t.article, t.names) for t in ordered]
    groups: dict[int, list[ToldEvent]] = {}
    homes = _grouped(tellings)
    for n, home in enumerate(homes):
        groups.setdefault(home, []).append(ordered[n])
    doubts = _doubts(ordered, tellings, homes)
    by_place = sorted(groups.items(), key=lambda item: _place(item[1]))
    return tuple(_row(group, doubts.get(home, [])) for home, group in by_place)


def _order(told: ToldEvent) -> tuple[object, ...]:
    days = told.event.date
    dated = (0, days.begin.toordinal(), days.end.toordinal()) if days else (1, 0, 0)
    return (*dated, told.article, told.event.start, told.event.id)


def _place(group: list[ToldEvent]) -> tuple[object, ...]:
    days = _finest(group)
    dated = (0, days.begin.toordinal(), days.end.toordinal()) if days else (1, 0, 0)
    return (*dated, *min(_order(told) for told in group))


def _finest(group: list[ToldEvent]) -> DateRange | None:
    """The narrowest date told; every other date of the group holds it."""
    days = [t.event.date for t in group if t.event.date is not None]
    return min(days, key=lambda d: (d.end - d.begin, d.begin, d.precision), default=None)


def _grouped(tellings: list[Telling]) -> list[int]:
    """For each telling the number of its group: the surest pairs join first, and dates stay compatible."""
    home = list(range(len(tellings)))
    core = [t.date for t in tellings]
    members = [[n] for n in range(len(tellings))]

    def root(n: int) -> int:
        while home[n] != n:
            home[n] = home[home[n]]
            n = home[n]
        return n

    rare = rarity(tellings)
    scored: list[tuple[float, int, int]] = []
    for one, other in sorted(set(_candidates(tellings, rare))):
        score = agreement(tellings[one], tellings[other], rare)
        if score > 0:
            scored.append((-score, one, other))
    for _, one, other in sorted(scored):
        a, b = sorted((root(one), root(other)))
        first, second = core[a], core[b]
        if a == b or not _all_of_a_kind(tellings, members[a], members[b], rare):
            continue
        if first is not None and second is not None:
            if not can_be_one(first, second):
                continue
            core[a] = min(first, second, key=lambda days: days.end - days.begin)
        home[b] = a
        members[a] += members[b]
    return [root(n) for n in range(len(tellings))]


def _all_of_a_kind(
    tellings: list[Telling], some: list[int], others: list[int], rare: Mapping[str, float]
) -> bool:
    """Whether no two of them tell of different things: one that tells of two must not tie them together."""
    for first in some[:_NEIGHBOURS]:
        for second in others[:_NEIGHBOURS]:
            one, other = tellings[first], tellings[second]
            if (one.article, one.start) == (other.article, other.start) or not same_kind(one, other, rare):
                return False
    return True


def _candidates(tellings: list[Telling], rare: Mapping[str, float]) -> Iterator[tuple[int, int]]:
    """Pairs that share a period and something told; blocks keep their number in proportion."""
    for width in (0, 1, 2):
        blocks: dict[tuple[object, ...], list[int]] = {}
        hosts = {n for n, one in enumerate(tellings) if one.width == width}
        for n in sorted(hosts):
            for key in tellings[n].keys(width, rare):
                blocks.setdefault(key, []).append(n)
        for n, one in enumerate(tellings):
            for key in one.keys(width, rare) if one.width < width and blocks else ():
                if key in blocks:
                    blocks[key].append(n)
        for members in blocks.values():
            members.sort()
            for place, first in enumerate(members):
                for second in members[place + 1 : place + 1 + _NEIGHBOURS]:
                    if first in hosts or second in hosts:
                        yield first, second


def _doubts(
    told: list[ToldEvent], tellings: list[Telling], homes: list[int]
) -> dict[int, list[Disagreement]]:
    """Rows of days close by that may be one event told with two dates, as what to tell the reader of each."""
    last: dict[tuple[str, str], list[int]] = {}
    doubts: dict[int, list[Disagreement]] = {}
    for n, one in enumerate(tellings):
        if one.date is None or one.date.precision != "day":
            continue
        keys = [(sense, name) for sense in sorted(one.senses) for name in sorted(one.names)]
        near = sorted({m for key in keys for m in last.get(key, [])})
        for m in near:
            other = tellings[m]
            if homes[m] != homes[n] and other.date and may_be_one(one, other):
                doubts.setdefault(homes[n], []).append(of_dates(_claim(told[n]), _claim(told[m])))
                doubts.setdefault(homes[m], []).append(of_dates(_claim(told[m]), _claim(told[n])))
        for key in keys:
            last.setdefault(key, []).append(n)
            del last[key][:-_DOUBTS_NEAR]
    return doubts


def _claim(told: ToldEvent) -> Claim:
    return Claim(told.article, told.event)


def _row(group: list[ToldEvent], doubts: list[Disagreement]) -> TimelineRow:
    days = _finest(group)
    best = group[0]
    if len(group) > 1:
        best = min(group, key=lambda t: (t.event.date != days, *_plainness(t), _order(t)))
    statuses = {t.event.status for t in group}
    status = next(s for s in ("stated", "planned", "alleged", "denied") if s in statuses)
    sources = _sources(group)
    firsts: dict[str, ToldEvent] = {}
    for told, source in sorted(zip(group, sources, strict=True), key=lambda pair: _reported(pair[0])):
        firsts.setdefault(source, told)
    # what stands in one article twice is one word for it
    differ = tuple(dict.fromkeys((*(disagreements(map(_claim, group)) if len(group) > 1 else ()), *doubts)))
    return TimelineRow(
        date=days,
        label=best.event.label,
        # who foretold it, or denies it, is no witness to it
        sources=len({s for t, s in zip(group, sources, strict=True) if t.event.status == status}),
        articles=len({t.article for t in group}),
        status=status,
        reports=tuple(
            Report(
                article=t.article,
                event=t.event.id,
                text=t.event.text,
                source=t.source,
                published=t.published,
                same_source_as=None if firsts[source] is t else firsts[source].event.id,
            )
            for t, source in sorted(zip(group, sources, strict=True), key=lambda pair: _order(pair[0]))
        ),
        conflicts=tuple(dict.fromkeys((*_conflicts(group), *(each.words for each in differ)))),
        disagreements=differ,
    )


def _reported(told: ToldEvent) -> tuple[object, ...]:
    """The first to report first; when an undated article came out, nobody knows."""
    published = told.published
    return (published.begin if published else date.max, *_order(told))


def _plainness(told: ToldEvent) -> tuple[object, ...]:
    """How well a label tells the event by itself, the best first: with names, and nothing cut off."""
    label = told.event.label
    happens = any(sense not in WEAK for *_, sense in senses(label))
    names = len(re.findall(r"(?<=\s)[A-Z][^\W\d_]{2,}", label))
    return not happens, _PRONOUN.match(label) is not None, label.endswith("…"), -min(names, 4)


def _sources(group: list[ToldEvent]) -> list[str]:
    """The source of each telling: one outlet counts once, and so does a copied sentence."""
    if len(group) == 1:
        return [""]
    home: dict[str, str] = {}

    def root(key: str) -> str:
        home.setdefault(key, key)
        while home[key] != key:
            home[key] = home[home[key]]
            key = home[key]
        return key

    outlets: list[str] = []
    tellings: list[tuple[frozenset[str], str]] = []
    for told in group:
        outlet = f"source:{told.source.casefold()}" if told.source else f"article:{told.article}"
        root(outlet)
        if told.told_by is not None:
            first, second = sorted((root(outlet), root(f"told by:{told.told_by}")))
            home[second] = first
        words = frozenset(told.event.text.casefold().split())
        for others, other in tellings[:_COPIES_LOOKED_AT]:
            if len(words & others) >= _COPIED * len(words | others):
                first, second = sorted((root(outlet), root(other)))
                home[second] = first
        tellings.append((words, outlet))
        outlets.append(outlet)
    return [root(outlet) for outlet in outlets]


def _conflicts(group: list[ToldEvent]) -> Iterator[str]:
    """What the reports disagree on."""
    by_status: dict[str, list[str]] = {}
    for told in sorted(group, key=_order):
        by_status.setdefault(told.event.status, []).append(told.article)
    if "denied" in by_status and len(by_status) > 1:
        denying = ", ".join(dict.fromkeys(by_status["denied"]))
        yield f"denied in {denying}"


__all__ = ["ToldEvent", "timeline"]

"""One event over many articles: which tellings are of the same happening, and the timeline they make.

Two tellings meet only if their dates allow it (a day within a month within a year) and they agree on what
happened and on who or what it happened to. The wider their dates, the more they have to agree: a wrong row is
worse than two. The answer does not depend on the order in which the tellings come.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from corpus.groups import all_pairs, homes
from corpus.likeness import may_be_one
from corpus.model import DateRange, Event, PublishedDate, Report, TimelineRow
from corpus.tellings import Telling, telling
from corpus.times.value import describe
from corpus.triggers import WEAK, senses

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
    tellings = [telling(t.event, t.article, t.event.id, t.names) for t in ordered]
    groups: dict[int, list[ToldEvent]] = {}
    found = homes(dict(enumerate(tellings)), all_pairs(tellings))
    for n, home in found.items():
        groups.setdefault(home, []).append(ordered[n])
    doubts = _doubts(ordered, tellings, found)
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


def _doubts(told: list[ToldEvent], tellings: list[Telling], groups: Mapping[int, int]) -> dict[int, list[str]]:
    """Rows of days close by that may be one event told with two dates, as what to tell the reader of each."""
    last: dict[tuple[str, str], list[int]] = {}
    doubts: dict[int, list[str]] = {}
    for n, one in enumerate(tellings):
        if not one.exact:
            continue
        keys = [(sense, name) for sense in sorted(one.senses) for name in sorted(one.names)]
        near = sorted({m for key in keys for m in last.get(key, [])})
        for m in near:
            if groups[m] != groups[n] and may_be_one(one, tellings[m]):
                doubts.setdefault(groups[n], []).append(doubt(told[m]))
                doubts.setdefault(groups[m], []).append(doubt(told[n]))
        for key in keys:
            last.setdefault(key, []).append(n)
            del last[key][:-_DOUBTS_NEAR]
    return doubts


def doubt(other: ToldEvent) -> str:
    """What is said of a row where another one may be the same event, told with another date."""
    assert other.event.date is not None
    return f"perhaps {describe(other.event.date)}, as {other.article} has it"


def _row(group: list[ToldEvent], doubts: list[str]) -> TimelineRow:
    days = _finest(group)
    best = group[0]
    if len(group) > 1:
        best = min(group, key=lambda t: (t.event.date != days, *_plainness(t), _order(t)))
    statuses = {t.event.status for t in group}
    status = next(s for s in ("stated", "planned", "alleged", "denied") if s in statuses)
    return TimelineRow(
        date=days,
        label=best.event.label,
        # who foretold it, or denies it, is no witness to it
        sources=_independent([t for t in group if t.event.status == status]),
        articles=len({t.article for t in group}),
        status=status,
        reports=tuple(
            Report(
                article=t.article, event=t.event.id, text=t.event.text, source=t.source, published=t.published
            )
            for t in sorted(group, key=_order)
        ),
        conflicts=tuple(dict.fromkeys((*_conflicts(group), *doubts))),
    )


def _plainness(told: ToldEvent) -> tuple[object, ...]:
    """How well a label tells the event by itself, the best first: with names, and nothing cut off."""
    label = told.event.label
    happens = any(sense not in WEAK for *_, sense in senses(label))
    names = len(re.findall(r"(?<=\s)[A-Z][^\W\d_]{2,}", label))
    return not happens, _PRONOUN.match(label) is not None, label.endswith("…"), -min(names, 4)


def _independent(group: list[ToldEvent]) -> int:
    """Sources that tell it in words of their own: one outlet counts once, and so does a copied sentence."""
    if len(group) == 1:
        return 1
    home: dict[str, str] = {}

    def root(key: str) -> str:
        home.setdefault(key, key)
        while home[key] != key:
            home[key] = home[home[key]]
            key = home[key]
        return key

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
    return len({root(key) for key in list(home)})


def _conflicts(group: list[ToldEvent]) -> Iterator[str]:
    """What the reports disagree on."""
    by_status: dict[str, list[str]] = {}
    for told in sorted(group, key=_order):
        by_status.setdefault(told.event.status, []).append(told.article)
    if "denied" in by_status and len(by_status) > 1:
        denying = ", ".join(dict.fromkeys(by_status["denied"]))
        yield f"denied in {denying}"


__all__ = ["ToldEvent", "timeline"]

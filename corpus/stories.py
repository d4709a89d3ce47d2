"""One event over many articles: which tellings are of the same happening, and the timeline they make.

Two tellings meet only if their dates allow it (a day within a month within a year) and they agree on what
happened and on who or what it happened to. The wider their dates, the more they have to agree: a wrong row is
worse than two. The answer does not depend on the order in which the tellings come.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from corpus.disagreements import Claim, disagreements, of_dates
from corpus.groups import all_pairs, homes
from corpus.independence import Witness, voices
from corpus.likeness import may_be_one
from corpus.model import (
    DateRange,
    Disagreement,
    Event,
    EventStatus,
    PublishedDate,
    Report,
    TimelineRow,
)
from corpus.tellings import Telling, telling
from corpus.triggers import WEAK, senses

# The surest first: it tells what a row of several is.
STATUSES: tuple[EventStatus, ...] = ("stated", "planned", "alleged", "denied")
# Of the same people doing the same, so many tellings before are looked at for another date of one event.
_DOUBTS_NEAR = 6
_PRONOUN = re.compile(r"(?:he|she|it|they|we|his|her|its|their|there|this|these)\b", re.IGNORECASE)


class ToldEvent(NamedTuple):
    """An event with the article that tells it."""

    event: Event
    article: str
    source: str | None
    published: PublishedDate | None
    names: tuple[str, ...]


# Two articles that are near copies, and how alike they are.
Near = tuple[str, str, float]


def timeline(told: Iterable[ToldEvent], near: Collection[Near] = ()) -> tuple[TimelineRow, ...]:
    """One row for each event, by date, undated ones last; all worked out here and now.

    A library keeps its groups, and asks ``row`` alone.
    """
    unique = {(t.article, t.event.id): t for t in told}
    ordered = sorted(unique.values(), key=_order)
    tellings = [telling(t.event, t.article, t.event.id, t.names) for t in ordered]
    groups: dict[int, list[ToldEvent]] = {}
    copies = {frozenset[Hashable](pair[:2]) for pair in near}
    found = homes(dict(enumerate(tellings)), all_pairs(tellings, copies))
    for n, home in found.items():
        groups.setdefault(home, []).append(ordered[n])
    doubts = _doubts(ordered, tellings, found)
    by_place = sorted(groups.items(), key=lambda item: _place(item[1]))
    rows = []
    for home, group in by_place:
        spoken = _voices(group, near)
        rows.append(row(group, _sources(group, spoken), spoken, doubts.get(home, ())))
    return tuple(rows)


def _order(told: ToldEvent) -> tuple[object, ...]:
    days = told.event.date
    dated = (0, days.begin.toordinal(), days.end.toordinal()) if days else (1, 0, 0)
    return (*dated, told.article, told.event.start, len(told.event.id), told.event.id)


def _place(group: Sequence[ToldEvent]) -> tuple[object, ...]:
    days = _finest(group)
    dated = (0, days.begin.toordinal(), days.end.toordinal()) if days else (1, 0, 0)
    return (*dated, *min(_order(told) for told in group))


def _finest(group: Sequence[ToldEvent]) -> DateRange | None:
    """The narrowest date told; every other date of the group holds it."""
    days = [t.event.date for t in group if t.event.date is not None]
    return min(days, key=lambda d: (d.end - d.begin, d.begin, d.precision), default=None)


def _doubts(
    told: list[ToldEvent], tellings: list[Telling], groups: Mapping[int, int]
) -> dict[int, list[Disagreement]]:
    """Rows of days close by that may be one event told with two dates, as what to tell the reader of each."""
    last: dict[tuple[str, str], list[int]] = {}
    doubts: dict[int, list[Disagreement]] = {}
    for n, one in enumerate(tellings):
        if not one.exact:
            continue
        keys = [(sense, name) for sense in sorted(one.senses) for name in sorted(one.names)]
        near = sorted({m for key in keys for m in last.get(key, [])})
        for m in near:
            if groups[m] != groups[n] and may_be_one(one, tellings[m]):
                doubts.setdefault(groups[n], []).append(doubt(told[n], told[m]))
                doubts.setdefault(groups[m], []).append(doubt(told[m], told[n]))
        for key in keys:
            last.setdefault(key, []).append(n)
            del last[key][:-_DOUBTS_NEAR]
    return doubts


def doubt(one: ToldEvent, other: ToldEvent) -> Disagreement:
    """What is said of a row where another one may be the same event, told with another date."""
    return of_dates(_claim(one), _claim(other))


def _claim(told: ToldEvent) -> Claim:
    return Claim(told.article, told.event)


def row(
    group: Sequence[ToldEvent], sources: int, spoken: Sequence[int], doubts: Iterable[Disagreement] = ()
) -> TimelineRow:
    """The row of these tellings of one event; ``sources`` are the independent ones of its ``status``.

    ``spoken`` is for each telling the number of its source.
    """
    if len(group) == 1:
        return _row_of_one(group[0], sources, tuple(dict.fromkeys(doubts)))
    days = _finest(group)
    best = min(group, key=lambda t: (t.event.date != days, *_plainness(t), _order(t)))
    firsts: dict[int, ToldEvent] = {}
    for told, voice in sorted(zip(group, spoken, strict=True), key=lambda pair: _reported(pair[0])):
        firsts.setdefault(voice, told)
    # what stands in one article twice is one word for it
    differ = tuple(dict.fromkeys((*disagreements(map(_claim, group)), *doubts)))
    return TimelineRow(
        date=days,
        label=best.event.label,
        sources=sources,
        articles=len({t.article for t in group}),
        status=status(t.event.status for t in group),
        reports=tuple(
            _report(t, None if firsts[voice] is t else firsts[voice].event.id)
            for t, voice in sorted(zip(group, spoken, strict=True), key=lambda pair: _order(pair[0]))
        ),
        conflicts=tuple(dict.fromkeys((*_conflicts(group), *(each.words for each in differ)))),
        disagreements=differ,
    )


def _row_of_one(told: ToldEvent, sources: int, doubts: tuple[Disagreement, ...]) -> TimelineRow:
    event = told.event
    return TimelineRow(
        date=event.date,
        label=event.label,
        sources=sources,
        articles=1,
        status=event.status,
        reports=(_report(told, None),),
        conflicts=tuple(dict.fromkeys(each.words for each in doubts)),
        disagreements=doubts,
    )


def _report(told: ToldEvent, same_source_as: str | None) -> Report:
    return Report(
        article=told.article,
        event=told.event.id,
        text=told.event.text,
        source=told.source,
        published=told.published,
        same_source_as=same_source_as,
    )


def _reported(told: ToldEvent) -> tuple[object, ...]:
    """The first to report first; when an undated article came out, nobody knows."""
    published = told.published
    return (published.begin if published else date.max, *_order(told))


def status(told: Iterable[EventStatus]) -> EventStatus:
    """What tellings of one event come to: what somebody states has happened."""
    known = set(told)
    return next(s for s in STATUSES if s in known)


def _plainness(told: ToldEvent) -> tuple[object, ...]:
    """How well a label tells the event by itself, the best first: with names, and nothing cut off."""
    label = told.event.label
    happens = any(sense not in WEAK for *_, sense in senses(label))
    names = len(re.findall(r"(?<=\s)[A-Z][^\W\d_]{2,}", label))
    return not happens, _PRONOUN.match(label) is not None, label.endswith("…"), -min(names, 4)


def _voices(group: Sequence[ToldEvent], near: Collection[Near]) -> list[int]:
    told = [Witness(t.article, t.source, t.event.text) for t in group]
    known = {t.article for t in group}
    return voices(told, [pair for pair in near if pair[0] in known and pair[1] in known])


def _sources(group: Sequence[ToldEvent], spoken: Sequence[int]) -> int:
    """Independent sources; who foretold it, or denies it, is no witness to it."""
    seen = status(t.event.status for t in group)
    return len({voice for t, voice in zip(group, spoken, strict=True) if t.event.status == seen})


def _conflicts(group: Sequence[ToldEvent]) -> Iterator[str]:
    """What the reports disagree on."""
    by_status: dict[str, list[str]] = {}
    for told in sorted(group, key=_order):
        by_status.setdefault(told.event.status, []).append(told.article)
    if "denied" in by_status and len(by_status) > 1:
        denying = ", ".join(dict.fromkeys(by_status["denied"]))
        yield f"denied in {denying}"


__all__ = ["STATUSES", "ToldEvent", "row", "timeline"]

"""What happened when, over some articles."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from corpus.independence import sources
from corpus.model import TimelineRow
from corpus.store import Store
from index.entities import Participants


def timeline(store: Store, rows: Collection[int] | None) -> tuple[TimelineRow, ...]:
    """The events told in these articles, or in all, one row for each event however many tell it."""
    from corpus.stories import ToldEvent
    from corpus.stories import timeline as merged

    participants = Participants(store)
    found = list(store.events.told(rows))
    heads = {head.row: head for head in store.heads(sorted({row for row, _ in found}))}
    homes = sources({row: head.source for row, head in heads.items()}, store.stories.pairs(heads))
    told = []
    for row, event in found:
        if row not in heads:
            continue
        names = participants.of(row, event)
        head = heads[row]
        told.append(
            ToldEvent(
                event=event.model_copy(update={"entities": names}),
                article=head.id,
                source=head.source,
                published=head.published,
                names=names,
                told_by=homes[row],
            )
        )
    return merged(told)


def naming(
    store: Store, found: tuple[TimelineRow, ...], rows: Collection[int] | None, entity: str
) -> tuple[TimelineRow, ...]:
    """Those of the timeline rows of these articles of which a report's sentence names the entity."""
    participants = Participants(store)
    events = {event.id for row, event in store.events.told(rows) if entity in participants.of(row, event)}
    return tuple(row for row in found if any(report.event in events for report in row.reports))


def within(rows: tuple[TimelineRow, ...], begin: date | None, end: date | None) -> tuple[TimelineRow, ...]:
    """The rows that lie, at least in part, from ``begin`` to ``end``; a row without a year lies nowhere."""
    if begin is None and end is None:
        return rows
    first, last = begin or date.min, end or date.max
    return tuple(row for row in rows if row.date and row.date.begin <= last and row.date.end >= first)

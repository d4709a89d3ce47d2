"""The command of the timeline: what happened when, in many forms."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from corpus.model import EventStatus
from tui.cli import CsvOption, JsonOption, LibraryOption, QueryArgument, app, chosen, given_date, opened


class Unit(StrEnum):
    """What a histogram counts by."""

    year = "year"
    month = "month"
    day = "day"


@app.command()
def timeline(
    context: typer.Context,
    query: QueryArgument = None,
    library: LibraryOption = None,
    since: Annotated[str | None, typer.Option("--from", metavar="DATE", help="Not before.")] = None,
    until: Annotated[str | None, typer.Option("--to", metavar="DATE", help="Not after.")] = None,
    entity: Annotated[
        str | None, typer.Option(metavar="ENTITY", help="Whose sentences name it: a key, or a name.")
    ] = None,
    sources: Annotated[
        int, typer.Option("--min-sources", min=1, help="Told by so many independent sources at least.")
    ] = 1,
    status: Annotated[EventStatus | None, typer.Option(help="Only what is stated so.")] = None,
    by: Annotated[Unit | None, typer.Option(help="How many events a year, month or day.")] = None,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
    as_markdown: Annotated[bool, typer.Option("--markdown", help="A Markdown list.")] = False,
    as_ical: Annotated[bool, typer.Option("--ical", help="A calendar (iCalendar, RFC 5545).")] = False,
    as_timelinejs: Annotated[bool, typer.Option("--timelinejs", help="JSON for TimelineJS.")] = False,
) -> None:
    """List the dated events of the hits (or of the library) in order."""
    from tui.output_timeline import print_counts, print_timeline

    form = chosen(json=as_json, csv=as_csv, markdown=as_markdown, ical=as_ical, timelinejs=as_timelinejs)
    if by is not None and form not in ("plain", "json", "csv"):
        raise typer.BadParameter(f"--by and --{form} exclude each other")
    first, last = given_date(since), given_date(until)
    if first and last and first.begin > last.end:
        raise typer.BadParameter(f"--from {since} is after --to {until}")
    with opened(library or context.obj, asked=True) as store:
        rows = store.timeline(
            query=" ".join(query) if query else None,
            entity=None if entity is None else store.entity(entity).entity,
            begin=first.begin if first else None,
            end=last.end if last else None,
        )
    kept = [row for row in rows if row.sources >= sources and status in (None, row.status)]
    if by is not None:
        print_counts(kept, by.value, form)
    else:
        print_timeline(kept, form)

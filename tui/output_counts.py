"""What the commands print of counts, and of the reader's work: saved searches, corrections, facets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.output import narrate, one_line, plural, print_csv, print_json, print_json_list, put

if TYPE_CHECKING:
    from corpus.model import Correction
    from index.results import Facets, SavedSearch


def print_searches(searches: Sequence[SavedSearch], form: str) -> None:
    """Saved searches with what is new in each."""
    if form == "json":
        print_json_list(searches)
    elif form == "csv":
        header = ("name", "query", "total", "new", "trouble")
        print_csv(header, ((s.name, s.query, s.total, s.new, s.trouble) for s in searches))
    elif not searches:
        narrate("no saved searches: dateline searches save NAME QUERY makes one")
    else:
        for search in searches:
            if search.trouble is None:
                said = f"{search.new:6,} new of {search.total:,}"
            else:
                said = f"query, {search.trouble}"
            put(f"{one_line(search.name)}  {said}  · {one_line(search.query)}")


def print_corrections(corrections: Sequence[Correction], form: str) -> None:
    """What the reader has said of entities."""
    from tui.wording import correction_words

    if form == "json":
        print_json_list(corrections)
    elif form == "csv":
        header = ("id", "kind", "entities", "surface", "into", "name", "type", "at", "idle")
        print_csv(
            header,
            (
                (c.id, c.kind, " | ".join(c.entities), c.surface, c.into, c.name, c.type, c.at, int(c.idle))
                for c in corrections
            ),
        )
    elif not corrections:
        narrate("no corrections: dateline merge, split, rename, retype and reject make them")
    else:
        for said in corrections:
            waits = "  · nothing of it is in the library now" if said.idle else ""
            put(f"{said.id:6}  {said.at[:10]}  {correction_words(said)}{waits}")


def print_facets(facets: Facets, form: str) -> None:
    """How hits spread over sources and months."""
    each = (("source", facets.sources), ("month", facets.months))
    if form == "json":
        print_json(facets)
    elif form == "csv":
        print_csv(
            ("facet", "value", "articles"),
            ((name, found.value, found.articles) for name, facet in each for found in facet),
        )
    else:
        for name, facet in each:
            for found in facet:
                put(f"{found.articles:6}  {name:6}  {one_line(found.value)}")
        narrate(f"{facets.total:,} {plural(facets.total, 'article')}")

"""The command that annotates without a library."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tui.__main__ import DONE, SOME_REFUSED
from tui.cli import MapOption, PathsArgument, PublishedOption, SourceOption, app, given_date, named_fields
from tui.cli_adding import TaggerOption, usable

if TYPE_CHECKING:
    from corpus.model import Article, Refused


@app.command()
def annotate(
    paths: PathsArgument,
    published: PublishedOption = None,
    source: SourceOption = None,
    fields: MapOption = None,
    tagger: TaggerOption = None,
    raw: Annotated[bool, typer.Option("--raw", help="Take the text as it is: no cleaning.")] = False,
) -> None:
    """Read, clean and annotate without a library; one JSON object a line."""
    from corpus.annotate import annotate as annotated
    from corpus.model import Refused
    from corpus.taggers.plugged import OWN, Choice
    from tui.output import naming_refused, print_json

    usable(tagger)
    choice = Choice(tagger) if tagger and tagger != OWN else None
    refused = 0
    for item in naming_refused(read_inputs(paths, published, source, fields or [], raw=raw)):
        if isinstance(item, Refused):
            refused += 1
        else:
            print_json(annotated(item, raw=raw, tagger=choice))
    raise typer.Exit(SOME_REFUSED if refused else DONE)


def read_inputs(
    paths: list[str], published: str | None, source: str | None, fields: list[str], *, raw: bool = False
) -> Iterator[Article | Refused]:
    """The articles that the arguments of a command stand for."""
    from corpus.read import inputs

    stdin = sys.stdin.buffer if "-" in paths else None
    return inputs(
        [Path(path) for path in paths],
        published=given_date(published),
        source=source,
        raw=raw,
        fields=named_fields(fields),
        stdin=stdin,
    )

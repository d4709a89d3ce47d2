"""The commands that keep a library whole: looking it through and mending it, taking it out and in again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tui.__main__ import DONE, SOME_REFUSED, library_folder
from tui.cli import JsonOption, LibraryOption, app

if TYPE_CHECKING:

    from index.doctor import Examination

UNUSABLE = 3


@app.command()
def doctor(
    context: typer.Context,
    library: LibraryOption = None,
    mend: Annotated[
        bool,
        typer.Option("--repair", help="Mend what can be: a damaged store, a missing or damaged index."),
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Check the store, the index against it, and the files; say what is wrong and, with --repair, mend it."""
    from index.doctor import examine, repair
    from tui.output import narrate, print_json

    root = library_folder(library or context.obj)
    found = repair(root, narrate) if mend else examine(root)
    if as_json:
        print_json(found)
    else:
        _print(found)
    if found.state == "unusable":
        raise typer.Exit(UNUSABLE)
    raise typer.Exit(SOME_REFUSED if found.state == "mendable" or found.lost else DONE)


def _print(found: Examination) -> None:
    from tui.output import narrate, one_line, put

    for line in found.mended:
        put(f"mended: {one_line(line)}")
    for lost in found.lost:
        name = lost.id or f"in row {lost.row}, its name unreadable"
        told = " · ".join(part for part in (lost.title, lost.path) if part)
        put(f"lost: article {one_line(name)}{' · ' + one_line(told) if told else ''}; add it again")
    for check in found.checks:
        put(f"{check.name}: {one_line(check.said)}")
        for fault in check.faults:
            put(f"    {one_line(fault)}")
    if found.state == "mendable":
        narrate("dateline doctor --repair mends this")

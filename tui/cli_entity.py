"""The command that tells of one entity."""

from __future__ import annotations

from typing import Annotated

import typer

from tui.cli import JsonOption, LibraryOption, app, opened
from tui.cli_corrections import EntityArgument


@app.command()
def entity(
    context: typer.Context,
    entity: EntityArgument,
    library: LibraryOption = None,
    as_json: JsonOption = False,
    concordance: Annotated[
        int, typer.Option("--concordance", min=0, metavar="N", help="Mentions in their sentences; 0: none.")
    ] = 10,
) -> None:
    """Tell of one entity: how it is written, when, beside whom, and its mentions in their sentences."""
    from tui.output_entity import print_entity

    with opened(library or context.obj, asked=True) as store:
        key = store.entity(entity).entity
        view = store.entity_view(key)
        lines = store.concordance(key, limit=concordance) if concordance else None
    print_entity(view, lines, as_json=as_json)

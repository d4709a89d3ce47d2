"""The commands of corrections: what the reader says of entities, which counts before all that was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from corpus.model import EntityType
from tui.cli import CsvOption, JsonOption, LibraryOption, app, chosen, opened

if TYPE_CHECKING:
    from pathlib import Path

    from corpus.model import Correction

corrections = typer.Typer(
    help="List what you have said of entities; or take one of it back.",
    rich_markup_mode=None,
    invoke_without_command=True,
)
app.add_typer(corrections, name="corrections")

EntityArgument = Annotated[
    str, typer.Argument(metavar="ENTITY", help="Its key, or a name that only one entity has.")
]


@app.command()
def merge(
    context: typer.Context,
    entities: Annotated[list[str], typer.Argument(metavar="ENTITY…", help="Keys or names.")],
    into: Annotated[str, typer.Option("--into", metavar="ENTITY", help="What they all are.")],
    library: LibraryOption = None,
) -> None:
    """Say that entities are one: every mention of them counts as the one given with --into."""
    with opened(library or context.obj, asked=True) as store:
        keys = [store.entity(entity).entity for entity in entities]
        _tell(store.merge_entities(keys, store.entity(into).entity))


@app.command()
def split(
    context: typer.Context,
    entity: EntityArgument,
    part: Annotated[
        str, typer.Argument(metavar="SURFACE", help="A way it is written, or a key that is linked to it.")
    ],
    library: LibraryOption = None,
) -> None:
    """Say that what is written so, or linked to an entity under that key, is an entity of its own."""
    with opened(library or context.obj, asked=True) as store:
        key = store.entity(entity).entity
        if part in store.entity_parts(key).keys:
            _tell(store.split_entity(key, part=part))
        else:
            _tell(store.split_entity(key, surface=part))


@app.command()
def rename(
    context: typer.Context,
    entity: EntityArgument,
    name: Annotated[str, typer.Argument(metavar="NAME")],
    library: LibraryOption = None,
) -> None:
    """Show an entity under another name."""
    with opened(library or context.obj, asked=True) as store:
        _tell(store.rename_entity(store.entity(entity).entity, name))


@app.command()
def retype(
    context: typer.Context,
    entity: EntityArgument,
    kind: Annotated[EntityType, typer.Argument(metavar="TYPE")],
    library: LibraryOption = None,
) -> None:
    """Say what an entity is: person, organisation, place, weapon or event."""
    with opened(library or context.obj, asked=True) as store:
        _tell(store.retype_entity(store.entity(entity).entity, kind))


@app.command()
def reject(
    context: typer.Context,
    entity: EntityArgument,
    only: Annotated[
        str | None, typer.Option("--only", metavar="SURFACE", help="Only where it is written so.")
    ] = None,
    library: LibraryOption = None,
) -> None:
    """Say that something is no entity: it is not shown, counted or found any more."""
    with opened(library or context.obj, asked=True) as store:
        _tell(store.reject_entity(store.entity(entity).entity, only))


@corrections.callback()
def list_corrections(
    context: typer.Context,
    library: LibraryOption = None,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
) -> None:
    """List what you have said of entities, the first word first; or take one of it back."""
    from tui.output_counts import print_corrections

    context.obj = library or context.obj
    if context.invoked_subcommand is None:
        form = chosen(json=as_json, csv=as_csv)
        with opened(context.obj, asked=True) as store:
            print_corrections(store.corrections(), form)


@corrections.command()
def undo(
    context: typer.Context,
    number: Annotated[int | None, typer.Argument(metavar="[ID]", help="Its number in the list.")] = None,
    library: LibraryOption = None,
) -> None:
    """Take back a correction, or the latest."""
    from tui.output import narrate
    from tui.wording import correction_words

    given: Path | None = library or context.obj
    with opened(given, asked=True) as store:
        said = store.undo_correction(number)
    narrate(f"taken back: {correction_words(said)}")


def _tell(said: Correction) -> None:
    from tui.output import narrate
    from tui.wording import correction_words

    narrate(f"{correction_words(said)} · dateline corrections undo {said.id} takes it back")

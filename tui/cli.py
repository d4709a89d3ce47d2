"""The ``dateline`` command: stdout is data, stderr is narration, the exit code says how it went."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from corpus.model import EntityType
from index.results import Sort
from tui.__main__ import DONE, WRONG_USAGE, library_folder, read

if TYPE_CHECKING:
    from corpus.model import DateRange
    from index.library import Library

app = typer.Typer(
    name="dateline",
    help="Read piles of news by keyboard: full-text search, entities and an event timeline.",
    add_completion=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

LibraryOption = Annotated[
    Path | None,
    typer.Option("--library", metavar="DIR", envvar="DATELINE_LIBRARY", help="Folder of the library."),
]
PathsArgument = Annotated[list[str], typer.Argument(metavar="PATH…", help="Files, folders, or - for stdin.")]
PublishedOption = Annotated[
    str | None,
    typer.Option("--published", metavar="DATE", help="Date of inputs that don't say theirs: 2023-07-27."),
]
SourceOption = Annotated[
    str | None, typer.Option("--source", metavar="NAME", help="Outlet of inputs that don't say theirs.")
]
MapOption = Annotated[
    list[str] | None,
    typer.Option("--map", metavar="FIELD=NAME,…", help="Where inputs have a field: title=headline."),
]
QueryArgument = Annotated[list[str] | None, typer.Argument(metavar="[QUERY]")]
JsonOption = Annotated[bool, typer.Option("--json", help="One JSON document.")]
CsvOption = Annotated[bool, typer.Option("--csv", help="Comma-separated values with a header.")]


@contextmanager
def opened(given: Path | None, *, asked: bool = False) -> Iterator[Library]:
    """The library, open for this command; what it has to say (a rebuild, say) goes to stderr.

    One that is only ``asked`` something is not made by that.
    """
    from index.errors import LibraryUnusable
    from index.library import Library
    from tui.output import narrate

    root = library_folder(given)
    if asked and not root.exists():
        raise LibraryUnusable(root, "there is no library here", "dateline add PATH makes one")
    library = Library.open(root)
    try:
        yield library
    finally:
        for notice in library.notices:
            narrate(notice)
        library.close()


def given_date(text: str | None) -> DateRange | None:
    """The value of ``--published``, ``--from`` or ``--to``.

    Raises ``typer.BadParameter`` when it is no date.
    """
    if text is None:
        return None
    from corpus.times.value import date_range

    found = date_range(text.strip())
    if found is None:
        raise typer.BadParameter(f"{text!r} is no date: write 2023-07-27, 2023-07 or 2023")
    return found


def named_fields(given: list[str]) -> tuple[tuple[str, str], ...]:
    """The values of ``--map``: pairs of our field and the name that it has in the inputs.

    Raises ``typer.BadParameter``.
    """
    from corpus.read.record import FIELDS

    pairs = []
    for part in ",".join(given).split(",") if given else ():
        ours, equals, theirs = (piece.strip() for piece in part.partition("="))
        if not equals or not theirs or ours not in FIELDS:
            known = ", ".join(FIELDS)
            raise typer.BadParameter(f"--map takes FIELD=NAME with FIELD one of {known}, not {part!r}")
        pairs.append((ours, theirs))
    return tuple(pairs)


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    library: LibraryOption = None,
    config: Annotated[
        Path | None,
        typer.Option("--config", metavar="FILE", envvar="DATELINE_CONFIG", help="The settings file."),
    ] = None,
    settings: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="NAME=VALUE", help="A setting, before environment and file."),
    ] = None,
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False,
) -> None:
    """Read piles of news by keyboard: full-text search, entities and an event timeline."""
    if config is not None or settings:
        from tui.cli_settings import named_setting
        from tui.settings import give

        give(config, dict(named_setting(text) for text in settings or []))
    if version:
        from corpus import __version__

        typer.echo(f"dateline {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        raise typer.Exit(read(library_folder(library)))
    if library is not None:
        context.obj = library


@app.command()
def search(
    context: typer.Context,
    query: Annotated[list[str], typer.Argument(metavar="QUERY")],
    library: LibraryOption = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many hits to print.")] = 20,
    sort: Annotated[Sort, typer.Option("--sort", help="Order of the hits.")] = "relevance",
    by_story: Annotated[
        bool, typer.Option("--by-story", help="Of near copies only the one that answers best.")
    ] = False,
    as_json: JsonOption = False,
    as_jsonl: Annotated[bool, typer.Option("--jsonl", help="One JSON hit a line.")] = False,
    as_csv: CsvOption = False,
) -> None:
    """Find articles."""
    from tui.output import print_hits

    with opened(library or context.obj, asked=True) as store:
        page = store.search(" ".join(query), limit=limit, sort=sort, by_story=by_story)
    print_hits(page, form=chosen(json=as_json, jsonl=as_jsonl, csv=as_csv))


@app.command()
def show(
    context: typer.Context,
    article: Annotated[str, typer.Argument(metavar="ID", help="An article's id, or the beginning of it.")],
    library: LibraryOption = None,
    as_json: JsonOption = False,
    raw: Annotated[bool, typer.Option("--raw", help="The whole text, boilerplate included.")] = False,
    page: Annotated[bool, typer.Option("--page", help="The page that the text was taken out of.")] = False,
) -> None:
    """Print one article: its text, or with --json everything known about it."""
    from tui.output_article import print_article, print_page

    form = chosen(json=as_json, page=page)
    with opened(library or context.obj, asked=True) as store:
        found = store.article(article)
        if form == "page":
            if not print_page(found, store.page(found.id)):
                raise typer.Exit(WRONG_USAGE)
        else:
            story = store.story(found.id) if found.story else None
            print_article(found, story, store.work_on(found), form=form, raw=raw)


@app.command()
def entities(
    context: typer.Context,
    query: QueryArgument = None,
    library: LibraryOption = None,
    kind: Annotated[EntityType | None, typer.Option("--type", help="Only this type.")] = None,
    limit: Annotated[int | None, typer.Option("--limit", min=1)] = None,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
) -> None:
    """List the people, organisations, places and weapons of the hits (or of the library)."""
    from tui.output import print_entities

    with opened(library or context.obj, asked=True) as store:
        found = store.entities(
            query=" ".join(query) if query else None,
            types=[kind] if kind else None,
            limit=limit,
        )
    print_entities(found, form=chosen(json=as_json, csv=as_csv))


@app.command()
def facets(
    context: typer.Context,
    query: QueryArgument = None,
    library: LibraryOption = None,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
) -> None:
    """Count the hits (or the library) by source and by month of publication."""
    from tui.output_counts import print_facets

    form = chosen(json=as_json, csv=as_csv)
    with opened(library or context.obj, asked=True) as store:
        found = store.facets(" ".join(query) if query else None)
    print_facets(found, form)


def chosen(**forms: bool) -> str:
    """The one output form asked for, else "plain".

    Raises ``typer.BadParameter`` when two are asked for.
    """
    asked = [form for form, wanted in forms.items() if wanted]
    if len(asked) > 1:
        raise typer.BadParameter(" and ".join(f"--{form}" for form in asked) + " exclude each other")
    return asked[0] if asked else "plain"


def main(arguments: list[str]) -> int:
    """Runs the command line; returns the exit code that the contract names."""
    try:
        app(args=arguments, prog_name="dateline")
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else DONE
    except Exception as error:
        from tui.output import explain

        code = explain(error)
        if code is None:
            raise
        return code
    return DONE


from tui import (  # noqa: E402, F401 - their commands are registered by importing them
    cli_adding,
    cli_annotate,
    cli_corrections,
    cli_dossier,
    cli_entity,
    cli_keeping,
    cli_searches,
    cli_settings,
    cli_timeline,
    cli_work,
)

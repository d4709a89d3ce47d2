"""The commands of saved searches: what is new in what the reader follows."""

from __future__ import annotations

from typing import Annotated

import typer

from tui.cli import CsvOption, JsonOption, LibraryOption, app, chosen, opened

searches = typer.Typer(
    help="List the saved searches, with how many articles are new; or save, read and forget one.",
    rich_markup_mode=None,
    invoke_without_command=True,
)
app.add_typer(searches, name="searches")

NameArgument = Annotated[str, typer.Argument(metavar="NAME")]


@searches.callback()
def list_searches(
    context: typer.Context,
    library: LibraryOption = None,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
) -> None:
    """List the saved searches, with how many articles are new; or save, read and forget one."""
    from tui.output_counts import print_searches

    context.obj = library or context.obj
    if context.invoked_subcommand is None:
        form = chosen(json=as_json, csv=as_csv)
        with opened(context.obj, asked=True) as store:
            found = store.searches()
        print_searches(found, form)


@searches.command()
def save(
    context: typer.Context,
    name: NameArgument,
    query: Annotated[list[str], typer.Argument(metavar="QUERY")],
    library: LibraryOption = None,
) -> None:
    """Save a query under a name; what it finds now counts as read."""
    from tui.output import narrate, plural

    with opened(library or context.obj, asked=True) as store:
        try:
            saved = store.save_search(name, " ".join(query))
        except ValueError as error:
            raise typer.BadParameter(str(error)) from error
    total = saved.total or 0
    narrate(f"saved {saved.name}: {total:,} {plural(total, 'article')} now, none of them new")


@searches.command()
def news(
    context: typer.Context,
    name: NameArgument,
    library: LibraryOption = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many articles to print.")] = 100,
    keep: Annotated[bool, typer.Option("--keep", help="They stay new.")] = False,
    as_json: JsonOption = False,
    as_jsonl: Annotated[bool, typer.Option("--jsonl", help="One JSON hit a line.")] = False,
    as_csv: CsvOption = False,
) -> None:
    """Print what is new in a saved search. If that was all of it, it is not new any more."""
    from tui.output import narrate, print_hits

    form = chosen(json=as_json, jsonl=as_jsonl, csv=as_csv)
    with opened(library or context.obj, asked=True) as store:
        page = store.news(name, limit=limit)
        print_hits(page, form=form)
        if page.total > len(page.hits):
            narrate(f"all {page.total:,} stay new until they are printed: --limit {page.total}")
        elif not keep:
            store.search_read(name)


@searches.command()
def forget(context: typer.Context, name: NameArgument, library: LibraryOption = None) -> None:
    """Drop a saved search."""
    with opened(library or context.obj, asked=True) as store:
        store.forget_search(name)

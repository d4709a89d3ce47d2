"""The command that makes a dossier of chosen articles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from tui.cli import LibraryOption, QueryArgument, app, opened

if TYPE_CHECKING:
    from index.library import Library
    from tui.dossier import Dossier

Form = Literal["markdown", "html"]
# Entities of a dossier, the most mentioned first: what follows is named once or twice.
ENTITIES = 100


@app.command("dossier")
def make_dossier(
    context: typer.Context,
    query: QueryArgument = None,
    library: LibraryOption = None,
    tag: Annotated[str | None, typer.Option("--tag", metavar="TAG", help="What has this tag.")] = None,
    bookmarked: Annotated[bool, typer.Option("--bookmarked", help="What is bookmarked.")] = False,
    output: Annotated[str, typer.Option("--output", "-o", metavar="FILE", help="- is stdout.")] = "-",
    form: Annotated[
        Form | None, typer.Option("--format", help="As the name of FILE says, else markdown.")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many articles, the oldest first.")] = 500,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
) -> None:
    """Write chosen articles' citations with your notes, their entities and their timeline into one file."""
    from tui.cli_keeping import written
    from tui.dossier import to_html, to_markdown
    from tui.output import narrate, plural, put

    asked = chosen_by(" ".join(query or ()), tag, bookmarked)
    with opened(library or context.obj, asked=True) as store:
        dossier = collected(store, asked, limit)
    if not dossier.articles:
        narrate("no article is chosen by that")
        raise typer.Exit(1)
    as_html = form == "html" or (form is None and output.lower().endswith((".html", ".htm")))
    lines = to_html(dossier) if as_html else to_markdown(dossier)
    if output == "-":
        for line in lines:
            put(line)
        return
    with written(Path(output), force) as file:
        file.writelines(f"{line}\n" for line in lines)
    count = len(dossier.articles)
    narrate(f"{count:,} {plural(count, 'article')} written to {output}")


def chosen_by(query: str, tag: str | None, bookmarked: bool) -> str:
    """The query for all that was asked for. Raises ``typer.BadParameter`` when nothing was."""
    parts = [f"({query})" if query.strip() and (tag is not None or bookmarked) else query]
    if tag is not None:
        parts.append(f'tag:"{" ".join(tag.replace(chr(34), " ").split())}"')
    if bookmarked:
        parts.append("is:bookmarked")
    asked = " ".join(part for part in parts if part.strip())
    if not asked:
        raise typer.BadParameter("say which articles: a QUERY, --tag TAG or --bookmarked")
    return asked


def collected(store: Library, query: str, limit: int) -> Dossier:
    """What the library has for a dossier. Raises ``QueryError``."""
    from tui.dossier import Chosen, Dossier
    from tui.output import narrate

    page = store.search(query, limit=limit, sort="oldest")
    for note in page.notes:
        narrate(note)
    if page.total > len(page.hits):
        narrate(f"{len(page.hits):,} of {page.total:,} articles; --limit {page.total} takes all")
    articles = [store.article(hit.id) for hit in page.hits]
    return Dossier(
        chosen_by=page.understood or query,
        articles=tuple(Chosen(article, store.work_on(article)) for article in articles),
        entities=store.entities(query=page.understood, limit=ENTITIES) if articles else (),
        rows=store.timeline(query=page.understood) if articles else (),
    )

"""The commands of the reader's own work: bookmarks, tags, notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tui.cli import CsvOption, JsonOption, LibraryOption, QueryArgument, app, chosen, opened

if TYPE_CHECKING:
    from corpus.model import Annotated as Article
    from corpus.model import Span

ArticleArgument = Annotated[
    str, typer.Argument(metavar="ID", help="An article's id, or the beginning of it.")
]
OffOption = Annotated[bool, typer.Option("--off", help="Take it back.")]


@app.command()
def bookmark(
    context: typer.Context, article: ArticleArgument, library: LibraryOption = None, off: OffOption = False
) -> None:
    """Bookmark an article; `dateline search is:bookmarked` finds those that are."""
    with opened(library or context.obj, asked=True) as store:
        store.bookmark(store.full_id(article), not off)


@app.command()
def tag(
    context: typer.Context,
    article: ArticleArgument,
    tags: Annotated[list[str], typer.Argument(metavar="TAG…", help="Your words; case makes no difference.")],
    library: LibraryOption = None,
    off: OffOption = False,
) -> None:
    """Put tags on an article, or take them off; `dateline search tag:TAG` finds what has one."""
    with opened(library or context.obj, asked=True) as store:
        name = store.full_id(article)
        try:
            for one in tags:
                store.tag(name, one, not off)
        except ValueError as error:
            raise typer.BadParameter(str(error)) from error


@app.command("tags")
def list_tags(
    context: typer.Context,
    library: LibraryOption = None,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
) -> None:
    """List the tags, with how many articles have each."""
    from tui.output import narrate, one_line, print_csv, print_json_list, put

    form = chosen(json=as_json, csv=as_csv)
    with opened(library or context.obj, asked=True) as store:
        found = store.tags()
    if form == "json":
        print_json_list(found)
    elif form == "csv":
        print_csv(("tag", "articles"), ((count.tag, count.articles) for count in found))
    else:
        for count in found:
            put(f"{count.articles:>7,}  {one_line(count.tag)}")
        if not found:
            narrate("no tags: dateline tag ID TAG puts one on an article, as + does in the reader")


@app.command()
def note(
    context: typer.Context,
    article: ArticleArgument,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="The note.")],
    library: LibraryOption = None,
    at: Annotated[
        int | None, typer.Option("--at", min=0, help="On the sentence at this offset of the text.")
    ] = None,
    sentence: Annotated[
        str | None, typer.Option("--sentence", metavar="TEXT", help="On these words, as they stand there.")
    ] = None,
) -> None:
    """Note on a sentence of an article: the first one, unless it is said which."""
    from index.work import new_note
    from tui.output import narrate

    chosen(at=at is not None, sentence=sentence is not None)
    if not text.strip():
        raise typer.BadParameter("a note needs a word")
    with opened(library or context.obj, asked=True) as store:
        found = store.article(article)
        place = _place(found, at, sentence)
        made = new_note(found.id, place, found.text[place.start : place.end], text)
        store.put_note(made)
    narrate(f"noted on “{made.quote}”")


def _place(article: Article, at: int | None, words: str | None) -> Span:
    """Where a note is to stand. Raises ``typer.BadParameter``."""
    from corpus.model import Span
    from corpus.quoting import anchored, sentence_at

    if words is not None:
        place = anchored(article.text, 0, 0, words)
        if place is None:
            raise typer.BadParameter(f"the text of {article.id} has no such words")
        return place
    if at is not None and at >= len(article.text):
        raise typer.BadParameter(f"the text of {article.id} ends at {len(article.text)}")
    hidden = [Span(part.start, part.end) for part in article.boilerplate]
    place = sentence_at(article.text, at or 0, hidden)
    if place is None:
        raise typer.BadParameter(f"the text of {article.id} has no sentence")
    return place


@app.command("notes")
def list_notes(
    context: typer.Context,
    query: QueryArgument = None,
    library: LibraryOption = None,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
) -> None:
    """List the notes on the hits (or all of them), each with the words that it is on."""
    from tui.output import narrate, one_line, print_csv, print_json_list, put

    form = chosen(json=as_json, csv=as_csv)
    with opened(library or context.obj, asked=True) as store:
        found = store.notes(" ".join(query) if query else None)
    if form == "json":
        print_json_list(found)
    elif form == "csv":
        header = ("article", "start", "end", "found", "quote", "note", "at")
        print_csv(header, ([getattr(one, name) for name in header] for one in found))
    else:
        for one in found:
            gone = "" if one.found else "  (its text no longer has these words)"
            put(f"{one_line(one.article)}  {one_line(one.note)}\n    “{one_line(one.quote)}”{gone}")
        if not found:
            narrate("no notes: dateline note ID TEXT makes one, as a does in the reader")

"""A dossier: chosen articles with their citations and the reader's notes, their entities and their timeline.

What it is made of is hostile: every field goes through ``markdown`` or ``_text``, and an HTML dossier may, by
its own word, load and run nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from corpus.citation import citation, markdown, plain, title, web_address
from tui.wording import PLURALS, event_date, plural

if TYPE_CHECKING:
    from corpus.model import Annotated, Entity, TimelineRow
    from corpus.work import Note, Work

STYLE = (
    "body{max-width:46em;margin:2em auto;padding:0 1em;font:1em/1.5 Georgia,serif;color:#222;background:#fff}"
    "blockquote{margin:.5em 0;padding-left:1em;border-left:3px solid #999;color:#444}"
    "table{border-collapse:collapse;width:100%}td{padding:.2em 1em .2em 0;vertical-align:top}"
    "td:first-child{white-space:nowrap}.said,.of{color:#666}"
)
# Nothing is loaded and nothing runs, whatever a field may hold.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


class Chosen(NamedTuple):
    """An article of the dossier, and what the reader said of it."""

    article: Annotated
    work: Work


class Dossier(NamedTuple):
    """What is in it."""

    chosen_by: str
    articles: tuple[Chosen, ...]
    entities: tuple[Entity, ...]
    rows: tuple[TimelineRow, ...]


def numbers(dossier: Dossier, row: TimelineRow) -> list[int]:
    """The articles of the dossier that tell of a row, by their numbers in it."""
    ids = {report.article for report in row.reports}
    return [at for at, chosen in enumerate(dossier.articles, 1) if chosen.article.id in ids]


def by_type(dossier: Dossier) -> Iterator[tuple[str, list[Entity]]]:
    """The entities in their groups."""
    for kind, name in PLURALS.items():
        if group := [entity for entity in dossier.entities if entity.type == kind]:
            yield name, group


def _said_of(row: TimelineRow) -> str:
    parts = [row.status] if row.status != "stated" else []
    return " · ".join([*parts, plural(row.sources, "source"), *row.conflicts])


def _gone(note: Note) -> str:
    return "" if note.found else "its text no longer has these words"


def to_markdown(dossier: Dossier) -> Iterator[str]:
    """The dossier as lines of Markdown."""
    yield f"# Dossier: {markdown(dossier.chosen_by)}"
    yield from ("", f"{plural(len(dossier.articles), 'article')}", "", "## Articles")
    for at, (article, work) in enumerate(dossier.articles, 1):
        yield from ("", f"### {at}\\. {markdown(title(article))}", "", citation(article, "markdown"))
        if work.tags:
            yield from ("", "Tags: " + ", ".join(markdown(tag) for tag in work.tags))
        for note in work.notes:
            gone = f" *({_gone(note)})*" if not note.found else ""
            yield from ("", f"> {markdown(note.quote)}{gone}", "", markdown(note.note))
    if dossier.entities:
        yield from ("", "## Entities")
    for name, group in by_type(dossier):
        yield from ("", f"### {name}", "")
        for entity in group:
            counts = f"{plural(entity.mentions, 'mention')}, {plural(entity.articles, 'article')}"
            yield f"- {markdown(entity.name)} ({counts})"
    if dossier.rows:
        yield from ("", "## Timeline", "")
    for row in dossier.rows:
        told = ", ".join(str(number) for number in numbers(dossier, row))
        date, said = markdown(event_date(row, None)), markdown(_said_of(row))
        yield f"- **{date}** {markdown(row.label)} ({said}{f'; in {told}' if told else ''})"


def to_html(dossier: Dossier) -> Iterator[str]:
    """The dossier as lines of one HTML page that needs nothing else."""
    head = f"Dossier: {_text(dossier.chosen_by)}"
    yield "<!DOCTYPE html>"
    yield '<html lang="en"><head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    yield '<meta name="referrer" content="no-referrer">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{head}</title><style>{STYLE}</style></head><body>"
    yield f"<h1>{head}</h1><p>{plural(len(dossier.articles), 'article')}</p><h2>Articles</h2>"
    for at, (article, work) in enumerate(dossier.articles, 1):
        yield f'<h3 id="a{at}">{at}. {_text(title(article))}</h3>'
        yield f"<p>{_cited(article)}</p>"
        if work.tags:
            yield f"<p class=said>Tags: {', '.join(_text(tag) for tag in work.tags)}</p>"
        for note in work.notes:
            gone = f" <em>({_gone(note)})</em>" if not note.found else ""
            yield f"<blockquote>{_text(note.quote)}{gone}</blockquote><p>{_text(note.note)}</p>"
    if dossier.entities:
        yield "<h2>Entities</h2>"
    for name, group in by_type(dossier):
        yield f"<h3>{name}</h3><ul>"
        for entity in group:
            counts = f"{plural(entity.mentions, 'mention')}, {plural(entity.articles, 'article')}"
            yield f"<li>{_text(entity.name)} <span class=of>{counts}</span></li>"
        yield "</ul>"
    if dossier.rows:
        yield "<h2>Timeline</h2><table>"
        for row in dossier.rows:
            told = " ".join(f'<a href="#a{number}">{number}</a>' for number in numbers(dossier, row))
            date, said = _text(event_date(row, None)), _text(_said_of(row))
            yield f"<tr><td>{date}</td><td>{_text(row.label)} <span class=of>{said}</span> {told}</td></tr>"
        yield "</table>"
    yield "</body></html>"


def _text(text: str) -> str:
    """Text of a page, or of an attribute, that is nothing but text."""
    return escape(plain(text), quote=True)


def _cited(article: Annotated) -> str:
    """The citation, its address a link."""
    cited, address = citation(article), web_address(article.url)
    if address is None:
        return _text(cited)
    before = cited[: -len(address)]
    safe = escape(address, quote=True)
    return f'{_text(before)} <a rel="noopener noreferrer" href="{safe}">{safe}</a>'

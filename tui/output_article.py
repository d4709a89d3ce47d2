"""What ``dateline show`` prints of one article: what is known about it and its text, or its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.quoting import clean_paragraphs
from tui.output import narrate, one_line, put, to_json
from tui.terminal import visible
from tui.wording import of_origin, published_words, story_words

if TYPE_CHECKING:
    from corpus.model import Annotated, PublishedDate
    from corpus.work import Work
    from index.results import Story


def print_article(article: Annotated, story: Story | None, work: Work, *, form: str, raw: bool) -> None:
    """One article: everything as JSON, the whole text if ``raw``, else what is known and the clean text."""
    if form == "json":
        put(to_json({**article.model_dump(mode="json"), "reader": work.model_dump(mode="json")}))
        return
    if raw:
        put(visible(article.text))
        return
    put(one_line(article.title or "untitled"))
    facts = [article.source or "source unknown", article.byline, dated(article.published)]
    put(one_line(" · ".join(fact for fact in facts if fact)))
    if story is not None:
        put(story_words(story))
    for path in article.paths:
        put(one_line(path) + (" (gone)" if article.missing else ""))
    for note in article.notes:
        put(f"note: {one_line(note)}")
    put_work(work)
    put()
    put(visible(clean_paragraphs(article)))


def put_work(work: Work) -> None:
    """What the reader did with an article, a line each; nothing where they did nothing."""
    if work.bookmarked:
        put("bookmarked")
    if work.tags:
        put("tags: " + ", ".join(one_line(tag) for tag in work.tags))
    for note in work.notes:
        gone = "" if note.found else " (words that its text no longer has)"
        put(f"your note: {one_line(note.note)} — on “{one_line(note.quote)}”{gone}")


def print_page(article: Annotated, page: str | None) -> bool:
    """The page that an article was taken out of; false where there is none, which is said."""
    if page is None:
        narrate(f"{article.id} was not taken out of a page: `dateline show --raw` prints its text")
        return False
    put(visible(page))
    return True


def dated(published: PublishedDate | None) -> str:
    """When an article was published and who says so: ``27 Jul 2023 (stated in its text: "…")``."""
    if published is None:
        return "undated"
    evidence = f": {published.evidence}" if published.evidence else ""
    return f"{published_words(published)} ({of_origin(published.origin)}{evidence})"

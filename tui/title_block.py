"""What stands above an article's text: its title, and one line of what is known about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from tui.wording import first_words, number, one_line, published_words, reading_time

if TYPE_CHECKING:
    from corpus.model import Annotated


def title_block(article: Annotated) -> list[Content]:
    """Title; then outlet, byline, date, words and minutes, as far as they are known."""
    if article.title:
        title = Content.styled(one_line(article.title), "bold")
    else:
        title = Content.assemble(("untitled ", "italic"), (first_words(article), "dim"))
    known = [
        one_line(article.source or ""),
        f"by {one_line(article.byline)}" if article.byline else "",
        published_words(article.published) or "date unknown",
        f"{number(article.words)} words",
        reading_time(article.words),
    ]
    return [title, Content.styled(" · ".join(part for part in known if part), "dim")]

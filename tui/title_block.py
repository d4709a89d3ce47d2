"""What stands above an article's text: its title, and one line of what is known about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from tui.remarks import spelled
from tui.wording import first_words, number, one_line, published_words, reading_time

if TYPE_CHECKING:
    from corpus.model import Annotated
    from corpus.work import Work


def lead(article: Annotated) -> tuple[int, int] | None:
    """The first line of the text that is not folded, when it is the article's title."""
    if article.title is None:
        return None
    text, at = article.text, 0
    folded = iter(article.boilerplate)
    part = next(folded, None)
    while at < len(text):
        if part is not None and part.start <= at:
            at, part = max(at, part.end), next(folded, None)
        elif text[at].isspace():
            at += 1
        else:
            break
    end = text.find("\n", at)
    line = text[at : len(text) if end < 0 else end].rstrip()
    same = " ".join(line.split()) == " ".join(article.title.split())
    return (at, at + len(line)) if same else None


def title_block(article: Annotated, work: Work | None = None, *, titled: bool = False) -> list[Content]:
    """Title, unless the text shows it (``titled``); then outlet, byline, date, words, minutes, if known.

    What is odd about the article ends that line; the next one says what the reader did with it, if anything.
    """
    if article.title:
        title = Content.styled(one_line(article.title), "bold")
    else:
        title = Content.assemble(("untitled ", "italic"), (first_words(article), "dim"))
    source, byline = one_line(article.source or ""), one_line(article.byline or "")
    own = byline.casefold().removeprefix("by ") == source.casefold()  # the outlet signs for itself
    known = [
        source,
        f"by {byline}" if byline and not own else "",
        published_words(article.published) or "date unknown",
        f"{number(article.words)} words",
        reading_time(article.words),
    ]
    about = Content.styled(" · ".join(part for part in known if part), "dim")
    if odd := oddities(article):
        about = Content.assemble(about, (" · ", "dim"), (" · ".join(odd), ".status"))
    lines = [about] if titled else [title, about]
    if work is not None and (said := spelled(work)):
        lines.append(Content.styled(said, ".note"))
    return lines


def oddities(article: Annotated) -> list[str]:
    """What is unusual about where the article came from, in a word or two each; ``i`` says it in full."""
    files = len(article.paths)
    odd = []
    if article.missing:
        odd.append("file gone" if files < 2 else f"{number(files)} files gone")
    elif files > 1:
        odd.append(f"in {number(files)} files")
    if notes := len(article.notes):
        odd.append("note" if notes == 1 else f"{number(notes)} notes")
    return odd

"""Words of a text: the sentence at a place, where a quote stands by now, what is left without boilerplate."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.model import Annotated, Span
from corpus.packing import printable
from corpus.sentences import sentences

# Sentences are looked for so far around a place, so that a text of megabytes costs no more than a page.
AROUND = 6000


def sentences_near(text: str, offset: int, skip: Sequence[Span] = ()) -> tuple[Span, ...]:
    """The sentences around a place, in order, none of them in a ``skip`` span."""
    first = _line_start(text, max(0, offset - AROUND))
    last = text.find("\n", min(len(text), offset + AROUND), offset + 2 * AROUND)
    last = min(len(text), offset + 2 * AROUND) if last < 0 else last
    near = [
        Span(max(0, start - first), min(end, last) - first)
        for start, end in skip
        if start < last and end > first
    ]
    return tuple(Span(first + start, first + end) for start, end in sentences(text[first:last], near))


def _line_start(text: str, offset: int) -> int:
    before = text.rfind("\n", max(0, offset - AROUND), offset)
    return before + 1 if before >= 0 else max(0, offset - AROUND)


def sentence_at(text: str, offset: int, skip: Sequence[Span] = ()) -> Span | None:
    """The sentence that a place is in, or the next one; at the end of the text the last one."""
    near = sentences_near(text, offset, skip)
    ahead = (sentence for sentence in near if sentence.end > offset)
    return next(ahead, near[-1] if near else None)


def anchored(text: str, start: int, end: int, quote: str) -> Span | None:
    """Where quoted words stand in a text that may have changed since; None: they are not in it.

    Where they stand several times, the place nearest to the old one. White space may have changed.
    """
    words = quote.split()
    if not words:
        return None
    if 0 <= start < end <= len(text) and printable(text[start:end]) == quote:
        return Span(start, end)
    exact = [text.rfind(quote, 0, max(0, start) + len(quote)), text.find(quote, max(0, start))]
    places = [Span(at, at + len(quote)) for at in exact if at >= 0]
    if not places:
        loose = re.compile(r"\s+".join(map(re.escape, words)))
        places = [Span(*found.span()) for found in loose.finditer(text)]
    return min(places, key=lambda place: abs(place.start - start), default=None)


def clean_paragraphs(article: Annotated) -> str:
    """The text without its boilerplate, paragraphs apart."""
    kept, at = [], 0
    for part in article.boilerplate:
        kept.append(article.text[at : max(at, part.start)])
        at = max(at, part.end)
    kept.append(article.text[at:])
    return "\n\n".join(line.strip() for line in "".join(kept).split("\n") if line.strip())

"""From an article to everything found in it: pure, deterministic, picklable."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from corpus.clean import Cleaned, clean
from corpus.events import find_events
from corpus.header import Header, header
from corpus.hints import NO_HINTS, Hints
from corpus.language import language_of
from corpus.model import Annotated, Article, PublishedDate, Span
from corpus.names import find_mentions
from corpus.sentences import sentences
from corpus.standing import mark
from corpus.times import find_times
from corpus.times.inferred import inferred
from corpus.times.named_days import date_in_url, published_in_name
from corpus.times.published import stated_in_text

if TYPE_CHECKING:
    from corpus.taggers.plugged import Choice

# Raised when the same article would be annotated differently; libraries then annotate again.
ANNOTATOR_VERSION = 10


def annotate(
    article: Article, hints: Hints = NO_HINTS, *, raw: bool = False, tagger: Choice | None = None
) -> Annotated:
    """The article with its boilerplate, headings, names, times and events, and the metadata its text tells.

    With `raw` the text is taken as it stands: nothing is boilerplate and no metadata is guessed from it.
    A `tagger` is asked for names in place of our own model; if it fails a note says so.
    """
    text = article.text
    cleaned = Cleaned() if raw else _cleaned(article, hints)
    told = Header() if raw else header(text, cleaned)
    hidden = [Span(found.start, found.end) for found in cleaned.boilerplate]
    apart = [Span(found.start, found.end) for found in cleaned.headings]
    if told.title_span is not None:
        apart.append(told.title_span)
    prose = sentences(text, sorted([*hidden, *apart]))
    # names and dates are looked for in title and headings too, but only prose tells events
    readable = sorted([*prose, *apart])
    published = hints.reader or article.published
    if published is None and not raw:
        published = _published(article, hints, cleaned, readable)
    said = None
    if tagger is not None:
        from corpus.taggers.plugged import ask

        said = ask(tagger, text, readable)
    mentions = find_mentions(text, readable, said)
    times = find_times(text, published, readable)
    return Annotated(
        **{
            **dict(article),
            "title": article.title or told.title,
            "byline": article.byline or told.byline,
            "source": article.source or told.source,
            "published": published,
            "language": article.language if raw else article.language or language_of(text, hidden),
            "notes": (*article.notes, said.fault) if said and said.fault else article.notes,
        },
        boilerplate=cleaned.boilerplate,
        headings=cleaned.headings,
        mentions=mentions,
        times=times,
        events=find_events(article.id, text, prose, times, mentions, published),
        words=_words(text, hidden),
    )


def clean_only(article: Article, hints: Hints = NO_HINTS) -> Annotated:
    """The article with its boilerplate, its headings and its metadata: what reading and searching need."""
    cleaned = _cleaned(article, hints)
    told = header(article.text, cleaned)
    hidden = [Span(found.start, found.end) for found in cleaned.boilerplate]
    return Annotated(
        **{
            **dict(article),
            "title": article.title or told.title,
            "byline": article.byline or told.byline,
            "source": article.source or told.source,
            "published": hints.reader or article.published or _stated(article, hints),
            "language": article.language or language_of(article.text, hidden),
        },
        boilerplate=cleaned.boilerplate,
        headings=cleaned.headings,
        words=_words(article.text, hidden),
    )


def _cleaned(article: Article, hints: Hints) -> Cleaned:
    cleaned = clean(article.text, title=article.title)
    return mark(article.text, cleaned, hints.standing) if hints.standing else cleaned


def _published(
    article: Article, hints: Hints, cleaned: Cleaned, readable: Sequence[Span]
) -> PublishedDate | None:
    """The date stated somewhere, else what the text argues for, else the file's own, where that is trusted.

    Lines that are hidden because they say it are shown to the search again.
    """
    telling = [
        Span(found.start, found.end)
        for found in cleaned.boilerplate
        if found.kind in ("published_line", "byline", "dateline")
    ]
    found = _stated(article, hints) or inferred(article.text, sorted([*readable, *telling]))
    if found is None and article.file_date is not None:
        day = article.file_date
        found = PublishedDate(
            begin=day, end=day, precision="day", origin="file-time", evidence="last change of the file"
        )
    return found


def _stated(article: Article, hints: Hints) -> PublishedDate | None:
    """The date that the text gives, else its address or its file's name, else its near copies."""
    found = stated_in_text(article.text)
    if found is None and article.url:
        found = date_in_url(article.url)
    if found is None and article.path:
        found = published_in_name(article.path)
    return found or hints.story


def _words(text: str, hidden: Iterable[Span]) -> int:
    """How many words the text has outside its hidden spans."""
    count = position = 0
    for start, end in [*hidden, Span(len(text), len(text))]:
        count += sum(any(map(str.isalnum, word)) for word in text[position:start].split())
        position = end
    return count

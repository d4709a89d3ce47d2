"""What a text says about itself: its title, who wrote it, and the outlet it credits."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from corpus.boilerplate.bylines import byline_of, names_alone, names_span, sign_off, title_case
from corpus.boilerplate.layout import Line
from corpus.boilerplate.outlet_names import outlet_before_date, outlet_beside_writer
from corpus.clean import Cleaned
from corpus.model import Span

# How much of the end of a text is searched for credits that stand inside a longer line.
_LOOK = 600


class Header(NamedTuple):
    """Title, byline and outlet as far as the text tells them, each with the words that tell it."""

    title: str | None = None
    title_span: Span | None = None
    byline: str | None = None
    byline_span: Span | None = None
    source: str | None = None
    source_span: Span | None = None


# Who a credit names, best evidence first: the kind of the line, and the words around the outlet's name.
_OUTLET = r"(?P<outlet>[^\W_][^|;\n\"“”]{1,80}?)"
_CLOSE = (
    r"(?:\s*(?:[)\]|;\n]|[.,](?:\s|\Z)|\son\s+(?:\d|[A-Z][a-z]+ \d)|\sunder\b|\sor (?:any|its|the)\b"
    r"|\sand (?:was|is|has|do|does)\b|\swith permission\b|\Z))"
)
_PUBLISHED = (
    r"(?:published|appeared(?: first)?|posted|produced|written|republished|reprinted|syndicated|reproduced"
    r"|reported)(?: here)?"
    r" (?:by|in|on|at|from|for|with permission (?:from|of))\s(?:the website of )?"
)
_POLICY = (
    r"(?:policy|position|policies|positions|views?|opinions?|stance)"
    r" of (?!the (?:author|writer)|its)(?:the )?"
)
_COPYRIGHT = r"(?:©|copyright|\(c\))[\s©(c)]*(?:\d{4}(?:\s?[-–]\s?\d{4})?)?,?\s*(?:by )?"
_CREDITS: tuple[tuple[str, str], ...] = (
    ("source_credit", rf"original source\s?[:\-–]\s?{_OUTLET}{_CLOSE}"),
    ("source_credit", rf"courtesy(?: of)?\s?[:\-–]?\s?{_OUTLET}{_CLOSE}"),
    ("source_credit", rf"\b(?:sources?|via|agency|agencies)\s?:\s?{_OUTLET}{_CLOSE}"),
    ("source_credit", rf"{_PUBLISHED}{_OUTLET}{_CLOSE}"),
    ("source_credit", rf"inputs? (?:from|by) {_OUTLET}{_CLOSE}"),
    ("source_credit", rf"\A(?-i:SOURCE) {_OUTLET}\.?\Z"),
    ("source_credit", r"\A[(\[]?(?P<outlet>[^\W_][\w .&’'-]{1,40})[)\]]?\Z"),
    ("disclaimer", rf"{_POLICY}{_OUTLET}{_CLOSE}"),
    ("disclaimer", rf"edited by (?!the )?{_OUTLET}(?: staff)\b"),
    ("copyright", rf"{_COPYRIGHT}{_OUTLET}{_CLOSE}"),
)
_DATELINE = r"[^\W\d_a-z][\w .,'’/-]{1,60}?[\s,]\((?P<outlet>[^\W\d_a-z][\w .&'’/-]{1,40})\)\s?[-–—:_]"
# What stands after "Source:" without being the outlet: places pictures come from, and nobody in particular.
_NOT_OUTLETS = frozenset(
    {
        *(
            "all rights reserved",
            "agencies",
            "the author",
            "author",
            "social media",
            "internet",
            "file",
            "here",
        ),
        *(
            "google",
            "wikipedia",
            "wikimedia",
            "wikimedia commons",
            "unsplash",
            "pexels",
            "pixabay",
            "shutterstock",
        ),
        *("getty", "getty images", "flickr", "twitter", "x", "facebook", "youtube", "instagram", "telegram"),
    }
)


@cache
def _credits() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _CREDITS)


@cache
def _no_name() -> re.Pattern[str]:
    return re.compile(r"by |special to |\S*@", re.IGNORECASE)


@cache
def _dateline() -> re.Pattern[str]:
    return re.compile(_DATELINE)


def header(text: str, cleaned: Cleaned) -> Header:
    """Title, byline and outlet of a text that was cleaned; None for what it does not say."""
    byline, byline_span = _byline(text, cleaned)
    source, source_span = _source(text, cleaned)
    title = cleaned.title
    return Header(
        title=" ".join(text[title.start : title.end].split()) if title else None,
        title_span=title,
        byline=byline,
        byline_span=byline_span,
        source=source,
        source_span=source_span,
    )


def _byline(text: str, cleaned: Cleaned) -> tuple[str | None, Span | None]:
    signed: tuple[str, Span] | None = None
    for found in cleaned.boilerplate:
        if found.kind != "byline":
            continue
        line = Line(found.start, found.end, text[found.start : found.end], True)
        if byline := byline_of(line):
            return byline.names, names_span(line, byline)
        if signature := sign_off(text, line):
            signed = signed or (signature.names, Span(signature.start, signature.end))
        elif line.short and line.words <= 8 and not _no_name().match(line.text):
            names = names_alone(line)
            return title_case(text[names.start : names.end]), names
    return signed if signed else (None, None)


def _source(text: str, cleaned: Cleaned) -> tuple[str | None, Span | None]:
    for kind, pattern in _credits():
        for found in cleaned.boilerplate:
            if found.kind != kind:
                continue
            credit = pattern.search(text[found.start : min(found.end, found.start + _LOOK)])
            if credit and (named := _outlet(credit, found.start)):
                return named
    return _beside_writer(text, cleaned) or _from_dateline(text, cleaned)


def _beside_writer(text: str, cleaned: Cleaned) -> tuple[str, Span] | None:
    """The outlet in "By Staff Reporter, The Morning Post", or in "The Durrow Mail, 5 May 2024"."""
    for found in cleaned.boilerplate:
        if found.kind not in ("byline", "published_line") or found.end - found.start > _LOOK:
            continue
        line = text[found.start : found.end]
        name = outlet_beside_writer(line) if found.kind == "byline" else outlet_before_date(line)
        if name:
            start = found.start + line.index(name)
            return name, Span(start, start + len(name))
    return None


def _from_dateline(text: str, cleaned: Cleaned) -> tuple[str | None, Span | None]:
    """The agency in "SEOUL, July 27 (Agency) —" at the beginning of the prose."""
    hidden = {found.start for found in cleaned.boilerplate if found.kind != "dateline"}
    position = 0
    for _ in range(60):
        end = text.find("\n", position)
        stop = len(text) if end < 0 else end
        line = text[position : min(stop, position + 200)]
        start = position + len(line) - len(line.lstrip())
        if line.strip() and start not in hidden and (credit := _dateline().match(text, start, start + 160)):
            named = _outlet(credit, 0)
            if named:
                return named
        if end < 0:
            break
        position = end + 1
    return None, None


def _outlet(credit: re.Match[str], offset: int) -> tuple[str, Span] | None:
    name = credit["outlet"].strip(" .,:-–—'’")
    if not name or name.casefold() in _NOT_OUTLETS or len(name.split()) > 10 or name.isdigit():
        return None
    start = offset + credit.start("outlet") + credit["outlet"].index(name)
    return name, Span(start, start + len(name))

"""The tail of an article: author notes, disclaimers, and the page's furniture after the last paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from corpus.boilerplate_rules import beginning_of
from corpus.bylines import sign_off
from corpus.layout import Line
from corpus.model import BoilerplateKind

Kinds = list[BoilerplateKind | None]

# A comment form or a list of related articles ends the article when so much of its prose stands above.
_BODY_SHARE = 0.6
# Notes about the author are looked for in the last paragraphs only: elsewhere "The author was arrested" is
# news.
_LAST_PARAGRAPHS = 3
_ENDING: frozenset[BoilerplateKind] = frozenset(
    {"comment_widget", "related_links", "navigation", "subscribe", "share_bar", "copyright"}
)
# Furniture that may stand before the first paragraph as well as after the last.
_NOTES: frozenset[BoilerplateKind] = frozenset({"disclaimer", "author_note", "subscribe"})

_ROLE = (
    r"(?:reporter|correspondent|journalist|editor|columnist|writer|author|contributor|fellow|professor|lecturer|"
    r"researcher|analyst|scholar|producer|photographer|historian|academic|commentator|blogger|intern|director|student)"
)
_NAME = r"(?:(?:Dr|Prof|Gen|Col|Lt|Maj|Adm|Amb)\.? )?[^\W\d_a-z][\w.'’-]+(?: [^\W\d_a-z][\w.'’-]*){1,4}"
_BIO = (
    rf"{_NAME}(?:,[^,.]{{1,60}},)? (?:is|was|has been|works as|serves as) "
    rf"(?:(?:an?|the|our|currently|also)\b[^.]{{0,60}})?\b{_ROLE}s?\b(?P<rest>.*)"
)
_BIO_CUE = (
    r"\b(?:covers|covering|based (?:in|out)|contributed|follow|twitter|@\w|author of|writes|reports"
    r"|speciali[sz]"
    r"|focus(?:es|ed|ing)|expert|e-?mail|reached|(?:his|her) (?:work|book|research|interests))\b"
    r"|\b(?:at|for|with) (?:the )?[A-Z]"
)
_WRITES = (
    rf"{_NAME} (?:covers|writes (?:about|on|for)|reports (?:on|for|from)|reported from|contributed (?:to"
    rf"|from)"
    r"|can be reached)\b"
    r"|[^.]{0,200}\bcontributed to this (?:report|story|article)"
    r"|(?:follow|contact|e-?mail) (?:him|her|them|the author|[A-Z]\w+) (?:on|at)\b"
    r"|(?:he|she|they|He|She|They) (?:tweets|can be (?:reached|found|followed|contacted))\b"
)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.DOTALL)


def mark_tail(rows: Sequence[Line], kinds: Kinds) -> None:
    """Marks notes near both ends and everything short after the furniture begins."""
    _mark_notes(rows, kinds)
    _mark_after_furniture(rows, kinds)
    _mark_signatures(rows, kinds)


def _mark_notes(rows: Sequence[Line], kinds: Kinds) -> None:
    prose = [i for i, row in enumerate(rows) if kinds[i] is None and row.sentence]
    for i in {*prose[:1], *prose[-_LAST_PARAGRAPHS - 2 :]}:
        kind = beginning_of(rows[i])
        if kind in _NOTES and (kind != "author_note" or i in prose[-_LAST_PARAGRAPHS:]):
            kinds[i] = kind
    left = [i for i in prose if kinds[i] is None]
    for i in reversed(left[-2:]):
        # an article of one or two paragraphs has no note about its author
        if len(left) < 4 or not _is_bio(rows[i]):
            break
        kinds[i] = "author_note"
    for i in range(len(rows) - 1):
        if kinds[i] == "author_note" and rows[i].words <= 4 and kinds[i + 1] is None:
            kinds[i + 1] = "author_note"


def _is_bio(line: Line) -> bool:
    """Whether a paragraph tells who wrote the article."""
    head = line.text[:600]
    if _compiled(_WRITES).match(head):
        return True
    found = _compiled(_BIO).match(head)
    return bool(found and line.words <= 90 and _compiled(_BIO_CUE).search(found["rest"][:400]))


def _mark_after_furniture(rows: Sequence[Line], kinds: Kinds) -> None:
    """Below the first furniture after the prose, short lines are part of it; comments take prose too."""
    weight = [
        len(row.text) if row.sentence and kind is None else 0 for row, kind in zip(rows, kinds, strict=True)
    ]
    total, above = sum(weight), 0
    if not total:
        return
    running: BoilerplateKind | None = None
    for i, row in enumerate(rows):
        kind = kinds[i]
        if kind in _ENDING and above >= _BODY_SHARE * total:
            running = kind if running != "comment_widget" or kind == "comment_widget" else running
        elif kind is None and running is not None and _belongs(row, running, above, total):
            kinds[i] = running
        elif kind is None and row.sentence:
            running = running if running == "comment_widget" else None
        above += weight[i]


def _belongs(row: Line, running: BoilerplateKind, above: int, total: int) -> bool:
    if running == "comment_widget":
        # what readers wrote below is theirs; a heading "Comments" in mid-article takes no paragraph with it
        return not row.sentence or above >= 0.75 * total
    return not row.sentence and above >= 0.9 * total


def _mark_signatures(rows: Sequence[Line], kinds: Kinds) -> None:
    """A last line that is nothing but "Reporting by …"."""
    for i, row in enumerate(rows):
        if kinds[i] is None and row.short and row.words <= 50:
            signed = sign_off(row.text, Line(0, len(row.text), row.text, row.gap))
            if signed is not None and signed.start == 0:
                kinds[i] = "byline"

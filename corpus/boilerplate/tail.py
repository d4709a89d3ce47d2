"""The tail of an article: author notes, disclaimers, and the page's furniture after the last paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from corpus.boilerplate.bylines import is_published_line, sign_off
from corpus.boilerplate.kinds import Kinds
from corpus.boilerplate.layout import LOOK, Line
from corpus.boilerplate.rules import beginning_of
from corpus.model import BoilerplateKind

# A comment form or a list of related articles ends the article when so much of its prose stands above.
_BODY_SHARE = 0.6
# Below comments prose is a reader's comment, but only when so much of the prose stands above them.
_COMMENTS_SHARE = 0.75
# Notes about the author are looked for in the last paragraphs only: elsewhere "The author was arrested" is
# news.
_LAST_PARAGRAPHS = 3
# A biography that is longer is an obituary.
_BIO_WORDS = 90
_ENDING: frozenset[BoilerplateKind] = frozenset(
    {
        *("comment_widget", "related_links", "navigation", "subscribe", "share_bar", "copyright"),
        *("disclaimer", "author_note", "source_credit"),
    }
)
_BELOW: dict[BoilerplateKind, str] = {
    "comment_widget": "stands below the comments",
    "related_links": "stands below links to other articles",
}
# Furniture that may stand before the first paragraph as well as after the last.
_NOTES: frozenset[BoilerplateKind] = frozenset({"disclaimer", "author_note", "subscribe"})

_ROLE = (
    r"(?:reporter|correspondent|journalist|editor|columnist|writer|author|contributor|fellow|professor|lecturer|"
    r"researcher|analyst|scholar|producer|photographer|historian|academic|commentator|blogger|intern|director|student)"
)
_NAME = r"(?:(?:Dr|Prof|Gen|Col|Lt|Maj|Adm|Amb)\.? )?[^\W\d_a-z][\w.'’-]+(?: [^\W\d_a-z][\w.'’-]*){1,4}"
_BIO = (
    rf"(?P<name>{_NAME})(?:,[^,.]{{1,60}},)? (?:is|was|has been|works as|serves as) "
    rf"(?:(?:an?|the|our|currently|also)\b[^.]{{0,60}})?\b{_ROLE}s?\b"
)
_BIO_CUE = (
    r"\b(?:covers|covering|based (?:in|out)|contributed|follow|twitter|@\w|author of|writes|reports"
    r"|speciali[sz]"
    r"|focus(?:es|ed|ing)|expert|e-?mail|reached|(?:his|her) (?:work|book|research|interests))\b"
    r"|\b(?:at|for|with) (?:the )?[A-Z]"
)
# "… is an analyst at the institute, who said …" is news.
_SPEAKS = r"\b(?:said|says|told|added|warned|tweeted|argued|was (?:arrested|killed|born|elected|appointed))\b"
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


def mark_tail(rows: Sequence[Line], kinds: Kinds, title: int | None) -> None:
    """Marks notes near both ends and everything short after the furniture begins."""
    _mark_notes(rows, kinds)
    _mark_after_furniture(rows, kinds)
    _mark_signatures(rows, kinds, title)
    _mark_dates(rows, kinds, title)


def _mark_notes(rows: Sequence[Line], kinds: Kinds) -> None:
    prose = [i for i, row in enumerate(rows) if kinds[i] is None and row.sentence]
    for i in {*prose[:1], *prose[-_LAST_PARAGRAPHS - 2 :]}:
        kind = beginning_of(rows[i])
        # "The writer is a former harbour master." stands below her name, or at the end
        signed = i > 0 and kinds[i - 1] in ("byline", "published_line")
        if kind in _NOTES and (kind != "author_note" or signed or i in prose[-_LAST_PARAGRAPHS:]):
            kinds.mark(i, kind, "stands among the first or last paragraphs")
    left = [i for i in prose if kinds[i] is None]
    for at in range(len(left) - 1, max(1, len(left) - 3), -1):
        # an article of one paragraph has no note about its author
        if not _is_bio(rows[left[at]], [rows[i] for i in left[:at]]):
            break
        kinds.mark(left[at], "author_note", "tells at the end of somebody the article does not speak of")
    for i in range(len(rows) - 1):
        if kinds[i] == "author_note" and rows[i].words <= 4 and kinds[i + 1] is None:
            kinds.mark(i + 1, "author_note", f"stands below “{rows[i].text}”")


def _is_bio(line: Line, above: Sequence[Line]) -> bool:
    """Whether a last paragraph tells who wrote the article, whom the paragraphs above do not speak of."""
    head = line.text[:LOOK]
    if _compiled(_WRITES).match(head):
        return True
    found = _compiled(_BIO).match(head)
    if found is None or line.words > _BIO_WORDS or not _compiled(_BIO_CUE).search(head):
        return False
    surname = found["name"].split()[-1]
    return not _compiled(_SPEAKS).search(head) and not any(surname in row.text for row in above)


def _mark_after_furniture(rows: Sequence[Line], kinds: Kinds) -> None:
    """Below the first furniture after the prose, short lines are part of it; comments take prose too."""
    weight = [
        len(row.text) if row.sentence and kind is None else 0 for row, kind in zip(rows, kinds, strict=True)
    ]
    total, above = sum(weight), 0
    if not total:
        return
    goes_on = _body_goes_on(rows, kinds)
    last = max((i for i, share in enumerate(weight) if share), default=0)
    running: BoilerplateKind | None = None
    for i, row in enumerate(rows):
        kind = kinds[i]
        if kind == "related_links" and row.text.casefold() == "end of list":
            running = None
        elif kind == "related_links" and i < last and names_its_link(row.text):
            pass  # "Also read: Ferry company buys six ships" stands between paragraphs
        elif kind in _ENDING and above >= _BODY_SHARE * total:
            running = kind if running != "comment_widget" or kind == "comment_widget" else running
        elif kind is None and running is not None and _belongs(row, running, above / total, goes_on[i]):
            kinds.mark(i, running, _BELOW.get(running, "stands below the end of the article"))
        elif kind is None and row.sentence and goes_on[i] and running != "comment_widget":
            running = None
        above += weight[i]


def names_its_link(text: str) -> bool:
    """Whether a line that leads to an article names it, too: "Also read: Ferry company buys six ships"."""
    return any(mark in text[:-1] for mark in ":|»›→—")


def _belongs(row: Line, running: BoilerplateKind, above: float, goes_on: bool) -> bool:
    """Whether a line below the furniture is more of it, `above` being the share of the prose before it."""
    if running == "comment_widget":
        # what readers wrote below is theirs; a heading "Comments" in mid-article takes no paragraph with it
        return not row.sentence or above >= _COMMENTS_SHARE
    if above < _BODY_SHARE or goes_on:
        return False
    return not row.sentence or bool(
        _compiled(r"(?:…|\.\.\.|\[…\])\W*(?:[Rr]ead [Mm]ore\W*)?\Z").search(row.text[-40:])
    )


def _body_goes_on(rows: Sequence[Line], kinds: Kinds) -> list[bool]:
    """Per line, whether two paragraphs in a row stand below it: teasers stand alone, an article does not."""
    found = [False] * len(rows)
    seen = before = False
    for i in range(len(rows) - 1, -1, -1):
        found[i] = seen
        prose = kinds[i] is None and rows[i].sentence
        seen = seen or (prose and before)
        before = prose
    return found


def _mark_signatures(rows: Sequence[Line], kinds: Kinds, title: int | None) -> None:
    """A last line that is nothing but "Reporting by …"."""
    for i, row in enumerate(rows):
        if kinds[i] is None and i != title and row.short and row.words <= 50:
            signed = sign_off(row.text, Line(0, len(row.text), row.text, row.gap))
            if signed is not None and signed.start == 0:
                kinds.mark(i, "byline", "names who reported, wrote or edited")


def _mark_dates(rows: Sequence[Line], kinds: Kinds, title: int | None) -> None:
    """Below the last paragraph a line that is a date is the article's."""
    for i in range(len(rows) - 1, -1, -1):
        if kinds[i] is not None or i == title:
            continue
        # "March 87    March 86" is the head of a table
        if is_published_line(rows[i], head=True) and _compiled(r"\b(?:19|20)\d\d\b").search(rows[i].text):
            kinds.mark(i, "published_line", "is a date below the article")
        elif rows[i].sentence:
            break

"""Sentence spans of a text: where one thought ends, so that names, dates and events stay inside it.

Works block by block (a block is a paragraph, a title or a list line) and never joins two blocks. Everything
is one pass of simple regular expressions, so the time is linear in the text whatever is in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from corpus.model import Span

_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")

# A paragraph that was wrapped by hand: its lines are about this long, all but the last.
_WRAP_MIN, _WRAP_MAX, _WRAP_SPREAD = 45, 100, 30

_TITLES = "mr mrs ms mx dr prof rev hon fr sr jr st messrs mme mlle"
_RANKS = "gen lt col maj capt cpt cmdr comdr adm sgt cpl pvt brig sen rep gov pres amb atty supt insp det hr"
_LATIN = "vs v etc al cf ca viz ibid approx est resp eg ie e.g i.e"
_REFERENCE = (
    "no nos nr art fig figs sec ch vol pp p para ed eds op cit tel ext dept div bldg ave blvd rd mt ft"
)
_COMPANY = "inc ltd co corp bros llc plc gmbh s.a assn"
_MONTHS = "jan feb mar apr jun jul aug sep sept oct nov dec"
_DAYS = "mon tue tues wed thu thur thurs fri sat sun"
_PLACES = (
    "calif conn colo fla ill ind kan ky la mass mich minn mo mont neb nev okla ore pa penn tenn tex va vt "
    "wash a.m p.m ph.d d.c"
)

# Words that open a sentence and hardly ever follow an abbreviation inside one.
_OPENERS = (
    "the a an this that these those it its he she they we i you his her their our my there here in on at by "
    "for from with but and yet so however meanwhile after before when while since as if although though "
    "according also both another last next no not some many most several what who why how where during "
    "earlier "
    "later still then one two"
)


@cache
def _always() -> frozenset[str]:
    """Abbreviations that a name or a number follows, so the stop after them ends nothing."""
    return frozenset(f"{_TITLES} {_RANKS} {_REFERENCE}".split())


@cache
def _sometimes() -> frozenset[str]:
    """Abbreviations that may also stand last in a sentence; the word after them decides."""
    return frozenset(f"{_LATIN} {_COMPANY} {_MONTHS} {_DAYS} {_PLACES}".split())


@cache
def _openers() -> frozenset[str]:
    return frozenset(_OPENERS.split())


# Marks that may end a sentence, with the quotes and brackets that close after them; a stop glued to a
# capitalised word ("…is prohibited.Harbour opens") counts when a plain word stands before it.
_END = re.compile(
    r"(?P<mark>(?<![.!?…‽])[.!?…‽]++|[。！？])"
    r"(?P<close>[\"'”’»›)\]}]{0,5}+)"
    r"(?P<after>(?=\s)|$|(?=[“«‘(])|(?<=[a-z]{3}\.)(?=[A-Z][a-z]{1,30}\s)|(?<=[。！？])|(?<=”)(?=[^\W\d_]))"
)
_WORD_BEFORE = re.compile(r"[^\W_][\w.'’&-]{0,30}$")
_NEXT = re.compile(r"\s*[\"'“”‘’«‹(\[{–—-]{0,5}\s?(?P<word>[^\W_][\w'’]{0,30})?")
_INITIAL = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]$")


def sentences(text: str, skip: Sequence[Span] = ()) -> tuple[Span, ...]:
    """Spans of the sentences of ``text``, trimmed, in order, none overlapping a ``skip`` span."""
    found: list[Span] = []
    for start, end in _without(_blocks(text), skip):
        found.extend(_split(text, start, end))
    return tuple(found)


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Paragraphs: lines, joined where a hand-wrapped paragraph goes on."""
    run: list[tuple[int, int]] = []
    for match in _LINE.finditer(text):
        start, end = match.span()
        if not text[start:end].strip():
            continue
        if run and text.count("\n", run[-1][1], start) + text.count("\r", run[-1][1], start) > 1 + (
            text[run[-1][1] : run[-1][1] + 2] == "\r\n"
        ):
            yield from _join(text, run)
            run = []
        run.append((start, end))
    yield from _join(text, run)


def _join(text: str, run: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The lines of one run without blank lines, as paragraphs."""
    if not run:
        return
    lengths = [end - start for start, end in run[:-1]]
    wrapped = bool(lengths) and max(lengths) <= _WRAP_MAX and min(lengths) >= _WRAP_MIN
    if wrapped and max(lengths) - min(lengths) <= _WRAP_SPREAD and run[-1][1] - run[-1][0] <= _WRAP_MAX:
        yield run[0][0], run[-1][1]
        return
    begin, end = run[0]
    last = text[begin:end].rstrip()[-1:]
    for start, stop in run[1:]:
        goes_on = text[start:stop].lstrip()[:1].islower() and end - begin >= 20
        if not goes_on or last in (".", "!", "?", ":", "…", "”", '"'):
            yield begin, end
            begin = start
        end = stop
        last = text[start:stop].rstrip()[-1:]
    yield begin, end


def _without(blocks: Iterator[tuple[int, int]], skip: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """The blocks less the skipped spans."""
    gaps = sorted((s, e) for s, e in skip if e > s)
    at = 0
    for start, end in blocks:
        while at < len(gaps) and gaps[at][1] <= start:
            at += 1
        here = at
        while here < len(gaps) and gaps[here][0] < end:
            if gaps[here][0] > start:
                yield start, gaps[here][0]
            start = max(start, gaps[here][1])
            here += 1
        at = max(at, here - 1)
        if start < end:
            yield start, end


def _split(text: str, start: int, end: int) -> Iterator[Span]:
    begin = start
    for match in _END.finditer(text, start, end):
        if match.end() < end and _ends(text, match, begin, end):
            yield from _trimmed(text, begin, match.end())
            begin = match.end()
    yield from _trimmed(text, begin, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and (text[start].isspace()):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)


def _ends(text: str, match: re.Match[str], begin: int, end: int) -> bool:
    """Whether the mark found ends the sentence, judged by the words on both sides."""
    mark, close = match["mark"], match["close"]
    if mark in ("。", "！", "？"):
        return True
    following = _NEXT.match(text, match.end(), end)
    word = following["word"] if following else None
    if word is None:
        return bool(close) or mark != "."
    if word[0].islower():
        return False
    if mark != "." or close:
        # «… he asked "Why?" Anna …» may go on, but a new sentence is by far the commoner.
        return True
    before = _WORD_BEFORE.search(text, max(begin, match.start() - 32), match.start())
    if before is None:
        return bool(text[begin : match.start()].strip())
    token = before[0].lower()
    opener = word.lower() in _openers()
    if token in _always():
        # "No. 5" is a number; "He said no. The minister …" is a sentence.
        return token in ("no", "p", "ch", "art", "ed", "st", "ft", "sec") and opener and before[0].islower()
    if token in _sometimes():
        return opener
    if _INITIAL.match(before[0]):
        # "J. Smith", "U.S. Army"; but "… in the U.S. The army …", "plan B. The …"
        return opener and not (len(before[0]) == 1 and word in ("A", "I"))
    return True

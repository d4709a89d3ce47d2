"""Lines and line ends that name who wrote an article, and lines that say when it was put out."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from corpus.boilerplate.layout import Line
from corpus.model import Span
from corpus.times.foreign_months import foreign_months
from corpus.times.glued import unglued

_PARTICLE = r"(?:al|bin|bint|da|de|del|della|den|der|di|dos|du|el|ibn|la|le|ten|van|von) "
_CAPITALISED = r"[^\W\d_a-z][\w.'’-]*"
_NAME = rf"(?:{_CAPITALISED})(?: (?:{_PARTICLE}){{0,3}}{_CAPITALISED}){{0,4}}"
# "Ines Marsh, Lou Field and Una Bay" are three writers, "Ines Marsh, Harbour Post" is one and her paper.
_NAMES = rf"{_NAME}(?:(?:, {_NAME}){{0,6}},? (?:and|&|with) {_NAME})?"
_STAFF = (
    r"(?:[\w.&’' -]{0,30}\b(?i:staff|desk|bureau|correspondent|reporters?|agencies|editorial (?:team|board)"
    r"|news service|web ?desk|online|team|editor))"
)
_BY = (
    r"(?:(?i:by|byline:|(?:written|posted|published|reported|edited|compiled) ?by"
    r"|(?:story|words|text|report|interview|article|opinion|analysis) by|authors?|reporter|writer)(?::| :)?)"
)
_REST = r"(?:\s*[,|•·–—/(-].{0,120}|\s+(?i:in|for|at|on|updated|published|posted|of)\b.{0,100}|\s*\d.{0,80})?"
# What a writer is for a paper: "Senior correspondent".
ROLE = (
    r"(?i:(?:(?:senior|chief|staff|special|foreign|political|diplomatic|defen[cs]e|security|deputy|associate"
    r"|managing|news|guest|contributing|world|business|science|health|national|international|freelance|asia"
    r"|europe|africa|middle east|us|uk)[ -]){0,4}"
    r"(?:writer|reporter|correspondent|editor|columnist|contributor|journalist|producer|analyst|bureau"
    r" chief))"
)
_SIGN_OFF = (
    r"[(\[]?(?:additional |with )?(?:reporting|writing|editing|compiled|edited|written|translated)"
    r"(?: and (?:writing|editing))? (?:by|in) "
)
# Only beside a date: "Von Miller Signs", "Di Maio Resigns" are headlines.
BY_ABROAD = r"(?i:por|par|von|door|di|av|af|oleh|autore?|auteur|автор)"
# "By Tuesday the roads were open", "By contrast …": words after "By" that no name begins with.
_NO_NAME = (
    "the a an this that these those monday tuesday wednesday thursday friday saturday sunday january"
    " february "
    "march april may june july august september october november december contrast comparison law then now"
    " early "
    "late mid all any far some most many several one two three using adding doing taking making helping"
)
_MONTHS = (
    "jan feb mar apr jun jul aug sep sept oct nov dec january february march april june july august"
    " september "
    "october november december"
)
# "May" is a month only beside numbers and other date words, as are these.
_OTHER_DATE_WORDS = (
    "may mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday"
    " sunday am pm "
    "a.m p.m at on of the updated update published posted first last modified created edited date time"
    " hours hour "
    "minutes minute mins days day weeks week months ago today yesterday noon midnight gmt utc bst est edt"
    " cst cdt "
    "mst mdt pst pdt et pt cet cest ist kst jst hkt sgt wib msk aest aedt eet eest hrs h min t z"
    " de del года г"
)
# Published and updated.
_DATES_MAX = 2
_PUBLISHING_WORDS = frozenset({"updated", "published", "posted", "modified", "created", "edited", "update"})


class Byline(NamedTuple):
    """Who wrote it, as the text says, and where the names stand in the line."""

    names: str
    start: int
    end: int


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return (
        re.compile(rf"{_BY}\s+(?P<names>{_STAFF}|{_NAMES}){_REST}\Z"),
        re.compile(rf"(?P<names>{_NAMES})(?:,| \||\s[-–—•·])\s*{ROLE}\b.{{0,80}}\Z"),
        re.compile(rf"(?P<names>{_NAMES})\s*[|•·–—-]\s*(?P<rest>.{{4,60}})\Z"),
    )


@cache
def _sign_off() -> re.Pattern[str]:
    return re.compile(rf"{_SIGN_OFF}(?P<names>[^;.)\]]{{3,120}})[^\n]{{0,240}}\Z", re.IGNORECASE)


@cache
def _place() -> re.Pattern[str]:
    return re.compile(r"\s+(?:in|from|at) [^\W\d_a-z].*\Z")


def byline_of(line: Line) -> Byline | None:
    """The byline that the whole line is, or None."""
    if len(line.text) > 200 or line.words > 28:
        return None
    by, role, bar = _patterns()
    if found := by.match(line.text):
        first = found["names"].split()[0].lower().rstrip(",")
        if first not in _no_names() and not (line.stopped and line.words > 8):
            return _byline(found)
    elif found := role.match(line.text):
        if not line.stopped:
            return _byline(found)
    elif (
        (found := bar.match(line.text)) and is_date(found["rest"]) and 2 <= len(found["names"].split()) <= 12
    ):
        return _byline(found)
    return None


def sign_off(text: str, line: Line) -> Byline | None:
    """The names in a "(Reporting by …; editing by …)" at the line's end; the span goes to the end."""
    tail_start = max(line.start, line.end - 400)
    tail = text[tail_start : line.end]
    opening = max(tail.rfind("("), tail.rfind("["))
    for at in (opening, 0 if tail_start == line.start else -1):
        if at >= 0 and (found := _sign_off().match(tail, at)):
            return Byline(_place().sub("", found["names"].strip()), tail_start + at, line.end)
    return None


def _byline(found: re.Match[str]) -> Byline:
    names = found["names"].rstrip(" ,.-–—")
    start = found.start("names")
    return Byline(title_case(names), start, start + len(names))


def title_case(names: str) -> str:
    """Names as they are written in a sentence: "INES MARSH AND LOU FIELD" are "Ines Marsh and Lou Field"."""
    if not names.isupper() or len(names.split()) < 2:
        return names
    return names.title().replace(" And ", " and ")


def is_date(words: str) -> bool:
    """Whether a line or part of one is a date or time and nothing else: "Thu 27 Jul 2023, 10.00 BST"."""
    tokens = _tokens(words)
    if not 0 < len(tokens) <= 20 or not all(map(_date_token, tokens)):
        return False
    dated = any(
        token.strip(".") in _month_names()
        or token in ("may", "ago", "today", "yesterday")
        or token[-1] == "월"
        for token in tokens
    )
    return any(token[0].isdigit() for token in tokens) and (
        dated or any(_numeric_date().fullmatch(token) for token in tokens)
    )


def is_published_line(line: Line, *, head: bool) -> bool:
    """Whether a line says when the article was put out; a bare date only does so in an article's head."""
    if len(line.text) > 200 or line.words > (12 if line.stopped else 26):
        return False
    tokens = _tokens(line.text)
    says = next((i for i, token in enumerate(tokens) if token.strip(":") in _PUBLISHING_WORDS), None)
    if says is not None and (says == 0 or head) and _date_run(tokens[says + 1 : says + 5]):
        return True
    parts = [part.strip() for part in line.text.replace(" / ", "|").split("|")]
    # "December 1986." ends a sentence, and four dates in a row are the head of a table
    if not head or (line.text[-1] == "." and line.text[-2:-1].isdigit()):
        return False
    if sum(bool(_numeric_date().fullmatch(token)) for token in tokens) > _DATES_MAX:
        return False
    return any(is_date(part) for part in parts) and (len(parts) > 1 or is_date(line.text))


def _date_run(tokens: list[str]) -> bool:
    return any(t[0].isdigit() for t in tokens) and sum(map(_date_token, tokens)) >= max(1, len(tokens) - 1)


def _tokens(words: str) -> list[str]:
    apart = unglued(words[:300]).lower()
    return [token for token in re.split(r"[\s,|•·()\[\]]+", apart) if token.strip("-–—:.")]


def _date_token(token: str) -> bool:
    bare = token.strip("-–—:.")
    return bare in _date_words() or token in _date_words() or bool(_number().fullmatch(bare))


@cache
def _no_names() -> frozenset[str]:
    return frozenset(_NO_NAME.split())


@cache
def _month_names() -> frozenset[str]:
    return frozenset(_MONTHS.split()) | frozenset(foreign_months())


@cache
def _date_words() -> frozenset[str]:
    return _month_names() | frozenset(_OTHER_DATE_WORDS.split())


@cache
def _number() -> re.Pattern[str]:
    return re.compile(
        r"\d{1,4}(?:st|nd|rd|th)?|\d{1,2}(?:[:.]\d\d){0,2} ?(?:am|pm|h|z|gmt|utc|ist|bst|kst|est)?"
        r"|\d{1,2}(?:am|pm)|\d{4}년|\d{1,2}[월일]|\d{4}年\d{1,2}月\d{1,2}日"
        r"|\d{1,4}[-./]\d{1,2}[-./]\d{1,4}(?:t[\d:.+z-]*)?|\d{1,2}-[a-z]{3}-\d{2,4}|[+-]\d\d:?\d\d"
        r"|(?:gmt|utc)[+-]\d{1,2}(?::?\d\d)?"
    )


@cache
def _numeric_date() -> re.Pattern[str]:
    return re.compile(
        r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4}(?:t[\d:.+z-]*)?|\d{1,2}-[a-z]{3}-\d{2,4}|\d{4}年\d{1,2}月\d{1,2}日"
    )


def names_alone(line: Line) -> Span:
    """The names in a line that was told to be a byline by its place: "Por Inés Marsh"."""
    found = _by_abroad().match(line.text)
    return Span(line.start + (found.end() if found else 0), line.end)


@cache
def _by_abroad() -> re.Pattern[str]:
    return re.compile(rf"{BY_ABROAD}:?\s+")


def names_span(line: Line, byline: Byline) -> Span:
    """Where a byline's names stand in the text."""
    return Span(line.start + byline.start, line.start + byline.end)

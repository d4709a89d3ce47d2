"""Lines and line ends that name who wrote an article, and lines that say when it was put out."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from corpus.layout import Line
from corpus.model import Span

_NAME = r"(?:[^\W\d_a-z][\w.'’-]*)(?: (?:(?:al|bin|bint|da|de|del|della|den|der|di|dos|du|el|ibn|la|le|ten|van|von) )?[^\W\d_a-z][\w.'’-]*){0,4}"
_NAMES = rf"{_NAME}(?:(?:, | and | & |, and | with ){_NAME}){{0,6}}"
_STAFF = r"(?:[\w.&’' -]{0,30}\b(?i:staff|desk|bureau|correspondent|reporters?|agencies|editorial (?:team|board)|news service|web ?desk|online|team|editor))"
_BY = r"(?:(?i:by|written by|story by|words by|text by|reported by|report by|posted by|author|authors|published by|article by|opinion by|analysis by|reporter|writer)(?::| :)?)"
_REST = r"(?:\s*[,|•·–—/(-].{0,120}|\s+(?i:in|for|at|on|updated|published|posted|of)\b.{0,100}|\s*\d.{0,80})?"
_ROLE = r"(?i:(?:(?:senior|chief|staff|special|foreign|political|diplomatic|defen[cs]e|security|deputy|associate|managing|news|guest|contributing|world|business|science|health|national|international|freelance|asia|europe|africa|middle east|us|uk)[ -]){0,4}(?:writer|reporter|correspondent|editor|columnist|contributor|journalist|producer|analyst|bureau chief))"
_SIGN_OFF = r"[(\[]?(?:additional |with )?(?:reporting|writing|editing|compiled|edited|written|translated)(?: and (?:writing|editing))? (?:by|in) "
_NO_NAME = frozenset(
    "the a an this that these those monday tuesday wednesday thursday friday saturday sunday january february march april "
    "may june july august september october november december contrast comparison law then now early late mid all any "
    "far some most many several one two three using adding doing taking making helping".split()
)
_MONTHS = "jan feb mar apr may jun jul aug sep sept oct nov dec"
_DAYS = "mon tue tues wed thu thur thurs fri sat sun"
_DATE_WORDS = frozenset(
    f"{_MONTHS} {_DAYS} january february march april june july august september october november december monday "
    "tuesday wednesday thursday friday saturday sunday am pm a.m p.m a.m. p.m. at on of the updated update published "
    "posted first last modified created edited date time hours hour minutes minute mins days day weeks week months ago "
    "today yesterday noon midnight gmt utc bst est edt cst cdt mst mdt pst pdt et pt cet cest ist kst jst hkt sgt wib "
    "msk aest aedt eet eest hrs h min t z".split()
)
_PUBLISHING_WORDS = frozenset("updated published posted modified created edited update".split())


class Byline(NamedTuple):
    """Who wrote it, as the text says, and where the names stand in the line."""

    names: str
    start: int
    end: int


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return (
        re.compile(rf"{_BY}\s+(?P<names>{_STAFF}|{_NAMES}){_REST}\Z"),
        re.compile(rf"(?P<names>{_NAMES})(?:,| \||\s[-–—•·])\s*{_ROLE}\b.{{0,80}}\Z"),
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
        if first not in _NO_NAME and not (line.stopped and line.words > 8):
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
    """The names in a "(Reporting by …; editing by …)" at the line's end; its span runs from there to the end."""
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
    return Byline(_title_case(names), start, start + len(names))


def _title_case(names: str) -> str:
    return names.title() if names.isupper() and len(names.split()) > 1 else names


def is_date(words: str) -> bool:
    """Whether a line or part of one is a date or time and nothing else: "Thu 27 Jul 2023, 10.00 BST"."""
    tokens = _tokens(words)
    if not tokens or len(tokens) > 20 or not all(_date_token(token) for token in tokens):
        return False
    has_digit = any(token[0].isdigit() for token in tokens)
    has_name = any(token in _months_and_ago() for token in tokens)
    return has_digit and (has_name or any(_numeric_date().fullmatch(token) for token in tokens))


def is_published_line(line: Line, *, head: bool) -> bool:
    """Whether a line says when the article was put out; a bare date only does so in the head of an article."""
    if len(line.text) > 200 or line.words > 26 or (line.stopped and line.words > 12):
        return False
    tokens = _tokens(line.text)
    says = next((i for i, token in enumerate(tokens) if token in _PUBLISHING_WORDS), None)
    if says is not None and (says == 0 or head) and _date_run(tokens[says + 1 : says + 5]):
        return True
    parts = [part.strip() for part in line.text.replace(" / ", "|").split("|")]
    return head and any(is_date(part) for part in parts) and (len(parts) > 1 or is_date(line.text))


def _date_run(tokens: list[str]) -> bool:
    return any(t[0].isdigit() for t in tokens) and sum(map(_date_token, tokens)) >= max(1, len(tokens) - 1)


def _tokens(words: str) -> list[str]:
    return [token for token in re.split(r"[\s,|•·()\[\]]+", words[:300].lower()) if token.strip("-–—:.")]


def _date_token(token: str) -> bool:
    bare = token.strip("-–—:.")
    return bare in _DATE_WORDS or token in _DATE_WORDS or bool(_number().fullmatch(bare))


@cache
def _months_and_ago() -> frozenset[str]:
    months = "january february march april june july august september october november december ago"
    return frozenset(f"{_MONTHS} {months} today yesterday".split())


@cache
def _number() -> re.Pattern[str]:
    return re.compile(
        r"\d{1,4}(?:st|nd|rd|th)?|\d{1,2}(?:[:.]\d\d){0,2} ?(?:am|pm|h|z|gmt|utc|ist|bst|kst|est)?|\d{1,2}(?:am|pm)"
        r"|\d{1,4}[-./]\d{1,2}[-./]\d{1,4}(?:t[\d:.+z-]*)?|\d{1,2}-[a-z]{3}-\d{2,4}|[+-]\d\d:?\d\d|(?:gmt|utc)[+-]\d{1,2}(?::?\d\d)?"
    )


@cache
def _numeric_date() -> re.Pattern[str]:
    return re.compile(r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4}(?:t[\d:.+z-]*)?|\d{1,2}-[a-z]{3}-\d{2,4}")


def names_span(line: Line, byline: Byline) -> Span:
    """Where a byline's names stand in the text."""
    return Span(line.start + byline.start, line.start + byline.end)

"""The head of an article: category, title, standfirst, byline, date, in the order pages put them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from corpus.boilerplate.bylines import BY_ABROAD, ROLE, byline_of, is_published_line
from corpus.boilerplate.kinds import Kinds
from corpus.boilerplate.layout import Line
from corpus.boilerplate.outlet_names import outlet_alone, outlet_before_date
from corpus.boilerplate.picture_credits import ends_with_credit
from corpus.boilerplate.titles import known_title
from corpus.model import BoilerplateKind

# Names of sections of newspapers, alone on a line: above a title they are its kicker, whatever their length.
_SECTIONS = (
    "world|news|world news|politics|policy|business|economy|opinion|analysis|commentary|"
    "editorial|editorials|features|feature|sport|sports|technology|tech|science|health|culture|"
    "arts|entertainment|lifestyle|life|travel|education|environment|climate|energy|defence|"
    "defense|security|military|national|international|nation|local|region|regional|asia|europe|"
    "africa|americas|americas news|middle east|latin america|us|uk|us news|uk news|asia pacific|"
    "asia-pacific|eurasia|breaking|breaking news|latest|latest news|top stories|exclusive|"
    "explainer|interview|interviews|blog|blogs|article|articles|uncategorized|general|featured|"
    "live|video|photos|reports|report|in depth|in-depth|investigation|investigations|society|"
    "law|crime|money|markets|finance|companies|war|conflict|geopolitics|foreign affairs|"
    "foreign policy|diplomacy|human rights|press release|press releases|global|current affairs|"
    "columns|column|voices|perspectives|perspective|special report|fact check|must read|premium|"
    "subscriber only|home news|top news|trending"
)
# A question as a title; longer ones are first sentences.
_TITLE_WORDS = 20
# A head that goes on for longer than this is a page of links, not the head of an article.
_HEAD_LINES = 40
# A standfirst is one sentence or two; how far below it the writer and the date are looked for.
_STANDFIRST_WORDS = 45
_BELOW = 14
_META: frozenset[BoilerplateKind] = frozenset({"byline", "published_line", "share_bar", "counter"})


@cache
def _sections() -> frozenset[str]:
    return frozenset(_SECTIONS.split("|"))


@cache
def _inner_stop() -> re.Pattern[str]:
    return re.compile(r"[a-z]{2}[.!?]\s+[^\W\d_a-z]")


def title_like(line: Line) -> bool:
    """Whether the line's shape could be a title's: short, one thought, no full stop."""
    if line.fragment:
        return True
    if len(line.text) > 200 or line.words > _TITLE_WORDS or line.text[0].islower():
        return False
    return line.text.rstrip("\"'”’)")[-1:] in ("?", "!", "…") and not _inner_stop().search(line.text)


class Head(NamedTuple):
    """Which line is the title (None: the text begins with prose), and the first line below the head."""

    title: int | None
    end: int


def mark_head(rows: Sequence[Line], kinds: Kinds, known: str | None = None) -> Head:
    """Marks the lines of the head: category, byline, published line; `known` is the title if it is known."""
    prose = _prose_begins(rows, kinds, 0)
    _mark_meta(rows, kinds, prose)
    if known is None:
        title = _title(rows, kinds, prose)
    else:
        title = known_title(rows, known, prose + 1)
        if title is not None:
            kinds.clear_line(title)
            prose = max(prose, _prose_begins(rows, kinds, title + 1))
    end = _below_standfirst(rows, kinds, prose)
    _mark_meta(rows, kinds, end, title)
    for i in range(end):
        if kinds[i] is not None or i == title or rows[i].sentence:
            continue
        above = title is not None and i < title and not rows[i].text[0].islower()
        if above and (rows[i].words <= 4 or _breadcrumbs(rows[i])):
            kinds.mark(i, "category", "stands above the title")
        elif rows[i].text.casefold() in _sections():
            kinds.mark(i, "category", "is a section's name")
    # the names of several writers stand one below the other: the last is beside the date
    for i in (*range(end), *range(end - 1, -1, -1)):
        if kinds[i] is None and title is not None and i > title and not rows[i].sentence:
            beside = _beside(rows[i]) if _beside_meta(rows, kinds, i) else None
            if beside is not None:
                kinds.mark(i, beside, "stands beside the writer or the date")
    return Head(title, end)


def _beside(line: Line) -> BoilerplateKind | None:
    """What a short line beside a byline or a date is: a writer, an outlet, where it was filed, or neither."""
    byline, place = _beside_patterns()
    if outlet_alone(line.text):
        return "source_credit"
    if place.fullmatch(line.text):
        return "category"
    return "byline" if byline.fullmatch(line.text) else None


@cache
def _beside_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    word = r"[^\W\d_a-z][\w.'’-]*"
    name = rf"{word}(?: {word}){{1,3}}(?<![.:?!])"
    return (
        # "I. Marsh", "I. Marsh in Northport and agencies", "by newsdesk", "Senior correspondent"
        re.compile(
            rf"{name}(?: and {name})?(?: in {word}(?: {word})?)?(?: and agencies)?|by [a-z0-9_-]{{2,20}}"
            rf"|{ROLE}|{BY_ABROAD}:?\s+{name}"
        ),
        re.compile(rf"[Ii]n {word}(?: {word})?(?:, {word}(?: {word})?){{0,5}}"),
    )


def _below_standfirst(rows: Sequence[Line], kinds: Kinds, prose: int) -> int:
    """The head goes on below a standfirst when the writer, the date or the share bar stands there."""
    end = prose
    for i in range(prose, min(len(rows), prose + _BELOW)):
        if kinds[i] in _META or (kinds[i] is None and is_published_line(rows[i], head=True)):
            end = i + 1
        elif kinds[i] is None and rows[i].sentence and (i > prose or rows[i].words > _STANDFIRST_WORDS):
            break
    return end


def _prose_begins(rows: Sequence[Line], kinds: Kinds, start: int) -> int:
    """The line where prose begins, a standfirst included; a title stands above `start` if that is not 0."""
    seen_title = start > 0
    for i in range(start, min(len(rows), _HEAD_LINES)):
        row = rows[i]
        if kinds[i] is not None:
            continue
        if row.sentence and (seen_title or not title_like(row)):
            return i if byline_of(row) is None and not is_published_line(row, head=True) else i + 1
        seen_title = seen_title or (title_like(row) and row.words > 3)
    return min(len(rows), _HEAD_LINES)


def _mark_meta(rows: Sequence[Line], kinds: Kinds, end: int, title: int | None = None) -> None:
    """Bylines and published lines: in the head, and right after the first paragraph (a standfirst)."""
    for i in range(min(len(rows), end + 4)):
        if kinds[i] is not None or i == title or (rows[i].sentence and i >= end):
            continue
        byline = byline_of(rows[i])
        if byline is not None and byline.names.casefold() not in _sections():
            kinds[i] = "byline"
        elif is_published_line(rows[i], head=i < end + 1) or outlet_before_date(rows[i].text):
            kinds[i] = "published_line"


def _title(rows: Sequence[Line], kinds: Kinds, end: int) -> int | None:
    first_prose = next((i for i in range(len(rows)) if kinds[i] is None and rows[i].sentence), None)
    if first_prose is None:
        return None
    shaped = [i for i in range(end) if kinds[i] is None and title_like(rows[i]) and not _breaks_off(rows, i)]
    candidates = [i for i in shaped if not _captions(rows, kinds, i)] or shaped
    if not candidates:
        return None
    keys = [rows[i].key for i in candidates]
    for at, (i, key) in enumerate(zip(candidates, keys, strict=True)):
        # the way to the article ends with its title, often cut short: "Explained: Why the bund broke"
        if rows[i].words >= 4 and (longer := _goes_on(key, keys[at + 1 :])) is not None:
            return candidates[at + 1 + longer]
    for i, key in zip(candidates, keys, strict=True):
        if rows[i].words >= 3 and keys.count(key) > 1:
            return i
    for at, i in enumerate(candidates):
        if not _kicker(rows[i], any(rows[j].words >= 4 for j in candidates[at + 1 :])):
            return i
    return None


def _goes_on(key: str, others: Sequence[str]) -> int | None:
    return next((at for at, other in enumerate(others) if other.startswith(f"{key} ")), None)


def _breaks_off(rows: Sequence[Line], i: int) -> bool:
    """Whether the line is the beginning of a sentence that goes on in the next line."""
    after = rows[i + 1] if i + 1 < len(rows) else None
    return after is not None and not after.gap and after.text[0].islower() and len(after.text) >= 40


def _captions(rows: Sequence[Line], kinds: Kinds, i: int) -> bool:
    """Whether the line stands above a picture's credit."""
    return i + 1 < len(rows) and kinds[i + 1] == "image_credit"


def _kicker(line: Line, longer_below: bool) -> bool:
    """Whether a line is a section's name above the title and not the title."""
    section = line.text.casefold().strip(" :|/>»•·#") in _sections()
    if section or (_breadcrumbs(line) and line.words <= 6):
        return True
    if len(line.text) > 24 and line.words <= 2 and not line.text.isascii():
        return False  # a script without spaces
    if not longer_below or line.words > 3:
        return False
    small = {"of", "and", "the", "in", "on", "for", "&"}
    return all(word in small or not word[0].islower() for word in line.text.split())


def _breadcrumbs(line: Line) -> bool:
    """Whether the line is the way from the front page to here: "News / World / Crane falls"."""
    return len(re.findall(r"\S ?[>»›/|] ?\S", line.text[:200])) >= (2 if line.words > 4 else 1)


def _beside_meta(rows: Sequence[Line], kinds: Kinds, i: int) -> bool:
    """Whether a byline or a date is the next thing above or below, furniture and the same words aside."""
    for step in (-1, 1):
        at = i + step
        while 0 <= at < len(kinds) and abs(at - i) <= _BELOW:
            if kinds[at] in ("published_line", "byline"):
                return True
            if kinds[at] is None and rows[at].text != rows[i].text and not ends_with_credit(rows[at]):
                break
            at += step
    return False

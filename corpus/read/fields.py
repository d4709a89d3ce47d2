"""Metadata fields of structured formats: what a well-meant value says, or None."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from pydantic import ValidationError

from corpus.model import DateRange, PublishedDate
from corpus.read.decode import without_surrogates
from corpus.read.markup import is_markup, to_text
from corpus.read.timestamps import day_of, month_of
from corpus.times.value import date_range

# What an object says its own words or name under: {"name": "Post"}, WordPress's {"rendered": "<p>…"}.
_WORDS_OF_OBJECT = (
    "name",
    "title",
    "rendered",
    "text",
    "value",
    "content",
    "#text",
    "$t",
    "$oid",
    "href",
    "@id",
)
_WORDS_OF_BODY = ("rendered", "text", "content", "value", "body", "paragraphs", "children", "#text", "$t")
_ENTITY = re.compile(
    r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|amp|quot|apos|lt|gt|nbsp|[lr][sd]quo|[nm]dash|hellip);"
)
# Words that spreadsheets and data frames write where there is nothing.
_NOTHING = frozenset(("", "nan", "null", "none", "n/a", "\\n", "nat", "undefined"))
_DEEPEST = 6
# "2023-W30", "2023-Q3", "2023-07-27/2023-07-31", "2023": TIMEX3 and ISO 8601 have these in common.
_PERIOD = re.compile(r"\d{4}(?:-\w{2,3})?|\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d")
_RANGE = re.compile(r"[\d-]+/[\d-]{10}")
_DAY_OF_WEEK = re.compile(r"(\d{4})-?W(\d\d)-?([1-7])(?:T.*)?")
_DAY_OF_YEAR = re.compile(r"(\d{4})-(\d{3})(?:T.*)?")
_COMPACT = re.compile(r"(?:1[89]|2[01])\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
# Seconds since 1970 before 1973 are more likely a count of something else.
_FIRST_EPOCH = 100_000_000
_YEARS = range(1840, 2200)
_LANGUAGES = {
    **dict.fromkeys(("english", "eng"), "en"),
    **dict.fromkeys(("german", "deu", "ger"), "de"),
    **dict.fromkeys(("french", "fra", "fre"), "fr"),
    **dict.fromkeys(("spanish", "spa"), "es"),
    **dict.fromkeys(("portuguese", "por"), "pt"),
    **dict.fromkeys(("italian", "ita"), "it"),
    **dict.fromkeys(("russian", "rus"), "ru"),
    **dict.fromkeys(("ukrainian", "ukr"), "uk"),
    **dict.fromkeys(("arabic", "ara"), "ar"),
    **dict.fromkeys(("chinese", "zho", "chi"), "zh"),
    **dict.fromkeys(("japanese", "jpn"), "ja"),
    **dict.fromkeys(("korean", "kor"), "ko"),
}


def text_field(value: Any) -> str | None:
    """A field's words on one line: of a string, a list of names, objects with a name; None for nothing."""
    words = _words(value, _DEEPEST)
    if words is None:
        return None
    if is_markup(words):
        words = to_text(words)
    elif "&" in words and _ENTITY.search(words):
        words = html.unescape(words)
    words = without_surrogates(" ".join(words.split()))
    return None if is_nothing(words) else words


def is_nothing(words: str) -> bool:
    """Whether a value says that there is none: white space, "nan", "null"."""
    return words.strip("\ufeff \t\r\n\f\v\xa0").lower() in _NOTHING


def _words(value: Any, depth: int) -> str | None:
    if isinstance(value, str):
        return ", ".join(listed) if (listed := _list_in_words(value)) else value
    if isinstance(value, int) and not isinstance(value, bool):
        # an id or a name that is a number
        return str(value) if abs(value) < 10**30 else None
    if not depth:
        return None
    if isinstance(value, list | tuple):
        parts = (_words(part, depth - 1) for part in value[:100])
        return ", ".join(part for part in parts if part and part.strip()) or None
    if isinstance(value, Mapping):
        found = (_words(value[key], depth - 1) for key in _WORDS_OF_OBJECT if key in value)
        return next((words for words in found if words), None)
    return None


def _list_in_words(value: str) -> list[str] | None:
    """A list that a table holds as text: "['I. Marsh', 'L. Field']"."""
    bare = value.strip()
    if not (bare.startswith("[") and bare.endswith("]") and len(bare) < 2000):
        return None
    try:
        listed = json.loads(bare)
    except (ValueError, RecursionError):
        listed = [name for pair in re.findall(r"'([^']*)'|\"([^\"]*)\"", bare) for name in pair if name]
    return listed if isinstance(listed, list) and all(isinstance(name, str) for name in listed) else None


def body_field(value: Any) -> str | None:
    """A field's text as it stands, paragraphs in a list or in objects one after another."""
    return _body(value, _DEEPEST)


def _body(value: Any, depth: int) -> str | None:
    if isinstance(value, str):
        return without_surrogates(value)
    if not depth:
        return None
    if isinstance(value, list | tuple):
        parts = [text for part in value if (text := _body(part, depth - 1)) and text.strip()]
        return "\n\n".join(parts) or None
    if isinstance(value, Mapping):
        found = (_body(value[key], depth - 1) for key in _WORDS_OF_BODY if key in value)
        return next((text for text in found if text), None)
    return None


def address_field(value: Any) -> str | None:
    """A web address, the first of several."""
    if isinstance(value, list | tuple):
        return next((found for part in value[:20] if (found := address_field(part))), None)
    if isinstance(value, Mapping):
        value = next((value[key] for key in ("href", "url", "@id", "#text") if key in value), None)
    return text_field(value) if isinstance(value, str) else None


def language_field(value: Any) -> str | None:
    """The two letters of a language: of "en-GB", "English", "eng"; None for what is no language we know."""
    words = (text_field(value) or "").lower()
    if words in _LANGUAGES:
        return _LANGUAGES[words]
    found = re.match(r"([a-z]{2})(?:[-_,]|\Z)", words)
    return found[1] if found else None


def plain(text: str) -> str:
    """A text that may be HTML, or have its entities, without them."""
    if is_markup(text):
        return to_text(text)
    return html.unescape(text) if "&" in text and _ENTITY.search(text) else text


def published_field(value: Any, field: str = "published") -> PublishedDate | None:
    """A published date from a field: ISO 8601, a mail's date, an epoch, a day in words, or ours as an object.

    A day that could be two ("03/04/2023") is none.
    """
    evidence = f'field "{field}"'
    if isinstance(value, Mapping):
        try:
            return PublishedDate.model_validate({"origin": "metadata", "evidence": evidence, **value})
        except (ValidationError, TypeError):
            return None
    days = _days(value)
    if days is None:
        return None
    return PublishedDate(
        begin=days.begin, end=days.end, precision=days.precision, origin="metadata", evidence=evidence
    )


def _days(value: Any) -> DateRange | None:
    if isinstance(value, datetime):
        return _day(value.date())
    if isinstance(value, date):
        return _day(value)
    if isinstance(value, list | tuple) and len(value) == 1:
        return _days(value[0])
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    if isinstance(value, int) and abs(value) >= 10**16:
        return None  # Python doesn't even print the longest ones
    words = " ".join(str(value)[:200].split())
    number = re.fullmatch(r"(\d{1,16})(?:\.\d+)?", words)
    if number and not _COMPACT.fullmatch(words):
        count = int(number[1])
        if count in _YEARS and "." not in words:
            return date_range(words)
        exact = day_of(words) if count >= _FIRST_EPOCH else None
    elif _COMPACT.fullmatch(words):
        return date_range(f"{words[:4]}-{words[4:6]}-{words[6:]}")
    else:
        exact = None if _RANGE.fullmatch(words) else _iso_day(words) or day_of(words)
    return _day(exact) if exact else _period(words)


def _period(words: str) -> DateRange | None:
    return (date_range(words) if _PERIOD.fullmatch(words) else None) or month_of(words)


def _iso_day(words: str) -> date | None:
    """The days of ISO 8601 that hardly anyone writes: "2023-W30-4", "2023-208"."""
    try:
        if found := _DAY_OF_WEEK.fullmatch(words):
            return date.fromisocalendar(*(int(part) for part in found.groups()))
        if found := _DAY_OF_YEAR.fullmatch(words):
            return datetime.strptime("-".join(found.groups()), "%Y-%j").date()
    except ValueError:
        pass
    return None


def _day(exact: date) -> DateRange:
    return DateRange(begin=exact, end=exact, precision="day")

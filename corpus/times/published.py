"""When an article was published, as its own words tell it: a line that says so, or what can be argued."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from corpus.model import DateRange, PublishedDate
from corpus.times.foreign_months import foreign_months
from corpus.times.glued import unglued
from corpus.times.named_days import date_in_url, published_in_name
from corpus.times.value import date_range
from corpus.times.words import MONTH, WEEKDAY_BEFORE_DATE, month, weekday

__all__ = ["date_in_url", "published_in_name", "stated_in_text"]

# A line longer than this is prose, not a line of publication.
_LINE_MAX = 200
# A date that stands alone counts as the article's own only near its top: lists of other articles have dates
# too.
_TOP_LINES = 15

_MONTH_ABROAD = "|".join(sorted(foreign_months(), key=len, reverse=True))
_DATE = (
    rf"(?P<weekday>{WEEKDAY_BEFORE_DATE})?(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:_of)?(?:_"
    rf"|[.-]_?)(?P<m1>{MONTH}),?(?:_|[.-])(?P<y1>(?:19|20)\d\d)"
    rf"|(?P<m2>{MONTH})_(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?_(?P<y2>(?:19|20)\d\d)"
    r"|(?P<y3>(?:19|20)\d\d)[-/.](?P<m3>\d\d)[-/.](?P<d3>\d\d)"
    # "14/03/2024"; which is the month is only known where one of the two cannot be
    r"|(?P<a4>\d\d?)[/.](?P<b4>\d\d?)[/.](?P<y4>(?:19|20)\d\d)"
    # "4 de agosto de 2023", "4. März 2023", "1er août 2023"
    rf"|(?P<d5>\d{{1,2}})(?:\.|º|er)?_(?:de_)?(?P<m5>{_MONTH_ABROAD})\.?_(?:del?_)?(?P<y5>(?:19|20)\d\d)"
    # "2023년 8월 4일", "2023年8月4日"
    r"|(?P<y6>(?:19|20)\d\d)[年년]\s?(?P<m6>\d\d?)[月월]\s?(?P<d6>\d\d?)[日일])(?!\d)"
)
_CLOCK = (
    r"(?:(?:,|T|_?[-–—|•·@]|_at)?_?\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\.\d{1,6})?_?(?:[ap]\.?m\.?)?_?"
    r"(?:Z|\(?[A-Z]{2,5}\)?|[+-]\d\d:?\d\d|UTC[+-]\d{1,2}|local_time)?)?"
)
# "River Herald, 3 May 2021" on a line of its own
_OUTLET = r"(?-i:(?:The_)?[A-Z][\w’'&.-]{1,20}(?:_[A-Z][\w’'&.-]{1,20}){0,3})"
_FIRST = (
    r"(?:first_|originally_)?(?:published|posted|publication_date|publish_date|date_published|pub_date"
    r"|issued|filed"
    r"|created|release_date|date(?=\s?[:|–—-]))"
)
_LATER = r"(?:last_)?(?:updated|modified|edited|revised)"
_LABEL = (
    r"(?:_date)?(?:_(?:on|at|by_[^|:\n]{1,40}))?_?(?::|[-–—|])?_?(?:on_)?"
    # "First published: 10:30 IST, 4 May 2021"
    r"(?:\d{1,2}[:.]\d\d(?:_?[ap]\.?m\.?)?(?:_(?-i:[A-Z]{2,4}))?,?_(?:on_)?)?"
)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    def made(body: str) -> re.Pattern[str]:
        return re.compile(body.replace("_", r"(?:[^\S\n]{1,3})"), re.IGNORECASE)

    return {
        # at the line's start, or after a separator ("By Ann Lee | Published: 3 May 2021")
        "published": made(rf"(?:^|[|•·,;:–—(]_?|\)_|\s-\s){_FIRST}{_LABEL}{_DATE}"),
        # "Published in The Harbour Post, May 3rd, 2021"
        "printed": made(rf"^published_in_(?-i:[A-Z])[^|:\n\d]{{1,40}},_{_DATE}\.?$"),
        "updated": made(rf"(?:^|[|•·,;:–—(]_?|\)_|\s-\s){_LATER}{_LABEL}{_DATE}"),
        "alone": made(
            rf"^(?:[^\d\n]{{0,40}}[|•·–—]_?|{_OUTLET},_|by_[^\d\n]{{2,60}}[,-]_)?{_DATE}{_CLOCK}(?:_?(?:[|•·–—]|by_)[^\n]{{0,80}})?$"
        ),
        "dateline": made(
            rf"^(?-i:[A-Z][A-Z.'’ -]{{2,30}})(?:,_[^\d\n,]{{2,30}})?(?:,_|_?[(\[]|_)(?:on_)?{_DATE}[)\]]?"
            r"_?(?:\([^)\n]{2,40}\))?_?(?:[-–—:]|/)"
        ),
    }


# The best evidence first.
_RANKS = ("published", "printed", "dateline", "alone", "updated")
# What stands alone above a date and says what date it is.
_LABELS = {
    **dict.fromkeys(
        ("published", "first published", "published on", "posted", "posted on", "date"), "published"
    ),
    **dict.fromkeys(("updated", "last updated", "updated on", "last modified"), "updated"),
}
_LABEL_MAX = 20
# "… 27 July 2023 by our staff." is still the line of publication.
_WORDS_AFTER = 4
_LINE = re.compile(r"[^\n\r\u2028\u2029]+")


def stated_in_text(text: str) -> PublishedDate | None:
    """The published date that a line of the text gives."""
    best: tuple[int, PublishedDate] | None = None
    label = ""
    for number, line in enumerate(_lines(text), 1):
        found = _stated(line, number, best[0] if best else len(_RANKS), label)
        best = found or best
        label = line.casefold().strip(" :") if len(line) <= _LABEL_MAX else ""
    return best[1] if best else None


def _lines(text: str) -> Iterator[str]:
    """The lines that are not blank; of those that are prose the beginning."""
    for match in _LINE.finditer(text):
        whole = match.end() - match.start() <= 2 * _LINE_MAX
        line = match[0] if whole else text[match.start() : match.start() + _LINE_MAX]
        if line := line.strip():
            yield line


def _stated(line: str, number: int, better: int, label: str) -> tuple[int, PublishedDate] | None:
    """The date of a line and its rank, if that is better; `label` is what a line above it said alone."""
    if not any(c.isdigit() for c in line):
        return None
    prose = len(line) > _LINE_MAX - 1
    apart = line if prose else unglued(line)
    for rank, name in enumerate(_RANKS[:better]):
        if (name == "alone" and number > _TOP_LINES and label not in _LABELS) or (
            prose and name != "dateline"
        ):
            continue
        found = _patterns()[name].search(apart)
        days = _days(found) if found else None
        if found is None or days is None or (name in ("published", "updated") and _goes_on(apart, found)):
            continue
        if name == "alone" and label in _LABELS:
            rank = _RANKS.index(_LABELS[label])
            if rank >= better:
                continue
        return rank, _published(days, line)
    return None


def _goes_on(line: str, found: re.Match[str]) -> bool:
    """Whether a sentence goes on behind the date: "The report, published on 12 May 2020, says that …"."""
    return line.endswith((".", "!", "?", "”", '"')) and len(line[found.end() :].split()) > _WORDS_AFTER


def _days(match: re.Match[str]) -> DateRange | None:
    """The day of a match; None where it is none, or another weekday than the one beside it."""
    days = _day(match)
    said = match["weekday"]
    return None if said and days and weekday(said.split(",")[0]) != days.begin.weekday() else days


def _day(match: re.Match[str]) -> DateRange | None:
    for n in "12356":
        if match[f"y{n}"]:
            name = match[f"m{n}"]
            number = int(name) if n in "36" else foreign_months()[name.lower()] if n == "5" else month(name)
            return date_range(f"{match[f'y{n}']}-{number:02d}-{int(match[f'd{n}']):02d}")
    if match["y4"]:
        one, other = int(match["a4"]), int(match["b4"])
        if one != other and one <= 12 and other <= 12:
            return None  # the third of May or the fifth of March
        day_, month_ = (one, other) if other <= 12 else (other, one)
        return date_range(f"{match['y4']}-{month_:02d}-{day_:02d}")
    return None


def _published(days: DateRange, line: str) -> PublishedDate:
    return PublishedDate(
        begin=days.begin, end=days.end, precision=days.precision, origin="text", evidence=line[:160]
    )

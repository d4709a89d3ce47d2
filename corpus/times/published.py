"""When an article was published, as its own words tell it: a line that says so, or what can be argued."""

from __future__ import annotations

import re
from functools import cache

from corpus.model import DateRange, PublishedDate
from corpus.times.value import date_range
from corpus.times.words import MONTH, WEEKDAY_BEFORE_DATE, month

# A line longer than this is prose, not a line of publication.
_LINE_MAX = 200
# A date that stands alone counts as the article's own only near its top: lists of other articles have dates
# too.
_TOP_LINES = 15

_DATE = (
    rf"(?:{WEEKDAY_BEFORE_DATE})?(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:_of)?(?:_"
    rf"|[.-])(?P<m1>{MONTH}),?(?:_|[.-])(?P<y1>(?:19|20)\d\d)"
    rf"|(?P<m2>{MONTH})_(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?_(?P<y2>(?:19|20)\d\d)"
    r"|(?P<y3>(?:19|20)\d\d)[-/.](?P<m3>\d\d)[-/.](?P<d3>\d\d)"
    # "14/03/2024"; which is the month is only known where one of the two cannot be
    r"|(?P<a4>\d\d?)[/.](?P<b4>\d\d?)[/.](?P<y4>(?:19|20)\d\d))(?!\d)"
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
    r"|created|release_date|date)"
)
_LATER = r"(?:last_)?(?:updated|modified|edited|revised)"
_LABEL = r"(?:_date)?(?:_(?:on|at|by_[^|:\n]{1,40}))?_?(?::|[-–—|])?_?(?:on_)?"


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    def made(body: str) -> re.Pattern[str]:
        return re.compile(body.replace("_", r"(?:[^\S\n]{1,3})"), re.IGNORECASE)

    return {
        # at the line's start, or after a separator ("By Ann Lee | Published: 3 May 2021")
        "published": made(rf"(?:^|[|•·,;:–—(]_?|\)_|\s-\s){_FIRST}{_LABEL}{_DATE}"),
        "updated": made(rf"(?:^|[|•·,;:–—(]_?|\)_|\s-\s){_LATER}{_LABEL}{_DATE}"),
        "alone": made(
            rf"^(?:[^\d\n]{{0,40}}[|•·–—]_?|{_OUTLET},_)?{_DATE}{_CLOCK}(?:_?(?:[|•·–—]|by_)[^\n]{{0,80}})?$"
        ),
        "dateline": made(
            rf"^(?-i:[A-Z][A-Z.'’ -]{{2,30}})(?:,_[^\d\n,]{{2,30}})?(?:,_|_?[(\[]|_)(?:on_)?{_DATE}[)\]]?"
            r"_?(?:\([^)\n]{2,40}\))?_?(?:[-–—:]|/)"
        ),
    }


# A day in a file's name, with nothing that would make it part of a longer number.
_IN_NAME = re.compile(
    r"(?<![0-9A-Za-z])((?:19|20)\d\d)([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?![0-9A-Za-z])"
)
_LINES = re.compile(r"[^\n\r\u2028\u2029]+")


def published_in_name(path: str) -> PublishedDate | None:
    """The day a file's name holds: "2021-05-03-lock-opens.txt", "20210503_lock.txt"."""
    name = re.split(r"[/\\]", path)[-1][-_LINE_MAX:]
    found = {f"{y}-{m}-{d}" for y, _, m, d in _IN_NAME.findall(name)}
    days = date_range(found.pop()) if len(found) == 1 else None
    if days is None:
        return None
    return PublishedDate(
        begin=days.begin, end=days.end, precision=days.precision, origin="filename", evidence=name
    )


def stated_in_text(text: str) -> PublishedDate | None:
    """The published date that a line of the text gives."""
    patterns = _patterns()
    best: tuple[int, PublishedDate] | None = None
    number = 0
    for match in _LINES.finditer(text):
        if match.end() - match.start() > 2 * _LINE_MAX:
            line = text[match.start() : match.start() + _LINE_MAX].strip()
        else:
            line = match[0].strip()
        if not line:
            continue
        number += 1
        for rank, name in enumerate(("published", "dateline", "alone", "updated")):
            if best is not None and best[0] <= rank:
                break
            if not any(c.isdigit() for c in line):
                break
            if (name == "alone" and number > _TOP_LINES) or (
                len(line) > _LINE_MAX - 1 and name != "dateline"
            ):
                continue
            found = patterns[name].search(line)
            days = _days(found) if found else None
            if days is not None:
                best = rank, _published(days, line)
    return best[1] if best else None


def _days(match: re.Match[str]) -> DateRange | None:
    for n in "123":
        if match[f"y{n}"]:
            number = int(match["m3"]) if n == "3" else month(match[f"m{n}"])
            return date_range(f"{match[f'y{n}']}-{number:02d}-{int(match[f'd{n}']):02d}")
    if match["y4"]:
        one, other = int(match["a4"]), int(match["b4"])
        if one != other and one <= 12 and other <= 12:
            return None
        day_, month_ = (one, other) if other <= 12 else (other, one)
        return date_range(f"{match['y4']}-{month_:02d}-{day_:02d}")
    return None


def _published(days: DateRange, line: str) -> PublishedDate:
    return PublishedDate(
        begin=days.begin, end=days.end, precision=days.precision, origin="text", evidence=line[:160]
    )

"""The published date in a file's name, in the folders it lies in, and in the address of a page."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import unquote, urlsplit

from corpus.model import DateOrigin, DateRange, PublishedDate
from corpus.times.value import date_range
from corpus.times.words import MONTHS, month

# No system has longer names; what is longer is looked at from its end.
_NAME_MAX = 300


@cache
def _in_name() -> tuple[re.Pattern[str], ...]:
    year, padded_month, padded_day = (
        r"(?P<y>(?:19|20)\d\d)",
        r"(?P<m>0[1-9]|1[0-2])",
        r"(?P<d>0[1-9]|[12]\d|3[01])",
    )
    number, name = r"(?P<{}>0?[1-9]|[12]\d|3[01])", rf"(?P<m>{'|'.join(f'{m}|{m[:3]}' for m in MONTHS)}|sept)"
    before, after = r"(?<![0-9A-Za-z])", r"(?![0-9A-SU-Za-su-z]|[Tt](?!\d\d))"
    between = r"(?P<s>[-_.])"
    bodies = (
        rf"{year}(?P<s>[-_.]?){padded_month}(?P=s){padded_day}",
        rf"{year}(?P<s>[-_])(?P<m>0?[1-9]|1[0-2])(?P=s){number.format('d')}",
        # which of the two is the month is told below
        rf"{number.format('a')}{between}{number.format('b')}(?P=s){year}",
        rf"{number.format('d')}(?P<s>[-_. ]?){name}(?P=s){year}",
        rf"{name}[-_. ]{number.format('d')}(?:st|nd|rd|th)?,?[-_. ]{year}",
    )
    return tuple(re.compile(f"{before}{body}{after}", re.IGNORECASE) for body in bodies)


@cache
def _in_folders() -> re.Pattern[str]:
    names = "|".join(f"{m}|{m[:3]}" for m in MONTHS)
    return re.compile(
        rf"(?:^|/)(?P<all>(?P<y>(?:19|20)\d\d)/(?P<m>0?[1-9]|1[0-2]|{names})/(?P<d>0?[1-9]|[12]\d|3[01]))(?=/)",
        re.IGNORECASE,
    )


def published_in_name(path: str) -> PublishedDate | None:
    """The day a file's name holds: "2021-05-03-lock-opens.txt", "lock_3-May-2021.htm", "2021/05/03/lock.htm".

    None where it holds two days, or one that could be read in two ways.
    """
    parts = [*re.split(r"[/\\]", unquote(path))]
    folders = "/".join(parts)[-_NAME_MAX:]
    name = parts[-1][-_NAME_MAX:]
    days = _days_in(name)
    evidence = name
    if not days:
        days = {_day(found) for found in _in_folders().finditer(folders)} - {None}
        evidence = next((found["all"] for found in _in_folders().finditer(folders)), "")
        evidence = f"{evidence}/{name}"
    return _published(days, "filename", evidence)


def date_in_url(url: str) -> PublishedDate | None:
    """The day in the path of an address: "https://post.example/2021/05/03/lock-opens"."""
    try:
        path = unquote(urlsplit(url).path)[:_NAME_MAX]
    except ValueError:
        return None
    found = [*_in_folders().finditer(f"{path}/")]
    days = {_day(one) for one in found} - {None}
    said = found[0]["all"] if found else ""
    if not days:
        for part in path.split("/"):
            if days := _days_in(part):
                said = part
                break
    return _published(days, "metadata", f'address "…/{said}/…"')


def _days_in(name: str) -> set[DateRange | None]:
    return {_day(found) for pattern in _in_name() for found in pattern.finditer(name)} - {None}


def _day(found: re.Match[str]) -> DateRange | None:
    said = found.groupdict()
    if "a" in said:
        one, other = int(said["a"]), int(said["b"])
        if one != other and one <= 12 and other <= 12:
            return None
        day_, month_ = (one, other) if other <= 12 else (other, one)
    else:
        day_ = int(said["d"])
        month_ = int(said["m"]) if said["m"].isdigit() else month(said["m"])
    return date_range(f"{said['y']}-{month_:02d}-{day_:02d}")


def _published(days: set[DateRange | None], origin: DateOrigin, evidence: str) -> PublishedDate | None:
    day = days.pop() if len(days) == 1 else None
    if day is None:
        return None
    return PublishedDate(
        begin=day.begin, end=day.end, precision=day.precision, origin=origin, evidence=evidence
    )

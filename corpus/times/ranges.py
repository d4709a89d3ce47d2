"""Two times that are the ends of one: "from 1991 to 1994", "between 3 May and 7 June"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.model import TimeExpression
from corpus.times.value import date_range, describe

_TO = re.compile(r"\s+(?:to|through|until|till|up to)\s+(?:the\s+)?|\s*[–—-]\s*", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+(?:the\s+)?$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)
_ENDS = re.compile(r"(?:\d{4}|XXXX)(?:-\d\d(?:-\d\d)?|-(?:SP|SU|FA|WI)|-Q\d)?|\d{3}")


def joined(text: str, times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """The times of one sentence, with those that are two ends of a range made one."""
    out: list[TimeExpression] = []
    for time in times:
        whole = _whole(text, out[-1], time) if out else None
        if whole is None:
            out.append(time)
        else:
            out[-1] = whole
    return out


def _whole(text: str, first: TimeExpression, last: TimeExpression) -> TimeExpression | None:
    if last.start - first.end > 12 or not (_ENDS.fullmatch(first.value) and _ENDS.fullmatch(last.value)):
        return None
    between, before = text[first.end : last.start], text[max(0, first.start - 14) : first.start]
    if not (
        (_TO.fullmatch(between) and (_FROM.search(before) or not between.strip().isalpha()))
        or (_AND.fullmatch(between) and _BETWEEN.search(before))
    ):
        return None
    begin = first.value
    if first.relative and not last.relative and len(begin) >= 7:
        # "from 3 May to 7 June 2019": the year said at the end counts for both.
        year = int(last.value[:4])
        begin = f"{year - (begin[4:] > last.value[4:]):04d}{begin[4:]}"
    value = f"{begin}/{last.value}"
    days = date_range(value)
    if days is None and "XXXX" not in value:
        return None
    words = text[first.start : last.end]
    why = f"“{' '.join(words.split())}” · from and to" + (
        f" → {describe(days)}" if days else f" · {first.why}"
    )
    return TimeExpression(
        start=first.start,
        end=last.end,
        text=words,
        kind="date",
        value=value,
        date=days,
        relative=first.relative or last.relative,
        why=why,
    )

"""Metadata fields of structured formats: what a well-meant value says, or None."""

from __future__ import annotations

import calendar
import re
from datetime import date
from email.utils import parsedate
from typing import Any

from pydantic import ValidationError

from corpus.model import DateRange, PublishedDate
from corpus.read.decode import without_surrogates

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ].*)?)?)?", re.DOTALL)


def text_field(value: Any) -> str | None:
    """A field's words on one line; None for what is missing, empty or no text."""
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        value = ", ".join(value)
    if not isinstance(value, str):
        return None
    return without_surrogates(" ".join(value.split())) or None


def published_field(value: Any) -> PublishedDate | None:
    """A published date from a field: an ISO day, month or year, a mail date, or a date object of ours."""
    if isinstance(value, dict):
        try:
            return PublishedDate.model_validate(
                {"origin": "metadata", "evidence": 'field "published"', **value}
            )
        except ValidationError:
            return None
    if not isinstance(value, str):
        return None
    days = iso_range(value.strip()) or _mail_date(value)
    if days is None:
        return None
    return PublishedDate(
        begin=days.begin,
        end=days.end,
        precision=days.precision,
        origin="metadata",
        evidence='field "published"',
    )


def iso_range(value: str) -> DateRange | None:
    """`2023`, `2023-07`, `2023-07-27` or a timestamp that begins so."""
    found = _ISO.fullmatch(value)
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        if day:
            exact = date(year or 0, month or 0, day)
            return DateRange(begin=exact, end=exact, precision="day")
        if month:
            last = calendar.monthrange(year or 0, month)[1]
            return DateRange(
                begin=date(year or 0, month, 1), end=date(year or 0, month, last), precision="month"
            )
        return DateRange(begin=date(year or 0, 1, 1), end=date(year or 0, 12, 31), precision="year")
    except ValueError:
        return None


def _mail_date(value: str) -> DateRange | None:
    try:
        parsed = parsedate(value)
        exact = date(*parsed[:3]) if parsed else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return DateRange(begin=exact, end=exact, precision="day") if exact else None

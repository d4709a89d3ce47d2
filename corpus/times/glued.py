"""Dates that a page shows apart and its text has in one: "May 4, 20233:15 AM UTCUpdated 3 hours ago"."""

from __future__ import annotations

import re
from functools import cache


@cache
def _glued() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(r"(?<=[A-Za-z\d])(?=(?:Updated|Published|Posted|Modified)\b)"),
        re.compile(
            r"(?<=(?<!\d)(?:19|20)\d\d)(?=[A-Z][a-z]|\d{1,2}:\d\d)|(?<=[A-Z]{3}|\d[ap]m)(?=[A-Z][a-z])"
        ),
    )


def unglued(line: str) -> str:
    """The line with a bar before a glued label and a space before a glued date or hour."""
    label, date = _glued()
    return date.sub(" ", label.sub(" | ", line))

"""Numbers of tellings: an article's row and the number of an event in it, in one."""

from __future__ import annotations

# Events to an article, at most: what comes after so many is on no timeline of many articles.
ROW_BITS = 20
MOST_EVENTS = 1 << ROW_BITS


def telling_id(row: int, number: int) -> int:
    """The id of the telling that an article's event is."""
    return row << ROW_BITS | number


def article_of(id: int) -> int:  # noqa: A002
    """The row of the article that a telling is in."""
    return id >> ROW_BITS


def number_of(id: int) -> int:  # noqa: A002
    """The number of the event in its article."""
    return id & (MOST_EVENTS - 1)

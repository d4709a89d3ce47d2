"""Dates and times: found in the text, resolved as far as can be argued, each with the reason why."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.model import DateRange, Span, TimeExpression

__all__ = ["find_times"]


def find_times(
    text: str, published: DateRange | None, sentences: Sequence[Span]
) -> tuple[TimeExpression, ...]:
    """The times inside ``sentences``, resolved against ``published`` and the days told before."""
    # the rules are not loaded by those who only describe a date
    from corpus.times.find import find_times as find

    return find(text, published, sentences)

"""Dates and times: found in the text, resolved as far as can be argued, each with the reason why."""

from corpus.times.find import find_times

__all__ = ["find_times"]

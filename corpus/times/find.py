"""Finding and resolving the times of a text, sentence by sentence, in one pass."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from corpus.model import DateRange, Span, TimeExpression
from corpus.times import (
    amount_rules,
    anniversary,
    calendar_rules,
    holiday_rules,
    narrative_rules,
    period_rules,
    relative_rules,
    report_rules,
)
from corpus.times.grammar import Context, Narrative, Reading, Rule, UnresolvedError, trigger_pattern
from corpus.times.ranges import joined
from corpus.times.value import date_range, describe, narrowed


@cache
def _rules() -> tuple[Rule, ...]:
    """All rules; of two matches with the same words the earlier rule counts."""
    families = (
        calendar_rules,
        period_rules,
        report_rules,
        holiday_rules,
        relative_rules,
        narrative_rules,
        amount_rules,
        anniversary,
    )
    return tuple(rule for family in families for rule in family.rules())


@cache
def _rules_for(triggers: frozenset[str]) -> tuple[tuple[int, Rule], ...]:
    return tuple((n, rule) for n, rule in enumerate(_rules()) if triggers.intersection(rule.triggers))


@cache
def _triggers() -> re.Pattern[str]:
    return trigger_pattern()


# A "sentence" with more times than this is no prose; only its first are read.
_TIMES_MAX = 300


def find_times(
    text: str, published: DateRange | None, sentences: Sequence[Span]
) -> tuple[TimeExpression, ...]:
    """The times inside ``sentences``, resolved against ``published`` and the days told before."""
    found: list[TimeExpression] = []
    narrative = Narrative()
    for number, sentence in enumerate(sentences):
        kinds = {match.lastgroup[0] for match in _triggers().finditer(text, *sentence) if match.lastgroup}
        if kinds:
            here = list(_in_sentence(text, published, sentence, number, narrative, frozenset(kinds)))
            found.extend(joined(text, here) if len(here) > 1 else here)
    return anniversary.resolve(text, tuple(found), sentences, published)


def _in_sentence(
    text: str,
    published: DateRange | None,
    sentence: Span,
    number: int,
    narrative: Narrative,
    kinds: frozenset[str],
) -> Iterator[TimeExpression]:
    matches = [
        (match.start(), -match.end(), order, rule, match)
        for order, rule in _rules_for(kinds)
        for match in rule.regex.finditer(text, *sentence)
        if match.end() > match.start()
    ]
    matches.sort(key=lambda found: found[:3])
    last = sentence.start
    left = _TIMES_MAX
    for start, _, _, rule, match in matches:
        if start < last:
            continue
        context = Context(text, sentence, number, None, narrative)
        expression = _read(rule, match, context, published)
        if expression is None:
            continue
        yield expression
        last = expression.end
        left -= 1
        if not left:
            return
        if expression.date:
            narrative.tell(expression.date, expression.text, number)


def _read(
    rule: Rule, match: re.Match[str], context: Context, published: DateRange | None
) -> TimeExpression | None:
    """The reading of one match; against both ends where the published date is a range."""
    if published is not None and published.begin != published.end:
        first, last = (_try(rule, match, context, day) for day in (published.begin, published.end))
        if isinstance(first, Reading) and isinstance(last, Reading) and first.value == last.value:
            context.steps = [s for s in context.steps if not s.startswith("published")]
            return _expression(rule, match, context, first)
        if first is None and last is None:
            return None
        context.steps.clear()
        context.unknown = f"the article is dated no closer than {describe(published)}"
        return _expression(rule, match, context, _try(rule, match, context, None))
    day = published.begin if published else None
    return _expression(rule, match, context, _try(rule, match, context, day))


def _try(
    rule: Rule, match: re.Match[str], context: Context, day: date | None
) -> Reading | UnresolvedError | None:
    context.published = day
    try:
        return rule.read(match, context)
    except UnresolvedError as unresolved:
        return unresolved
    except (ValueError, OverflowError):  # a day outside the calendar: the year 0, 31 June
        return None


def _expression(
    rule: Rule, match: re.Match[str], context: Context, reading: Reading | UnresolvedError | None
) -> TimeExpression | None:
    if reading is None:
        return None
    start, end = match.span()
    words = context.text[start:end]
    quoted = f"“{' '.join(words.split())[:80]}”"
    if isinstance(reading, UnresolvedError):
        why = " · ".join((quoted, rule.says, reading.missing))
        kind = "time" if "T" in reading.value else "date"
        return TimeExpression(
            start=start,
            end=end,
            text=words,
            kind=kind,
            value=reading.value,
            date=None,
            relative=True,
            why=why,
        )
    days = reading.days
    if days is None and reading.kind in ("date", "time"):
        days = date_range(reading.value)
        if days is not None and reading.part is not None:
            days = narrowed(days, reading.part)
    steps = [quoted, reading.note or rule.says, *context.steps]
    why = " · ".join(steps) + (f" → {describe(days)}" if days else "")
    return TimeExpression(
        start=start,
        end=end,
        text=words,
        kind=reading.kind,
        value=reading.value,
        date=days,
        relative=reading.relative,
        why=why,
    )

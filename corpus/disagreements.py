"""Where the reports of one event disagree: other numbers of the same, another place, another date.

Both sides are told, each with its sentence; which of them is right is not ours to say. What can be read in
two ways is no disagreement: rather one is missed than one told that is none. The answer does not depend on
the order of the reports.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import combinations
from typing import NamedTuple

from corpus.amount_words import HARMS
from corpus.amounts import Amount, amounts
from corpus.locatives import where
from corpus.model import Disagreement, DisagreementKind, Event, Side
from corpus.times.value import describe

# What happened within a longer time may have happened more than once, with another number each time.
_LONGEST = timedelta(days=31)
# One of a row of figures, each of which is told with those before it: they differ because their months do.
_SERIES = re.compile(
    r"\b(?:compared (?:with|to)|vs|versus|year-on-year|(?:year|month|week|quarter)s? (?:ago|earlier|before)"
    r"|(?:up|down|rose|risen|fell|fallen|increased?|decreased?|higher|lower) (?:\S+ ){0,4}from"
    r"|against(?= an? | the | \d)|previous (?:year|month|week|quarter)|preliminary|seasonally|unadjusted"
    r"|after an? \S+ (?:\S+ )?(?:rise|fall|gain|drop))\b",
    re.IGNORECASE,
)
# An aside ends the clause that tells of the event; and so much of it may follow its label.
_ASIDE = re.compile(r"\b(?:since|after|before|who|which|while|but|whose)\b|[;:(]", re.IGNORECASE)
_REST = 100
# A label of fewer words names something that the sentence is not about.
_SAYING = 4
# How many came to harm is told at a sentence's end, too: but these tell of the harm that another day did.
_ANOTHER_TIME = re.compile(
    r"\b(?:ago|earlier|previous|last|since|years?|months?|weeks?|\d{4})\b", re.IGNORECASE
)
# A row of more reports than this is compared by its first ones.
_REPORTS_LOOKED_AT = 40
# So many disagreements of one event are told at most.
_TOLD = 4


class Claim(NamedTuple):
    """An article's sentence about an event."""

    article: str
    event: Event


def disagreements(group: Iterable[Claim]) -> tuple[Disagreement, ...]:
    """What the reports of one event disagree on, but for its date: of a group, all allow for one."""
    claims = sorted(group, key=lambda claim: (claim.article, claim.event.start, claim.event.id))
    claims = claims[:_REPORTS_LOOKED_AT]
    if len({claim.article for claim in claims}) < 2:
        return ()
    # who foretold it tells another number than who saw it, and is not contradicted by it
    status = "stated" if any(claim.event.status == "stated" for claim in claims) else claims[0].event.status
    by_article: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.event.status == status:
            by_article.setdefault(claim.article, []).append(claim)
    found = [*_of_numbers(by_article), *_of_places(by_article)]
    return tuple(found[:_TOLD])


def of_dates(mine: Claim, other: Claim) -> Disagreement:
    """Two tellings of what may be one event, on whose day they differ; both have a date."""
    assert mine.event.date is not None and other.event.date is not None
    sides = tuple(
        Side(
            article=claim.article,
            event=claim.event.id,
            said=describe(claim.event.date),
            text=claim.event.text,
        )
        for claim in (mine, other)
        if claim.event.date is not None
    )
    words = f"perhaps {describe(other.event.date)}, as {other.article} has it"
    return Disagreement(on="date", words=words, sides=sides)


class _Counted(NamedTuple):
    claim: Claim
    amount: Amount


def _of_numbers(by_article: dict[str, list[Claim]]) -> Iterator[Disagreement]:
    counted = {
        article: [_Counted(claim, amount) for claim in claims for amount in _clear(claim.event)]
        for article, claims in by_article.items()
    }
    told: set[str] = set()
    for one, other in combinations([article for article in counted if counted[article]], 2):
        for mine in counted[one]:
            noun = mine.amount.noun
            theirs = [each for each in counted[other] if each.amount.counts_as(mine.amount)]
            same = [each for each in counted[one] if each.amount.noun == noun]
            # one that tells two numbers of the same thing tells what the other does not know of
            if noun in told or not theirs or len(same) > 1 or len(theirs) > 1:
                continue
            if not theirs[0].amount.allows(mine.amount):
                told.add(noun)
                yield _differ(
                    "number",
                    [_side(each.claim, each.amount.start, each.amount.end) for each in (mine, theirs[0])],
                )


def _clear(event: Event) -> list[Amount]:
    """The numbers of an event's clause, where its sentence tells one only of that noun.

    Of two, each may be of something else.
    """
    if event.date is None or event.date.end - event.date.begin > _LONGEST or _SERIES.search(event.text):
        return []
    found = list(amounts(event.text))
    if event.date.end != event.date.begin:
        found = [one for one in found if not one.is_measure]
    first, told, last = _clause(event)
    return [
        one
        for one in found
        if sum(other.noun == one.noun for other in found) == 1
        and (
            (first <= one.start and one.end <= last)
            or (
                told <= one.start
                and one.fate in HARMS
                and not _ANOTHER_TIME.search(event.text, told, one.start)
            )
        )
    ]


def _clause(event: Event) -> tuple[int, int, int]:
    """Where in its sentence an event is told: where its label begins and ends, and its clause ends."""
    words = event.label.removesuffix("…").split()
    if len(words) < _SAYING:
        return 0, len(event.text), 0
    # what stood in between may have been left out of it
    opening, ending = (r"\s+".join(map(re.escape, part)) for part in (words[:2], words[2:][-3:]))
    match = re.search(rf"{opening}(?=\W).*?{ending}", event.text, re.IGNORECASE | re.DOTALL)
    if match is None:
        return 0, len(event.text), 0
    first, last = match.span()
    stop = _ASIDE.search(event.text, last, last + _REST)
    return first, last, stop.start() if stop else min(len(event.text), last + _REST)


def _of_places(by_article: dict[str, list[Claim]]) -> Iterator[Disagreement]:
    found = []
    for claims in by_article.values():
        for claim in claims:
            place = where(claim.event.text)
            if place is not None and claim.event.text[place.start : place.end] in claim.event.label:
                found.append((claim, place))
                break
    for (one, here), (other, there) in combinations(found, 2):
        if here.rank != there.rank or here.name == there.name:
            continue
        texts = [claim.event.text for claims in by_article.values() for claim in claims]
        if any(here.name in text and there.name in text for text in texts):
            continue
        yield _differ("place", [_side(one, here.start, here.end), _side(other, there.start, there.end)])
        return


def _side(claim: Claim, start: int, end: int) -> Side:
    text = claim.event.text
    said = " ".join(text[start:end].split())
    return Side(article=claim.article, event=claim.event.id, said=said, text=text, start=start, end=end)


def _differ(on: DisagreementKind, sides: Sequence[Side]) -> Disagreement:
    words = ", ".join(f"“{side.said}” in {side.article}" for side in sides)
    return Disagreement(on=on, words=words, sides=tuple(sides))

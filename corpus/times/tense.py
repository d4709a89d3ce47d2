"""Whether a sentence tells of what was or of what will be, at the place where a time stands."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from corpus.model import Span

Tense = Literal["past", "future"]

_LEFT, _RIGHT = 160, 90

# Verbs whose infinitive after a noun or "is" announces something: "to meet on Friday".
_ANNOUNCED = (
    "meet visit hold begin start open vote decide take discuss be arrive attend appear address speak release "
    "report return resume host leave travel sign go come close expire end make give play face announce launch"
)
_FUTURE = (
    # "will be paid", "to be held": the participle is not of the past
    r"\b(?:will|won['’]t|would|shall|may|might|can|could|should|must|to)(?:_not)?_be_[a-z]+\b"
    r"|\b(?:will|won['’]t|would|shall|may|might|could|scheduled|slated|expected|expects?|plans?|planned"
    r"|planning"
    r"|due|payable|going_to|upcoming|set_(?:to|for)|next|until|deadline|expires?|intends?|hopes?_to|hoping"
    r"|effective"
    r"|aims?_to|vowed_to|promised_to|agreed_to|tomorrow|about_to|ahead_of"
    rf"|to_(?:{_ANNOUNCED.replace(' ', '|')}))\b|['’]ll\b"
)
_PAST = (
    r"\b(?:said|says|was|were|had|has|have|did|told|ago|since|last|began|came|went|took|gave|made|found|left"
    r"|met|won|lost|held|kept|killed|sent|saw|spoke|rose|fell|felt|got|grew|knew|led|paid|put|ran|sold"
    r"|stood|shot"
    r"|stuck|swept|burst|slid|threw|fought|fled|sought|rode|rang|swam|swore|taught|tore|wore|woke"
    r"|thought|wrote|broke|brought|bought|built|caught|chose|drew|drove|flew|hit|struck|sank|became|yesterday"
    r"|according_to|[a-z]{2,20}(?<!ne)(?<!nde)ed)\b"
)
_NOT_PAST = frozenset(("united", "hundred", "indeed", "speed", "proceed", "exceed", "succeed", "need", "red"))


@cache
def _cues() -> re.Pattern[str]:
    gaps = {"future": _FUTURE, "past": _PAST}
    body = "|".join(f"(?P<{name}>{pattern})" for name, pattern in gaps.items())
    return re.compile(body.replace("_", r"(?:\s{1,3})"), re.IGNORECASE)


# "The ministry on Sunday issued a warning": the verb beside the time says more than one further off.
_DONE = re.compile(
    r"\s+(?:[a-z]{2,16}(?<!ne)(?<!nde)ed|said|told|began|came|took|gave|made|found|left|met|won|lost|held)\b"
)
_AS_SOON_AS = re.compile(r"\bas\s+(?:soon|early)\s+as\s+$", re.IGNORECASE)
_DEADLINE = re.compile(r"\bby\s+$", re.IGNORECASE)
_AFTERMATH = re.compile(r"\b(?:after|following|follows|despite|since)\s+$", re.IGNORECASE)
_BREAK = re.compile(r"[;:]\s|[.!?][\"”’)]?\s")


def tense(text: str, start: int, end: int, sentence: Span) -> Tense | None:
    """The tense of the clause around ``text[start:end]``; None when no word tells."""
    if _DONE.match(text, end, min(sentence.end, end + 30)):
        return "past"
    if _AS_SOON_AS.search(text, max(sentence.start, start - 16), start):
        return "future"
    begin = max(sentence.start, start - _LEFT)
    for stop in _BREAK.finditer(text, begin, start):
        begin = stop.end()
    before: Tense | None = None
    for cue in _cues().finditer(text, begin, start):
        before = _of(cue) or before
    if _AFTERMATH.search(text, max(begin, start - 12), start):
        return "past"
    if before is not None:
        return before
    if _DEADLINE.search(text, max(begin, start - 8), start):
        return "future"
    if text[end : end + 2] in ("'s", "’s"):
        return "past"  # "after Tuesday's vote"
    finish = min(sentence.end, end + _RIGHT)
    if stop_after := _BREAK.search(text, end, finish):
        finish = stop_after.start()
    for cue in _cues().finditer(text, end, finish):
        if found := _of(cue):
            return found
    return None


def _of(cue: re.Match[str]) -> Tense | None:
    if cue["future"]:
        return "future"
    return None if cue[0].lower() in _NOT_PAST else "past"

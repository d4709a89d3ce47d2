"""The parts of a sentence between its commas, and which of them says what happened at a time."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.model import Span
from corpus.triggers import WEAK, senses

# More parts than this are a list, not a sentence.
_PARTS_MAX = 40
# A part that only says who said it is no longer than this.
_ATTRIBUTION_MAX = 90
# A noun that names a happening stands so close before its time.
_BESIDE = 30
# What is said of someone before the name is no longer than so many words.
_TITLE_MAX = 3
# A subject is no longer than this.
_SUBJECT_MAX = 60

_STOPS = re.compile(
    r"(?<!\d)[,;:][\"”’]?\s+|(?<=\d)[,;:][\"”’]?\s+(?!(?:19|20)\d\d\b)|\s[-–—]{1,2}\s|\s*[()\[\]]\s*"
    r"|[.!?…]?[\"”]\s+"
    r"|(?<!know)(?<!\bto)(?<!\bof)(?<!\bon)(?<!\bby)(?<!about)(?<!over)(?<!\bask)(?<!asked)\s"
    r"(?=(?:which|who|whose|because|although|though|while|whereas|but)\s)",
    re.IGNORECASE,
)
# "OSLO, May 3 (Press Desk) — The bridge opened": where and when it was written.
_DATELINE = re.compile(
    r"[A-Z][A-ZÀ-ÖØ-Þ.'’ -]{2,40}(?:,\s[^\n—–]{1,40}?)?(?:\s?\([^)\n]{2,40}\)|\s?/[^/\n]{2,30}/)?"
    r"\s?(?:—|–|--|-)\s+"
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|did|does|do|could|can|may|might|must|shall|should|came|went"
    r"|took|gave|made|began|left|met|won|lost|held|kept|sent|saw|spoke|rose|fell|felt|got|grew|knew|led|paid"
    r"|put|ran|sold|stood|shot|thought|wrote|broke|brought|bought|built|caught|chose|drew|drove|flew|hit|struck"
    r"|sank|became|beat|bore|cut|set|swore|read|rode|said|says|told|tells|told|sought|taught|threw|wore|fought|intends|plans|expects|hopes|aims|denies"
    r"|[a-z]{2,20}(?<!ne)(?<!nde)(?<!hundr)ed|[a-z]{3,20}(?<![su'’])s(?=\s(?:the|a|an|its|his|her|their|on|in|at|to)\s))\b"
)
_AUXILIARY = re.compile(r"(?:is|are|was|were|has|have|had|will|would|did|does|could|may|might)\b")
_RELATIVE = re.compile(r"(?:which|who|whose|where|whom)\b", re.IGNORECASE)
_JOIN = re.compile(r"(?:and|but|or|then|so|yet)\s+", re.IGNORECASE)
_PREPOSITION = re.compile(
    r"(?:with|without|in|on|at|by|for|from|of|to|into|near|after|before|during|since|until|under|over|about|as"
    r"|along|among|between|against|despite|following|including|according|because|although|though|while|when"
    r"|if|amid|across|through|within|late|early|last|next|this)\b",
    re.IGNORECASE,
)
_JOINT = re.compile(r"(?:(?:and|but|or|then|so|yet)\s+)?(?:that\s+)?", re.IGNORECASE)
_NOUN_STARTS = re.compile(
    r"(?<!\S)(?P<noun>(?:the|an?|its|his|her|their|this|that|one|two|three|four|some|all)\s"
    r"|[A-Z][\w’'.-]*(?:\s[A-Z][\w’'.-]*)*$)",
)
_CONJUNCTION = re.compile(r"(?:when|as|after|before|while|although|though|because|if)\s", re.IGNORECASE)
_PARTICIPLE = re.compile(
    r"(?:and\s+)?(?:[a-z]+ed|built|made|held|sent|found|sold|brought|given|taken|seen|known|led|begun)\s"
    r"(?:on|in|by|at|to|from|for|last|this|earlier|under|with|after|before|during|a)\b"
)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|be)\b")
_DETERMINER = re.compile(r"(?:the|an?|its|his|her|their)\s", re.IGNORECASE)
_SAYS = (
    r"(?:said|says|told|tells|added|adds|reported|reports|wrote|writes|stated|noted|announced|confirmed|insisted"
    r"|according\s+to|testified|conceded)"
)
_ATTRIBUTION = re.compile(
    rf"(?:and\s+)?(?:according\s+to\b[^,]*|(?:[\w’'“”.-]+\s+){{0,12}}?{_SAYS}"
    r"(?:\s+(?:on|in|at|by|to|last|this|yesterday|today|earlier|late|early|him|her|it|reporters|the\s+\w+)\b"
    r"[^,]{0,50})?)$",
    re.IGNORECASE,
)


def dateline_end(text: str, sentence: Span) -> int:
    """Where the sentence begins once the place and day it was written at are passed."""
    found = _DATELINE.match(text, sentence.start, min(sentence.end, sentence.start + 160))
    return found.end() if found else sentence.start


def parts(text: str, sentence: Span, time: Span) -> list[Span]:
    """The parts of the sentence between its commas, dashes and brackets; a time is never cut in two."""
    found: list[Span] = []
    start = dateline_end(text, sentence)
    for stop in _STOPS.finditer(text, start, sentence.end):
        if len(found) == _PARTS_MAX:
            break
        if stop.start() < time.end and stop.end() > time.start:
            continue
        if stop.start() > start:
            found.append(Span(start, stop.start()))
        start = stop.end()
    if sentence.end > start:
        found.append(Span(start, sentence.end))
    return found or [sentence]


def has_verb(text: str, part: Span) -> bool:
    """Whether the part has a verb with a tense."""
    return _VERB.search(text, *part) is not None


def is_relative(text: str, part: Span) -> bool:
    """Whether it hangs on the noun before it: "who left in May"."""
    return _RELATIVE.match(text, *part) is not None


def is_attribution(text: str, part: Span) -> bool:
    """Whether it only says whose words these are: "the mayor said on Friday"."""
    if part.end - part.start > _ATTRIBUTION_MAX:
        return False
    if not _ATTRIBUTION.match(text[part.start : part.end].rstrip(' ."”')):
        return False
    return all(sense in WEAK for *_, sense in senses(text, *part))


def lacks_subject(text: str, part: Span) -> bool:
    """Whether it begins with its verb: "was rammed by a barge", "signed in May by all"."""
    joined = _JOIN.match(text, *part)
    start = joined.end() if joined else part.start
    verb = _VERB.match(text, start, part.end)
    return verb is not None and (text[start].islower())


def holder(text: str, found: Sequence[Span], time: Span) -> int:
    """The part that says what happened at the time, which may stand in a part of its own."""

    def happening(span: Span) -> bool:
        return any(sense not in WEAK for *_, sense in senses(text, *span))

    here = next((n for n, part in enumerate(found) if part.start <= time.start < part.end), len(found) - 1)
    part = found[here]
    rest = [Span(part.start, time.start), Span(time.end, part.end)]
    if any(has_verb(text, side) for side in rest) and not is_attribution(text, part):
        return here
    conjunction = _CONJUNCTION.match(text, *part)
    if (here or conjunction or _PREPOSITION.match(text, *part) is None) and not is_attribution(text, part):
        near = part.start if conjunction else max(part.start, time.start - _BESIDE)
        if any(sense != "say" for *_, sense in senses(text, near, part.end if conjunction else time.start)):
            return here  # "the sinking last month of the barge", "when the towns meet on Friday"
    told = [
        n
        for n, other in enumerate(found)
        if n != here and has_verb(text, other) and not is_attribution(text, other)
    ]
    main = [n for n in told if not is_relative(text, found[n])]
    opening = _PREPOSITION.match(text, *part) is not None or part.start == time.start
    if not is_attribution(text, part) and not (opening and here == 0):
        before = [n for n in told if n < here]
        if before:
            return before[-1]
    after = [n for n in main if n > here]
    before = [n for n in main if n < here]
    if is_attribution(text, part) and not before:
        before = [n for n in told if n < here]
    if is_attribution(text, part) and before:
        return next((n for n in reversed(before) if happening(found[n])), before[-1])
    if after:
        return after[0]
    return before[-1] if before else here


def subject(text: str, found: Sequence[Span], at: int) -> Span | None:
    """Who or what a part without a subject speaks of: the last part before it that is no aside."""
    if is_relative(text, found[at]):
        return _last_noun(text, found[at - 1]) if at else None
    participle = _PARTICIPLE.match(text, *found[at]) is not None
    before = found[at - 1] if participle and at else None
    if (
        before
        and has_verb(text, before)
        and not (lacks_subject(text, before) or _PASSIVE.search(text, *before))
    ):
        return _last_noun(text, before)  # "read from a letter, sent in May"
    for n in range(at - 1, -1, -1):
        part = found[n]
        if is_relative(text, part) or is_attribution(text, part) or lacks_subject(text, part):
            continue
        aside = _PREPOSITION.match(text, *part) or not text[part.start].isupper()
        if n and aside and not has_verb(text, part):
            continue
        if n and _is_aside(text, found[n - 1], part):
            part = found[n - 1]
        noun = _first_noun(text, part, with_passive=participle)
        if noun is not None:
            return noun
    return None


def _is_aside(text: str, whole: Span, part: Span) -> bool:
    """Whether a part names what is no subject: "the trial of the mayor, Ada Orr, opened"."""
    if not _DETERMINER.match(text, *whole) or has_verb(text, whole):
        return False
    return not text[part.start].isupper() or len(text[whole.start : whole.end].split()) > _TITLE_MAX


def _first_noun(text: str, part: Span, *, with_passive: bool = False) -> Span | None:
    """The subject a part begins with, or all of it where it is no more than a name."""
    joined = _JOIN.match(text, *part)
    start = joined.end() if joined else part.start
    verb = _VERB.search(text, start, part.end)
    if verb is None:
        return Span(start, part.end) if part.end - start <= _SUBJECT_MAX else None
    if _PREPOSITION.match(text, start, part.end) or not 2 <= verb.start() - start <= _SUBJECT_MAX:
        return None
    # "the lock was planned in 1990, opened in 2001": one "was" for both
    passive = _PASSIVE.match(text, verb.start(), part.end) if with_passive else None
    return Span(start, passive.end() if passive else verb.start())


def _last_noun(text: str, part: Span) -> Span | None:
    """What a relative clause hangs on: the noun that the part before it ends with."""
    start = max(part.start, part.end - _SUBJECT_MAX)
    starts = [found.span("noun") for found in _NOUN_STARTS.finditer(text, start, part.end)]
    if len(starts) > 1 and starts[-2][1] == starts[-1][0]:
        starts.pop()  # "the" and its name
    if starts:
        return Span(starts[-1][0], part.end)
    return part if start == part.start else None


def unhung(text: str, part: Span) -> Span | None:
    """What a relative clause says of its noun, where the noun is its subject: "who left in May"."""
    found = _RELATIVE.match(text, *part)
    if found is None:
        return None
    start = found.end()
    while start < part.end and text[start].isspace():
        start += 1
    return Span(start, part.end) if _VERB.match(text, start, part.end) else None


def after_joint(text: str, part: Span) -> Span:
    """The part without the "and" or "that" it begins with."""
    found = _JOINT.match(text, *part)
    return Span(found.end(), part.end) if found else part

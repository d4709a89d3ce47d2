"""Short readings of a sentence about an event, made of its own words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.model import Span, TimeExpression
from corpus.triggers import senses

LABEL_MAX = 80
# A label cut off earlier than this says too little.
_LABEL_MIN = 24
# So far before a time its happening may be named ("since the invasion of … in 2022").
_REACH = 120
# A sentence may be ten million characters of anything; a label looks at so many around the time.
_WINDOW = 600

_NAMED_BEFORE = re.compile(
    r"\b(?:since|after|before|following|marking)\s+"
    r"(?P<what>[^,.;:()\"“”]{8,100}?)\s*(?:\b(?:in|on|of|from)\s+(?:the\s+)?)?$",
    re.IGNORECASE,
)
_NAMED_AROUND = re.compile(r"\b(?:since|after|before|following|marking|of)\s+(?:the\s+)?$", re.IGNORECASE)
_REST = re.compile(r"(?:['’]s)?\s+(?P<what>[^,.;:()\"“”]{3,90})")
# A verb: what follows "after" is a clause, not a name.
_CLAUSE = re.compile(r"\b(?:was|were|is|are|has|have|had|will|would|said|says)\b", re.IGNORECASE)
_LINK = (
    r"(?:meanwhile|however|additionally|moreover|furthermore|also|and|but|so|yet|then|indeed|earlier|later"
    r"|while|as"
    r"|although|though|when|after|because|in\s+addition|on\s+the\s+other\s+hand|for\s+(?:example|instance))"
)
_LEAD = re.compile(rf"^(?:{_LINK}\b,?\s+)+", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]{0,80}[)\]]")
_CUT = re.compile(r"[,;:]\s|\s[-–—]\s|\s(?=(?:while|which|who|where|because|although|as|alongside)\s)")
_CLAUSES = re.compile(
    r"[;:]\s|,\s(?=(?:but|and|while|as|although|though|so|yet|which|who|where)\s)|\s(?=(?:but|while)\s)"
)
# "On the same day, …", "During the visit, …": what opens a sentence to say when or where.
_OPENING = re.compile(
    r"^(?:on|in|at|during|by|for|since|after|before|following|last|this|next|late|early|earlier|later|that)\b"
    r"[^,]{0,120},\s+",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"\b(?:said|says|told|report(?:ed|s)?|announc\w+|observed|indicat\w+|noted|stat(?:ed|es)|confirm\w+"
    r"|warn\w+"
    r"|claim\w+|assert\w+|declar\w+|reveal\w+|add(?:ed|s)|believe[sd]?)\b[^,;]{0,40}?\bthat\s+",
    re.IGNORECASE,
)
# A part without a verb ("Kern Corp.," before what Kern Corp. did) says nothing.
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|did|does|came|went|took|gave|made|[a-z]{3,}ed)\b"
)
# A label that began so would not say who.
_PRONOUN = re.compile(r"(?:he|she|it|they|we|his|her|its|their|there|this|these|those)\b", re.IGNORECASE)
# Words that no label ends with when it has to be cut.
_DANGLING = re.compile(
    r"(?:\s(?:the|a|an|to|of|in|on|at|by|for|with|from|and|or|but|its|his|her|their|during|into|over|as|that|which"
    r"|after|before|is|was|were|are|some))+$",
    re.IGNORECASE,
)


def focus(text: str, sentence: Span, time: TimeExpression) -> Span:
    """The part of the sentence that names what the time dates; the whole of it if there is no such part."""
    begin = max(sentence.start, time.start - _REACH)
    before = text[begin : time.start]
    named = _NAMED_BEFORE.search(before)
    if named and len(named["what"].split()) >= 3 and senses(named["what"]):
        return Span(begin + named.start("what"), time.end)
    if _NAMED_AROUND.search(before):
        rest = _REST.match(text, time.end, sentence.end)
        if rest and not _CLAUSE.search(rest["what"]) and senses(rest["what"]):
            return Span(time.start, rest.end("what"))
    return sentence


def label(text: str, sentence: Span, time: TimeExpression) -> str:
    """At most ``LABEL_MAX`` characters of the sentence's own words, none of them cut."""
    part = focus(text, sentence, time)
    if part == sentence:
        words = _clause(text, sentence, time)
    elif part.start == time.start:
        words = text[part.start : part.end]
    else:
        words = re.sub(r"\s+(?:in|on|of|from)(?:\s+the)?\s*$", "", text[part.start : time.start])
    return _short(words)


def _clause(text: str, sentence: Span, time: TimeExpression) -> str:
    """The clause the time stands in, less an opening that only says when: the date is shown anyway."""
    start, end = sentence
    for clause in _clauses(text, sentence):
        if clause.start <= time.start < clause.end and clause.end - clause.start >= _LABEL_MIN + 8:
            start, end = clause
            break
    reported = None
    for reported in _REPORTED.finditer(text, start, min(end, start + _WINDOW)):
        if reported.end() > time.start:
            break
    if reported and end - reported.end() >= _LABEL_MIN and not _PRONOUN.match(text, reported.end()):
        start = reported.end()
    words = text[start : min(end, start + _WINDOW)]
    opening = _OPENING.match(words)
    if opening and len(words) - opening.end() >= _LABEL_MIN:
        words = words[opening.end() :]
    return words


def _clauses(text: str, sentence: Span) -> Iterator[Span]:
    """Clauses joined by "but", "and" after a comma, "while"; a clause that hangs on a noun stays with it."""
    start = sentence.start
    for stop in _CLAUSES.finditer(text, *sentence):
        if text[stop.end() : stop.end() + 5].lower().startswith(("which", "who", "where")):
            continue
        yield Span(start, stop.start())
        start = stop.end()
    yield Span(start, sentence.end)


def _short(words: str) -> str:
    said = " ".join(words[: 2 * _WINDOW].split())
    said = _LEAD.sub("", _BRACKETS.sub("", said)).strip(" ,;:–—-")
    said = said[:1].upper() + said[1:]
    if len(said) <= LABEL_MAX:
        return said.rstrip(".") or " ".join(words[:LABEL_MAX].split()) or "…"
    for stop in _CUT.finditer(said, _LABEL_MIN, LABEL_MAX + 2):
        if senses(said, 0, stop.start()) or _VERB.search(said, 0, stop.start()):
            return said[: stop.start()]
    cut = said.rfind(" ", 0, LABEL_MAX)
    if cut < 1:
        return said[: LABEL_MAX - 1] + "…"
    return _DANGLING.sub("", said[:cut]).rstrip(" ,;:–—-") + "…"

"""Short readings of a sentence about an event, made of its own words."""

from __future__ import annotations

import re

from corpus.clauses import (
    after_joint,
    has_verb,
    holder,
    is_attribution,
    is_relative,
    lacks_subject,
    parts,
    subject,
    unhung,
)
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
_OWNED = re.compile(r"['’]s\s+(?P<what>(?:[\w’'-]+\s+){0,2}[\w’'-]+)")
_ARTICLE = re.compile(r"\b(?:the|an?|its|their|this|that)\s+$", re.IGNORECASE)
_TITLE = re.compile(r"\s+(?P<what>(?:[\w’'-]+\s+){0,2}[\w’'-]+)")
_AFTER_WHAT = re.compile(
    r"\b(?:from|of|after|before|since|following|than|to|in|by)\s+(?:the\s+)?$", re.IGNORECASE
)
# A verb: what follows "after" is a clause, not a name.
_CLAUSE = re.compile(r"\b(?:was|were|is|are|has|have|had|will|would|said|says)\b", re.IGNORECASE)
_LINK = (
    r"(?:meanwhile|however|additionally|moreover|furthermore|also|and|but|so|yet|then|indeed|earlier|later"
    r"|while|as"
    r"|although|though|when|after|because|in\s+addition|on\s+the\s+other\s+hand|for\s+(?:example|instance))"
)
_LEAD = re.compile(rf"^(?:{_LINK}\b,?\s+)+", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]{0,80}[)\]]")
# "On the same day, …", "During the visit, …": what opens a sentence to say when or where.
_OPENING = re.compile(
    r"^(?:on|in|at|during|by|for|since|after|before|following|last|this|next|late|early|earlier|later|that)\b"
    r"[^,]{0,120},\s+",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"\b(?:said|says|told|report(?:ed|s)?|announc\w+|observed|indicat\w+|noted|stat(?:ed|es)|confirm\w+"
    r"|warn\w+"
    r"|claim\w+|assert\w+|declar\w+|reveal\w+|add(?:ed|s)|believe[sd]?)\b(?:[^,;]{0,40}?\bthat\s+|\s+(?=(?:the|an?|its|their|his|her)\s))",
    re.IGNORECASE,
)
# Where a label that is too long may end and still be whole.
_CUT = re.compile(
    r"[,;:]\s|\s[-–—]\s|\s(?=(?:while|which|who|where|because|although|as|alongside)\s)"
    r"|(?<!year)(?<!years)(?<!months)(?<!month)(?<!weeks)(?<!days)(?<!day)(?<!hours)(?<!minutes)\s"
    r"(?=(?:after|before)\s)"
)
# What may stand before a time that opens a part.
_WHEN = re.compile(
    r"(?:(?:and|but|then)\s+)?(?:(?:on|in|at|by|since|from|during)\s+)?(?:the\s+)?", re.IGNORECASE
)
# A part that begins so needs what stands before it.
_HANGS = re.compile(r"(?:to|from|with|by|of|into|for|at|in)\s", re.IGNORECASE)
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
    if (
        named
        and len(named["what"].split()) >= 2
        and senses(named["what"])
        and not _PRONOUN.match(named["what"])
    ):
        return Span(begin + named.start("what"), time.end)
    owned = _OWNED.match(text, time.end, sentence.end)
    if owned and _AFTER_WHAT.search(before) and (found := senses(text, *owned.span("what"))):
        return Span(time.start, found[-1][1])  # "a mile from Friday's collision"
    if time.value.isdigit() and _ARTICLE.search(before):
        owned = _TITLE.match(text, time.end, sentence.end)
        if found := senses(text, *owned.span("what")) if owned else []:
            return Span(time.start, found[-1][1])  # "the 1994 river treaty"
    around = _NAMED_AROUND.search(before)
    if around and (time.value.isdigit() or not around[0].lower().startswith("of")):
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
        if len(words) < _LABEL_MIN:
            words = text[part.start : part.end]
    return _short(words)


def _clause(text: str, sentence: Span, time: TimeExpression) -> str:
    """The clause that says what happened at the time, with its subject, and more where there is room."""
    near = Span(max(sentence.start, time.start - _WINDOW), min(sentence.end, time.end + _WINDOW))
    when = Span(time.start, time.end)
    found = parts(text, near, when)
    at = holder(text, found, when)
    start, end = after_joint(text, found[at])
    begin = start
    reported = None
    for said in _REPORTED.finditer(text, start, end):
        if said.end() > time.start:
            break
        reported = said
    if reported and end - reported.end() >= _LABEL_MIN and not _PRONOUN.match(text, reported.end()):
        start = reported.end()
    words = _without_opening(text, Span(start, end), when)
    hanging = is_relative(text, found[at])
    if start == begin and (hanging or lacks_subject(text, found[at])):
        who = subject(text, found, at)
        if who is not None:
            name = _without_opening(text, who, when).rstrip(" ,")
            joint, said_of = " ", unhung(text, found[at]) if hanging and start <= time.start < end else None
            if said_of is not None:
                words = text[said_of.start : said_of.end]
            elif hanging:
                joint = text[found[at - 1].end : found[at].start]
            if len(name) + len(joint) + _LABEL_MIN <= LABEL_MAX:
                words = f"{name}{joint}{words}"
    elif start == begin and at and words[:1].islower() and _HANGS.match(words):
        before = [n for n in range(at) if has_verb(text, found[n]) and not is_attribution(text, found[n])]
        if before and found[before[-1]].end - found[before[-1]].start + len(words) < LABEL_MAX:
            words = f"{text[found[before[-1]].start : found[before[-1]].end]} {words}"
    for n in range(at + 1, len(found)):
        gap = text[found[n - 1].end : found[n].start]
        more = text[found[n].start : found[n].end]
        short = len(words) < _LABEL_MIN or not senses(words)
        if is_attribution(text, found[n]) or len(words) + len(more) + 2 > LABEL_MAX:
            break
        if not gap.strip(" ,") and (short or not has_verb(text, found[n]) or is_relative(text, found[n])):
            words = f"{words.rstrip()}{gap}{more}"
        else:
            break
    return words


def _without_opening(text: str, part: Span, when: Span) -> str:
    """The part without the time, or the words on when, that it opens with: the date is shown anyway."""
    start = part.start
    lead = _WHEN.match(text, start, part.end)
    owns = text[when.end : when.end + 2] in ("'s", "’s")  # "January's strike": without it, no subject
    if lead and lead.end() <= when.start <= lead.end() + 1 and part.end - when.end >= 3 and not owns:
        start = when.end
        while start < part.end and text[start] in " ,\n":
            start += 1
    words = text[start : part.end]
    opening = _OPENING.match(words)
    if opening and len(words) - opening.end() >= _LABEL_MIN:
        words = words[opening.end() :]
    return words


def _short(words: str) -> str:
    said = " ".join(words[: 2 * _WINDOW].split())
    said = _LEAD.sub("", _BRACKETS.sub("", said)).strip(' ,;:–—-"“”')
    said = said[:1].upper() + said[1:]
    if len(said) <= LABEL_MAX:
        return said.rstrip(".") or " ".join(words[:LABEL_MAX].split()) or "…"
    for stop in _CUT.finditer(said, LABEL_MAX // 2, LABEL_MAX + 1):
        if senses(said, 0, stop.start()):
            return said[: stop.start()]
    cut = said.rfind(" ", 0, LABEL_MAX)
    if cut < 1:
        return said[: LABEL_MAX - 1] + "…"
    return _DANGLING.sub("", said[:cut]).rstrip(" ,;:–—-") + "…"

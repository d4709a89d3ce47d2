"""Events: sentences that say that something happened, will happen or did not happen at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.clauses import dateline_end, has_verb, holder, is_attribution, is_relative, parts
from corpus.labels import focus, label
from corpus.model import DateRange, Event, EventStatus, Mention, Span, TimeExpression
from corpus.times.tense import tense
from corpus.triggers import WEAK, senses

# The words right before a time that does not date the happening: a bare "since 2022" is a length of time,
# "than
# in 2019" a comparison, "the budget for 2023" a label.
_NOT_DATING = re.compile(
    r"\b(?:since|ever\s+since|until|till|up\s+to|as\s+of|dating\s+(?:back\s+)?to|than(?:\s+(?:in|on|at))?"
    r"|compared\s+(?:with|to)(?:\s+(?:in|that\s+of))?|versus|vs\.?|as\s+in|like\s+in|up\s+from|down\s+from"
    r"|,\s+not(?:\s+(?:in|on|until))?"
    r"|back\s+to|updated|copyright|©)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_NOT_DATING_YEAR = re.compile(r"\b(?:for|from|through|by)\s+(?:the\s+)?$", re.IGNORECASE)
# "Published 3 May 2021", "Desk | Updated on May 3": when the article came out.
_IMPRINT = re.compile(
    r"(?:^|[|•·–—]\s*)(?:last\s+|first\s+)?(?:published|posted|updated|modified|edited)(?:\s+(?:on|at))?:?\s*$",
    re.IGNORECASE,
)
_HABIT = re.compile(r"\b(?:still|always|usually|often|traditionally|(?:every|each)\s+\w+)\b", re.IGNORECASE)
_OF = re.compile(r"\b(?:of|the|a|an|its|their|his|her|this|that)\s+$", re.IGNORECASE)
_NAME_BEFORE = re.compile(r"(?P<name>[A-Z][\w’'-]*)[^\S\n]$")
_NO_NAME = re.compile(r"(?:In|On|By|The|Early|Late|Mid|And|Or|During|After|Before|Until|Since|Around|About)$")
_PAST_BY_WORD = re.compile(r"\b(?:last|ago|yesterday|earlier|previous|past)\b", re.IGNORECASE)

_DENIED = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|denials?|no\s+truth|(?:reject|dismiss|refut|disput)(?:s|es|ed"
    r"|ing)?\s+(?:\w+\s+){0,3}"
    r"(?:claims?|allegations?|accusations?|reports?|charges?))\b",
    re.IGNORECASE,
)
_ALLEGED = re.compile(
    r"\b(?:reportedly|alleg\w+|accus(?:e|es|ed|ing|ations?)|suspected|rumou?r\w*|unconfirmed|purported\w*"
    r"|supposedly)\b",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"\b(?:will|won['’]t|plans?|planned|planning|scheduled|slated|expected|expects?|set\s+(?:to|for)|due"
    r"|upcoming|intends?"
    r"|going\s+to|is\s+to|are\s+to|to\s+be\s+held|hopes?\s+to|aims?\s+to|agreed\s+to|promised\s+to"
    r"|vowed\s+to|would"
    r"|tomorrow|next)\b|['’]ll\b",
    re.IGNORECASE,
)
_PROMISED = re.compile(r"\b(?:agreed|promised|vowed|pledged|decided|voted)\s+to\b", re.IGNORECASE)
_CLOCK = re.compile(r"\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?)?$|noon$|midnight$", re.IGNORECASE)
# A sentence with more dates than this is a table or a list; only the first are looked at.
_TIMES_MAX = 24
# More than this around a time is no sentence, whatever the text says: the event keeps what is near.
_NEAR = 1000
# So far after an adjective's year ("the 2014 invasion") the happening must stand.
_REACH = 60


def find_events(
    article_id: str,
    text: str,
    sentences: Sequence[Span],
    times: Sequence[TimeExpression],
    mentions: Sequence[Mention],
    published: DateRange | None = None,
) -> tuple[Event, ...]:
    """The events of an article, one for each sentence and distinct time, in the order of the text.

    What is dated after ``published`` has not happened yet, however it is told.
    """
    events: list[Event] = []
    order = sorted(range(len(mentions)), key=lambda n: mentions[n].start)
    first_time = first_mention = 0
    for sentence in sentences:
        while first_time < len(times) and times[first_time].start < sentence.start:
            first_time += 1
        here: list[int] = []
        while first_time < len(times) and times[first_time].end <= sentence.end:
            here.append(first_time)
            first_time += 1
        while first_mention < len(order) and mentions[order[first_mention]].start < sentence.start:
            first_mention += 1
        if not here:
            continue
        named: list[Mention] = []
        at = first_mention
        while at < len(order) and mentions[order[at]].end <= sentence.end:
            named.append(mentions[order[at]])
            at += 1
        for index in _dating(text, sentence, here[:_TIMES_MAX], times, named):
            number = len(events) + 1
            near = _near(text, sentence, times[index])
            event = _event(f"{article_id}#{number}", text, near, index, times[index], named)
            if event.status == "planned" and published and event.date and event.date.end < published.begin:
                event = event.model_copy(update={"status": "stated"})
            if event.status == "stated" and published and event.date and event.date.begin > published.end:
                event = event.model_copy(update={"status": "planned"})
            events.append(event)
    return tuple(events)


def _near(text: str, sentence: Span, time: TimeExpression) -> Span:
    """The sentence, or what is near the time in one that is far too long to be one."""
    if sentence.end - sentence.start <= 2 * _NEAR:
        return sentence
    start, end = max(sentence.start, time.start - _NEAR), min(sentence.end, time.end + _NEAR)
    while start < time.start and text[start].isspace():
        start += 1
    while end > time.end and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _event(
    id_: str, text: str, sentence: Span, index: int, time: TimeExpression, named: Sequence[Mention]
) -> Event:
    part = focus(text, sentence, time)
    inside = [m for m in named if part.start <= m.start and m.end <= part.end]
    inside = inside or [m for m in named if sentence.start <= m.start and m.end <= sentence.end]
    return Event(
        id=id_,
        start=sentence.start,
        end=sentence.end,
        text=text[sentence.start : sentence.end],
        label=label(text, sentence, time),
        date=time.date,
        time=index,
        entities=tuple(dict.fromkeys(m.entity for m in inside)),
        status=_status(text, sentence, time),
    )


def _dating(
    text: str,
    sentence: Span,
    here: Sequence[int],
    times: Sequence[TimeExpression],
    named: Sequence[Mention],
) -> Iterator[int]:
    """The times of one sentence that date something that happens in it, each distinct date once."""
    kept: list[int] = []
    for index in here:
        time = times[index]
        if not (
            _is_day(time)
            and _dates(text, _near(text, sentence, time), time)
            and not _in_name(text, time, named)
        ):
            continue
        before = times[kept[-1]] if kept else None
        if before is not None and _CLOCK.match(before.text) and _beside(text, before, time):
            kept[-1] = index  # "at 19:25 on 3 May"
            continue
        if before is not None and _same_moment(text, before, time):
            if _narrower(time, before):
                kept[-1] = index
            continue
        kept.append(index)
    if len(kept) > 1:
        # "…, the mayor said on Friday" dates what was said only where nothing else does
        told = [n for n in kept if not _tells_who(text, _near(text, sentence, times[n]), times[n])]
        kept = told or kept
    seen: set[object] = set()
    for index in kept:
        time = times[index]
        key: object = time.value if time.date is None else (time.date.begin, time.date.end)
        if key not in seen:
            seen.add(key)
            yield index


def _is_day(time: TimeExpression) -> bool:
    """Whether it is a point or period of the calendar that can stand on a timeline."""
    if time.kind not in ("date", "time"):
        return False
    if time.date is None:
        return time.value.startswith("XXXX")
    return time.date.precision != "century"


def _dates(text: str, sentence: Span, time: TimeExpression) -> bool:
    """Whether the time dates a happening of its sentence."""
    before = text[max(sentence.start, time.start - 40) : time.start]
    after = text[time.end : min(sentence.end, time.end + _REACH)]
    if _NOT_DATING.search(before) or time.start < dateline_end(text, sentence):
        return False
    if _IMPRINT.search(before) or _is_habit(text, sentence, time) or _only_words(text, sentence, time):
        return False
    if time.value.isdigit() or time.value in ("XXXX",):
        if _NOT_DATING_YEAR.search(before) and not time.text.lower().startswith(("early", "late", "mid")):
            return False
        if after[:2] in ("'s", "’s") or _OF.search(before):
            # "this year's parade", "the 2014 invasion", "the flood of 2002": the happening stands beside it
            near = Span(max(sentence.start, time.start - _REACH), min(sentence.end, time.end + _REACH))
            return bool(senses(text, *near))
    return (
        bool(senses(text, *sentence))
        or tense(text, time.start, time.end, sentence) is not None
        or has_verb(text, Span(max(sentence.start, time.start - _REACH), time.start))
    )


def _is_habit(text: str, sentence: Span, time: TimeExpression) -> bool:
    """Whether it tells of what is done on such a day again and again: "they still light a fire on 3 May"."""
    begin = max(sentence.start, time.start - 2 * _REACH)
    habit = _HABIT.search(text, begin, time.start)
    return habit is not None and tense(text, time.start, time.end, Span(begin, time.end)) is None


def _tells_who(text: str, sentence: Span, time: TimeExpression) -> bool:
    """Whether it stands in an aside on who said it."""
    found = parts(text, sentence, Span(time.start, time.end))
    return len(found) > 1 and any(
        part.start <= time.start < part.end <= time.end + 3 and is_attribution(text, part) for part in found
    )


def _only_words(text: str, sentence: Span, time: TimeExpression) -> bool:
    """Whether it only tells when words on no happening were said: "“Fine,” he said today"."""
    found = parts(text, sentence, Span(time.start, time.end))
    here = next((part for part in found if part.start <= time.start < part.end), None)
    if text[sentence.start] in '"“' and text[sentence.start : sentence.end].rstrip()[-1:] in '"”':
        return all(sense in WEAK for *_, sense in senses(text, *sentence))
    if here is None or len(found) < 2 or not is_attribution(text, here):
        return False
    quoted = text[sentence.start] in '"“' or text[max(here.start - 3, 0) : here.start].rstrip()[-1:] in '"”'
    return quoted and all(sense in WEAK for *_, sense in senses(text, *sentence))


def _in_name(text: str, time: TimeExpression, named: Sequence[Mention]) -> bool:
    """Whether it is part of a name: "Expo 2020"."""
    if any(m.start <= time.start and time.end <= m.end for m in named):
        return True
    if not time.value.isdigit() or not time.text.isdigit():
        return False
    before = _NAME_BEFORE.search(text[max(0, time.start - 24) : time.start])
    return before is not None and not _NO_NAME.match(before["name"])


def _same_moment(text: str, one: TimeExpression, other: TimeExpression) -> bool:
    """Whether two times side by side tell one moment twice: "on Friday, 3 May"."""
    if one.date is None or other.date is None or not _beside(text, one, other):
        return False
    return _within(one, other) or _within(other, one)


def _beside(text: str, one: TimeExpression, other: TimeExpression) -> bool:
    """Whether nothing but a comma or "on" stands between them."""
    gap = text[one.end : other.start] if other.start - one.end <= 6 else "…"
    return gap.strip(" ,()").lower() in ("", "of", "on", "in")


def _within(inner: TimeExpression, outer: TimeExpression) -> bool:
    if inner.date is None or outer.date is None:
        return False
    return outer.date.begin <= inner.date.begin and inner.date.end <= outer.date.end


def _narrower(one: TimeExpression, other: TimeExpression) -> bool:
    return _within(one, other) and not _within(other, one)


def _status(text: str, sentence: Span, time: TimeExpression) -> EventStatus:
    words = text[sentence.start : sentence.end]
    when = Span(time.start, time.end)
    found = parts(text, sentence, when)
    part = found[holder(text, found, when)]
    if is_relative(text, part):
        words = text[part.start : part.end]  # "the minister, who flew there on Friday, denied it"
    if _DENIED.search(words):
        return "denied"
    ahead = tense(text, time.start, time.end, sentence) == "future"
    promised = _PROMISED.search(words)
    if (
        promised
        and text.find(promised[0], time.end, sentence.end) >= 0
        and not _PLANNED.search(words, 0, promised.start())
    ):
        return "stated"  # "In 2019 they promised to pay": the promise was made
    if ahead and _PLANNED.search(words) and not _PAST_BY_WORD.search(time.text):
        return "planned"
    return "alleged" if _ALLEGED.search(words) else "stated"

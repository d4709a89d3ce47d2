"""The trained tagger: a conditional random field that has the last word where the rules only guess.

A linear-chain CRF (Lafferty, McCallum, Pereira 2001) by way of CRFsuite, over the runs of capitals of a
document. It is trained on the rules' own answers among other features (``tools/train_names.py``), so it
learns how far each rule can be trusted. What rules know for certain stays. Without the model, or the library
that reads it, the rules alone answer, and ``dateline doctor`` says so.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.model import ENTITY_TYPES, Span
from corpus.names import lexicon
from corpus.names.candidates import CERTAIN, GUESS, Candidate
from corpus.names.features import Tagged, features
from corpus.names.tokens import HYPHENS, Sentence
from corpus.names.vocabulary import ROLE_MODIFIERS, TITLES, organisation_head

if TYPE_CHECKING:
    import pycrfsuite

    from corpus.taggers.plugged import NameSpan

MODEL = Path(__file__).parent / "data" / "names.crfsuite"
BY = "model: names"
_GRADE = re.compile(r"[A-Z]{1,4}-[a-z]+")

_LEAST, _LEAST_AGREED = 0.4, 0.2
"""A name that the model holds for less likely is left out; one that rules propose as well may be less likely
(chosen by cross-validation)."""


@cache
def model() -> pycrfsuite.Tagger | None:
    """The model, opened once; None where it or its library is missing or can't be read."""
    try:
        import pycrfsuite

        tagger = pycrfsuite.Tagger()
        tagger.open(str(MODEL))
    except (ImportError, OSError, ValueError):
        return None
    return tagger


def judged(found: Sequence[Tagged]) -> list[Tagged]:
    """The document's names after the model has judged them; as they are where there is no model."""
    tagger = model()
    if tagger is None or not found or _unwritable(found[0][0].text):
        return list(found)
    said: dict[int, list[tuple[float, Candidate]]] = {}
    looked_at: dict[int, list[Span]] = {}
    for number, run, lines in features(found):
        looked_at.setdefault(number, []).append(run)
        said.setdefault(number, []).extend(_named(tagger, run, lines))
    return [
        (sentence, _settled(sentence, kept, said.get(n, []), looked_at.get(n, [])))
        for n, (sentence, kept) in enumerate(found)
    ]


def judged_by(found: Sequence[Tagged], spans: Sequence[NameSpan], by: str) -> list[Tagged]:
    """The document's names after another tagger has judged them, which looked at all of it.

    ``spans`` are in order and don't overlap; where one begins or ends within a word it is the whole word.
    """
    starts = [span.start for span in spans]
    settled: list[Tagged] = []
    for sentence, kept in found:
        said = []
        if len(sentence):
            first = max(0, bisect_right(starts, sentence.starts[0]) - 1)
            for span in spans[first : bisect_left(starts, sentence.ends[-1])]:
                start = bisect_right(sentence.ends, span.start)
                end = bisect_left(sentence.starts, span.end)
                if start < end:
                    said.append((1.0, Candidate(start, end, span.type, GUESS, by)))
        settled.append((sentence, _settled(sentence, kept, said, [Span(0, len(sentence))])))
    return settled


def _unwritable(text: str) -> bool:
    """Has it lone surrogates, which CRFsuite, that reads UTF-8, can't be told?"""
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def _named(tagger: pycrfsuite.Tagger, run: Span, lines: list[list[str]]) -> Iterator[tuple[float, Candidate]]:
    """The names that the model sees in a run, each with the probability of its least likely tag."""
    tags = tagger.tag(lines)
    for start, end, kind in spans(tags):
        if kind in ENTITY_TYPES:
            likely = min([tagger.marginal(tags[i], i) for i in range(start, end)])
            yield likely, Candidate(run.start + start, run.start + end, kind, GUESS, BY)


def spans(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """First and past-the-last position and type of each name in tags of the kind B-, I-, O."""
    start = -1
    for i, tag in enumerate([*tags, "O"]):
        if start >= 0 and not (tag[0] == "I" and tag[2:] == tags[start][2:]):
            yield start, i, tags[start][2:]
            start = -1
        if tag != "O" and start < 0:
            start = i


def _settled(
    sentence: Sentence,
    kept: Sequence[Candidate],
    said: Sequence[tuple[float, Candidate]],
    looked_at: Sequence[Span],
) -> list[Candidate]:
    """What rules are certain of and what the model can't judge, and for the rest what the model says.

    An organisation that the document itself makes known stays where the model says nothing.
    """
    proposed = {(c.start, c.end, c.type): c for c in kept}
    starts = [run.start for run in looked_at]
    taken = bytearray(len(sentence))
    out = []

    def take(c: Candidate) -> None:
        if not any(taken[c.start : c.end]):
            out.append(c)
            taken[c.start : c.end] = b"\1" * (c.end - c.start)

    for c in kept:
        at = bisect_right(starts, c.start) - 1
        seen = at >= 0 and c.end <= looked_at[at].end
        if c.weight >= CERTAIN[c.type] or not seen or _compound(sentence, c):
            take(c)
    for likely, c in said:
        ruled = proposed.get((c.start, c.end, c.type))
        if ruled and likely >= _LEAST_AGREED:
            take(ruled)
        elif not ruled and likely >= _LEAST and not _common(sentence, c):
            take(c)
    for c in kept:
        if c.by.startswith("document:") and c.type == "organisation":
            take(c)
    out.sort(key=lambda c: c.start)
    return out


def _compound(sentence: Sentence, c: Candidate) -> bool:
    """Is it part of a compound, "Paris-based", "Washington-Seoul"? Training texts hold these as one word."""
    size = len(sentence)
    before = c.start > 0 and sentence.glued[c.start] and sentence.words[c.start - 1] in HYPHENS
    return before or (c.end < size and sentence.glued[c.end] and sentence.words[c.end] in HYPHENS)


def _common(sentence: Sentence, c: Candidate) -> bool:
    """Is it one word that names nobody by itself: "the Bank", "the Department", "the North"?

    Or what is no name of that type: a nationality (West African) as a place, a grade (A-1-plus) as a person?
    """
    last = sentence.words[c.end - 1]
    if c.type != "person" and lexicon.is_demonym(last):
        return True
    if c.type != "organisation" and (_GRADE.match(last) or any(ch.isdigit() for ch in last)):
        return True
    if c.type == "person" and all(
        low.rstrip(".") in TITLES or low in ROLE_MODIFIERS for low in sentence.lower[c.start : c.end]
    ):
        return True  # the Supreme Leader
    if c.end - c.start > 1:
        return False
    word = sentence.words[c.start]
    return sentence.small[c.start] or (organisation_head(word) and lexicon.ordinary(word.lower()))

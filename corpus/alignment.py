"""Two reports side by side: which sentences both have, in the same order, and which only one of them has.

Pairs of sentences that are alike are proposed by their rarest words, and of these the heaviest increasing
subsequence is taken (Jacobson and Vo, "Heaviest increasing/common subsequence problems", 1992), with a
Fenwick tree for the best prefix: n sentences with so many proposals each take O(n log n) steps.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from math import log
from typing import Literal, NamedTuple

from corpus.copies import words
from corpus.model import Annotated, Span
from corpus.sentences import sentences

Kind = Literal["same", "near", "left", "right"]

# From here two sentences are nearly the same: of what they say about half the weight is in both.
NEAR = 0.5
# A shorter sentence is only ever the same as another: two words in common say nothing.
FEWEST_WORDS = 4
# What a sentence's counterpart is proposed by: its rarest words and pairs of words, unless they are in too
# many sentences of the other text; the best few of what they propose are compared.
_TELLING, _PLACES, _COMPARED = 12, 20, 4
# A longer sentence counts no more than one of so many words.
_MOST_WEIGHT = 12
# With more words on a side than in a long book only what is word for word the same is looked for: else a
# thread would be busy for many seconds.
MOST_WORDS = 100_000
# A longer sentence is cut: its row would fill screens.
MOST_CHARACTERS = 1000
# The words of longer sentences are not compared one by one: that takes the square of their number.
_LONGEST = 400

_TOKEN = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]|\w+")

Features = frozenset[Hashable]


class Aligned(NamedTuple):
    """A sentence of one text, or one of each that are alike.

    ``moved``: only one text has it here, but the other has the same words elsewhere.
    """

    kind: Kind
    left: Span | None
    right: Span | None
    moved: bool = False


class Alignment(NamedTuple):
    """All the rows. ``only_same``: the texts are too long for what is nearly the same to be looked for."""

    rows: tuple[Aligned, ...]
    only_same: bool = False


def align_articles(left: Annotated, right: Annotated) -> Alignment:
    """The sentences of two articles without their boilerplate, aligned."""
    return align(left.text, _body(left), right.text, _body(right))


def _body(article: Annotated) -> tuple[Span, ...]:
    """The sentences; one of thousands of characters, as of a table without a stop, in pieces."""
    skip = [Span(part.start, part.end) for part in article.boilerplate]
    return tuple(piece for span in sentences(article.text, skip) for piece in _pieces(article.text, span))


def _pieces(text: str, span: Span) -> Iterator[Span]:
    start, end = span
    while end - start > MOST_CHARACTERS:
        cut = text.rfind(" ", start + 1, start + MOST_CHARACTERS) + 1 or start + MOST_CHARACTERS
        yield Span(start, cut)
        start = cut
    yield Span(start, end)


def align(left: str, of_left: Sequence[Span], right: str, of_right: Sequence[Span]) -> Alignment:
    """The sentences of two texts, each once and in order; those that are alike stand in one row."""
    said = [_said(left, of_left), _said(right, of_right)]
    ahead = _common(said[0], said[1])
    behind = _common(said[0][ahead:][::-1], said[1][ahead:][::-1])
    ends = len(of_left) - behind, len(of_right) - behind
    between = said[0][ahead : ends[0]], said[1][ahead : ends[1]]
    only_same = max(sum(map(len, side)) for side in between) > MOST_WORDS
    middle = _pairs(*between, near=not only_same)
    pairs = [
        *((at, at) for at in range(ahead)),
        *((ahead + one, ahead + other) for one, other in middle),
        *((ends[0] + at, ends[1] + at) for at in range(behind)),
    ]
    return Alignment(tuple(_rows(pairs, said, of_left, of_right)), only_same)


def _said(text: str, spans: Sequence[Span]) -> list[tuple[str, ...]]:
    """What each sentence says, word for word; marks alone, where it has no words."""
    return [tuple(words(text[start:end])) or (text[start:end],) for start, end in spans]


def _common(left: Sequence[tuple[str, ...]], right: Sequence[tuple[str, ...]]) -> int:
    """How many sentences at the beginning are the same."""
    count = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        count += 1
    return count


def _rows(
    pairs: Sequence[tuple[int, int]],
    said: Sequence[list[tuple[str, ...]]],
    of_left: Sequence[Span],
    of_right: Sequence[Span],
) -> Iterator[Aligned]:
    known = frozenset(said[0]), frozenset(said[1])
    at, beside = 0, 0
    for one, other in [*pairs, (len(of_left), len(of_right))]:
        for index in range(at, one):
            yield Aligned("left", of_left[index], None, said[0][index] in known[1])
        for index in range(beside, other):
            yield Aligned("right", None, of_right[index], said[1][index] in known[0])
        if one < len(of_left):
            kind: Kind = "same" if said[0][one] == said[1][other] else "near"
            yield Aligned(kind, of_left[one], of_right[other])
        at, beside = one + 1, other + 1


def _pairs(
    left: Sequence[tuple[str, ...]], right: Sequence[tuple[str, ...]], *, near: bool
) -> list[tuple[int, int]]:
    """Sentences that stand beside each other: the most alike that keep both orders."""
    proposed = dict[tuple[int, int], float]()
    known = frozenset(left) & frozenset(right)
    for one, other in _repeated(left, right, known):
        proposed[one, other] = _weight(left[one], right[other])
    for one, other, alike in _alike(left, right, known) if near else ():
        proposed[one, other] = alike * _weight(left[one], right[other])
    return _heaviest(proposed, len(right))


def _weight(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    return float(min(len(one), len(other), _MOST_WEIGHT))


def _repeated(
    left: Sequence[tuple[str, ...]], right: Sequence[tuple[str, ...]], known: frozenset[tuple[str, ...]]
) -> Iterator[tuple[int, int]]:
    """The same words in both: the first with the first, and the last with the last."""
    places = [defaultdict[tuple[str, ...], list[int]](list) for _ in range(2)]
    for sentences_of, where in zip((left, right), places, strict=True):
        for index, sentence in enumerate(sentences_of):
            if sentence in known:
                where[sentence].append(index)
    for sentence, ones in places[0].items():
        others = places[1][sentence]
        yield from zip(ones, others, strict=False)
        yield from zip(reversed(ones), reversed(others), strict=False)


def _alike(
    left: Sequence[tuple[str, ...]], right: Sequence[tuple[str, ...]], known: frozenset[tuple[str, ...]]
) -> Iterator[tuple[int, int, float]]:
    """Sentences without the same words elsewhere that are nearly the same, and how alike they are."""
    ones = {at: _features(said) for at, said in enumerate(left) if said not in known}
    others = {at: _features(said) for at, said in enumerate(right) if said not in known}
    counted = [Counter(feature for found in side.values() for feature in found) for side in (ones, others)]
    places = defaultdict[Hashable, list[int]](list)
    for at, features in others.items():
        for feature in features:
            if counted[1][feature] <= _PLACES:
                places[feature].append(at)

    def weigh(features: Features) -> float:
        return sum(1 / (1 + log(max(counted[0][one], counted[1][one]))) for one in features)

    heavy = {at: weigh(features) for at, features in others.items()}
    for one, features in ones.items():
        telling = sorted((feature for feature in features if feature in places), key=lambda f: len(places[f]))
        votes = Counter(other for feature in telling[:_TELLING] for other in places[feature])
        own = weigh(features) if votes else 0.0
        for other, _ in votes.most_common(_COMPARED):
            alike = 2 * weigh(features & others[other]) / (own + heavy[other])
            if alike >= NEAR:
                yield one, other, alike


def _features(said: tuple[str, ...]) -> Features:
    """Words, and words that follow each other; none of a sentence too short to be like another."""
    return frozenset((*said, *pairwise(said))) if len(said) >= FEWEST_WORDS else frozenset()


def _heaviest(proposed: dict[tuple[int, int], float], size: int) -> list[tuple[int, int]]:
    """Of the proposed pairs those with the greatest weight in all that increase on both sides."""
    # best[i] of the Fenwick tree: the heaviest chain that ends at one of the places that it stands for
    best: list[tuple[float, tuple[int, int] | None]] = [(0.0, None)] * (size + 1)
    before: dict[tuple[int, int], tuple[int, int] | None] = {}
    for pair in sorted(proposed, key=lambda pair: (pair[0], -pair[1])):
        reach, last = 0.0, None
        at = pair[1]
        while at > 0:
            if best[at][0] > reach:
                reach, last = best[at]
            at -= at & -at
        before[pair] = last
        reach += proposed[pair]
        at = pair[1] + 1
        while at <= size:
            if best[at][0] < reach:
                best[at] = (reach, pair)
            at += at & -at
    chain: list[tuple[int, int]] = []
    _, end = max(best, key=lambda ended: ended[0])
    while end is not None:
        chain.append(end)
        end = before[end]
    return chain[::-1]


def differing(left: str, right: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """What of two sentences that are nearly the same is not in the other, as spans of each."""
    ones, others = list(_TOKEN.finditer(left)), list(_TOKEN.finditer(right))
    if max(len(ones), len(others)) > _LONGEST:
        return (), ()
    folded = [word[0].casefold() for word in ones], [word[0].casefold() for word in others]
    matcher = SequenceMatcher(None, *folded, autojunk=False)
    spans: tuple[list[Span], list[Span]] = ([], [])
    for tag, one, one_end, other, other_end in matcher.get_opcodes():
        if tag != "equal":
            if one < one_end:
                spans[0].append(Span(ones[one].start(), ones[one_end - 1].end()))
            if other < other_end:
                spans[1].append(Span(others[other].start(), others[other_end - 1].end()))
    return tuple(spans[0]), tuple(spans[1])

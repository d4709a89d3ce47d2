"""Rules for places: seas, peninsulas and provinces by their headword; prepositions and commas."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.names import lexicon
from corpus.names.candidates import CONTEXT, GEOGRAPHIC, GUESS, Candidate
from corpus.names.gazetteer import phrases
from corpus.names.lexicon import word_set
from corpus.names.tokens import Sentence
from corpus.names.vocabulary import (
    LEADING_PLACE_HEADS,
    LOWER_PLACE_HEADS,
    PLACE_HEADS,
    PLACE_PREPOSITIONS,
    TITLES,
    organisation_head,
)

# Heads that make a place of the words before them but are as often something else ("State Street").
_PLAIN_HEADS = word_set(
    """State City Range Base Border Region Station Square Park Zone Bridge Tower Temple Camp Road Republic
    Kingdom Port Park Palace Lane Plain Springs Corridor Crossing Coast Forest Hill Monument Stadium
    Terminal"""
)


_WATERS = word_set("Sea Ocean Gulf Strait Straits Channel")
"""Nobody's: the British North Sea is the North Sea."""


def candidates(sentence: Sentence) -> Iterator[Candidate]:
    """Places the sentence names, by its own words."""
    if sentence.case == "upper":
        return
    for i in range(len(sentence)):
        if not sentence.capital[i]:
            continue
        yield from _headed(sentence, i)
        if sentence.case == "plain":
            yield from _by_context(sentence, i)


def _headed(sentence: Sentence, i: int) -> Iterator[Candidate]:
    words, size = sentence.words, len(sentence)
    word = words[i]
    if word in LEADING_PLACE_HEADS and i + 2 < size and words[i + 1] == "of":
        # Sea of Azov, Gulf of the Farallones, Strait of Hormuz
        j = i + 2 + (words[i + 2] == "the" and i + 3 < size)
        if (
            j < size
            and sentence.capital[j]
            and word not in ("Republic", "Kingdom", "State", "Port", "Point", "City")
        ):
            end = j + 1
            while end < size and end < j + 3 and sentence.capital[end] and not sentence.glued[end]:
                end += 1
            yield Candidate(i, end, "place", GEOGRAPHIC + 10, f"rule: {word} of X")
            return
    if (
        word in ("Mount", "Mt", "Mt.", "Lake", "Cape", "Fort", "Ft.", "Camp", "Port", "Point", "Isle")
        and i + 1 < size
    ) and (
        sentence.capital[i + 1]
        and not lexicon.ordinary(sentence.lower[i + 1])
        and words[i + 1] not in PLACE_HEADS
    ):
        end = i + 2
        yield Candidate(i, end, "place", GEOGRAPHIC, f"rule: {word} X")
    if word in _SAINTS and sentence.case == "plain":
        yield from _saint(sentence, i)
    if word in PLACE_HEADS and i:
        start = i
        while start and i - start < 4 and _names_a_place(sentence, start - 1):
            start -= 1
        while start < i and (
            sentence.lower[start] in ("the", "this")
            or _opens(sentence, start)
            or (i - start > 1 and lexicon.is_demonym(words[start]) and words[i] in _WATERS)
        ):
            start += 1
        if start == i or sentence.glued[i]:
            return
        if (
            i + 1 < size
            and sentence.capital[i + 1]
            and not sentence.glued[i + 1]
            and organisation_head(words[i + 1])
        ):
            return
        if sentence.case == "title" and all(lexicon.ordinary(w) for w in sentence.lower[start:i]):
            return
        weight = GEOGRAPHIC - 12 * (word in _PLAIN_HEADS)
        yield Candidate(start, i + 1, "place", weight, f"rule: X {word}")


_SAINTS = word_set("San Santa Santo São Sao")


def _saint(sentence: Sentence, i: int) -> Iterator[Candidate]:
    """Santa Lucía del Camino, São Bento: a saint's name is a place's unless it goes on as a body's."""
    words, size = sentence.words, len(sentence)
    if (i and sentence.capital[i - 1] and not sentence.glued[i]) or i + 1 >= size:
        return
    if (
        not sentence.capital[i + 1]
        or sentence.glued[i + 1]
        or words[i + 1] == "Claus"
        or len(words[i + 1]) < 4
        or sentence.small[i + 1]
    ):
        return
    end = i + 2
    k = end
    while k < size and k < end + 2 and words[k] in ("de", "del", "do", "da", "dos", "la", "los", "las"):
        k += 1
    if end < k < size and sentence.capital[k]:
        end = k + 1
    if end < size and sentence.capital[end] and not sentence.glued[end]:
        return
    if not any(e.type == "place" for e in phrases().get(sentence.phrase(i, end), ())):
        yield Candidate(i, end, "place", GEOGRAPHIC + 8, f"rule: {words[i]} X")


def _opens(sentence: Sentence, i: int) -> bool:
    """A word with a capital only because the sentence begins."""
    return i in sentence.opening and sentence.small[i] and sentence.lower[i] not in _DIRECTIONS


_DIRECTIONS = frozenset(("north", "south", "east", "west"))


def _names_a_place(sentence: Sentence, i: int) -> bool:
    if not sentence.capital[i] or sentence.words[i][0] in "'’" or not sentence.words[i][0].isalpha():
        return False
    low = sentence.lower[i]
    if sentence.small[i] and low not in ("north", "south", "east", "west", "new"):
        return False
    return low.rstrip(".") not in TITLES


_PARTS = word_set("the northern southern eastern western central north south east west far")
_TRAVEL = word_set(
    """ferry flight train bus road trip visit journey travel travelled traveled flew sailed drove fled moved
    returned deported extradited evacuated"""
)


def _hailed(sentence: Sentence, i: int, end: int) -> bool:
    """A person or an age before, a stop after: "Thorsby, 43, of Ilkley," tells where somebody lives."""
    before = sentence.words[i - 3]
    return (
        (before.isdigit() or sentence.capital[i - 3]) and end < len(sentence) and sentence.words[end] in ",.;"
    )


def _by_context(sentence: Sentence, i: int) -> Iterator[Candidate]:
    words, lower, size = sentence.words, sentence.lower, len(sentence)
    if i and sentence.capital[i - 1] and not sentence.glued[i]:
        return
    if sentence.small[i] or lexicon.is_demonym(words[i]) or not words[i][-1].isalpha():
        return
    end = i + 1
    while (
        end < size
        and end - i < 4
        and sentence.capital[end]
        and not sentence.glued[end]
        and words[end].isalpha()
    ):
        if sentence.small[end]:
            return
        end += 1
    if (
        end < size
        and words[end][:3] in ("el-", "al-", "es-", "ash")
        and "-" in words[end]
        and not sentence.glued[end]
    ):
        end += 1
    if any(organisation_head(w) for w in words[i:end]) or end - i > 3:
        return
    opening = i in sentence.opening
    if opening and all(lexicon.ordinary(w) for w in lower[i:end]):
        return
    unknown = not all(lexicon.ordinary(w) for w in lower[i:end]) and not words[i].isupper()
    if unknown and end < size and lower[end] in LOWER_PLACE_HEADS and not sentence.glued[end]:
        # Sverdlovsk oblast
        yield Candidate(i, end, "place", CONTEXT + 5, f"rule: X {lower[end]}")
        return
    if (
        i > 2
        and lower[i - 1] == "of"
        and lower[i - 2]
        in LOWER_PLACE_HEADS
        | {"capital", "outskirts", "suburbs", "streets", "north", "south", "east", "west"}
        and end - i <= 2
    ):
        yield Candidate(i, end, "place", CONTEXT + 5, f"rule: {lower[i - 2]} of X")
        return
    if end + 1 < size and words[end] == "," and end - i <= 2:
        at = end + 1
        if lower[at] == "in":
            # "sailed for X, in western Y"
            at += 1
            while at < size and at < end + 4 and lower[at] in _PARTS:
                at += 1
        if at >= size:
            return
        after = words[at]
        pair = sentence.phrase(at, min(size, at + 2))
        for form in (pair, after):
            if (
                any(e.kind in ("country", "region") for e in phrases().get(form, ()))
                and not words[i].isupper()
            ):
                if i and (lower[i - 1] in PLACE_PREPOSITIONS or lower[i - 1] == "for" or words[i - 1] == "("):
                    yield Candidate(i, end, "place", CONTEXT + 6, "rule: X, country")
                    return
                break
    if (
        i > 2
        and lower[i - 1] == "of"
        and words[i - 2] == ","
        and unknown
        and end - i <= 2
        and _hailed(sentence, i, end)
    ):
        yield Candidate(i, end, "place", CONTEXT, "rule: who, of X")
        return
    if i > 1 and lower[i - 1] == "to" and lower[i - 2] in _TRAVEL and unknown and end - i <= 2:
        yield Candidate(i, end, "place", GUESS + 2, f"rule: {lower[i - 2]} to X")
        return
    onward = (
        i and end + 1 < size and lower[i - 1] == "from" and words[end] == "to" and sentence.capital[end + 1]
    )
    if onward or (i > 2 and lower[i - 1] == "to" and lower[i - 3] == "from" and sentence.capital[i - 2]):
        if unknown:
            yield Candidate(i, end, "place", GUESS + 1, "rule: from X to Y")
        return
    if (
        (
            i
            and lower[i - 1] in PLACE_PREPOSITIONS
            and lower[i - 1] not in ("to", "from", "at", "into")
            and end - i <= 2
        )
        and not lexicon.ordinary(lower[i])
        and not words[i].isupper()
    ):
        yield Candidate(i, end, "place", GUESS + 2, f"rule: {lower[i - 1]} X")

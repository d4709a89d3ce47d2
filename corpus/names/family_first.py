"""People whose family name stands first: Korean, Chinese, Vietnamese and Hungarian names."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.names import lexicon
from corpus.names.candidates import FAMILY_FIRST, Candidate
from corpus.names.gazetteer import phrases
from corpus.names.people import name_word
from corpus.names.tokens import Sentence


def candidates(sentence: Sentence) -> Iterator[Candidate]:
    """Names of people that a known family name opens."""
    if sentence.case == "upper":
        return
    for i in range(len(sentence)):
        if sentence.capital[i]:
            yield from _family_first(sentence, i)


def _family_first(sentence: Sentence, i: int) -> Iterator[Candidate]:
    word = sentence.words[i]
    korean = word in lexicon.family_first("korean")
    chinese = word in lexicon.family_first("chinese")
    vietnamese = word in lexicon.family_first("vietnamese")
    size = len(sentence)
    if not (korean or chinese or vietnamese):
        if (
            word in lexicon.family_first("hungarian")
            and i + 1 < size
            and sentence.words[i + 1] in lexicon.given_names()
            and not (i + 2 < size and name_word(sentence, i + 2))
        ):
            yield Candidate(i, i + 2, "person", FAMILY_FIRST, "rule: family name first (Hungarian)")
        return
    j = i + 1
    while j < size and j - i < 4 and name_word(sentence, j) and not sentence.glued[j]:
        parts = sentence.lower[j].split("-")
        if vietnamese and j - i < 4 and len(sentence.words[j]) <= 7 and sentence.words[j].isalpha():
            j += 1
            continue
        if len(parts) > 2 or (
            not all(lexicon.syllables(p, korean=k) for p in parts for k in (True,) if korean) and korean
        ):
            if not (chinese and all(lexicon.syllables(p, korean=False) for p in parts)):
                break
        elif chinese and not korean and not all(lexicon.syllables(p, korean=False) for p in parts):
            break
        j += 1
        if j - i == 3:
            break
    if j - i < 2 or (j < size and name_word(sentence, j) and not sentence.glued[j]):
        return
    if sentence.words[i + 1] in lexicon.given_names() and j - i == 2 and len(sentence.words[i + 1]) > 5:
        return
    if all(lexicon.ordinary(w) for w in sentence.lower[i:j]) or phrases().get(sentence.phrase(i, j)):
        return
    yield Candidate(i, j, "person", FAMILY_FIRST, "rule: family name first")

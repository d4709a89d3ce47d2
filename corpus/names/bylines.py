"""Who signs an article: "By JANE DOE", "By John Q. Public and Ana Ruiz", in whatever capitals."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.names.candidates import HEADED, Candidate
from corpus.names.gazetteer import phrases
from corpus.names.lexicon import is_demonym, word_set
from corpus.names.tokens import Sentence
from corpus.names.vocabulary import TITLES, organisation_head

_LEAST, _MOST = 2, 4
_LONGEST_LINE = 24
"""Tokens; a longer line that begins with "By" is a sentence."""

_PARTICLES = word_set("van von der den de da di del della la le al bin ibn")
_GENERATIONS = word_set("Jr Jr. JR JR. Sr Sr. II III IV")


def candidates(sentence: Sentence) -> Iterator[Candidate]:
    """The people of a line that is a byline: nothing in it but names, and whom they write for."""
    if len(sentence) < 3 or len(sentence) > _LONGEST_LINE or sentence.words[0] not in ("By", "BY", "by"):
        return
    at = 1
    signed: list[tuple[int, int]] = []
    while (end := _name(sentence, at)) > at:
        signed.append((at, end))
        at = end
        if at < len(sentence) and sentence.lower[at] in ("and", ",", "&"):
            at += 1
            at += at < len(sentence) and sentence.lower[at] == "and"
    if signed and _closes(sentence, signed[-1][1]):
        for start, stop in signed:
            yield Candidate(start, stop, "person", HEADED + 6, "rule: byline")


def _name(sentence: Sentence, start: int) -> int:
    """The end of the name of two to four words that begins here; ``start`` if there is none."""
    words, size = sentence.words, len(sentence)
    end, names = start, 0
    while end < size and names < _MOST:
        word = words[end]
        if word in _GENERATIONS and names >= _LEAST:
            end += 1
            break
        if names and word.lower() in _PARTICLES and end + 1 < size and sentence.capital[end + 1]:
            end += 1
            continue
        if not sentence.capital[end] or not _name_word(sentence, end):
            break
        end += 1
        names += 1
        if end < size and len(word) == 1 and words[end] == "." and sentence.glued[end]:
            end += 1
    if names < _LEAST or phrases().get(sentence.phrase(start, end)):
        return start
    return end


def _name_word(sentence: Sentence, i: int) -> bool:
    word, low = sentence.words[i], sentence.lower[i].rstrip(".")
    if low in _NO_NAMES or low in TITLES or is_demonym(word) or is_demonym(word.capitalize()):
        return False
    return word[0].isalpha() and not (organisation_head(word) or organisation_head(word.capitalize()))


_NO_NAMES = word_set(
    """the a an this that these those his her its their our my your he she it they we you i all no not
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december then now today early late mid most some"""
)


def _closes(sentence: Sentence, end: int) -> bool:
    """Is the rest of the line only whom they write for: capitals, "of", "staff", "in Lisbon"?"""
    return all(
        sentence.capital[i] or not sentence.words[i][0].isalpha() or sentence.lower[i] in _WRITING_FOR
        for i in range(end, len(sentence))
    )


_WRITING_FOR = word_set("of the in for and at staff writer writers correspondent special to news service c")

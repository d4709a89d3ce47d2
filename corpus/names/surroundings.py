"""What stands around a name that a document repeats: whether it can be that name here."""

from __future__ import annotations

from corpus.names.candidates import Candidate
from corpus.names.gazetteer import phrases
from corpus.names.tokens import Sentence
from corpus.names.vocabulary import PLACE_PREPOSITIONS, organisation_head


def adjective(sentence: Sentence, i: int) -> bool:
    """Does a plain noun follow: the Baltic states?"""
    j = i + 1
    return (
        j < len(sentence) and not sentence.glued[j] and sentence.words[j].islower() and not sentence.small[j]
    )


def stands_alone(sentence: Sentence, i: int) -> bool:
    """Is token i a name by itself, where a person's may stand?"""
    if sentence.case != "plain" or (i and sentence.capital[i - 1] and not sentence.glued[i]):
        return False
    before = sentence.lower[i - 1] if i else ""
    return before not in PLACE_PREPOSITIONS and before not in ("the", "a", "an", "on", "over", "between")


def team(sentence: Sentence, c: Candidate) -> bool:
    """Is it a club by a place and a word that is no body's headword: Miami Heat, Utah Jazz?"""
    if c.by not in ("list: organisations", "rule: team of a place") or organisation_head(
        sentence.words[c.end - 1]
    ):
        return False
    return any(e.type == "place" for e in phrases().get(sentence.phrase(c.start, c.end - 1), ()))


def goes_on(sentence: Sentence, i: int) -> bool:
    """Does another capital follow token i?"""
    return i + 1 < len(sentence) and sentence.capital[i + 1] and not sentence.glued[i + 1]

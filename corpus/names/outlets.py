"""Rules for organisations by what is said of them: outlets that report, firms with shares, teams."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.names import lexicon
from corpus.names.candidates import CONTEXT, GEOGRAPHIC, GUESS, HEADED, NAMED, Candidate
from corpus.names.gazetteer import phrases
from corpus.names.lexicon import word_set
from corpus.names.tokens import Sentence
from corpus.names.vocabulary import ACRONYMS_OF_NOTHING, PLACE_HEADS, SPEECH, TITLES, organisation_head

OUTLET_WORDS = word_set(
    """agency newspaper daily website site magazine broadcaster channel outlet portal tabloid weekly
    newswire radio station network firm company startup think-tank nonprofit charity airline carrier
    manufacturer maker retailer bank club party group militia"""
)


def candidates(sentence: Sentence) -> Iterator[Candidate]:
    """Organisations the sentence tells by what it says of them."""
    if sentence.case != "upper":
        yield from _by_context(sentence)
    if sentence.case == "plain":
        yield from _teams(sentence)
        yield from _groups(sentence)
        yield from _acronyms(sentence)


_GROUPS = word_set("party movement militia alliance coalition bloc faction")


def _groups(sentence: Sentence) -> Iterator[Candidate]:
    """The Georgian Dream party: two capitals or more before a group's plain word."""
    for j in range(2, len(sentence)):
        if sentence.lower[j] not in _GROUPS or sentence.words[j][0].isupper() or sentence.glued[j]:
            continue
        start = j
        while start and j - start < 5 and sentence.capital[start - 1] and not sentence.small[start - 1]:
            start -= 1
        if j - start >= 2 and not lexicon.is_demonym(sentence.words[j - 1]) and start not in sentence.opening:
            yield Candidate(start, j, "organisation", HEADED - 5, f"rule: X {sentence.lower[j]}")


_CLUBS = frozenset(("United", "Albion", "Athletic", "Wanderers", "Rovers", "Hotspur"))


def _teams(sentence: Sentence) -> Iterator[Candidate]:
    """Boston Celtics, Golden State Warriors: a place and a plural."""
    words = sentence.words
    for i in range(1, len(sentence)):
        word = words[i]
        if not sentence.capital[i] or sentence.glued[i]:
            continue
        if word in _CLUBS and not (i + 1 < len(sentence) and sentence.capital[i + 1]):
            start = i
            while start and i - start < 3 and sentence.capital[start - 1] and not sentence.small[start - 1]:
                start -= 1
            if start < i and not any(lexicon.is_demonym(w) for w in words[start:i]):
                yield Candidate(start, i + 1, "organisation", NAMED + 1, f"rule: X {word}")
            continue
        if word[-1] != "s" or len(word) < 5 or word[-2] in "us":
            continue
        if word in PLACE_HEADS or organisation_head(word) or lexicon.is_demonym(word):
            continue
        if sentence.lower[i].rstrip("s") in TITLES or phrases().get(word) or word in lexicon.given_names():
            continue
        if not lexicon.ordinary(sentence.lower[i]) and word[-3:] not in ("ers", "ics", "ons", "ins", "ets"):
            continue
        for start in (i - 2, i - 1):
            place = sentence.phrase(start, i) if start >= 0 else ""
            if any(
                e.type == "place" and not e.doubtful and e.kind != "country" for e in phrases().get(place, ())
            ) or (start == i - 2 and words[i - 1] in ("State", "City") and sentence.capital[start]):
                if not sentence.glued[start + 1 if start + 1 < i else i]:
                    yield Candidate(start, i + 1, "organisation", GEOGRAPHIC + 2, "rule: team of a place")
                break


_FIRM_WORDS = frozenset(
    (
        "shares",
        "stock",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "ceo",
        "employees",
        "chairman",
        "executives",
    )
)


_HEADING = frozenset(("chairman", "chairwoman", "ceo", "cfo", "subsidiary", "shareholders", "employees"))


def _by_context(sentence: Sentence) -> Iterator[Candidate]:
    """ "according to X", "X reported", "the X news agency", "X, a German carmaker"."""
    words, lower, size = sentence.words, sentence.lower, len(sentence)
    for i in range(size):
        if not sentence.capital[i] or (i and sentence.capital[i - 1] and words[i - 1] not in ("The",)):
            continue
        if sentence.small[i] or lexicon.is_demonym(words[i]):
            continue
        j = i + 1
        while (
            j < size and j - i < 4 and sentence.capital[j] and not sentence.glued[j] and not sentence.small[j]
        ):
            j += 1
        if i in sentence.opening and all(lexicon.ordinary(w) for w in lower[i:j]):
            continue
        follow = lower[j : j + 3]
        if not follow:
            continue
        if phrases().get(sentence.phrase(i, j)):
            continue
        if follow[0] == "news" and follow[1:2] in (
            ["agency"],
            ["site"],
            ["website"],
            ["channel"],
            ["outlet"],
        ):
            yield Candidate(i, j, "organisation", HEADED, "rule: X news agency")
        elif (
            i > 1
            and lower[i - 1] in ("in", "of")
            and lower[i - 2] in ("shares", "stake", "stakes", "shareholders")
        ):
            yield Candidate(i, j, "organisation", CONTEXT, f"rule: {lower[i - 2]} in X")
        elif (
            i > 1 and lower[i - 1] == "of" and lower[i - 2] in _HEADING and j - i <= 2 and words[i].isalpha()
        ):
            yield Candidate(i, j, "organisation", CONTEXT, f"rule: {lower[i - 2]} of X")
        elif follow[0] in OUTLET_WORDS and i and lower[i - 1] in ("the", "’s", "'s", "a", "weekly", "daily"):
            yield Candidate(i, j, "organisation", CONTEXT - 5, f"rule: X {follow[0]}")
        elif (
            i >= 1
            and lower[i - 1] in OUTLET_WORDS
            and lower[i - 1] not in ("party", "group", "network", "bank")
        ):
            yield Candidate(i, j, "organisation", CONTEXT - 5, f"rule: {lower[i - 1]} X")
        elif j - i <= 3 and i >= 2 and lower[i - 1] == "to" and lower[i - 2] == "according" and j - i == 1:
            yield Candidate(i, j, "organisation", GUESS - 1, "rule: according to X")
        elif words[j - 1].isalpha() and follow[0] in _FIRM_WORDS:
            yield Candidate(i, j, "organisation", CONTEXT, f"rule: X {follow[0]}")


_ACRONYM = re.compile(r"[A-Z][A-Z&]{2,6}")


_BEFORE_BODIES = frozenset(("the", "of", "and", "to", "by", "from", "with", ""))
_AFTER_BODIES = frozenset(
    ("'s", "’s", "will", "would", "can", "and", "or", "officials", "members", "leaders")
)


def _acronyms(sentence: Sentence) -> Iterator[Candidate]:
    words = sentence.words
    for i, word in enumerate(words):
        if not _ACRONYM.fullmatch(word) or word in ACRONYMS_OF_NOTHING or phrases().get(word):
            continue
        if i + 1 < len(words) and (words[i + 1][0].isdigit() or words[i + 1][0] == "-"):
            continue
        if i and (
            (words[i - 1].isupper() and len(words[i - 1]) > 1 and words[i - 1].isalpha())
            or words[i - 1][0] in "#@$"
        ):
            continue
        if i + 1 < len(words) and words[i + 1].isupper() and len(words[i + 1]) > 1:
            continue
        before = sentence.lower[i - 1] if i else ""
        if before != "the" and lexicon.ordinary(word.lower()):
            continue  # NOTE, UPDATE: a word set in capitals.
        after = words[i + 1] if i + 1 < len(words) else "."
        if (
            before not in _BEFORE_BODIES
            and after.islower()
            and after not in SPEECH
            and after not in _AFTER_BODIES
        ):
            # "the new XYZ chip": what an unknown acronym stands for is anybody's guess.
            continue
        yield Candidate(i, i + 1, "organisation", GUESS + 1, "rule: acronym")

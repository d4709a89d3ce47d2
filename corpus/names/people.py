"""Rules for people: a title before a name, given and family name, family-first names, appositions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.names import lexicon
from corpus.names.candidates import CONTEXT, GUESS, NAMED, TITLED, Candidate
from corpus.names.gazetteer import phrases
from corpus.names.lexicon import word_set
from corpus.names.tokens import Sentence
from corpus.names.vocabulary import (
    EVENT_HEADS,
    HONORIFICS,
    PLACE_HEADS,
    ROLE_MODIFIERS,
    SPEECH,
    TITLES,
    organisation_head,
)

PARTICLES = word_set(
    """van von der den de da di del della dos das do du la le ter ten bin ibn al el ben abu y zu af"""
)
SUFFIXES = word_set("Jr Jr. Sr Sr. II III IV Jr.,")
MOST_NAMES = 5
_ARABIC = re.compile(r"(?:al|el|ul|ud|ad|as|ar|an|bin|ibn)[-‑][A-Z]\w+")


def candidates(sentence: Sentence) -> Iterator[Candidate]:
    """People the sentence names, by its own words."""
    if sentence.case == "upper":
        return
    for i in range(len(sentence)):
        if not sentence.capital[i]:
            if i and sentence.lower[i - 1].rstrip(".") in HONORIFICS and sentence.capital[i - 1]:
                yield from _titled_particle(sentence, i)
            continue
        if i and sentence.lower[i - 1].rstrip(".") in TITLES and not _is_title(sentence, i):
            yield from _titled(sentence, i)
        yield from _by_given_name(sentence, i)
        if sentence.case == "plain":
            yield from _by_context(sentence, i)


def _is_title(sentence: Sentence, i: int) -> bool:
    low = sentence.lower[i].rstrip(".")
    if low in ROLE_MODIFIERS or _royal(sentence, i):
        return True
    return low in TITLES and sentence.words[i] not in lexicon.given_names()


_ROYAL = word_set("Prince King Queen Earl Duke Baron Major Judge")
"""Titles that are given names as well."""


def _royal(sentence: Sentence, i: int) -> bool:
    """Is it a title and no given name, since a given and a family name follow: Prince Rupert Avenhall?"""
    if sentence.words[i] not in _ROYAL or i + 2 >= len(sentence) or sentence.glued[i + 2]:
        return False
    return sentence.capital[i + 1] and sentence.capital[i + 2] and not sentence.small[i + 2]


def name_word(sentence: Sentence, i: int) -> bool:
    """Can token i be part of a person's name?"""
    word = sentence.words[i]
    if not sentence.capital[i] or (not word[-1].isalpha() and word[-1] != "."):
        return False
    if organisation_head(word) or word in PLACE_HEADS or word in EVENT_HEADS:
        return word in lexicon.given_names() or (word in _HEADS_THAT_ARE_NAMES)
    if sentence.small[i] and i and i not in sentence.opening and word in _GIVEN_SYLLABLES:
        return sentence.words[i - 1] in lexicon.family_first("chinese") | lexicon.family_first("korean")
    if lexicon.is_demonym(word) and word in lexicon.given_names() | lexicon.doubtful_given_names():
        return i + 1 < len(sentence) and sentence.capital[i + 1] and not sentence.glued[i + 1]
    if lexicon.is_demonym(word) or sentence.small[i]:
        return word in ("May", "West", "North") and i > 0 and sentence.words[i - 1] in lexicon.given_names()
    if len(word) > 3 and word.isupper() and word.isalpha():
        return False
    if sentence.case == "title":
        return word in lexicon.given_names() or not lexicon.ordinary(sentence.lower[i])
    return True


_HEADS_THAT_ARE_NAMES = word_set(
    "Park Hill Hills Church Post Lane Bush Rivers Lake Forest Banks Street Castle Price"
)


_GIVEN_SYLLABLES = word_set("He An So Do No In On Me She You Yi")


def _post_nominal(word: str) -> bool:
    """Letters after a name: QC, MP, OBE."""
    return 2 <= len(word) <= 3 and word.isupper() and word.isalpha()


def _extent(sentence: Sentence, i: int, most: int = MOST_NAMES) -> int:
    """The end of the name that begins at token i."""
    j, names = i, 0
    size = len(sentence)
    while j < size and names < most:
        if names and sentence.words[j] in SUFFIXES:
            return j + 1
        if name_word(sentence, j) and (not sentence.glued[j] or sentence.words[j - 1][-1] == "." or j == i):
            if names and (sentence.words[j - 1][0] == "." or _post_nominal(sentence.words[j])):
                break
            j += 1
            names += 1
            continue
        if names and _ARABIC.match(sentence.words[j]) and not sentence.glued[j]:
            j += 1
            names += 1
            continue
        if names and sentence.lower[j] in PARTICLES and sentence.words[j][0].islower():
            k = j + 1
            while k < size and k < j + 3 and sentence.lower[k] in PARTICLES:
                k += 1
            if k < size and name_word(sentence, k) and k not in sentence.opening:
                j = k
                continue
        break
    return j


def _titled(sentence: Sentence, i: int) -> Iterator[Candidate]:
    if not name_word(sentence, i) or sentence.words[i] in SUFFIXES:
        return
    title = sentence.lower[i - 1].rstrip(".")
    capital_title = sentence.capital[i - 1]
    end = _extent(sentence, i, 4)
    if end == i:
        return
    form = sentence.phrase(i, end)
    single = end - i == 1
    if any(e.type != "person" and not e.doubtful for e in phrases().get(form, ())):
        return
    if single:
        if title not in HONORIFICS or (
            not capital_title and title not in ("mr", "mrs", "ms", "dr", "president")
        ):
            return
        if i - 1 in sentence.opening and title in ("general", "major", "private", "secretary", "minister"):
            return
        if lexicon.ordinary(sentence.lower[i]) and not _surely_titled(sentence, i):
            return
    elif phrases().get(sentence.words[i]) and sentence.words[i] not in lexicon.given_names():
        # "champion Manchester United": the first word is known as something else.
        known = phrases()[sentence.words[i]]
        if not capital_title or not all(e.doubtful for e in known):
            return
    yield Candidate(i, end, "person", TITLED, f"rule: title before name ({sentence.words[i - 1]})")


def _titled_particle(sentence: Sentence, i: int) -> Iterator[Candidate]:
    """Mr al-Rawi, President van Hoorn: the family name begins with a small word."""
    end = i
    if _ARABIC.fullmatch(sentence.words[i]):
        end = i + 1
    elif sentence.lower[i] in PARTICLES:
        while end < len(sentence) and end < i + 2 and sentence.words[end] in PARTICLES:
            end += 1
        end = end + 1 if end < len(sentence) and name_word(sentence, end) else i
    if end > i:
        yield Candidate(i, end, "person", TITLED, f"rule: title before name ({sentence.words[i - 1]})")


def _surely_titled(sentence: Sentence, i: int) -> bool:
    """Is an ordinary word a name by its title: Mr. Baker, President Bush (not Secretary General)?"""
    if sentence.words[i - 1].rstrip(".") in ("Mr", "Mrs", "Ms", "Dr"):
        return True
    low = sentence.lower[i]
    return (
        sentence.case == "plain"
        and sentence.words[i - 1]
        in ("President", "Senator", "Sen.", "Governor", "Gov.", "Chancellor", "Premier")
        and low not in TITLES
        and low not in ROLE_MODIFIERS
        and not (i + 1 < len(sentence) and sentence.capital[i + 1])
    )


def _by_given_name(sentence: Sentence, i: int) -> Iterator[Candidate]:
    word = sentence.words[i]
    if _royal(sentence, i):
        return
    sure = (word in lexicon.given_names() and not _also_a_place(word)) or (
        "-" in word and word.split("-")[0] in lexicon.given_names()
    )
    if not sure and word not in lexicon.doubtful_given_names() and word not in lexicon.given_names():
        return
    if i and sentence.capital[i - 1] and not sentence.glued[i] and name_word(sentence, i - 1) and not sure:
        return
    if i and sentence.words[i - 1] in SAINTS and sentence.words[i - 1] not in lexicon.given_names():
        return
    end = _extent(sentence, i, 4)
    if end - i < 2:
        return
    last = sentence.words[end - 1]
    if end - i == 2 and _firm_in_a_country(word, last):
        return
    if not sure and lexicon.ordinary(last.lower()):
        return
    if not sure and i in sentence.opening and (sentence.small[i] or last not in lexicon.family_names()):
        return  # Jack Nicholls said; but not "Will Nicholls …?"
    if (
        last in ("Street", "Park", "Lake", "Castle", "Hills", "Church", "Post")
        and end - i == 2
        and word in ("St.", "St")
    ):
        return
    places = phrases().get(sentence.phrase(i, end))
    if places and not all(e.doubtful for e in places):
        return
    if sentence.case == "title" and lexicon.ordinary(sentence.lower[i]):
        return
    yield Candidate(i, end, "person", NAMED if sure else NAMED - 10, "rule: given name and family name")


def _firm_in_a_country(word: str, last: str) -> bool:
    """Ford Europe, Siemens India."""
    return any(e.kind in ("country", "regions") for e in phrases().get(last, ())) and any(
        e.type == "organisation" for form in (word, f"{word} Motor") for e in phrases().get(form, ())
    )


def _also_a_place(word: str) -> bool:
    """Georgia, Jordan, Paris: as a given name only with care."""
    return any(e.kind in ("country", "region", "regions", "capital") for e in phrases().get(word, ()))


_ARTICLES = word_set("El La Los Las Les L' San Santa Santo São")
"""Words that open names of places and things in Romance languages: El Alto, Las Bambas."""
_SPOKE = word_set("said says added told wrote asked replied")
SAINTS = word_set("San Santa Santo São Sao")
_NEVER_BEFORE_PEOPLE = word_set("a an this these in at near on into onto its over between around like")


def _spelled_as_names(word: str) -> bool:
    """Is it a capital and small letters, as people's names are and makers' (PlayStation VR) often are not?"""
    if len(word) == 1 or word.islower():
        return True
    return word[0].isupper() and word != "St." and ("." in word or any(c.islower() for c in word))


def _by_context(sentence: Sentence, i: int) -> Iterator[Candidate]:
    """Two or three unknown capitalised words of which the text says what only people do or are."""
    if i and (
        (sentence.capital[i - 1] and i - 1 not in sentence.opening)
        or sentence.words[i - 1] in ("&", "the", "The")
    ):
        return
    if i in sentence.opening and lexicon.ordinary(sentence.lower[i]):
        return
    if sentence.lower[i].rstrip(".") in TITLES or sentence.words[i] in _ARTICLES:
        return
    end = _extent(sentence, i, 3)
    if not 2 <= end - i <= 4 or end >= len(sentence):
        return
    if any(lexicon.ordinary(w) for w in sentence.lower[i:end]) or any(
        phrases().get(w) for w in sentence.words[i:end]
    ):
        return
    after = sentence.words[end]
    before = sentence.lower[i - 1] if i else ""
    if before == "," and i > 1 and after == "," and sentence.lower[i - 2] in TITLES:
        # "the chair, X Y, does not"
        yield Candidate(i, end, "person", CONTEXT, f"rule: {sentence.lower[i - 2]}, name")
    elif before in _SPOKE and (i < 2 or sentence.words[i - 2] in ",”\"’'"):
        yield Candidate(i, end, "person", CONTEXT, f"rule: {before} X")
    elif after in SPEECH:
        yield Candidate(i, end, "person", CONTEXT, f"rule: who {after}")
    elif (
        after == ","
        and end + 2 < len(sentence)
        and (
            (
                sentence.words[end + 1].isdigit()
                and 3 < int(sentence.words[end + 1][:4]) < 120
                and sentence.words[end + 2] in (",", ".")
            )
            or sentence.lower[end + 1]
            in ("a", "an", "the", "who", "his", "her", "its", "their", "head", "director", "chief", "former")
        )
    ):
        yield Candidate(i, end, "person", CONTEXT, "rule: name, who or how old")
    elif before not in _NEVER_BEFORE_PEOPLE and all(_spelled_as_names(w) for w in sentence.words[i:end]):
        yield Candidate(i, end, "person", GUESS, "rule: two capitalised words")

"""What a document makes known: a name introduced once is known at its other occurrences, in headlines too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from corpus.model import EntityType, Span
from corpus.names import lexicon
from corpus.names.candidates import (
    CONTEXT,
    DEFINED,
    GUESS,
    KNOWN_HERE,
    LISTED,
    LISTED_PHRASE,
    NAMED,
    Candidate,
)
from corpus.names.gazetteer import phrases
from corpus.names.keys import COMPANY_ENDINGS
from corpus.names.ships import NOT_A_NAME
from corpus.names.surroundings import adjective, goes_on, stands_alone, team
from corpus.names.tokens import Sentence
from corpus.names.vocabulary import (
    ACRONYMS_OF_NOTHING,
    PLACE_HEADS,
    PLACE_PREPOSITIONS,
    TITLES,
    firm_head,
)

SURE = CONTEXT
_SETTLED = 10_000
"""The weight of what a document says outright, against any number of guesses."""


_NOBODYS = PLACE_PREPOSITIONS | {"the", "a", "an", "on", "de"}


class Known:
    """Names and acronyms of one document. Fill with ``read``, then ``settle``, then ask."""

    def __init__(self) -> None:
        self.forms: dict[str, Counter[EntityType]] = {}
        self.acronyms: dict[str, tuple[str, EntityType]] = {}
        self.common: set[str] = set()
        self.ships: set[str] = set()
        self._aliases: set[str] = set()
        self._parts: dict[str, set[str]] = {}
        self._fathers: set[str] = set()
        self._guessed: set[str] = set()
        self._titled: set[str] = set()
        self._given: dict[str, int] = {}
        self._upper: dict[str, tuple[EntityType, str]] = {}
        self._longest: dict[str, int] = {}
        self._teams: set[str] = set()

    def read(
        self, sentence: Sentence, kept: Iterable[Candidate], defined: Iterable[tuple[int, int, int]]
    ) -> None:
        """Takes in one sentence's first answer."""
        types: dict[tuple[int, int], EntityType] = {}
        for c in kept:
            types[c.start, c.end] = c.type
            if c.weight < SURE or sentence.case == "upper":
                if c.type == "person" and c.end - c.start > 1:
                    self._guessed.add(sentence.words[c.end - 1])
                continue
            if c.by == NOT_A_NAME:
                self._ship(sentence, c)
                continue
            form = sentence.phrase(c.start, c.end)
            self.forms.setdefault(form, Counter())[c.type] += c.weight
            if c.type == "person":
                self._person(sentence, c, form)
            elif c.type == "organisation":
                self._firm(sentence, c)
        for start, end, acronym in defined:
            self._acronym(sentence, types, Span(start, end), sentence.words[acronym])

    def _person(self, sentence: Sentence, c: Candidate, form: str) -> None:
        """What a person may be called later: the family name, a double one, the given name."""
        words = sentence.words
        if c.end - c.start == 1:
            self._part(form, form)
            self._titled.add(form)
            return
        first = c.by.startswith("rule: family name first")
        self._part(words[c.start if first else c.end - 1], form)
        if words[c.start] in lexicon.given_names():
            self._given.setdefault(words[c.start], sentence.starts[c.start])
        if words[c.end - 1][:3] in ("al-", "el-"):
            self._part(words[c.end - 1][3:], form)
        if c.end - c.start == 2 or first:
            return
        if words[c.end - 1].rstrip(".") in ("Jr", "Sr", "II", "III"):
            self._part(words[c.end - 2], form)
        elif (
            sentence.capital[c.end - 2]
            and words[c.end - 2][-1] != "."
            and words[c.end - 2] not in lexicon.given_names()
        ):
            self.forms.setdefault(sentence.phrase(c.end - 2, c.end), Counter())["person"] += 1
            if c.end - c.start == 3 and not lexicon.ordinary(sentence.lower[c.end - 2]):
                # Lucía Arrieta Soto is Arrieta: the father's family name comes before the mother's.
                self._fathers.add(words[c.end - 2])
                self._part(words[c.end - 2], form)

    def _ship(self, sentence: Sentence, c: Candidate) -> None:
        """The MV Orlanda is the Orlanda later."""
        prefixed = sentence.words[c.start].isupper() and c.end - c.start > 1
        form = sentence.phrase(c.start + prefixed, c.end)
        self.ships.add(form)
        first = sentence.words[c.start + prefixed]
        self._longest[first] = max(self._longest.get(first, 0), 2 * (c.end - c.start))

    def _firm(self, sentence: Sentence, c: Candidate) -> None:
        """Waxler Industries Inc. is Waxler Industries later, and Waxler; the Miami Heat is the Heat."""
        end = c.end
        if c.end - c.start > 1 and sentence.words[end - 1][0].isupper() and team(sentence, c):
            self._teams.add(sentence.words[end - 1])
        while end > c.start + 1 and sentence.lower[end - 1].rstrip(".") in COMPANY_ENDINGS:
            end -= 1
        if end < c.end:
            self.forms.setdefault(sentence.phrase(c.start, end), Counter())["organisation"] += 1
        if end > c.start + 1 and firm_head(sentence.words[end - 1]):
            end -= 1
            if end > c.start + 1:
                alias = sentence.phrase(c.start, end)
                self.forms.setdefault(alias, Counter())["organisation"] += _SETTLED
                self._aliases.add(alias)
        if end == c.end:
            return
        first = sentence.words[c.start]
        plain = lexicon.ordinary(first.lower()) or first in lexicon.given_names() or lexicon.is_demonym(first)
        if len(first) > 3 and not plain and not phrases().get(first):
            self.forms.setdefault(first, Counter())["organisation"] += 1

    def _acronym(
        self, sentence: Sentence, types: dict[tuple[int, int], EntityType], span: Span, short: str
    ) -> None:
        type_ = types.get((span.start, span.end)) or next(
            (t for (a, b), t in types.items() if b == span.end and a > span.start and t == "organisation"),
            None,
        )
        if type_ is None and sentence.words[span.end - 1] in PLACE_HEADS:
            type_ = "place" if all(sentence.capital[span.start : span.end]) else None
        if type_ is None or short in ACRONYMS_OF_NOTHING:
            self.common.add(short)
        else:
            start = span.start + (sentence.lower[span.start] == "the")
            self.acronyms.setdefault(short, (sentence.phrase(start, span.end), type_))

    def _part(self, word: str, form: str) -> None:
        word = word.rstrip(".")
        if len(word) > 1 and word[0].isupper() and word.lower() not in lexicon.FUNCTION_WORDS:
            self._parts.setdefault(word, set()).add(form)

    def settle(self) -> None:
        """Ends reading: makes the tables that answers come from."""
        for form, votes in self.forms.items():
            type_ = votes.most_common(1)[0][0]
            self._upper.setdefault(form.upper(), (type_, form))
            first = form.split(" ", 1)[0]
            for key in (first, first.upper()):
                self._longest[key] = max(
                    self._longest.get(key, 0), min(12, 2 * form.count(" ") + form.count("-") * 2 + 2)
                )
        for part in self._parts:
            self._upper.setdefault(part.upper(), ("person", part))

    def judged(self, sentence: Sentence, c: Candidate) -> Candidate | None:
        """A mere guess gives way to what the document says of the same form elsewhere.

        An acronym that it defines as something ordinary ("sea surface salinity (SSS)") is no name.
        """
        if c.weight > CONTEXT:
            return c
        if c.end - c.start == 1 and sentence.words[c.start] in self.common:
            return None
        votes = self.forms.get(sentence.phrase(c.start, c.end))
        if votes:
            type_ = votes.most_common(1)[0][0]
            if type_ != c.type:
                return c._replace(type=type_, by="document: known elsewhere in it")
        return c

    def candidates(self, sentence: Sentence) -> Iterator[Candidate]:
        """Occurrences of the document's known names, family names and acronyms."""
        words, size = sentence.words, len(sentence)
        for i, word in enumerate(words):
            if not sentence.capital[i]:
                continue
            if word in self.acronyms:
                type_ = self.acronyms[word][1]
                yield Candidate(i, i + 1, type_, DEFINED, "document: acronym it defines", None)
                continue
            if word in self._teams and i and sentence.lower[i - 1] == "the" and not goes_on(sentence, i):
                yield Candidate(i, i + 1, "organisation", LISTED + 2, "document: team it names")
                continue
            longest = self._longest.get(word, 0)
            for j in range(min(size, i + longest), i, -1):
                form = sentence.phrase(i, j)
                if sentence.case == "upper":
                    upper = self._upper.get(form)
                    if upper and (j - i > 1 or not lexicon.ordinary(form.lower())):
                        yield Candidate(
                            i, j, upper[0], KNOWN_HERE, "document: known elsewhere in it", upper[1]
                        )
                        break
                    continue
                if form in self.ships:
                    sure = j - i > 1 or (i > 0 and sentence.lower[i - 1] == "the")
                    weight = LISTED_PHRASE if sure else KNOWN_HERE
                    yield Candidate(i, j, "weapon", weight, NOT_A_NAME)
                    break
                votes = self.forms.get(form)
                if votes and j - i == 1 and lexicon.is_demonym(word) and adjective(sentence, i):
                    continue
                if votes and (j - i > 1 or not (i in sentence.opening and lexicon.ordinary(word.lower()))):
                    type_ = votes.most_common(1)[0][0]
                    if j - i == 1 and sentence.case == "title" and lexicon.ordinary(word.lower()):
                        continue
                    weight = NAMED - 1 if form in self._aliases else KNOWN_HERE
                    yield Candidate(i, j, type_, weight, "document: known elsewhere in it")
                    break
            yield from self._family_name(sentence, i)

    def _family_name(self, sentence: Sentence, i: int) -> Iterator[Candidate]:
        word = sentence.words[i]
        if sentence.case == "upper":
            known = self._upper.get(word)
            if known and known[0] == "person" and not lexicon.ordinary(word.lower()):
                yield Candidate(i, i + 1, "person", KNOWN_HERE, "document: family name", known[1])
            return
        if word not in self._parts:
            introduced = self._given.get(word, len(sentence.text))
            onward = goes_on(sentence, i)
            if introduced < sentence.starts[i] and sentence.case == "plain" and not onward:
                place = bool(phrases().get(word)) and sentence.lower[i - 1] not in PLACE_PREPOSITIONS
                weight = NAMED - 1 if place else KNOWN_HERE
                yield Candidate(i, i + 1, "person", weight, "document: given name of a person it names")
            elif word in self._guessed and not onward and stands_alone(sentence, i):
                yield Candidate(i, i + 1, "person", GUESS + 1, "document: family name of a person it names")
            return
        before = sentence.lower[i - 1] if i else ""
        onward = goes_on(sentence, i)
        if word in self._fathers and onward:
            return
        if lexicon.ordinary(word.lower()) and (i in sentence.opening or sentence.case == "title"):
            return
        place = any(e.type == "place" for e in phrases().get(word, ()))
        if place and before in PLACE_PREPOSITIONS:
            return
        weight = NAMED - 1 if place else KNOWN_HERE
        at = i
        i -= self._given_before(sentence, i)
        junior = at + 1 < len(sentence) and sentence.words[at + 1] in ("Jr.", "Jr", "Sr.", "Sr")
        yield Candidate(i, at + 1 + junior, "person", weight, "document: family name of a person it names")

    def _given_before(self, sentence: Sentence, i: int) -> bool:
        """Is the token before a family name its given name, though no list has it: Zorblat Quennix?

        After "the" or a preposition only if the document gives the name a title elsewhere ("Ms Quennix"):
        "to Salford Dock" is nobody's.
        """
        if not i or not sentence.capital[i - 1] or sentence.glued[i] or sentence.case != "plain":
            return False
        if sentence.words[i] not in self._titled and i > 1 and sentence.lower[i - 2] in _NOBODYS:
            return False
        word, low = sentence.words[i - 1], sentence.lower[i - 1]
        if not word.isalpha() or word.isupper() or low in TITLES or lexicon.is_demonym(word):
            return False
        if lexicon.ordinary(low) or phrases().get(word) or word in self._parts:
            return False
        return (
            i < 2 or not sentence.capital[i - 2] or sentence.glued[i - 1] or sentence.lower[i - 2] in TITLES
        )

"""What the model of names is told: features of the words in a run of capitals, and of what is around it.

A name is written with capitals, so only runs of capitalised words (with the "of", "and", "the" between
them) are looked at: some 100 of the 600 tokens of an article. Besides words, shapes and lists the model is
told what the rules say of each word, here and elsewhere in the document, and so learns which rule to trust
where.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from corpus.model import Span
from corpus.names import lexicon
from corpus.names.candidates import Candidate
from corpus.names.gazetteer import phrases
from corpus.names.lexicon import word_set
from corpus.names.tokens import Sentence
from corpus.names.vocabulary import PLACE_PREPOSITIONS, SPEECH, TITLES, firm_head, organisation_head

Tagged = tuple[Sentence, list[Candidate]]

LONGEST_RUN = 60
"""A longer run of capitals is cut: a name it is not."""

_JOINING = word_set("of and for the de & 's ’s - ‑ – ' on in al to")
_JOINED = 3
"""So many words without a capital may stand inside a run."""


def runs(sentence: Sentence) -> Iterator[Span]:
    """Tokens from the first to past the last of each run of capitals that may hold a name."""
    size, i = len(sentence), 0
    while i < size:
        if not sentence.capital[i]:
            i += 1
            continue
        end = i + 1
        while end < size and end - i < LONGEST_RUN:
            on = end
            while on < size and on - end < _JOINED and not sentence.capital[on] and _joins(sentence, on):
                on += 1
            if on == size or not sentence.capital[on]:
                break
            end = on + 1
        if end - i > 1 or not sentence.small[i]:
            yield Span(i, end)
        i = end


def _joins(sentence: Sentence, i: int) -> bool:
    return sentence.words[i] in _JOINING or sentence.words[i][0].isdigit()


@lru_cache(maxsize=1 << 16)
def shape(word: str) -> str:
    """The kinds of its characters, each kind once in a row: McDonald is XxXx, F-16 is X-d."""
    return re.sub(r"[a-z]+", "x", re.sub(r"[A-Z]+", "X", re.sub(r"\d+", "d", word)))[:8]


@lru_cache(maxsize=1 << 16)
def _own(word: str) -> tuple[str, ...]:
    """Of the word by itself."""
    low = word.lower()
    out = ["b", f"w={low}", f"s={shape(word)}", f"p3={low[:3]}", f"p4={low[:4]}"]
    out += [f"x{n}={low[-n:]}" for n in (2, 3, 4)]
    out.extend(_lists(word))
    return tuple(out)


@lru_cache(maxsize=1 << 16)
def _lists(word: str) -> tuple[str, ...]:
    """The lists that a word is on."""
    low = word.lower()
    out = []
    if word in lexicon.given_names():
        out.append("given")
    if word in lexicon.doubtful_given_names():
        out.append("given?")
    rank = lexicon.family_names().get(word)
    if rank:
        out.append(f"family{rank}")
    if low.rstrip(".") in TITLES:
        out.append("title")
    if organisation_head(word):
        out.append("body")
    if firm_head(word):
        out.append("firm")
    if lexicon.is_demonym(word):
        out.append("demonym")
    if word[0].isupper():
        out.append("ordinary" if lexicon.ordinary(low) else "strange")
        if word.isupper() and len(word) > 1:
            out.append("capitals")
    return tuple(out)


@lru_cache(maxsize=1 << 17)
def _near(word: str, step: int) -> tuple[str, ...]:
    """Of a word so many steps from the one that is judged."""
    low = word.lower()
    out = [f"w={low}", f"s={shape(word)}"]
    if step in (-1, 1):
        out += [f"x3={low[-3:]}", *_lists(word)]
        if low in SPEECH:
            out.append("speech")
        if low in PLACE_PREPOSITIONS:
            out.append("in")
    return tuple([f"{step}{said}" for said in out])


class Evidence:
    """What a document says of each word, over all places where it has the word with a capital."""

    def __init__(self, found: Sequence[Tagged]) -> None:
        self._seen: dict[str, set[str]] = {}
        self._types: dict[str, Counter[str]] = {}
        self._lower: set[str] = set()
        for sentence, kept in found:
            self._read(sentence, kept)

    def _read(self, sentence: Sentence, kept: Sequence[Candidate]) -> None:
        words, lower, capital = sentence.words, sentence.lower, sentence.capital
        plain = sentence.case == "plain"
        size = len(words)
        for i, word in enumerate(words):
            if not capital[i]:
                if word.isalpha():
                    self._lower.add(word)
                continue
            said = self._seen.setdefault(word, set())
            before = lower[i - 1] if i else ""
            after = lower[i + 1] if i + 1 < size else ""
            if plain and i not in sentence.opening:
                said.add("within")
            if before.rstrip(".") in TITLES:
                said.add("titled")
            if before in PLACE_PREPOSITIONS:
                said.add("in")
            if after in ("'s", "’s"):
                said.add("owner")
            elif after in SPEECH:
                said.add("speaker")
            if after and capital[i + 1]:
                said.add("first")
                if organisation_head(words[i + 1]):
                    said.add("body next")
                if word in lexicon.given_names():
                    said.add("given first")
            if i > 1 and capital[i - 1]:
                said.add("last")
                if words[i - 1] in lexicon.given_names():
                    said.add("after given")
        for c in kept:
            for i in range(c.start, c.end):
                if capital[i]:
                    place = "L" if i + 1 == c.end else "I"
                    alone = "1" if c.end - c.start == 1 else place
                    self._types.setdefault(words[i], Counter())[f"{alone} {c.type}"] += 1

    def of(self, word: str) -> list[str]:
        """Features of a word with a capital."""
        out = [f"d:{said}" for said in sorted(self._seen.get(word, ()))]
        if word.lower() in self._lower:
            out.append("d:low")
        votes = self._types.get(word)
        if votes:
            out.extend(f"d:{type_}" for type_ in votes)
            out.append(f"d:most {min(votes, key=lambda t: (-votes[t], t))}")
        else:
            out.append("d:none")
        return out


def _known(sentence: Sentence, run: Span) -> list[list[str]]:
    """What the gazetteer has of the run's words: the longest forms, each word with its place in one."""
    table = phrases()
    out: list[list[str]] = [[] for _ in range(*run)]
    i = run.start
    while i < run.end:
        longest = min(run.end, i + 5)
        step = i + 1
        for end in range(longest, i, -1):
            entries = table.get(sentence.phrase(i, end))
            if entries and (end - i > 1 or sentence.capital[i]):
                for entry in entries[:3]:
                    tag = f"g:{entry.kind}{'?' * entry.doubtful}"
                    for n in range(i, end):
                        out[n - run.start].append(f"{tag}{'' if end - i == 1 else 'B' if n == i else 'I'}")
                step = end
                break
        i = step
    return out


def _ruled(sentence: Sentence, kept: Sequence[Candidate]) -> dict[int, tuple[str, str]]:
    """For each token in a name of the rules its tag, and the tag with the rule."""
    out = {}
    for c in kept:
        for i in range(c.start, c.end):
            tag = f"{'B' if i == c.start else 'I'}-{c.type}"
            out[i] = tag, f"{tag} {c.by} {c.weight // 10}"
    return out


def features(found: Sequence[Tagged]) -> Iterator[tuple[int, Span, list[list[str]]]]:
    """For each run of a document: the number of its sentence, its tokens, and the features of each."""
    evidence = Evidence(found)
    for number, (sentence, kept) in enumerate(found):
        if sentence.case != "plain" or not any(sentence.capital):
            continue  # capitals that say nothing, in a headline, are left to the rules
        ruled = _ruled(sentence, kept)
        for run in runs(sentence):
            yield number, run, _run(sentence, run, ruled, evidence)


_NO_RULE = ("O", "O")


def _run(
    sentence: Sentence, run: Span, ruled: dict[int, tuple[str, str]], evidence: Evidence
) -> list[list[str]]:
    words, lower, size = sentence.words, sentence.lower, len(sentence)
    start, end = run
    shared = [f"n={min(end - start, 5)}"]
    before = lower[start - 1] if start else "^"
    after = lower[end] if end < size else "$"
    shared += [f"before={before}", f"after={after}"]
    if end - start > 1:
        shared += [f"last={lower[end - 1]}", f"first={lower[start]}"]
        if organisation_head(words[end - 1]) or firm_head(words[end - 1]):
            shared.append("last is body")
    known = _known(sentence, run)
    out = []
    for i in range(start, end):
        line = [*_own(words[i]), *shared, *known[i - start]]
        for step in (-2, -1, 1, 2):
            j = i + step
            line.extend(_near(words[j], step) if 0 <= j < size else (f"{step}#",))
        for step in (-1, 1):
            j = i + step
            line.append(f"{step}r={ruled[j][0] if j in ruled else 'O'}")
            if start <= j < end:
                line.extend([f"{step}{form}" for form in known[j - start]])
        tag, rule = ruled.get(i, _NO_RULE)
        line.append(f"r={tag}")
        line.append(f"R={rule}")
        line.append(f"r|s={tag}|{shape(words[i])}|{min(end - start, 3)}")
        if i:
            line.append(f"w|w={lower[i - 1]}|{lower[i]}")
        if i + 1 < size:
            line.append(f"w+w={lower[i]}|{lower[i + 1]}")
        if i in sentence.opening:
            line.append("opening")
        if sentence.glued[i]:
            line.append("glued")
        if sentence.capital[i]:
            line.extend(evidence.of(words[i]))
        out.append(line)
    return out

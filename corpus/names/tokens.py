"""Words of a sentence with their offsets, and what their capitals can tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Literal

from corpus.model import Span
from corpus.names import lexicon

Case = Literal["plain", "title", "upper"]

_ABBREVIATIONS = (
    "Mr|Mrs|Ms|Dr|Gen|Lt|Col|Sgt|Capt|Maj|Sen|Rep|Gov|St|Jr|Sr|Prof|Inc|Corp|Ltd|Co|Adm|Rev|Hon|Pres|Cmdr|Brig|Cpl|Pvt"
    "|Messrs|Mt|Ft|Bros|No|vs"
)
WINDOW = 40_000
"""A longer sentence (a text without stops) is read in pieces of this many characters."""

LONGEST_WORD = 60
"""A longer token is data, not a word."""

HYPHENS = "-‐‑–"


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"""(?:[^\W\d_]\.){{2,}}[^\W\d_]?(?!\w)     # U.S., J.R.R.
           | (?:{_ABBREVIATIONS})\.(?=[\s,;)]|$)     # Mr.
           | [A-Z]\.(?=\s?[A-Z])                     # John F. Kennedy
           | ['’][sS]\b
           | \w+(?:[.]\w+(?=[./]\w))?(?:['’](?![sS]\b)\w+)?(?:[{HYPHENS}]\w+(?:['’](?![sS]\b)\w+)?)*
           | [^\w\s]{{4,}} | [^\w\s]""",
        re.VERBOSE,
    )


@cache
def _hyphen() -> re.Pattern[str]:
    return re.compile(f"[{HYPHENS}]")


class Sentence:
    """The tokens of one sentence as parallel lists; ``case`` says how far its capitals mean anything."""

    __slots__ = ("capital", "case", "ends", "glued", "lower", "opening", "small", "starts", "text", "words")

    def __init__(self, text: str, span: Span) -> None:
        self.text = text
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        hyphen = _hyphen().search
        for match in _pattern().finditer(text, span.start, span.end):
            word = match.group()
            if len(word) > 3 and not word.isalnum() and hyphen(word):
                for start, end in _hyphenated(word):
                    self._add(word[start:end], match.start() + start)
            else:
                self.words.append(word)
                self.starts.append(match.start())
                self.ends.append(match.end())
        self.lower = [word.lower() for word in self.words]
        self.case: Case = _case(self.words, self.lower)
        if self.case == "title":
            # "Bank Of England": in a headline a connector's capital is an ornament.
            self.words = [
                low if low in _ORNAMENTED else w for w, low in zip(self.words, self.lower, strict=True)
            ]
        # small[i]: a function word, whose capital never makes a name ("US" and "IT" in capitals are not).
        self.small = [
            low in lexicon.FUNCTION_WORDS and not (len(word) > 1 and word.isupper())
            for low, word in zip(self.lower, self.words, strict=True)
        ]
        self.capital = [word[0].isupper() and len(word) <= LONGEST_WORD for word in self.words]
        # glued[i]: no white space before token i.
        self.glued = [i > 0 and self.ends[i - 1] == start for i, start in enumerate(self.starts)]
        self.opening = _openings(self.words)

    def _add(self, word: str, start: int) -> None:
        self.words.append(word)
        self.starts.append(start)
        self.ends.append(start + len(word))

    def __len__(self) -> int:
        return len(self.words)

    def phrase(self, start: int, end: int) -> str:
        """The text from token ``start`` up to token ``end``, a headline's connectors in lower case."""
        form = self.text[self.starts[start] : self.ends[end - 1]]
        if self.case == "title" and end - start > 2:
            return (
                form.replace(" Of ", " of ")
                .replace(" And ", " and ")
                .replace(" For ", " for ")
                .replace(" The ", " the ")
            )
        return form


def read(text: str, spans: Sequence[Span]) -> Iterator[Sentence]:
    """The sentences of the spans, tokenised; a span of absurd length in pieces."""
    for span in spans:
        start = span.start
        while span.end - start > WINDOW:
            cut = text.rfind(" ", start + WINDOW // 2, start + WINDOW)
            cut = start + WINDOW if cut < 0 else cut
            yield Sentence(text, Span(start, cut))
            start = cut
        yield Sentence(text, Span(start, span.end))


def _hyphenated(word: str) -> Iterator[tuple[int, int]]:
    """Pieces of a hyphenated word: one if it is a name of its own (Jong-un, Rolls-Royce), else its parts.

    Parts are told apart when one of them is an ordinary word (Paris-based, pro-Kremlin) or all are places
    (Washington-Seoul).
    """
    cuts = [-1, *(i for i, c in enumerate(word) if c in HYPHENS), len(word)]
    parts = [(a + 1, b) for a, b in pairwise(cuts)]
    names = [word[a:b] for a, b in parts]
    if len(word) > LONGEST_WORD or not _apart(names, word):
        yield 0, len(word)
        return
    for n, (start, end) in enumerate(parts):
        if n:
            yield start - 1, start
        yield start, end


def _apart(names: list[str], word: str) -> bool:
    if not any(n[:1].isupper() for n in names) or any(n.isdigit() for n in names[1:]):
        return False
    if lexicon.phrase_known(word):
        return False
    if names[0].islower():
        return len(names[0]) > 2 or names[0] in ("ex", "un")
    if any(n.islower() and len(n) > 2 and (n in lexicon.words() or n.endswith("ed")) for n in names[1:]):
        return not all(lexicon.syllables(n.lower(), korean=True) for n in names) or names[0].isupper()
    return all(lexicon.is_place(n) or lexicon.is_demonym(n) for n in names)


_TITLE_LOWER = lexicon.word_set(
    """a an the and or but nor of in on at by to from with as into onto over under after before about
    for off out up down vs via per than is are its it be amid against between through during s"""
)


_ORNAMENTED = frozenset(
    ("of", "and", "for", "on", "in", "the", "to", "at", "by", "as", "with", "from", "de", "'s", "’s")
)


def _case(words: list[str], lower: list[str]) -> Case:
    """Headlines ("upper", "title") give every word a capital, so that a capital says nothing."""
    letters = [w for w in words if w[0].isalpha()]
    if len(letters) < 3 or len(letters) > 60:
        return "plain"
    if sum(w.isupper() for w in letters) > 0.7 * len(letters):
        return "upper"
    if words[-1] == "." or any(w.islower() and w not in _TITLE_LOWER for w in letters):
        return "plain"
    content = [w for w in letters if len(w) > 3 and w.lower() not in lexicon.SMALL_WORDS]
    if len(content) >= 3 and sum(w[0].isupper() for w in content) >= 0.85 * len(content):
        # A sentence of names alone ("Ivan Petrov met Anna Novak") has verbs or small words in lower case.
        ordinary = sum(w[0].isupper() and w.lower() in lexicon.words() for w in content)
        ornament = any(w.istitle() and w.lower() in lexicon.SMALL_WORDS for w in letters[1:])
        if ornament or ordinary >= 2 or ordinary >= 0.5 * len(content):
            return "title"
    return "plain"


def _openings(words: list[str]) -> set[int]:
    """Tokens whose capital may only mean that something begins: after nothing, a quote, a colon, a dash."""
    out: set[int] = set()
    fresh = True
    for i, word in enumerate(words):
        if word[0].isalnum():
            if fresh:
                out.add(i)
            fresh = False
        elif word[0] in '“‘"•*:;—–?!.…(':
            fresh = fresh or word[0] not in "("
    return out

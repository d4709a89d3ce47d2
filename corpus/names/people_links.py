"""Linking people within a document: a lone or cut-off name goes to the one full name it can stand for."""

from __future__ import annotations

from collections import Counter

from corpus.names.candidates import Candidate
from corpus.names.keys import key_words
from corpus.names.tokens import Sentence

Words = tuple[str, ...]


def name_people(flat: list[tuple[Sentence, Candidate]], names: list[str]) -> None:
    """Writes the best full form into ``names`` for each person."""
    full: dict[Words, Counter[str]] = {}
    family_first: dict[Words, bool] = {}
    lone: list[tuple[int, Words]] = []
    introduced: dict[Words, tuple[int, int]] = {}
    for n, (sentence, c) in enumerate(flat):
        if c.type != "person":
            continue
        words = tuple(key_words("person", names[n]))
        if len(words) > 1:
            introduced.setdefault(words, (id(sentence), c.start))
            full.setdefault(words, Counter())[_cased(names[n])] += 1
            first = c.by.startswith("rule: family name first")
            family_first[words] = family_first.get(words, False) or first
        if words:
            lone.append((n, words))
    target = {words: words for words in full}
    for words in full:
        longer = (
            [other for other in full if len(other) > len(words) and _shortens(words, other)]
            if len(full) < 400
            else []
        )
        if len(longer) == 1:
            target[words] = longer[0]
    for words in target:
        while target[target[words]] != target[words]:
            target[words] = target[target[words]]
    families: dict[str, set[Words]] = {}
    others: dict[str, set[Words]] = {}
    for words in full:
        end = target[words]
        first = family_first[words] or family_first[end]
        last = words[-2] if words[-1] in ("jr", "sr", "ii", "iii", "iv") and len(words) > 2 else words[-1]
        families.setdefault(words[0] if first else last, set()).add(end)
        others.setdefault(words[-1] if first else words[0], set()).add(end)
        if len(words) == 3 and not first:
            others.setdefault(words[1], set()).add(end)
        if (
            "-" not in words[-1]
            and not first
            and len(words) > 2
            and words[-2] in ("al", "el", "bin", "van", "de")
        ):
            families.setdefault(" ".join(words[-2:]), set()).add(end)
    best = {words: counter.most_common(1)[0][0] for words, counter in full.items()}
    for n, words in lone:
        if words in target:
            names[n] = best[target[words]]
            continue
        single = " ".join(words)
        bearers = families.get(single) or others.get(single) or set()
        if len(bearers) == 1:
            bearer = next(iter(bearers))
            sentence, c = flat[n]
            where, start = introduced[bearer]
            # "Castro's brother Raúl Castro": before the full name in its own sentence, it is someone else.
            if where != id(sentence) or start < c.start:
                names[n] = best[bearer]


def _shortens(short: Words, long: Words) -> bool:
    """ "Ban Ki" of "Ban Ki Moon"; "John Kennedy" of "John Fitzgerald Kennedy"."""
    if long[: len(short)] == short or (len(short) == 2 and long[-2:] == short):
        return True
    return len(short) == 2 and short[0] == long[0] and short[1] == long[-1]


def _cased(name: str) -> str:
    return name.title() if name.isupper() and len(name) > 4 else name

"""All sources of names over a document: rules and lists by sentence, then the document itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.model import Span
from corpus.names import (
    acronyms,
    bylines,
    called,
    datelines,
    family_first,
    leaders,
    lists,
    occasions,
    opening_heads,
    organisations,
    other_names,
    outlets,
    partners,
    people,
    places,
    ships,
    states,
    weapons,
)
from corpus.names.candidates import Candidate, resolve
from corpus.names.repeats import Known
from corpus.names.tokens import Sentence, read

Found = list[tuple[Sentence, list[Candidate]]]


def candidates(sentence: Sentence) -> Iterator[Candidate]:
    """What rules and lists propose in one sentence."""
    if not any(sentence.capital):
        return
    yield from lists.candidates(sentence)
    yield from called.candidates(sentence)
    yield from leaders.candidates(sentence)
    yield from partners.candidates(sentence)
    yield from other_names.candidates(sentence)
    yield from people.candidates(sentence)
    yield from family_first.candidates(sentence)
    yield from organisations.candidates(sentence)
    yield from opening_heads.candidates(sentence)
    yield from outlets.candidates(sentence)
    yield from places.candidates(sentence)
    yield from states.candidates(sentence)
    yield from bylines.candidates(sentence)
    yield from datelines.candidates(sentence)
    yield from weapons.candidates(sentence)
    yield from ships.candidates(sentence)
    yield from occasions.candidates(sentence)


def find(text: str, spans: Sequence[Span]) -> tuple[Found, Known]:
    """What rules and lists take for names, sentence by sentence (``ships.NOT_A_NAME`` among it), and what the
    document defines."""
    sentences = list(read(text, spans))
    proposed = [list(candidates(s)) for s in sentences]
    known = Known()
    for sentence, found in zip(sentences, proposed, strict=True):
        known.read(sentence, resolve(found, len(sentence)), acronyms.definitions(sentence))
    known.settle()
    out: Found = []
    for sentence, found in zip(sentences, proposed, strict=True):
        kept = [judged for c in found if (judged := known.judged(sentence, c))]
        kept.extend(known.candidates(sentence))
        out.append((sentence, resolve(kept, len(sentence))))
    return out, known

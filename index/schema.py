"""What the index holds of an article. A change here needs a new ``upkeep.SCHEMA_VERSION``."""

from __future__ import annotations

from whoosh.analysis.tokenizers import SpaceSeparatedTokenizer
from whoosh.fields import ID, NUMERIC, TEXT, Schema

# Beginnings of a term that have postings of their own: a union over the terms that begin so would read
# thousands of them. Of longer ones there are few terms; of three letters there are some twenty of four.
SHORT, LONG = 2, 4
# Ends the names of the fields that have them.
BEGINS = "_begins"


def make_schema() -> Schema:
    """The fields: texts with positions for phrases, nothing stored, as the store has it all.

    Texts come as the terms of ``index.words``, so that index, queries and highlights agree. The short
    beginnings of their terms are fields of their own.
    """
    ready = SpaceSeparatedTokenizer()
    return Schema(
        row=NUMERIC(int, bits=32, signed=False, shift_step=0, sortable=True, stored=False),
        title=TEXT(analyzer=ready, phrase=True, stored=False),
        body=TEXT(analyzer=ready, phrase=True, stored=False),
        title_begins=ID(analyzer=ready, stored=False),
        body_begins=ID(analyzer=ready, stored=False),
    )


def beginnings(terms: tuple[str, ...]) -> tuple[str, ...]:
    """The short beginnings of these terms, each once; of a term that is as short, itself."""
    found: set[str] = set()
    for term in set(terms):
        found.update((term[:SHORT], term[:LONG]))
        if not term.isascii():  # one letter of a script without spaces can be asked for
            found.add(term[:1])
    return tuple(found)


def has_postings(beginning: str) -> bool:
    """Whether the index has postings of a beginning."""
    return len(beginning) in (SHORT, LONG) or (len(beginning) == 1 and not beginning.isascii())

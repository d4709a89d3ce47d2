"""What the index holds of an article. A change here needs a new ``upkeep.SCHEMA_VERSION``."""

from __future__ import annotations

from whoosh.analysis.tokenizers import SpaceSeparatedTokenizer
from whoosh.fields import ID, KEYWORD, NUMERIC, TEXT, Schema

# Beginnings of a term that have postings of their own: a union over the terms that begin so would read
# thousands of them. Of longer ones there are few terms; of three letters there are some twenty of four.
LENGTHS = (1, 2, 4)
LONGEST_BEGINNING = LENGTHS[-1]


def make_schema() -> Schema:
    """The fields: texts with positions for phrases, nothing stored, as the store has it all.

    Texts come as the terms of ``index.words``, so that index, queries and highlights agree. Each is there
    three times: with positions, which make postings slow to read and which only phrases need; with counts;
    and by the first letters of its terms.
    """
    ready = SpaceSeparatedTokenizer()
    return Schema(
        row=NUMERIC(int, bits=32, signed=False, shift_step=0, sortable=True, stored=False),
        title=TEXT(analyzer=ready, phrase=True, stored=False),
        body=TEXT(analyzer=ready, phrase=True, stored=False),
        title_counts=KEYWORD(analyzer=ready, stored=False),
        body_counts=KEYWORD(analyzer=ready, stored=False),
        title_begins=ID(analyzer=ready, stored=False),
        body_begins=ID(analyzer=ready, stored=False),
    )


def beginnings(terms: tuple[str, ...]) -> tuple[str, ...]:
    """The short beginnings of these terms, each once; of a term that is as short, itself."""
    every = set(terms)
    return tuple({term[:length] for term in every for length in LENGTHS})

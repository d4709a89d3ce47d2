"""What the index holds of an article. A change here needs a new ``upkeep.SCHEMA_VERSION``."""

from __future__ import annotations

from whoosh.analysis.tokenizers import SpaceSeparatedTokenizer
from whoosh.fields import NUMERIC, TEXT, Schema


def make_schema() -> Schema:
    """The fields: texts with positions for phrases, nothing stored, as the store has it all.

    Texts come as the terms of ``index.words``, so that index, queries and highlights agree.
    """
    ready = SpaceSeparatedTokenizer()
    return Schema(
        row=NUMERIC(int, bits=64, signed=False, shift_step=0, sortable=True, stored=False),
        title=TEXT(analyzer=ready, phrase=True, stored=False),
        body=TEXT(analyzer=ready, phrase=True, stored=False),
    )

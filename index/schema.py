"""What the index holds of an article. A change here needs a new ``upkeep.SCHEMA_VERSION``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from whoosh.analysis.acore import Token
from whoosh.analysis.tokenizers import Tokenizer
from whoosh.fields import NUMERIC, TEXT, Schema

from index.words import tokens


class WordTokenizer(Tokenizer):
    """Gives Whoosh the words of ``index.words``, so that index, queries and highlights agree."""

    def __call__(
        self,
        value: str,
        positions: bool = False,
        chars: bool = False,
        keeporiginal: bool = False,
        removestops: bool = True,
        start_pos: int = 0,
        start_char: int = 0,
        mode: str = "",
        **options: Any,
    ) -> Iterator[Token]:
        """One token object, filled anew for each word, as Whoosh's own tokenizers do."""
        token = Token(positions, chars, removestops=removestops, mode=mode, **options)
        token.stopped = False
        token.boost = 1.0
        for position, word in enumerate(tokens(value), start_pos):
            token.text = word.term
            if positions:
                token.pos = position
            if chars:
                token.startchar = start_char + word.start
                token.endchar = start_char + word.end
            yield token


def make_schema() -> Schema:
    """The fields: texts with positions for phrases, nothing stored, as the store has it all."""
    words = WordTokenizer()
    return Schema(
        row=NUMERIC(int, bits=64, signed=False, shift_step=0, sortable=True, stored=False),
        title=TEXT(analyzer=words, phrase=True, stored=False),
        body=TEXT(analyzer=words, phrase=True, stored=False),
    )

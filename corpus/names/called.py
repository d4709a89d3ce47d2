"""Bodies called by an ordinary word: "the House", "the Giants", where the article tells that one is meant."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.names.candidates import LISTED, Candidate
from corpus.names.gazetteer import phrases
from corpus.names.tokens import Sentence


def candidates(sentence: Sentence) -> Iterator[Candidate]:
    """Listed bodies whose name is an ordinary word or a name of something else, after "the"."""
    if sentence.case != "plain" or "the" not in sentence.lower:
        return
    table = phrases()
    for i in range(1, len(sentence)):
        if sentence.lower[i - 1] != "the" or not sentence.capital[i]:
            continue
        end = i + 1
        if end < len(sentence) and sentence.capital[end] and not sentence.glued[end]:
            continue
        for entry in table.get(sentence.words[i], ()):
            if entry.type == "organisation" and entry.doubtful:
                yield Candidate(i, end, "organisation", LISTED + 1, "list: organisations", entry.name)
                break

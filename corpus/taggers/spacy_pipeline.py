"""A spaCy pipeline as a tagger: ``spacy:en_core_web_sm``, or the folder of one that the reader trained.

spaCy is the extra ``dateline[spacy]``; pipelines are installed apart (https://spacy.io/models).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from corpus.model import EntityType, Span
from corpus.taggers.plugged import NameSpan

# The labels of OntoNotes, of CoNLL and of WikiNER; nationalities, works and sums have no type here.
TYPES: dict[str, EntityType] = {
    "PERSON": "person",
    "PER": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "EVENT": "event",
}


class SpacyTagger:
    """Loads a pipeline by the name of its package, or by its folder."""

    def __init__(self, pipeline: str) -> None:
        try:
            import spacy
        except ImportError as error:
            raise ImportError("spaCy is not installed: pip install 'dateline[spacy]'") from error
        if not pipeline:
            raise ValueError("say which pipeline: spacy:en_core_web_sm, or spacy:FOLDER")
        self._nlp: Any = spacy.load(pipeline)
        meta = self._nlp.meta
        self.version = f"{spacy.__version__}/{meta.get('name', '')}-{meta.get('version', '')}"

    def tag(self, text: str, sentences: Sequence[Span]) -> Iterator[NameSpan]:
        """The names in the text; of one that is too long for the pipeline, sentence by sentence."""
        whole = [Span(0, len(text))] if len(text) <= self._nlp.max_length else sentences
        parts = [(text[part.start : part.end], part.start) for part in whole]
        for doc, start in self._nlp.pipe(parts, as_tuples=True):
            for found in doc.ents:
                kind = TYPES.get(found.label_)
                if kind is not None:
                    yield NameSpan(start + found.start_char, start + found.end_char, kind)

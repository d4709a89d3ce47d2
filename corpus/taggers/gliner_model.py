"""A GLiNER model as a tagger: ``gliner:FOLDER``, a model that lies on this machine; nothing is downloaded.

GLiNER (Zaratiana and others, 2024, https://github.com/urchade/GLiNER) is the extra ``dateline[gliner]``. It
is told in words what to look for, so it also finds weapons and events.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.metadata import version
from typing import Any

from corpus.model import EntityType, Span
from corpus.taggers.plugged import NameSpan

# What it is told to look for.
LABELS: dict[str, EntityType] = {
    "person": "person",
    "organization": "organisation",
    "location": "place",
    "weapon system": "weapon",
    "named event": "event",
}
# It reads some 384 words at once; so many letters are fewer in any prose.
WINDOW = 1200
# A name that it holds for less likely is none.
LEAST = 0.5


class GlinerTagger:
    """Loads a model from a folder."""

    def __init__(self, folder: str) -> None:
        try:
            from gliner import GLiNER
        except ImportError as error:
            raise ImportError("GLiNER is not installed: pip install 'dateline[gliner]'") from error
        if not folder:
            raise ValueError("say where the model lies: gliner:FOLDER")
        self._model: Any = GLiNER.from_pretrained(folder, local_files_only=True)
        self.version = f"{version('gliner')}/{folder}"

    def tag(self, text: str, sentences: Sequence[Span]) -> Iterator[NameSpan]:
        """The names in the sentences, as many of them at once as the model reads."""
        for start, end in windows(sentences):
            for found in self._model.predict_entities(text[start:end], list(LABELS), threshold=LEAST):
                yield NameSpan(start + found["start"], start + found["end"], LABELS[found["label"]])


def windows(sentences: Sequence[Span]) -> list[Span]:
    """Sentences that follow each other, together as long as is read at once; a longer one is alone."""
    found: list[Span] = []
    for start, end in sentences:
        if found and end - found[-1].start <= WINDOW:
            found[-1] = Span(found[-1].start, end)
        else:
            found.append(Span(start, end))
    return found

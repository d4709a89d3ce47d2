"""Labelled names: files of a token and its tag a line, as texts with spans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from corpus.model import Span

TYPES = {"PER": "person", "ORG": "organisation", "LOC": "place", "MISC": "other"}

_JOINED_BEFORE = re.compile(r"(?:[.,;:!?%)\]}’]|\.\.\.|['’](?:s|S|re|ve|ll|d|m)|n['’]t)")
_JOINED_AFTER = re.compile(r"[(\[{$£€#“‘]")
_WRITTEN = {
    "``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}",
}  # fmt: skip


class Labelled(NamedTuple):
    """A document: its text, a sentence a paragraph, the spans of these, and its names with their types."""

    set: str
    text: str
    sentences: tuple[Span, ...]
    names: dict[tuple[int, int], str]


def read(path: Path) -> Iterator[Labelled]:
    """The documents of a file in IOB2. Raises ``OSError`` and ``UnicodeDecodeError``."""
    for document in re.split(r"^-DOCSTART-.*$", path.read_text("utf-8"), flags=re.MULTILINE):
        text, spans, names = "", [], {}
        for block in re.split(r"\n\s*\n", document.strip("\n")):
            rows = [line.split("\t") for line in block.split("\n") if line.strip()]
            if not rows:
                continue
            text += "\n\n" if text else ""
            written, offsets = _sentence([row[0] for row in rows])
            for first, last, kind in _tagged([row[-1].strip() for row in rows]):
                names[len(text) + offsets[first].start, len(text) + offsets[last].end] = TYPES[kind]
            spans.append(Span(len(text), len(text) + len(written)))
            text += written
        if text:
            yield Labelled(path.stem, text, tuple(spans), names)


def _sentence(words: list[str]) -> tuple[str, list[Span]]:
    """The sentence as it would be written, and where each token is in it."""
    text, offsets, joined, quoted = "", [], True, False
    for n, raw in enumerate(words):
        word = _WRITTEN.get(raw, raw)
        onward = words[n + 1] if n + 1 < len(words) else ""
        before, after = joined, False
        if word == '"':
            before, after = joined or quoted, not quoted
            quoted = not quoted
        elif word == "'" and n and words[n - 1].endswith("s") and not quoted:
            before = True
        elif word in ("-", "–") and n and words[n - 1][-1:].isalnum() and onward[:1].islower():
            before = after = True  # a hyphen within a word, cut off by the corpus
        elif _JOINED_BEFORE.fullmatch(word):
            before = True
        elif _JOINED_AFTER.fullmatch(word):
            after = True
        text += "" if before or not text else " "
        offsets.append(Span(len(text), len(text) + len(word)))
        text += word
        joined = after
    return text, offsets


def _tagged(tags: list[str]) -> Iterator[tuple[int, int, str]]:
    """First token, last token and type of each name."""
    start = -1
    for i, tag in enumerate([*tags, "O"]):
        if start >= 0 and not (tag[0] == "I" and tag[2:] == tags[start][2:]):
            yield start, i - 1, tags[start][2:]
            start = -1
        if tag != "O" and start < 0:
            start = i

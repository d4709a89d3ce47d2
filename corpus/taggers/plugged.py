"""A tagger that is installed: found by its entry point, loaded once in a process, and what it says checked.

Rules and lists keep the last word where they are certain, as they do before Dateline's own model; linking,
weapons and dates follow. Where a tagger fails, Dateline's own names take the place of its, and a note on the
article says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import NamedTuple, Protocol, get_args

from corpus.model import EntityType, Span
from corpus.taggers.cache import kept_in

GROUP = "dateline.taggers"
# Chosen in place of a tagger, it is Dateline's own.
OWN = "none"

_TYPES = frozenset(get_args(EntityType))


class NameSpan(NamedTuple):
    """A name that a tagger sees: ``text[start:end]``, end exclusive, in Python string indices."""

    start: int
    end: int
    type: EntityType


class Tagger(Protocol):
    """What an entry point of the group ``dateline.taggers`` makes when it is called with one string.

    The string is what stands after the colon in the tagger's name: "spacy:en_core_web_sm" calls the entry
    point "spacy" with "en_core_web_sm"; without a colon it is empty.
    """

    @property
    def version(self) -> str:
        """Another version's answers are not taken from the cache."""

    def tag(self, text: str, sentences: Sequence[Span]) -> Iterable[NameSpan]:
        """The names in these sentences of a text."""


class TaggerError(Exception):
    """A tagger can't be used; says which, why, and what to do."""


class Choice(NamedTuple):
    """A tagger by name, and the file that its answers are kept in; None keeps none."""

    name: str
    cache: str | None = None


class Said(NamedTuple):
    """What a tagger says of a text. With a ``fault`` it has said nothing."""

    spans: tuple[NameSpan, ...]
    by: str
    fault: str | None = None


def installed() -> dict[str, EntryPoint]:
    """The taggers that are installed, by name."""
    return {found.name: found for found in entry_points(group=GROUP)}


@cache
def loaded(name: str) -> Tagger:
    """A tagger, loaded once. Raises ``TaggerError``."""
    kind, _, argument = name.partition(":")
    found = installed().get(kind)
    if found is None:
        known = ", ".join(sorted(installed())) or "none"
        raise TaggerError(f"there is no tagger {kind}; installed: {known}")
    try:
        make: Callable[[str], Tagger] = found.load()
        return make(argument)
    except Exception as error:  # whatever a package does when it is imported or made
        raise TaggerError(f"the tagger {name} can't be loaded: {_told(error)}") from error


def label(name: str) -> str:
    """A tagger and its version. Raises ``TaggerError``."""
    return f"{name} {loaded(name).version}"


def ask(choice: Choice, text: str, sentences: Sequence[Span]) -> Said:
    """What a tagger says of a text's sentences, from the cache if it has said it before. Never raises."""
    by = f"tagger: {choice.name}"
    try:
        tagger = loaded(choice.name)

        def told() -> list[tuple[int, int, str]]:
            return [(start, end, kind) for start, end, kind in tagger.tag(text, sentences)]

        spans = kept_in(choice.cache, (label(choice.name), text, sentences), told) if text else []
        return Said(checked(spans, text, sentences), by)
    except TaggerError as error:
        return Said((), by, str(error))
    except Exception as error:  # the article's names are then our own, and a note says so
        return Said((), by, f"the tagger {choice.name} failed: {_told(error)}")


def checked(
    spans: Iterable[tuple[int, int, str]], text: str, sentences: Sequence[Span]
) -> tuple[NameSpan, ...]:
    """Those that are names in a sentence, of a type that there is, without white space around and in order.

    Of two that overlap the longer is kept, of equals the first.
    """
    sound = []
    for start, end, kind in spans:
        if kind in _TYPES and 0 <= start < end <= len(text):
            name = text[start:end]
            first = start + len(name) - len(name.lstrip())
            last = first + len(name.strip())
            if first < last and any(s.start <= first and last <= s.end for s in sentences):
                sound.append(NameSpan(first, last, kind))  # type: ignore[arg-type]  # it is one of them
    taken = bytearray(len(text))
    kept: list[NameSpan] = []
    for span in sorted(sound, key=lambda span: (span.start - span.end, span.start)):
        if not any(taken[span.start : span.end]):
            taken[span.start : span.end] = b"\1" * (span.end - span.start)
            kept.append(span)
    return tuple(sorted(kept))


def _told(error: Exception) -> str:
    return f"{type(error).__name__}: {error}".strip().splitlines()[0][:200]

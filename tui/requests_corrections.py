"""What the reader asks the engine about corrections: the words on entities, and taking them back."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from tui.requests import Request

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpus.model import Correction, EntityParts, EntityType
    from tui.seam import Answering


class TellParts(Request):
    """What an entity is made of, for the card that asks what to split off."""

    rank: ClassVar[int] = -1

    def __init__(self, key: str) -> None:
        self.key: Final = key

    def run(self, library: Answering) -> EntityParts:
        """Looks it up."""
        return library.entity_parts(self.key)


class TellCorrections(Request):
    """Every correction; ``told`` is called on the engine's thread and must only hand on."""

    rank: ClassVar[int] = 5

    def __init__(self, told: Callable[[tuple[Correction, ...]], object]) -> None:
        self.told: Final = told

    def run(self, library: Answering) -> None:
        """Looks them up."""
        self.told(library.corrections())


class Correct(Request):
    """A word on entities."""

    rank: ClassVar[int] = -1
    lasting: ClassVar[bool] = True

    def run(self, library: Answering) -> Correction:
        """Says it."""
        raise NotImplementedError


class Merge(Correct):
    """An entity is another one."""

    def __init__(self, key: str, into: str) -> None:
        self.key: Final = key
        self.into: Final = into

    def run(self, library: Answering) -> Correction:
        """Merges them."""
        return library.merge_entities([self.key], self.into)


class Split(Correct):
    """A way of writing an entity, or one of the keys that it is made of, is another one."""

    def __init__(self, key: str, surface: str | None, part: str | None) -> None:
        self.key: Final = key
        self.surface: Final = surface
        self.part: Final = part

    def run(self, library: Answering) -> Correction:
        """Splits it off."""
        return library.split_entity(self.key, surface=self.surface, part=self.part)


class Rename(Correct):
    """An entity is called otherwise."""

    def __init__(self, key: str, name: str) -> None:
        self.key: Final = key
        self.name: Final = name

    def run(self, library: Answering) -> Correction:
        """Renames it."""
        return library.rename_entity(self.key, self.name)


class Retype(Correct):
    """An entity is of another type."""

    def __init__(self, key: str, kind: EntityType) -> None:
        self.key: Final = key
        self.kind: Final = kind

    def run(self, library: Answering) -> Correction:
        """Retypes it."""
        return library.retype_entity(self.key, self.kind)


class Reject(Correct):
    """Something is no entity, or none where it is written so."""

    def __init__(self, key: str, surface: str | None = None) -> None:
        self.key: Final = key
        self.surface: Final = surface

    def run(self, library: Answering) -> Correction:
        """Rejects it."""
        return library.reject_entity(self.key, self.surface)


class TakeBack(Request):
    """A correction is taken back."""

    rank: ClassVar[int] = -1
    lasting: ClassVar[bool] = True

    def __init__(self, said: Correction) -> None:
        self.said: Final = said

    def run(self, library: Answering) -> Correction:
        """Takes it back."""
        return library.undo_correction(self.said.id, at=self.said.at)

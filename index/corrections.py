"""The reader's word on entities: merged, split, renamed, retyped, rejected; taken back.

It is kept apart from what is found in articles and applied when something is asked (``corpus.meanings``), so
nothing is annotated or indexed again, and articles that come later are under it, too.
"""

from __future__ import annotations

from collections.abc import Iterable

from corpus.corrections import split_key
from corpus.model import ENTITY_TYPES, Correction, Entity, EntityParts, EntityType
from index.errors import (
    AmbiguousEntityError,
    CorrectionError,
    UnknownCorrectionError,
    UnknownEntityError,
)
from index.folder import store_trouble
from index.open_library import speakable
from index.saved import SavedSearches


class Corrections(SavedSearches):
    """What can be said of a library's entities.

    An entity is given by its key, as ``Library.entities`` tells it. Each word raises ``UnknownEntityError``
    for a key that is none's, and ``CorrectionError`` when there is nothing to correct.
    """

    def entity(self, text: str) -> Entity:
        """The entity with this key, or of this name when only one has it, over the whole library.

        Raises ``UnknownEntityError`` and ``AmbiguousEntityError``, which has the choices.
        """
        from corpus.names.keys import query_key

        text = speakable(text)
        with store_trouble(self.root):
            whole = self._store.entities.id_of(text)
            if whole is not None and (found := self._store.entities.by_ids([whole])):
                return found[0]
            folded = query_key(text)
            ids = self._store.entities.named(folded, ENTITY_TYPES) if folded else frozenset()
            found = self._store.entities.by_ids(ids)
        for named in (found, [one for one in found if one.name.casefold() == text.strip().casefold()]):
            if len(named) == 1:
                return named[0]
        if not found:
            raise self._unknown(text)
        raise AmbiguousEntityError(text, found)

    def entity_parts(self, key: str) -> EntityParts:
        """How an entity is written over the library, and which keys of articles it is made of.

        Raises ``UnknownEntityError``.
        """
        with store_trouble(self.root):
            whole = self._store.entities.id_of(speakable(key))
            parts = None if whole is None else self._store.entities.parts(whole)
        if parts is None:
            raise self._unknown(key)
        return parts

    def merge_entities(self, keys: Iterable[str], into: str) -> Correction:
        """Every mention of these entities counts as one of ``into``."""
        target = self.entity_parts(into).entity
        merged = [self.entity_parts(key).entity for key in dict.fromkeys(keys)]
        if not merged or target in merged:
            raise CorrectionError(f"{target.name} ({into}) is what the others are to be merged into")
        return self._say(
            Correction(
                kind="merge",
                entities=tuple(entity.entity for entity in merged),
                names=tuple(entity.name for entity in merged),
                into=into,
                name=target.name,
                type=target.type,
            )
        )

    def split_entity(self, key: str, *, surface: str | None = None, part: str | None = None) -> Correction:
        """A way of writing, or one of the keys that articles name it by, is an entity of its own from now on.

        A split takes back the linker's, or the reader's, merging of that key.
        """
        parts = self.entity_parts(key)
        entity = parts.entity
        if part is not None:
            if part not in parts.keys:
                raise CorrectionError(f"{entity.name} ({key}) is not made of {part!r} and something else")
            new, name = part, parts.keys[part]
        elif surface is not None:
            surface = self._variant(entity, surface)
            if len(entity.variants) == 1:
                raise CorrectionError(f"{entity.name} ({key}) is never written otherwise than {surface!r}")
            new, name = split_key(entity.type, surface, key), surface
        else:
            raise CorrectionError("a way of writing or a key is needed to split an entity")
        return self._say(
            Correction(
                kind="split",
                entities=(key,),
                names=(entity.name,),
                surface=surface,
                into=new,
                name=name,
                type=entity.type,
            )
        )

    def rename_entity(self, key: str, name: str) -> Correction:
        """Shows an entity under another name; it is found under the old ones, too."""
        entity = self.entity_parts(key).entity
        name = " ".join(speakable(name).split())
        if not name or name == entity.name:
            raise CorrectionError(f"{entity.name} ({key}) needs another name to be renamed to")
        return self._say(Correction(kind="rename", entities=(key,), names=(entity.name,), name=name))

    def retype_entity(self, key: str, kind: EntityType) -> Correction:
        """Shows, counts and finds an entity under another type."""
        entity = self.entity_parts(key).entity
        if kind == entity.type:
            raise CorrectionError(f"{entity.name} ({key}) is of type {kind} already")
        return self._say(Correction(kind="retype", entities=(key,), names=(entity.name,), type=kind))

    def reject_entity(self, key: str, surface: str | None = None) -> Correction:
        """It is no entity, or none where it is written so: not shown, counted or found from now on."""
        entity = self.entity_parts(key).entity
        if surface is not None:
            surface = self._variant(entity, surface)
        return self._say(Correction(kind="reject", entities=(key,), names=(entity.name,), surface=surface))

    def corrections(self) -> tuple[Correction, ...]:
        """Everything that the reader has said of entities, the first word first."""
        with store_trouble(self.root):
            found, made = [], set()
            for said in self._store.corrections.all():
                about = (said.into,) if said.kind == "split" and said.surface is None else said.entities
                idle = not any(
                    key in made or self._store.entities.mentions(key) for key in about if key is not None
                )
                if said.kind == "split" and not idle:
                    made.add(said.into)
                found.append(said.model_copy(update={"idle": idle}))
        return tuple(found)

    def undo_correction(self, id: int | None = None, *, at: str | None = None) -> Correction:  # noqa: A002
        """Takes a correction back, or the latest; everything is as if it had never been said.

        With ``at`` only one that was said then: a number may be given again after it was taken back. Raises
        ``UnknownCorrectionError``.
        """
        with store_trouble(self.root):
            with self._store.transaction():
                said = [
                    one
                    for one in self._store.corrections.all()
                    if id in (None, one.id) and at in (None, one.at)
                ]
                if not said:
                    raise UnknownCorrectionError(id)
                self._store.corrections.remove(said[-1].id)
                self._store.next_generation()
            self._answer_anew()
        return said[-1]

    # -- inside

    def _say(self, said: Correction) -> Correction:
        with store_trouble(self.root):
            with self._store.transaction():
                kept = self._store.corrections.add(said)
                self._store.next_generation()
            self._answer_anew()
        return kept

    def _answer_anew(self) -> None:
        """The index is as it was, unless another program has written meanwhile."""
        before = self.generation
        self._reread()
        if self.generation != before + 1:
            self._renew()

    @staticmethod
    def _variant(entity: Entity, surface: str) -> str:
        surface = speakable(surface)
        if surface in entity.variants:
            return surface
        alike = [known for known in entity.variants if known.casefold() == surface.casefold()]
        if len(alike) != 1:
            known = ", ".join(repr(variant) for variant in entity.variants)
            raise CorrectionError(f"{entity.name} is never written {surface!r}; it is written {known}")
        return alike[0]

    def _unknown(self, text: str) -> UnknownEntityError:
        """Why nothing is of this key or name, as far as the reader's word or the linker's says it."""
        with store_trouble(self.root):
            if self._store.entities.mentions(text):
                meant = self._store.entities.whose([text])(text, "")
                if meant is None:
                    return UnknownEntityError(text, "you have said that it is no entity")
                return UnknownEntityError(text, f"it counts as {meant.entity.name} ({meant.entity.key})")
        return UnknownEntityError(text)

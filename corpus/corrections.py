"""The reader's word on entities, made into who is who. Pure: the store gives the links and keeps the words.

Each entity key has at most one way to go: into another entity (merged), nowhere (rejected), or to stand by
itself (split off). The later word on a key replaces an earlier one. The linker's links count only for keys of
which nothing was said: what the reader has spoken of is not linked away to something else later. Only where
the linker has come to prefer another spelling of the same name does that spelling come along.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from corpus.model import ENTITY_TYPES, Correction, EntityType

# Stands in the keys of what is split off by its writing alone, and in no key that an annotator makes.
OF = "~"


class Meaning(NamedTuple):
    """Which entity a mention is of (None: of nothing), and the words of the reader that say so."""

    key: str | None
    said: tuple[Correction, ...]


def spoken_of(corrections: Iterable[Correction]) -> dict[str, None]:
    """The keys that these name, in order."""
    found: dict[str, None] = {}
    for said in corrections:
        found.update(dict.fromkeys(said.entities))
        if said.into is not None:
            found[said.into] = None
    return found


def split_key(kind: EntityType, surface: str, entity: str) -> str:
    """The key of what is split off an entity by its writing: ``person:kim~kim-jong-un``."""
    from corpus.names.keys import key

    return f"{key(kind, surface)}{OF}{entity.partition(':')[2]}"


def type_of(key: str) -> EntityType:
    """The type that a key names."""
    kind = key.partition(":")[0]
    return next((known for known in ENTITY_TYPES if known == kind), "organisation")


class Corrected:
    """Who is who by the linker's links and the reader's words, in the order they were said."""

    def __init__(
        self,
        corrections: Sequence[Correction],
        links: Mapping[str, str],
        alike: Callable[[str, str], bool] = lambda one, other: False,
    ) -> None:
        """``links`` are (key, the key it is linked to), at least for all keys that the words name.

        ``alike`` tells whether two keys are one name in different spellings.
        """
        self._links = links
        self._spoken_of = spoken_of(corrections)
        self._goes: dict[str, tuple[str | None, Correction]] = {}
        self._forms: dict[tuple[str, str], tuple[str | None, Correction]] = {}
        self.names: dict[str, tuple[str, Correction]] = {}
        self.types: dict[str, tuple[EntityType, Correction]] = {}
        self._known_as: dict[str, tuple[EntityType, str]] = {}
        for said in corrections:
            self._take(said)
        split = {said.into for said in corrections if said.kind == "split"}
        self.turned: dict[str, str] = {}
        for key in self._spoken_of:
            other = links.get(key, key)
            if other not in self._spoken_of and key not in split and alike(key, other):
                self.turned.setdefault(other, key)

    def _take(self, said: Correction) -> None:
        key = said.entities[0]
        if said.into is not None and said.name is not None:
            self._known_as[said.into] = (said.type or type_of(said.into), said.name)
        match said.kind:
            case "merge" if said.into is not None:
                for one in said.entities:
                    self._merge(one, said.into, said)
            case "split" if said.into is not None:
                self._goes[said.into] = (said.into, said)
                if said.surface is not None:
                    self._forms[key, said.surface] = (said.into, said)
            case "reject" if said.surface is not None:
                self._forms[key, said.surface] = (None, said)
            case "reject":
                self._goes[key] = (None, said)
            case "rename" if said.name is not None:
                self.names[key] = (said.name, said)
            case "retype" if said.type is not None:
                self.types[key] = (said.type, said)

    def _merge(self, key: str, into: str, said: Correction) -> None:
        if key == into:
            return
        end: str | None = into
        while end is not None and end in self._goes and self._goes[end][0] != end:
            end = self._goes[end][0]
            if end == key:
                break
        if end is None or end == key:  # the later word: it is an entity, and the other one is part of it
            self._goes[into] = (into, said)
        self._goes[key] = (into, said)

    @property
    def surfaces(self) -> frozenset[str]:
        """The ways of writing of which something was said."""
        return frozenset(surface for _, surface in self._forms)

    def of(self, key: str, surface: str | None = None) -> Meaning:
        """What a mention is of: by the key it has in its article, and by how it is written."""
        said: dict[Correction, None] = {}
        taken: set[str] = set()
        linked = False
        while True:
            if surface is not None and (key, surface) in self._forms and key not in taken:
                taken.add(key)  # merged back into what it was split off, it stays there
                to, word = self._forms[key, surface]
            elif key in self._goes and self._goes[key][0] != key:
                to, word = self._goes[key]
            elif key in self._spoken_of:
                # split off from what the linker had put it to: that, too, is the reader's word
                apart = self._goes.get(key)
                if apart is not None and apart[1].kind == "split":
                    said[apart[1]] = None
                return Meaning(key, tuple(said))
            elif key in self.turned:
                key = self.turned[key]
                continue
            elif not linked and self._links.get(key, key) != key:
                linked, key = True, self._links[key]
                continue
            else:
                return Meaning(key, tuple(said))
            said[word] = None
            if to is None:
                return Meaning(None, tuple(said))
            key = to

    def called(self, key: str) -> tuple[EntityType | None, str | None, tuple[Correction, ...]]:
        """Type and name of an entity as the reader has set them, and the words that did."""
        kind, renamed = self.types.get(key), self.names.get(key)
        words = tuple(word for word in (renamed, kind) if word is not None)
        return (
            None if kind is None else kind[0],
            None if renamed is None else renamed[0],
            tuple(said for _, said in words),
        )

    def remembered(self, key: str) -> tuple[EntityType, str]:
        """Type and name of an entity that no article has, as they were when it was spoken of."""
        return self._known_as.get(key, (type_of(key), key.partition(":")[2]))

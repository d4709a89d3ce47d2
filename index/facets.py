"""Facets: who is mentioned, by which sources and in which months, counted over any set of articles.

Everything is read from the store once a generation, into arrays; a count is then a sum over those that a mask
lets through.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.model import Entity
from corpus.store import Store
from index.results import FacetCount, Facets


class Faceted:
    """The articles of one generation, by their rows in the store."""

    def __init__(self, store: Store, newest: Collection[int]) -> None:
        """``newest`` are the rows of all articles."""
        self._store = store
        self._top = max(newest, default=0)

    def count(self, rows: Collection[int]) -> Facets:
        """The sources and months of these articles, the most frequent source and the first month first."""
        mask = self._mask(rows)
        sources, of_source = self._sources
        months, of_month = self._months
        by_source = _counted(sources, of_source[mask])
        by_month = _counted(months, of_month[mask])
        return Facets(
            total=len(rows),
            sources=tuple(sorted(by_source, key=lambda found: (-found.articles, found.value))),
            months=tuple(sorted(by_month, key=lambda found: found.value)),
        )

    def entities(
        self, rows: Collection[int], types: Collection[str], limit: int | None
    ) -> tuple[Entity, ...]:
        """The entities of these articles, the most mentioned first; the same as ``EntityStore.count``."""
        return self._mentions.entities(self._mask(rows), types, limit)

    def _mask(self, rows: Collection[int]) -> NDArray[np.bool_]:
        mask = np.zeros(self._top + 1, dtype=np.bool_)
        wanted = np.fromiter(rows, dtype=np.int64, count=len(rows))
        mask[wanted[wanted <= self._top]] = True
        return mask

    @cached_property
    def _sources(self) -> tuple[list[str], NDArray[np.int32]]:
        found = self._store.column("source")
        of = np.full(self._top + 1, -1, dtype=np.int32)
        for number, rows in enumerate(found.values()):
            known = np.fromiter(rows, dtype=np.int64, count=len(rows))
            of[known[known <= self._top]] = number
        return list(found), of

    @cached_property
    def _months(self) -> tuple[list[str], NDArray[np.int32]]:
        """The month of each article; of one whose month is not known, the year; else nothing."""
        numbers: dict[str, int] = {}
        of = np.full(self._top + 1, -1, dtype=np.int32)
        for row, begins, ends in self._store.days():
            first, last = date.fromordinal(begins), date.fromordinal(ends)
            if row <= self._top and first.year == last.year:
                text = first.isoformat()[: 7 if first.month == last.month else 4]
                of[row] = numbers.setdefault(text, len(numbers))
        return list(numbers), of

    @cached_property
    def _mentions(self) -> Mentions:
        return Mentions(self._store, self._top)


def _counted(values: list[str], numbers: NDArray[np.int32]) -> list[FacetCount]:
    counts = np.bincount(numbers[numbers >= 0], minlength=len(values)).tolist()
    return [FacetCount(value=value, articles=n) for value, n in zip(values, counts, strict=True) if n]


class Mentions:
    """Every name in every article, and whose it is."""

    def __init__(self, store: Store, top: int) -> None:
        who = store.entities.who()
        self._entities = list(dict.fromkeys(who.values()))
        entities = {entity: number for number, entity in enumerate(self._entities)}
        of = {id: entities[entity] for id, entity in who.items()}  # noqa: A001
        names: dict[tuple[int, str], int] = {}
        articles: list[int] = []
        written: list[int] = []
        counts: list[int] = []
        for article, id, surface, count in store.entities.every_mention():  # noqa: A001
            if article <= top and id in of:
                articles.append(article)
                written.append(names.setdefault((of[id], surface), len(names)))
                counts.append(count)
        # names of one entity stand together
        order = sorted(names, key=lambda name: name[0])
        place = np.zeros(len(names), dtype=np.int32)
        place[[names[name] for name in order]] = np.arange(len(names))
        self._surfaces = [surface for _, surface in order]
        self._owners = np.array([owner for owner, _ in order], dtype=np.int32)
        self._starts = np.searchsorted(self._owners, np.arange(len(self._entities) + 1))
        self._articles = np.array(articles, dtype=np.int32)
        self._names = place[np.array(written, dtype=np.int32)]
        self._counts = np.array(counts, dtype=np.int32)
        size = max(len(self._entities), 1)
        pairs = np.unique(self._articles.astype(np.int64) * size + self._owners[self._names])
        self._pair_articles = (pairs // size).astype(np.int32)
        self._pair_entities = (pairs % size).astype(np.int32)
        self._types = np.array([entity[1] for entity in self._entities], dtype=np.str_)

    def entities(
        self, mask: NDArray[np.bool_], types: Collection[str], limit: int | None
    ) -> tuple[Entity, ...]:
        """Those of the articles of a mask, by row."""
        if not self._entities:
            return ()
        here = mask[self._articles]
        each = np.bincount(self._names[here], weights=self._counts[here], minlength=len(self._surfaces))
        mentions = np.bincount(self._owners, weights=each, minlength=len(self._entities)).astype(np.int64)
        among = np.bincount(
            self._pair_entities[mask[self._pair_articles]], minlength=len(self._entities)
        ).tolist()
        chosen = np.flatnonzero((mentions > 0) & np.isin(self._types, sorted(types)))
        if limit is not None and 0 < limit < len(chosen):
            least = -np.partition(-mentions[chosen], limit - 1)[limit - 1]
            chosen = chosen[mentions[chosen] >= least]
        ranked = sorted(chosen.tolist(), key=lambda n: (-mentions[n], -among[n], self._entities[n][0]))
        return tuple(self._entity(n, each, among[n]) for n in ranked[:limit])

    def _entity(self, number: int, each: NDArray[Any], articles: int) -> Entity:
        first, stop = self._starts[number], self._starts[number + 1]
        found = zip(self._surfaces[first:stop], each[first:stop].tolist(), strict=True)
        counts = {surface: int(count) for surface, count in found if count}
        key, kind, name = self._entities[number]
        return Entity(
            entity=key,
            type=kind,
            name=name,
            variants=dict(sorted(counts.items(), key=lambda found: (-found[1], found[0]))),
            mentions=sum(counts.values()),
            articles=articles,
        )

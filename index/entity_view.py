"""One entity over the whole library: how it is written, when and beside whom it is mentioned, and where."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from corpus.model import ENTITY_TYPES, Annotated, Span
from index.corrections import Corrections
from index.folder import store_trouble

if TYPE_CHECKING:
    from corpus.model import Entity
    from index.entity_results import Concordance, ConcordanceLine, EntityView, FirstLast

# Articles that are read for who stands in the same sentence; counts over more would keep the reader waiting.
READ = 60
# Entities that are told of beside one: those in most of its articles, of the most mentioned there.
BESIDE, LOOKED_AT = 30, 300
# Characters of a sentence on each side of a name.
CONTEXT = 160


class EntityViews(Corrections):
    """What a library tells of one entity."""

    def entity_view(self, key: str) -> EntityView:
        """All that can be counted of an entity. Raises ``UnknownEntityError``."""
        from index.entity_results import EntityView, Together

        entity = self._entity_of(key)
        with store_trouble(self.root):
            rows = list(self._times(entity.entity))
            facets = self._reading.facets
            counted = facets.count(rows)
            read = rows[:READ]
            sentences = self._together(entity.entity, read)
            among = facets.entities(rows, frozenset(ENTITY_TYPES), LOOKED_AT)
            beside = sorted(
                (found for found in among if found.entity != entity.entity),
                key=lambda found: (-found.articles, -sentences[found.entity], found.entity),
            )[:BESIDE]
            return EntityView(
                entity=entity,
                months=counted.months,
                sources=counted.sources,
                seen=self._seen_from_to(rows),
                adjectives=self._adjectives(entity),
                together=tuple(
                    Together(
                        entity=found.entity,
                        type=found.type,
                        name=found.name,
                        articles=found.articles,
                        sentences=sentences[found.entity],
                    )
                    for found in beside
                ),
                read=len(read),
            )

    def concordance(self, key: str, *, offset: int = 0, limit: int = 20) -> Concordance:
        """The entity's mentions in their sentences, the newest article first. Raises ``UnknownEntityError``.

        ``offset`` and ``limit`` count mentions.
        """
        from index.entity_results import Concordance

        entity = self._entity_of(key)
        with store_trouble(self.root):
            found: list[ConcordanceLine] = []
            at = 0
            for row, count in self._times(entity.entity).items():
                if at + count > offset:
                    lines = list(self._lines(entity.entity, row))
                    found += lines[max(0, offset - at) :]
                at += count
                if len(found) >= limit:
                    break
            return Concordance(total=entity.mentions, offset=offset, lines=tuple(found[:limit]))

    def _entity_of(self, key: str) -> Entity:
        return self.entity_parts(key).entity

    def _times(self, key: str) -> dict[int, int]:
        """How often each article mentions it, the newest article first."""
        whole = self._store.entities.id_of(key)
        times = {} if whole is None else self._store.entities.times(whole)
        return {row: times[row] for row in self._reading.newest if row in times}

    def _seen_from_to(self, rows: Sequence[int]) -> FirstLast | None:
        """The first and the last dated article of these."""
        from index.entity_results import FirstLast

        wanted = set(rows)
        dated = [(begins, row) for row, begins, _ in self._store.days() if row in wanted]
        if not dated:
            return None
        first, last = self._store.heads([min(dated)[1], max(dated)[1]])
        assert first.published is not None
        assert last.published is not None
        return FirstLast(
            first=first.published, first_article=first.id, last=last.published, last_article=last.id
        )

    def _together(self, key: str, rows: Sequence[int]) -> Counter[str]:
        """In how many sentences of these articles each entity stands beside this one."""
        found: Counter[str] = Counter()
        for row in rows:
            article = self._annotated(row)
            sentences = _sentences(article)
            starts = [sentence.start for sentence in sentences]
            in_sentence: dict[int, set[str]] = {}
            for mention in article.mentions:
                number = bisect_right(starts, mention.start) - 1
                in_sentence.setdefault(number, set()).add(mention.entity)
            for entities in in_sentence.values():
                if key in entities:
                    found.update(entities - {key})
        return found

    def _lines(self, key: str, row: int) -> Iterator[ConcordanceLine]:
        from index.entity_results import ConcordanceLine

        article = self._annotated(row)
        sentences = _sentences(article)
        starts = [sentence.start for sentence in sentences]
        for mention in article.mentions:
            if mention.entity != key:
                continue
            at = bisect_right(starts, mention.start) - 1
            around = sentences[at] if at >= 0 else Span(mention.start, mention.end)
            first = max(around.start, mention.start - CONTEXT)
            last = max(mention.end, min(around.end, mention.end + CONTEXT))
            yield ConcordanceLine(
                article=article.id,
                title=article.title,
                source=article.source,
                published=article.published,
                start=mention.start,
                end=mention.end,
                before=article.text[first : mention.start],
                text=article.text[mention.start : mention.end],
                after=article.text[mention.end : last],
            )

    def _annotated(self, row: int) -> Annotated:
        from index.entities import with_library_names

        return with_library_names(self._store, self._store.article(row))

    def _adjectives(self, entity: Entity) -> dict[str, int]:
        """Adjectives of a country, and how many articles have each; they are no mentions of it."""
        if entity.type != "place":
            return {}
        from corpus.names.lexicon import demonyms
        from index.query.printer import printed
        from index.query.tree import Phrase

        found = {}
        for word in sorted(word for word, country in demonyms().items() if country == entity.name):
            rows = self._scope(printed(Phrase(word)), None)
            if rows:
                found[word] = len(rows)
        return found


def _sentences(article: Annotated) -> tuple[Span, ...]:
    """The sentences of a text, headings and boilerplate left out; what is between them belongs to none."""
    from corpus.sentences import sentences

    skip = [Span(part.start, part.end) for part in article.boilerplate]
    skip += [Span(part.start, part.end) for part in article.headings]
    return sentences(article.text, sorted(skip))

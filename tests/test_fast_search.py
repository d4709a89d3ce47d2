"""The arrays against a plain scorer that steps the engine's matchers: the same articles in the same order."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from heapq import nlargest
from itertools import pairwise
from typing import Any

import pytest
from whoosh import index as whoosh_index

from corpus.model import Annotated, Article, PublishedDate
from index.library import Library
from index.query.parse import parse
from index.query.tree import And, Node, Not, Or, Phrase, Prefix, Word, positive_leaves
from index.ranking import K1, WEIGHTS, B, Field, rarity
from index.schema import LONG
from index.search import RANKED_COMPLETIONS
from index.words import term, terms

FIELDS: tuple[Field, ...] = ("title", "body")
# Made up, so that no two share a stem; some share beginnings of every length.
WORDS = [
    f"{start}{middle}{end}" for start in ("ba", "bak", "do") for middle in ("ro", "rum") for end in "kpmx"
]
# The first words are said often, the last hardly ever (Zipf).
ODDS = [1 / (1 + place) for place in range(len(WORDS))]


def _article(chance: random.Random, name: str) -> Article:
    day = date(2020, 1, 1) + timedelta(chance.randrange(300))
    return Article(
        id=name,
        title=" ".join(chance.choices(WORDS, ODDS, k=3)) if chance.random() < 0.8 else None,
        text=" ".join(chance.choices(WORDS, ODDS, k=chance.randint(1, 60))) + f" {name}",
        published=PublishedDate(begin=day, end=day, precision="day", origin="metadata")
        if chance.random() < 0.9
        else None,
    )


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Several parts, in which some articles were replaced."""
    chance = random.Random(11)
    opened = Library.open(tmp_path_factory.mktemp("fast") / "library")
    for part in range(4):
        fresh = [_article(chance, f"n{part}{number}") for number in range(40)]
        again = [_article(chance, f"n{before}{chance.randrange(40)}") for before in range(part)]
        opened.add([*fresh, *again], annotate=lambda article: Annotated(**dict(article)), processes=1)
    yield opened
    opened.close()


class Plain:
    """Postings one by one, sets and dictionaries of rows, and the formula as ``index.ranking`` has it."""

    def __init__(self, library: Library) -> None:
        self.store = library._store
        folder = library.root / str(self.store.kept("index"))
        index: Any = whoosh_index.open_dir(str(folder), readonly=True)
        self.reader: Any = index.reader()
        self.leaves = self.reader.leaf_readers()
        self.newest = self.store.newest()
        self.row_of: dict[int, int] = {}
        self.length: dict[Field, dict[int, int]] = {field: {} for field in FIELDS}
        for leaf, offset in self.leaves:
            column = leaf.column_reader("row")
            for number in range(leaf.doc_count_all()):
                if not leaf.is_deleted(number):
                    row = self.row_of[number + offset] = int(column[number])
                    for field in FIELDS:
                        self.length[field][row] = leaf.doc_field_length(number, field) or 0

    @cache  # noqa: B019
    def postings(self, field: Field, word: str) -> dict[int, dict[str, Any]]:
        found = {}
        for leaf, offset in self.leaves:
            if (field, word.encode()) in leaf:
                matcher = leaf.postings(field, word.encode())
                while matcher.is_active():
                    found[self.row_of[matcher.id() + offset]] = {
                        "count": matcher.weight(),
                        "positions": matcher.value_as("positions"),
                    }
                    matcher.next()
        return found

    @cache  # noqa: B019
    def beginning(self, field: Field, text: str) -> list[str]:
        return [found.decode() for found in self.reader.expand_prefix(field, text)]

    def rows(self, node: Node) -> set[int]:
        everything = set(self.newest)
        if isinstance(node, And):
            return set.intersection(*map(self.rows, node.children))
        if isinstance(node, Or):
            return set.union(*map(self.rows, node.children))
        if isinstance(node, Not):
            return everything - self.rows(node.child)
        assert isinstance(node, Word | Prefix | Phrase)
        fields = FIELDS if node.field is None else (node.field,)
        found: set[int] = set()
        for field in fields:
            assert field in ("title", "body")
            if isinstance(node, Prefix):
                for word in {*self.beginning(field, node.text), term(node.text)}:
                    found.update(self.postings(field, str(word)))
                continue
            steps = [self.postings(field, word) for word in terms(node.text)]
            for row in set.intersection(*map(set, steps)):
                if any(
                    all(at + n in step[row]["positions"] for n, step in enumerate(steps))
                    for at in steps[0][row]["positions"]
                ):
                    found.add(row)
        return found

    def scores(self, tree: Node) -> dict[int, float]:
        total: dict[int, float] = {}
        for leaf in positive_leaves(tree):
            assert isinstance(leaf, Word | Prefix | Phrase)
            fields: tuple[Any, ...] = FIELDS if leaf.field is None else (leaf.field,)
            asked: list[set[str] | str]
            if isinstance(leaf, Prefix):
                known = {word for field in fields for word in self.beginning(field, leaf.text)}
                whole = str(term(leaf.text))
                if len(leaf.text) <= LONG:
                    asked = [{whole}, f"{leaf.text}*"]
                else:
                    asked = [{whole, *self.commonest(fields, known)}]
            else:
                asked = [{word} for word in terms(leaf.text)]
            for wanted in asked:
                for word in sorted(wanted) if isinstance(wanted, set) else [wanted]:
                    for row, score in self.scored(fields, word).items():
                        total[row] = total.get(row, 0.0) + score
        return total

    def commonest(self, fields: tuple[Field, ...], words: set[str]) -> list[str]:
        return nlargest(
            RANKED_COMPLETIONS,
            words,
            key=lambda word: (sum(len(self.postings(field, word)) for field in fields), word),
        )

    @cache  # noqa: B019
    def scored(self, fields: tuple[Field, ...], word: str) -> dict[int, float]:
        occurrences: dict[int, float] = {}
        weighted = words = 0.0
        for field in fields:
            lengths = self.length[field]
            total = sum(lengths.values())
            average = total / sum(map(bool, lengths.values()))
            words, weighted = words + total, weighted + WEIGHTS[field] * total
            if word.endswith("*"):
                counts = {
                    row: 1.0
                    for each in self.beginning(field, word[:-1])
                    for row in self.postings(field, each)
                }
            else:
                counts = {row: found["count"] for row, found in self.postings(field, word).items()}
            for row, count in counts.items():
                worth = WEIGHTS[field] / (1 - B + B * lengths[row] / average)
                occurrences[row] = occurrences.get(row, 0.0) + count * worth
        half, rare = K1 * weighted / words, rarity(len(self.row_of), len(occurrences))
        return {row: rare * count / (count + half) for row, count in occurrences.items()}


def _query(chance: random.Random) -> str:
    def leaf() -> str:
        field = chance.choice(["", "", "", "title:", "body:"])
        word = chance.choices(WORDS, ODDS)[0]
        kind = chance.random()
        if kind < 0.3:
            return f"{field}{word[: chance.randint(2, len(word))]}*"
        if kind < 0.5:
            return f'{field}"{" ".join(chance.choices(WORDS, ODDS, k=chance.randint(2, 3)))}"'
        return field + word

    parts = [leaf() for _ in range(chance.randint(1, 4))]
    joined = chance.choice([" ", " ", " OR "]).join(parts)
    return f"{joined} -{leaf()}" if chance.random() < 0.25 else joined


def test_three_thousand_queries_find_and_rank_as_stepping_matchers_does(library: Library) -> None:
    chance = random.Random(5)
    plain = Plain(library)
    rank = {row: place for place, row in enumerate(plain.newest)}
    names = {row: head.id for row in plain.newest for head in library._store.heads([row])}
    checked = 0
    for _ in range(3000):
        query = _query(chance)
        tree = parse(query).tree
        rows = plain.rows(tree)
        if not rows:
            continue
        checked += 1
        limit = chance.choice([1, 5, 20, 400])
        page = library.search(query, limit=limit)
        assert page.total == len(rows), query
        scores = plain.scores(tree)
        best = sorted(rows, key=lambda row: (-round(scores.get(row, 0.0), 9), rank[row]))[:limit]
        assert [hit.id for hit in page.hits] == [names[row] for row in best], query
        for better, worse in pairwise(page.hits):
            assert better.score >= worse.score
    assert checked > 1500


def test_count_snippets_and_highlights_agree_on_two_thousand_pairs(library: Library) -> None:
    chance = random.Random(6)
    pairs = 0
    everything = [hit.id for hit in library.search("", limit=1000).hits]
    while pairs < 2000:
        query = f"body:({_query(chance).replace('title:', '').replace('body:', '')})"
        page = library.search(query, limit=1000)
        if page.notes:
            continue  # answered by any of the words
        found = {hit.id: hit for hit in page.hits}
        assert len(found) == page.total
        for name in chance.sample(everything, 8):
            pairs += 1
            lit = library.matches(page.understood, name)
            if name in found:
                assert lit, (query, name)
                assert all(
                    set(snippet.matches) <= set(lit) and snippet.matches for snippet in found[name].snippets
                )
            elif "-" not in query and " OR " in query:
                assert not lit, (query, name)


def test_what_is_known_of_documents_is_kept_beside_them_and_never_trusted_damaged(library: Library) -> None:
    def found() -> list[tuple[str, float]]:
        fresh = Library.open(library.root)
        hits = fresh.search("baro* OR dorum*", limit=400).hits
        fresh.close()
        return [(hit.id, hit.score) for hit in hits]

    expected = found()
    folder = library.root / str(library._store.kept("index"))
    files = sorted(folder.glob("*.documents"))
    assert len(files) == len(list(folder.glob("*.seg")))
    for damaged in (b"", b"\0" * 40, files[0].read_bytes()[:-4] + b"\1\1\1\1"):
        files[0].write_bytes(damaged)
        assert found() == expected
        assert files[0].read_bytes() != damaged
    files[0].unlink()
    assert found() == expected

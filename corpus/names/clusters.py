"""Clusters of words that stand in the same places in much text, from the package's data on first use.

To a model that has read little text, "Rockets" is as unknown as "Zorblat"; that it stands where "Lakers" and
"Pistons" do is known from very much more text. Made by ``tools/build_clusters.py``.
"""

from __future__ import annotations

from functools import cache

from corpus.names.lexicon import lines


@cache
def clusters() -> dict[str, tuple[str, ...]]:
    """Lower-case word -> its cluster, and the larger ones that this is part of."""
    table: dict[str, tuple[str, ...]] = {}
    for line in lines("clusters.txt"):
        path, words = line.split("\t")
        table.update(dict.fromkeys(words.split(" "), tuple(path.split(" "))))
    return table

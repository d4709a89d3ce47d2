#!/usr/bin/env python3
"""Trains the model of names and says how good it is; the same files give the same model.

    python tools/train_names.py FILE.conll... [--dev FILE.conll...] [--check]

Files hold a token and its IOB2 tag a line. With ``--check`` nothing is written: the documents are parted in
four, each quarter is answered by a model of the others, then each file by a model of the other files; printed
beside what the rules answer alone. With ``--dev`` the model that is written is scored on those files.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import labelled
import pycrfsuite

from corpus.model import Span
from corpus.names import rules, tagger
from corpus.names.features import Tagged, features
from corpus.names.ships import NOT_A_NAME

SCORED = ("person", "organisation", "place")
SETTINGS = {
    "c1": 0.02,
    "c2": 4.0,
    "max_iterations": 120,
    "feature.minfreq": 2,
    "feature.possible_transitions": True,
}
"""L-BFGS; with a weaker L2 the model keeps to the style of the files it was trained on."""

Names = dict[tuple[int, int], str]


class Document(NamedTuple):
    """A labelled document, what rules find in it, and each run's features and tags."""

    labelled: labelled.Labelled
    found: list[Tagged]
    runs: list[tuple[list[list[str]], list[str]]]


def prepared(document: labelled.Labelled) -> Document:
    """The document with what the model is told of it."""
    found, _ = rules.find(document.text, document.sentences)
    told = [(lines, tags(found[number], run, document.names)) for number, run, lines in features(found)]
    return Document(document, found, told)


def tags(tagged: Tagged, run: Span, names: Names) -> list[str]:
    """The right tags of a run's tokens; a name that does not fall on tokens is none."""
    sentence = tagged[0]
    ends = {sentence.ends[i]: i for i in range(*run)}
    starts = {sentence.starts[i]: i for i in range(*run)}
    out = ["O"] * (run.end - run.start)
    for (start, end), kind in names.items():
        if start in starts and end in ends:
            for i in range(starts[start], ends[end] + 1):
                out[i - run.start] = f"{'B' if i == starts[start] else 'I'}-{kind}"
    return out


def trained(documents: Iterable[Document], path: Path) -> None:
    """Writes the model of the documents."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for document in documents:
        for lines, right in document.runs:
            trainer.append(lines, right)
    trainer.set_params(SETTINGS)
    trainer.train(str(path))


def answered(documents: Iterable[Document]) -> Iterator[tuple[Names, Names]]:
    """Right and given names of each document, by the model that is open."""
    for document in documents:
        yield document.labelled.names, _spans(tagger.judged(document.found))


def _spans(found: Sequence[Tagged]) -> Names:
    named = ((s, c) for s, kept in found for c in kept if c.by != NOT_A_NAME)
    return {(s.starts[c.start], s.ends[c.end - 1]): c.type for s, c in named}


def score(pairs: Iterable[tuple[Names, Names]]) -> str:
    """Strict F1 by type, then precision, recall and F1 of them together."""
    gold, given, right = (Counter[str]() for _ in range(3))
    for want, got in pairs:
        wanted = {item for item in want.items() if item[1] in SCORED}
        answers = {item for item in got.items() if item[1] in SCORED}
        gold.update(kind for _, kind in wanted)
        given.update(kind for _, kind in answers)
        right.update(kind for _, kind in wanted & answers)
    by_type = "  ".join(f"{t} {2 * right[t] / max(1, gold[t] + given[t]):.3f}" for t in SCORED)
    hits, of, out = right.total(), gold.total(), given.total()
    together = f"P {hits / max(1, out):.3f}  R {hits / max(1, of):.3f}  F {2 * hits / max(1, of + out):.3f}"
    return f"{by_type}  {together}"


def by_rules(documents: Iterable[Document]) -> str:
    """The score of the rules alone."""
    return score((d.labelled.names, _spans(d.found)) for d in documents)


def held_out(documents: Sequence[Document], parts: Iterable[set[int]]) -> Iterator[tuple[Names, Names]]:
    """Right and given names of each part of the documents, by a model of the others."""
    shipped = tagger.MODEL
    with TemporaryDirectory() as folder:
        try:
            for number, part in enumerate(parts):
                tagger.MODEL = Path(folder, f"{number}.crfsuite")
                trained((d for n, d in enumerate(documents) if n not in part), tagger.MODEL)
                tagger.model.cache_clear()
                yield from answered(documents[n] for n in sorted(part))
        finally:
            tagger.MODEL = shipped
            tagger.model.cache_clear()


def check(documents: Sequence[Document]) -> None:
    """Prints the cross-validation."""
    order = list(range(len(documents)))
    random.Random(1).shuffle(order)
    print(f"rules alone      {by_rules(documents)}", flush=True)
    print(f"quarters         {score(held_out(documents, [set(order[n::4]) for n in range(4)]))}", flush=True)
    sets = sorted({d.labelled.set for d in documents})
    parts = [{n for n, d in enumerate(documents) if d.labelled.set == name} for name in sets]
    print(f"files left out   {score(held_out(documents, parts))}", flush=True)


def main() -> None:
    """Reads the arguments, trains or checks, and prints."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--dev", nargs="+", type=Path, default=[])
    parser.add_argument("--check", action="store_true")
    wanted = parser.parse_args()
    documents = [prepared(d) for path in sorted(wanted.files) for d in labelled.read(path)]
    if wanted.check:
        check(documents)
        return
    trained(documents, tagger.MODEL)
    tagger.model.cache_clear()
    print(f"{tagger.MODEL.name}: {tagger.MODEL.stat().st_size / 1e6:.2f} MB")
    if wanted.dev:
        dev = [prepared(d) for path in wanted.dev for d in labelled.read(path)]
        print(f"rules alone      {by_rules(dev)}\nwith the model   {score(answered(dev))}")


if __name__ == "__main__":
    main()

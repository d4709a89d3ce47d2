"""Makes the list of how common words are in news, from openly licensed text.

    python tools/build_common_words.py DIR

DIR has labelled files of a token a line (``labelled``); their labels are not used. Counted are sentences, as
what the list is asked about is a sentence of an article. Writes ``corpus/names/data/common.txt``.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from labelled import read  # noqa: E402

from corpus.commonness import stem  # noqa: E402

# A word of fewer sentences is as rare as one that was never seen.
FEWEST = 3
_WORD = re.compile(r"[^\W_]{3,}")


def main() -> None:
    """Counts and writes."""
    sentences, counts = 0, Counter[str]()
    for path in sorted(Path(sys.argv[1]).glob("*.conll")):
        for document in read(path):
            for start, end in document.sentences:
                sentences += 1
                counts.update({stem(word) for word in _WORD.findall(document.text[start:end].casefold())})
    rows = sorted((word, number) for word, number in counts.items() if number >= FEWEST)
    lines = [
        "# In how many sentences of openly licensed text (NOTICE) the beginning of a word stands.",
        f"= {sentences}",
        *(f"{word} {number}" for word, number in rows),
    ]
    target = ROOT / "corpus" / "names" / "data" / "common.txt"
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

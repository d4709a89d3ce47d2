"""What words of every script cost: telling the language, and reading texts for the index, by script.

    python bench/scripts.py [--articles FILE.jsonl.gz] [--most 2000] [--json]

The texts are made of a sentence in each language, repeated to the length of a news article; ``--articles``
adds those of a file, one JSON object with a ``text`` a line, and the building of an index of them.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from time import process_time

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from corpus.article_reading import Body  # noqa: E402
from corpus.language import language_of  # noqa: E402
from index import build  # noqa: E402
from index.words import analyzer_of, terms  # noqa: E402

CHARACTERS = 3300  # of 500 English words
TIMES = 20
SENTENCES = {
    "en": "The dock workers walked out again on Tuesday, and nobody knows when the ferries will run. ",
    "de": "Die Hafenarbeiter legten am Dienstag erneut die Arbeit nieder, und die Fähren stehen still. ",
    "ru": "Докеры снова прекратили работу во вторник, и никто не знает, когда пойдут паромы. ",
    "ar": "أوقف عمال الموانئ العمل مرة أخرى يوم الثلاثاء ولا أحد يعلم متى ستعمل العبارات. ",
    "zh": "码头工人周二再次罢工，没有人知道渡轮何时恢复。",
    "ja": "港湾労働者は火曜日に再びストライキを行い、フェリーの再開は分からない。",
    "ko": "부두 노동자들이 화요일에 다시 파업했고 여객선이 언제 다닐지 아무도 모른다. ",
    "th": "คนงานท่าเรือหยุดงานอีกครั้งในวันอังคาร ไม่มีใครรู้ว่าเรือข้ามฟากจะกลับมาเมื่อใด ",
}


def milliseconds(work: Callable[[], object]) -> float:
    """CPU time of the fastest of a few runs."""
    best = float("inf")
    for _ in range(5):
        start = process_time()
        for _ in range(TIMES):
            work()
        best = min(best, process_time() - start)
    return 1000 * best / TIMES


def of_languages() -> dict[str, dict[str, float | str | None]]:
    found: dict[str, dict[str, float | str | None]] = {}
    for language, sentence in SENTENCES.items():
        text = (sentence * (CHARACTERS // len(sentence) + 1))[:CHARACTERS]
        analyzer = analyzer_of(language)
        found[language] = {
            "told": language_of(text),
            "telling ms": round(milliseconds(lambda text=text: language_of(text)), 3),  # type: ignore[misc]
            "terms ms": round(milliseconds(lambda text=text, by=analyzer: terms(text, by)), 3),  # type: ignore[misc]
        }
    return found


def of_articles(path: Path, most: int) -> dict[str, object]:
    texts: list[str] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            texts.append(json.loads(line)["text"])
            if len(texts) == most:
                break
    told = Counter(language_of(text) for text in texts)
    bodies = [Body(n, n, "", text) for n, text in enumerate(texts, 1)]
    fastest = float("inf")
    for _ in range(3):
        with tempfile.TemporaryDirectory() as folder:
            build.create(Path(folder) / "index")
            start = process_time()
            build.write(Path(folder) / "index", bodies, newest=0)
            fastest = min(fastest, process_time() - start)
    return {
        "articles": len(texts),
        "told": {language or "open": number for language, number in told.most_common()},
        "indexed a second": round(len(texts) / fastest),
    }


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--articles", type=Path)
    parser.add_argument("--most", type=int, default=2000)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    rows = of_languages()
    found: dict[str, object] = {"languages": rows}
    if options.articles:
        found["articles"] = of_articles(options.articles, options.most)
    if options.json:
        print(json.dumps(found))
        return
    print(f"{'':4}{'told':>6}{'telling ms':>12}{'terms ms':>10}   of {CHARACTERS} characters")
    for language, row in rows.items():
        print(f"{language:4}{row['told'] or 'open':>6}{row['telling ms']:>12}{row['terms ms']:>10}")
    if options.articles:
        print(found["articles"])


if __name__ == "__main__":
    main()

"""How well and how fast articles come out of saved pages, beside what trafilatura does alone.

    python bench/pages.py [--generated 400] [--json]

The pages are those of the tests: made by hand, and made up from seeds. Token F1 is that of bags of words.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from page_fixtures import PAGES  # noqa: E402
from page_generator import Page, page  # noqa: E402

from corpus.model import Article  # noqa: E402
from corpus.read.html import PageInput, article  # noqa: E402

FACTS = ("title", "byline", "source", "published")


def words(text: str) -> Counter[str]:
    """The words of a text, each as often as it stands there."""
    return Counter(re.findall(r"\w+", text.casefold()))


def token_f1(found: str, wanted: str) -> float:
    """How well two texts agree in their words."""
    one, other = words(found), words(wanted)
    both = (one & other).total()
    return 2 * both / (one.total() + other.total()) if both else 0.0


def wanted_facts(of: Page) -> dict[str, str | None]:
    """What a page holds, as text."""
    day = of.published.isoformat() if of.published else None
    return {"title": of.title, "byline": of.byline, "source": of.source, "published": day}


def ours(of: Page) -> tuple[str, dict[str, str | None]]:
    """The body and the facts as Dateline reads them."""
    found = article(of.markup, PageInput(of.name, of.name, of.name))
    if not isinstance(found, Article):
        return "", dict.fromkeys(FACTS)
    day = found.published.begin.isoformat() if found.published else None
    return found.text, {
        "title": found.title,
        "byline": found.byline,
        "source": found.source,
        "published": day,
    }


def plain(of: Page) -> tuple[str, dict[str, str | None]]:
    """The same from trafilatura as it comes."""
    from trafilatura import extract, extract_metadata

    said: Any = extract_metadata(of.markup)
    byline = said.author.replace("; ", ", ") if said and said.author else None
    facts = {"title": said.title, "byline": byline, "source": said.sitename, "published": said.date}
    return extract(of.markup) or "", facts if said else dict.fromkeys(FACTS)


def measured(pages: Sequence[Page], read: Any) -> dict[str, float]:
    """Mean F1 of the bodies, the share of each fact that is right, pages a second."""
    f1: list[float] = []
    right: Counter[str] = Counter()
    start = time.process_time()
    for of in pages:
        text, facts = read(of)
        f1.append(token_f1(text, "\n".join(of.body)))
        right.update(name for name, value in wanted_facts(of).items() if same(facts[name], value))
    seconds = time.process_time() - start
    return {
        "body F1": sum(f1) / len(f1),
        "worst body F1": min(f1),
        **{name: right[name] / len(pages) for name in FACTS},
        "pages/s": len(pages) / seconds,
    }


def same(found: str | None, wanted: str | None) -> bool:
    """Whether a fact is right; an apostrophe is an apostrophe."""
    return (found or "").replace("’", "'").casefold() == (wanted or "").replace("’", "'").casefold()


def faults(pages: Iterable[Page]) -> Iterable[str]:
    """What Dateline gets wrong, page by page."""
    for of in pages:
        text, facts = ours(of)
        f1 = token_f1(text, "\n".join(of.body))
        wrong = {
            name: (facts[name], value)
            for name, value in wanted_facts(of).items()
            if not same(facts[name], value)
        }
        if wrong or f1 < 0.97:
            yield f"{of.name}: F1 {f1:.3f} {wrong or ''}"


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--generated", type=int, default=400)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--faults", action="store_true", help="name the pages that are not read right")
    options = parser.parse_args()
    sets = {"made by hand": list(PAGES), "made up": [page(seed) for seed in range(options.generated)]}
    ours(PAGES[0]), plain(PAGES[0])  # what is imported and compiled once is not a page's cost
    result = {
        name: {"Dateline": measured(pages, ours), "trafilatura": measured(pages, plain)}
        for name, pages in sets.items()
        if pages
    }
    if options.json:
        print(json.dumps(result))
        return
    for name, figures in result.items():
        print(f"{name} ({len(sets[name])} pages)")
        for measure in figures["Dateline"]:
            values = "".join(f"{figures[tool][measure]:14.3f}" for tool in figures)
            print(f"  {measure:16}{values}")
    print(f"{'':18}{'Dateline':>14}{'trafilatura':>14}")
    if options.faults:
        for pages in sets.values():
            print(*faults(pages), sep="\n")


if __name__ == "__main__":
    main()

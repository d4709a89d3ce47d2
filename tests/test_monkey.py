"""Keys, clicks and sizes at random, while the library changes below: nothing breaks, nothing hangs.

DATELINE_MONKEY is how many keys in all (the suite has few of them), DATELINE_MONKEY_SEED the first seed.
"""

from __future__ import annotations

import gc
import os
import random
import resource
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from driving import Driver, driving
from fake_library import FakeLibrary, annotated, three
from textual import events
from textual.errors import NoWidget

from corpus.model import Annotated
from index.results import FacetCount, News, SavedSearch
from tui import engine, keys, programs
from tui.state import Place

KEYS = int(os.environ.get("DATELINE_MONKEY", "1500"))
SEED = int(os.environ.get("DATELINE_MONKEY_SEED", "1"))
RUN = 250  # keys of one reader, which then has another library
SIZES = ((160, 48), (120, 16), (100, 30), (80, 24), (80, 5), (60, 20), (40, 10), (20, 6), (5, 3))

BOUND = sorted(
    {
        key.strip()
        for bindings in keys.GROUPS.values()
        for binding in bindings
        for key in binding.key.split(",")
        if len(key) == 1 or key.strip().replace("_", "").replace("+", "").isalnum()
    }
    - {"ctrl+z", "q"}
)
CHARACTERS = {
    "full_stop": ".", "comma": ",", "equals_sign": "=", "tilde": "~", "plus": "+", "minus": "-",
    "apostrophe": "'", "vertical_line": "|", "exclamation_mark": "!", "less_than_sign": "<",
    "greater_than_sign": ">", "question_mark": "?", "colon": ":", "backslash": "\\", "slash": "/",
    "asterisk": "*", "space": " ", "enter": "\r", "escape": "\x1b", "tab": "\t",
}  # fmt: skip
CHORDS = [f"{start}{end}" for start in "][" for end in "etfsnx"]
TYPED = ["boats", "br*", "pesron:", '"patrol', "(a OR", "-x", "港", "e\u0301", "2031-03", "a", "is:new"]


def wide(number: int) -> Annotated:
    """An article of characters that are wide, joined, or no width at all."""
    text = (
        f"港の船 {number}\n\n東京 👩‍🚀 came on Monday, \u1112\u1161\u11ab Ada Park e\u0301. "
        f"السَّلامُ \u202eevil \x1b[2J [bold]{'x' * (number * 97)} was there on 3 May 1998.\n\n"
    )
    return annotated(f"wide-{number}", text * 3, title=f"港の船 {number} \x1b", source="東京")


def some_library(chance: random.Random) -> FakeLibrary:
    """Empty, small, or with many articles; new to the reader, or left somewhere."""
    many = [
        annotated(f"n{n}", f"Note {n} on boats.\n\nAda Park wrote it on 3 May 1998.\n", title=f"Note {n}")
        for n in range(chance.choice((0, 0, 3, 120)))
    ]
    articles = chance.choice(([], three(), [*three(), *(wide(n) for n in range(9))])) + many
    story = [article.model_copy(update={"story": "s"}) for article in articles[:4]]
    known = [*story, *articles[4:]]
    place = None
    if known and chance.random() < 0.5:
        article = chance.choice([*(one.id for one in known), "gone"])
        place = Place(chance.choice(("", "boats", "zebra")), article, chance.randrange(400)).dumped()
    library = FakeLibrary(known, place)
    library.saved_searches = {"boats": "boats OR zebra"}
    if chance.random() < 0.3:
        searches = (SavedSearch(name="boats", query="boats OR zebra", total=2, new=1),)
        sources = (FacetCount(value="Harbour Post", articles=1),)
        library.whats_new = News(articles=3, sources=sources, searches=searches, bookmarked=1, refused=1)
    return library


def change(library: FakeLibrary, chance: random.Random) -> None:
    """Another program adds or takes out articles."""
    if library.articles and chance.random() < 0.4:
        library.articles.pop(chance.randrange(len(library.articles)))
    else:
        day = date(2031, 4, chance.randrange(1, 28))
        id = f"later-{chance.randrange(10**6)}"  # noqa: A001
        library.articles.insert(0, annotated(id, "Boats came on Monday.\n", title="Later", published=day))
    library.grown.set()


async def monkey(d: Driver, chance: random.Random, count: int) -> None:
    app, burst = d.pilot.app, 0
    for _ in range(count):
        roll = chance.random()
        if roll < 0.03:
            await d.pilot.resize_terminal(*chance.choice(SIZES))
        elif roll < 0.06:
            width, height = app.size
            with suppress(NoWidget):  # a screen that is not laid out yet
                await d.pilot.click(offset=(chance.randrange(width), chance.randrange(height)))
        elif roll < 0.08:
            change(d.library, chance)
        elif roll < 0.14:
            for character in chance.choice(TYPED):
                app.post_message(events.Key(character, character))
        elif roll < 0.24:
            for character in chance.choice(CHORDS):
                app.post_message(events.Key(character, character))
        else:
            key = chance.choice(BOUND)
            app.post_message(events.Key(key, CHARACTERS.get(key, key if len(key) == 1 else None)))
        if burst := burst or chance.choice((1, 10, 60)):
            burst -= 1
        if not burst:
            await app.workers.wait_for_complete()
            await d.settle()
            if chance.random() < 0.5:
                assert not set(d.screen_text) & set("\x1b\x00\x07\u202e")
        if app.return_code is not None:
            return


def memory() -> float:
    """Resident now, MB."""
    gc.collect()
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 1e6


@pytest.mark.parametrize("run", range((KEYS + RUN - 1) // RUN))
async def test_random_keys_break_nothing(run: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "REFRESH_SECONDS", 0.02)
    monkeypatch.setattr(programs, "run", lambda *given, **named: 0)
    monkeypatch.setattr(programs, "start", lambda arguments: None)
    monkeypatch.setattr("webbrowser.open", lambda *given: True)
    chance = random.Random(f"{SEED} {run}")
    library = some_library(chance)
    async with driving(library, size=chance.choice(SIZES)) as d:
        await monkey(d, chance, RUN)
        await d.pilot.app.workers.wait_for_complete()
        await d.settle()
    assert library.closed
    if KEYS > 5000:
        print(f"{run}: {memory():.0f} MB")  # noqa: T201

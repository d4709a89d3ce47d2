"""The language that a text is written in, where a sample of it leaves no doubt.

Told by CLD3 (Google's Compact Language Detector 3: character n-grams and a small neural network), offline and
the same on every machine. No answer is better than a wrong one: text of no known language is read as English.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.model import Span

# So much is looked at: whole texts up to SAMPLE characters, else its thirds from their beginnings, as a page
# may open with a menu in English.
SAMPLE = 900

# Below this CLD3 guesses. Of 19,043 Reuters stories, many of them mostly figures ("Shr loss 14 cts vs loss 21
# cts"), it takes 8 for something else than English with these bounds, and 386 by its own.
LIKELY, SURE = 0.9, 0.99
# Letters enough to be sure by, and so many that it may be only likely.
FEWEST_LETTERS, MANY_LETTERS = 60, 200
# … where the script says most of it. A heading is enough.
FEWEST_IN_OWN_SCRIPT = 8
_OWN_SCRIPT = frozenset("am bn el gu he hy ja ka km kn ko lo ml my pa si ta te th zh".split())  # noqa: SIM905
# CLD3's older or longer codes that have one in ISO 639-1; its other long ones ("ceb", "ru-Latn") have none.
_CODES = {"iw": "he", "fil": "tl"}


def language_of(text: str, hidden: Sequence[Span] = ()) -> str | None:
    """The ISO 639-1 code of the language of a text, boilerplate aside; None where it is in doubt."""
    shown = _sample(text, sorted(hidden))
    letters = sum(map(str.isalpha, shown))
    if letters < FEWEST_IN_OWN_SCRIPT:
        return None
    from gcld3 import NNetLanguageIdentifier

    # made anew each time, which takes 0.03 ms, as one is not to be shared by threads
    detector = NNetLanguageIdentifier(min_num_bytes=0, max_num_bytes=4 * SAMPLE)
    found = detector.FindLanguage(shown.encode("utf-8", "replace").decode("utf-8"))
    code: str = _CODES.get(found.language, found.language)
    if not found.is_reliable or found.probability < LIKELY or len(code) != 2:
        return None
    if code in _OWN_SCRIPT or letters >= MANY_LETTERS:
        return code
    return code if letters >= FEWEST_LETTERS and found.probability >= SURE else None


def _sample(text: str, hidden: Sequence[Span]) -> str:
    if len(text) <= SAMPLE:
        return _shown(text, 0, len(text), hidden)
    third, part = len(text) // 3, SAMPLE // 3
    return "\n".join(_shown(text, start, start + part, hidden) for start in (0, third, 2 * third))


def _shown(text: str, start: int, end: int, hidden: Sequence[Span]) -> str:
    """A stretch of the text without what is hidden of it."""
    parts: list[str] = []
    for low, high in hidden:
        if high > start and low < end:
            parts.append(text[start:low])
            start = max(start, high)
    parts.append(text[start:end])
    return " ".join(parts)

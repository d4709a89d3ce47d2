"""How a word of a language becomes the term that it is found by: its stem, and whether it is one at all.

An *analyzer* is a way to do that: "en", the code of another language that has a stemmer, or "other" for
languages in Latin script that have none; those keep every word. Text of an unknown language is read as
English, and so is what languages in other scripts without a stemmer have in Latin letters.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache

from index.folding import folded

ENGLISH, OTHER = "en", "other"

# What whoosh.lang has Snowball's stemmers for (Porter, "Snowball: a language for stemming algorithms", 2001).
SNOWBALL = frozenset(("da", "nl", "en", "fi", "fr", "de", "hu", "it", "no", "pt", "ro", "ru", "es", "sv"))

# Languages whose own words no English stop word can be, as they are in another script.
# fmt: off
_OTHER_SCRIPTS = frozenset((
    "am", "ar", "be", "bg", "bn", "bo", "dv", "dz", "el", "fa", "gu", "he", "hi", "hy", "iu", "ja", "ka",
    "kk", "km", "kn", "ko", "ky", "lo", "mk", "ml", "mn", "mr", "my", "ne", "or", "pa", "ps", "ru", "sa",
    "sd", "si", "ta", "te", "tg", "th", "ti", "ug", "uk", "ur", "yi", "zh",
))
# fmt: on

# Accents that change how a word ends and that a hurried reader leaves out: where "organización" loses its
# ending, "organizacion" does not.
_ACCENTS = {
    "de": "äöü",
    "es": "áéíóúñü",
    "fi": "äö",
    "fr": "éèêàâîôûç",
    "hu": "áéíóöőúüű",
    "it": "àèéìòù",
    "nl": "éëï",
    "no": "åø",
    "da": "åø",
    "pt": "áéíóúãõâêôç",
    "ro": "ăâîșț",
    "sv": "åäö",
}


def analyzer_of(language: str | None) -> str:
    """The analyzer for an article's language."""
    if language in ("nb", "nn"):
        return "no"
    if language in SNOWBALL or language == "ar":
        return str(language)
    return ENGLISH if language is None or language in _OTHER_SCRIPTS else OTHER


@cache
def stop_words() -> frozenset[str]:
    """English words too common to be searched for."""
    from whoosh.analysis.filters import STOP_WORDS
    from whoosh.lang.stopwords import stoplists

    return frozenset(stoplists["en"]) | frozenset(STOP_WORDS)


@cache
def _stemmer(language: str) -> Callable[[str], str]:
    from whoosh.lang import stemmer_for_language

    make: Callable[[str], Callable[[str], str]] = stemmer_for_language
    return make(language)


@lru_cache(maxsize=100_000)
def term(word: str, analyzer: str = ENGLISH) -> str | None:
    """The term of one word, or None for a stop word; in capitals these are names and stay: WHO, IT, US."""
    plain = folded(word)
    if plain in stop_words() and (analyzer in _OTHER_SCRIPTS or analyzer == ENGLISH):
        return plain.upper() if len(plain) > 1 and word.isupper() else None
    if not plain:
        return None
    if analyzer not in _ACCENTS and (plain.isascii() or analyzer not in ("ar", "ru")):
        return _stemmer(ENGLISH)(plain) or plain
    if analyzer == "ar":
        return _arabic(plain)
    if "." in word:
        return plain
    # their stemmers know words by their accents, so these go last; ё is the exception
    written = unicodedata.normalize("NFC", word).lower().replace("ё", "е")
    return folded(_stemmer(analyzer)(written)) or plain


@lru_cache(maxsize=10_000)
def forms(word: str, analyzers: frozenset[str]) -> frozenset[str]:
    """The terms that a word of a query may have in what these analyzers read."""
    found = {term(word, analyzer) for analyzer in analyzers | {ENGLISH}}
    for analyzer in analyzers:
        found.update(term(variant, analyzer) for variant in _variants(word, analyzer))
    return frozenset(form for form in found if form)


def _variants(word: str, analyzer: str) -> set[str]:
    """The word without its accents, and with any one that it may lack."""
    if analyzer not in _ACCENTS:
        return set()
    bare = folded(word)
    found = {bare}
    for accented in _ACCENTS[analyzer]:
        letter = folded(accented)
        for at, character in enumerate(bare):
            if character == letter:
                found.add(bare[:at] + accented + bare[at + 1 :])
    return found


def beginnings(word: str, analyzers: frozenset[str]) -> tuple[str, ...]:
    """What terms begin with that a word begins with: in Arabic what it is without its article, too."""
    plain = folded(word)
    without = _without_article(plain, least_left=1) if "ar" in analyzers else plain
    return tuple(dict.fromkeys(form for form in (plain, without) if form))


def is_only_article(word: str, analyzers: frozenset[str]) -> bool:
    """Whether all that is typed of a word is its Arabic article, or a part of that: it says nothing yet."""
    plain = folded(word)
    return "ar" in analyzers and any(article.startswith(plain) for article in _ARABIC_BEFORE)


# Larkey, Ballesteros and Connell, "Light stemming for Arabic information retrieval" (2007): light10, with the
# lengths of Lucene's ArabicStemmer. Whoosh's ISRI stemmer takes words back to roots that many words share.
_ARABIC_BEFORE = ("وال", "بال", "كال", "فال", "ال", "لل", "و")
_ARABIC_AFTER = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")


def _arabic(plain: str) -> str:
    word = _without_article(plain)
    for ending in _ARABIC_AFTER:
        if word.endswith(ending) and len(word) >= len(ending) + 2:
            word = word[: -len(ending)]
    return word


def _without_article(plain: str, *, least_left: int = 2) -> str:
    for article in _ARABIC_BEFORE:
        least = 4 if len(article) == 1 else len(article) + least_left
        if plain.startswith(article) and len(plain) >= least:
            return plain[len(article) :]
    return plain

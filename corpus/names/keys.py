"""Keys of entities: one key for one name however it is spelled, made from the name alone."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from corpus.model import EntityType
from corpus.names.lexicon import word_set

_LETTERS = str.maketrans(
    {
        "ł": "l",
        "Ł": "L",
        "ø": "o",
        "Ø": "O",
        "đ": "d",
        "Đ": "D",
        "ı": "i",
        "ß": "ss",
        "æ": "ae",
        "Æ": "Ae",
        "œ": "oe",
        "ð": "d",
        "þ": "th",
    }
)
_APOSTROPHES = re.compile(r"['’‘ʼ`´ʻ]")
_POSSESSIVE = re.compile(r"(?:['’ʼ]s|(?<=s)['’])(?=\s|$)")
_NOT_WORD = re.compile(r"[\W_]+")
_INITIALS = re.compile(r"\b([^\W\d_])\.(?=[^\W\d_]\b|\s|$|\W)")

# Romanisations of one given name: what Names of the news are spelled like. The first is the key's.
_VARIANTS = (
    "sergei sergey serguei",
    "andrei andrey",
    "alexei alexey aleksei aleksey",
    "dmitri dmitry dmitriy dmitrii",
    "yuri yury yuriy yurii iouri",
    "nikolai nikolay",
    "alexander aleksandr alexandr aleksander",
    "oleksandr olexandr oleksander",
    "mikhail mihail",
    "yevgeny evgeny yevgeni evgeni evgeniy yevgeniy",
    "vyacheslav viacheslav",
    "valery valeri valeriy",
    "anatoly anatoli anatoliy",
    "vitaly vitali vitaliy",
    "gennady gennadi gennadiy",
    "vasily vasili vasiliy",
    "georgy georgi georgiy",
    "maxim maksim",
    "volodymyr wolodymyr",
    "serhiy serhii",
    "oleksiy oleksii",
    "andriy andrii",
    "natalia natalya nataliya",
    "tatiana tatyana",
    "yulia yuliya julia",
    "maria mariya",
    "ekaterina yekaterina",
    "elena yelena",
    "muhammad mohammed mohamed mohammad muhammed mohamad mehmed",
    "ahmad ahmed",
    "hussein husain hussain hossein hosein",
    "hassan hasan",
    "yusuf yousef youssef yousuf",
    "omar umar",
    "osama usama",
    "khaled khalid",
    "mahmoud mahmud",
    "saleh salih",
    "abdullah abdallah abdulla",
    "qassem qasem kassem kasim",
    "muammar moammar",
    "gaddafi qaddafi kadhafi gadhafi qadhafi",
    "choe choi",
    "ri rhee",
)


@cache
def _variant() -> dict[str, str]:
    return {form: row.split()[0] for row in _VARIANTS for form in row.split()}


_SPELLINGS = {
    "organization": "organisation",
    "organizations": "organisations",
    "defense": "defence",
    "center": "centre",
    "labor": "labour",
    "program": "programme",
    "demilitarized": "demilitarised",
    "harbor": "harbour",
    "theater": "theatre",
    "cooperation": "co operation",
}
COMPANY_ENDINGS = word_set(
    "inc corp corporation ltd limited co company plc llc llp ag gmbh sa nv se spa ab oyj"
)
_TITLES = word_set(
    """mr mrs ms miss dr sir president prime minister general gen colonel col lt senator sen gov governor
    chancellor king queen prince princess pope secretary chairman leader defence defense foreign deputy
    vice former"""
)


def fold(text: str) -> str:
    """Lower case without accents, apostrophes, possessives, stops and hyphens; one space between words."""
    text = _POSSESSIVE.sub("", text[:400].translate(_LETTERS))
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()
    text = _INITIALS.sub(r"\1", _APOSTROPHES.sub("", text))
    return _NOT_WORD.sub(" ", text).strip()


def _spelled(word: str) -> str:
    """A name's word in the one spelling of its transliterations: Zelenskyy, Zelenskiy -> zelensky."""
    known = _variant().get(word)
    if known or len(word) < 5:
        return known or word
    for ending in ("iy", "yy", "ii", "yi", "ij"):
        if word.endswith(ending):
            return word[:-2] + "y"
    if word.endswith("ski"):
        return word[:-1] + "y"
    for before, after in (("oyg", "oig"), ("ayev", "aev"), ("eyev", "eev"), ("iev", "yev"), ("kh", "kh")):
        if before in word:
            word = word.replace(before, after)
    return word


_LEADING_ARTICLE = re.compile(r"(?i)(?:al|el|as|ad|ar|at|az|ash)[-‑](?=\w)")
_MODEL = re.compile(r"([a-z]+)(\d\w*)")


def _without_article(words: list[str]) -> list[str]:
    """Samira al-Banna, Samira el-Banna, Samira Banna: newspapers drop and change the Arabic article."""
    return (
        [words[0], *(w for w in words[1:-1] if w not in ("al", "el")), words[-1]] if len(words) > 2 else words
    )


def _model(word: str) -> tuple[str, ...]:
    """B52, B-52: the same model."""
    match = _MODEL.fullmatch(word)
    return match.groups() if match else (word,)


def key_words(type_: EntityType, name: str) -> list[str]:
    """The words a key is made of."""
    if type_ == "person":
        name = _LEADING_ARTICLE.sub("", name) if _LEADING_ARTICLE.match(name) else name
    words = fold(name).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    if type_ == "person":
        words = _without_article([_spelled(w) for w in words])
        if len(words) > 2:
            # Middle initials tell nobody apart that a newspaper doesn't.
            words = [words[0], *(w for w in words[1:-1] if len(w) > 1), words[-1]]
        if words and words[-1] in ("jr", "sr") and len(words) > 2:
            return words
    elif type_ == "organisation":
        words = [_SPELLINGS.get(w, w) for w in words]
        while len(words) > 1 and words[-1] in COMPANY_ENDINGS:
            words.pop()
    elif type_ == "place":
        words = [_SPELLINGS.get(w, w) for w in words]
    elif type_ == "weapon":
        words = [part for w in words for part in _model(w)]
    return words


def key(type_: EntityType, name: str) -> str:
    """The entity key of a canonical name: ``person:jacinda-ardern``. A pure function of the two."""
    return f"{type_}:{'-'.join(key_words(type_, name))[:120] or 'unnamed'}"


def query_key(text: str) -> str:
    """The folded form under which a name is looked up: titles, case, accents, hyphens don't count."""
    words = fold(_LEADING_ARTICLE.sub("", text) if _LEADING_ARTICLE.match(text) else text).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    while len(words) > 1 and words[0] in _TITLES:
        words = words[1:]
    words = [part for w in words for part in _model(w)]
    return " ".join(_SPELLINGS.get(w, _spelled(w)) for w in _without_article(words))

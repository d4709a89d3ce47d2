"""One person's name in other romanisations: what a library joins that a key alone can't.

Each fold has its reason in how a language is put into Latin letters; a name that no fold is for has none.
"""

from __future__ import annotations

import re
from functools import cache

from corpus.names import lexicon
from corpus.names.keys import key_words
from corpus.names.lexicon import word_set

# Family names in Revised Romanisation, McCune-Reischauer and the forms people choose: one Korean name a row.
_KOREAN_FAMILIES = (
    "kim gim",
    "lee yi",
    "park pak bak",
    "choi choe",
    "jung jeong chung",
    "kang gang",
    "cho jo",
    "yoon yun",
    "jang chang",
    "lim im rim",
    "shin sin",
    "kwon gwon",
    "ahn an",
    "yoo yu ryu",
    "jeon chun",
    "ko koh go",
    "moon mun",
    "son sohn",
    "bae pae",
    "baek paek",
    "heo hur huh",
    "noh roh",
    "oh o",
    "seo suh",
    "joo ju",
    "koo gu ku",
    "woo u",
    "kwak gwak",
)
# eo and ŏ (Seok, Sok), oo and u (Soo, Su), ee and i (Jee, Ji), eu and ŭ (Eun, Un) write the same vowels.
_KOREAN_VOWELS = (("eo", "o"), ("you", "yo"), ("oo", "u"), ("ee", "i"), ("eu", "u"), ("ck", "k"))

# Ukrainian and Belarusian given names and their Russian forms, each name's key form first.
_SLAVIC = (
    "alexander oleksandr olexandr aliaksandr",
    "vladimir volodymyr uladzimir",
    "nikolai mykola mikalai",
    "sergei serhiy serhii serhy siarhei",
    "andrei andriy andrii andry",
    "alexei oleksiy oleksii oleksy aliaksei",
    "dmitri dmytro dzmitry",
    "yevgeny yevhen evhen yauhen",
    "mikhail mykhailo mykhaylo mikhas",
    "elena olena alena",
    "ekaterina kateryna katsiaryna",
    "pyotr petr petro",
    "pavel pavlo",
    "vasily vasyl",
    "grigory hryhory hryhoriy",
    "igor ihor",
    "oleg oleh",
    "bogdan bohdan",
    "tatiana tetiana tetyana",
    "yulia yuliia",
    "natalia nataliia",
    "konstantin kostiantyn kostyantyn",
)
_ARABIC_GIVEN = word_set(
    """muhammad ahmad hussein hassan yusuf omar osama khaled mahmoud saleh abdullah qassem muammar ali
    ibrahim mustafa tariq tarek faisal salman bashar hafez abdel abdul nasser saad sami samir karim rashid
    walid ziad jamal gamal kamal hamid hamza bilal said saeed fatima aisha layla leila mariam nour noor
    zainab amina khadija mansour marwan majid nabil raed riad adel anwar ayman bassam fadi ghassan haitham
    imad ismail issa jaber mazen munir nizar rami salim sultan taher wael yasser zuhair"""
)
_ARTICLE = re.compile(r"(?i)\b(?:al|el)[-‑ ](?=\w)")


@cache
def _rows() -> tuple[dict[str, str], dict[str, str]]:
    korean = {form: row.split()[0] for row in _KOREAN_FAMILIES for form in row.split()}
    return korean, {form: row.split()[0] for row in _SLAVIC for form in row.split()}


def sound(name: str) -> str | None:
    """The form in which romanisations of a full name meet, or None when there is no reason for one.

    Yoon Tae-seok, Yun T'ae-sŏk; Ihor Hlushko, Igor Glushko; Tarek el-Masry, Tareq Masri are pairs.
    """
    words = key_words("person", name)
    if not 2 <= len(words) <= 4:
        return None
    return _east_asian(name, words) or _slavic(words) or _arabic(name, words)


def _east_asian(name: str, words: list[str]) -> str | None:
    korean, _ = _rows()
    given = words[1:]
    if len(given) > 2:
        return None
    joined = "".join(given)
    first = name.split()[0]
    if (words[0] in korean or first in lexicon.family_first("korean")) and len(joined) > 3:
        if all(lexicon.syllables(g, korean=True) for g in given):
            for before, after in _KOREAN_VOWELS:
                joined = joined.replace(before, after)
            return f"korean {korean.get(words[0], words[0])} {joined}"
        return None
    if first in lexicon.family_first("chinese") and all(lexicon.syllables(g, korean=False) for g in given):
        return f"chinese {words[0]} {joined}"
    return None


def _slavic(words: list[str]) -> str | None:
    _, slavic = _rows()
    given = slavic.get(words[0])
    if given is None or len(words[-1]) < 4:
        return None
    # The letter г is h in Ukrainian and g in Russian; и is y and i; й after a vowel either.
    family = re.sub(r"(?<![kzsct])h", "g", words[-1])
    return f"slavic {given} {family.replace('y', 'i').replace('ii', 'i')}"


def _arabic(name: str, words: list[str]) -> str | None:
    if words[0] not in _ARABIC_GIVEN and not _ARTICLE.search(name):
        return None
    # Long vowels in French and English letters (ou, oo, u; ee, i), doubled consonants, q for k, y for i.
    rest = " ".join(words)
    for before, after in (("ou", "u"), ("oo", "u"), ("ee", "i"), ("q", "k"), ("y", "i")):
        rest = rest.replace(before, after)
    return "arabic " + re.sub(r"([a-z])\1", r"\1", rest)

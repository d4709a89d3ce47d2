"""What of a written word does not matter when it is looked for: case, accents, width, the form of a letter.

Also which characters make up words: Python's ``\\w`` knows letters and digits, but not the marks that stand
on and between letters in most of the world's scripts.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# Classes for regular expressions. Marks go on with a word that a letter has begun.
# Accents; Cyrillic, Hebrew and Arabic signs; kana's voicing; what chooses a variant of a letter.
MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u07a6-\u07b0"
    "\u0900-\u0963\u0971-\u0df3"  # the scripts of India: marks stand among the letters there
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u0f71-\u0f84"
    "\u102b-\u103e\u1056-\u1059\u1062-\u1064\u1067-\u106d\u1071-\u1074\u1082-\u108d\u135d-\u135f\u17b4-\u17d3\u17dd"
    "\u20d0-\u20f0\u302a-\u302f\u3099\u309a\ufe00-\ufe0f\ufe20-\ufe2f\U000e0100-\U000e01ef"
    # what else Unicode has as marks in its first plane
    "\u07eb-\u07f3\u07fd\u0816-\u0819\u081b-\u0823\u0825-\u0827\u0829-\u082d\u0859-\u085b\u0898-\u089f"
    "\u08ca-\u08e1\u08e3-\u08ff\u0f18\u0f19\u0f35\u0f37\u0f39\u0f3e\u0f3f\u0f86\u0f87\u0f8d-\u0f97"
    "\u0f99-\u0fbc\u0fc6\u105e-\u1060\u108f\u109a-\u109d\u1712-\u1715\u1732-\u1734\u1752\u1753\u1772"
    "\u1773\u180b-\u180d\u180f\u1885\u1886\u18a9\u1920-\u192b\u1930-\u193b\u1a17-\u1a1b\u1a55-\u1a5e"
    "\u1a60-\u1a7c\u1a7f\u1ab0-\u1abd\u1abf-\u1ace\u1b00-\u1b04\u1b34-\u1b44\u1b6b-\u1b73\u1b80-\u1b82"
    "\u1ba1-\u1bad\u1be6-\u1bf3\u1c24-\u1c37\u1cd0-\u1cd2\u1cd4-\u1ce8\u1ced\u1cf4\u1cf7-\u1cf9"
    "\u1dc0-\u1dff\u2cef-\u2cf1\u2d7f\u2de0-\u2dff\ua66f\ua674-\ua67d\ua69e\ua69f\ua6f0\ua6f1\ua802\ua806"
    "\ua80b\ua823-\ua827\ua82c\ua880\ua881\ua8b4-\ua8c5\ua8e0-\ua8f1\ua8ff\ua926-\ua92d\ua947-\ua953"
    "\ua980-\ua983\ua9b3-\ua9c0\ua9e5\uaa29-\uaa36\uaa43\uaa4c\uaa4d\uaa7b-\uaa7d\uaab0\uaab2-\uaab4"
    "\uaab7\uaab8\uaabe\uaabf\uaac1\uaaeb-\uaaef\uaaf5\uaaf6\uabe3-\uabea\uabec\uabed\ufb1e"
)
# Letters of scripts that are written without spaces, and of Korean, whose particles are written to the word.
UNSPACED = (
    "\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ece\u0edc-\u0edf\u1000-\u103f\u1050-\u108f\u109a-\u109d\u1780-\u17d3\u17d7\u17dc\u17dd"
    "\u1100-\u11ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u302f\u3031-\u3035\u303b\u303c\u3041-\u309f\u30a1-\u30fa\u30fc-\u318f"
    "\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7fb\uf900-\ufaff\uff66-\uffdc"
    "\U0001b000-\U0001b16f\U00020000-\U0003ffff"
)
# What stands with the letter before it: vowel signs and tones, the vowels and finals of Korean that is
# written out in parts, the voicing of half-width kana.
_CLINGING = (
    "\u0300-\u036f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u1056-\u1059"
    "\u1062-\u1064\u1067-\u106d\u1071-\u1074\u1082-\u108d\u1160-\u11ff\u17b4-\u17d3\u17dd\u20d0-\u20f0\u302a-\u302f"
    "\u3099\u309a\ud7b0-\ud7fb\ufe00-\ufe0f\ufe20-\ufe2f\uff9e\uff9f\U000e0100-\U000e01ef"
)


# Compiling these takes some milliseconds, which a start has no time for and English no need of.
@cache
def unspaced_runs() -> re.Pattern[str]:
    """Letters that are written without spaces, as long as they follow each other."""
    return re.compile(rf"[{UNSPACED}][{UNSPACED}{_CLINGING}]*")


@cache
def unspaced_letters() -> re.Pattern[str]:
    """Each of these letters with what clings to it."""
    return re.compile(rf"[{UNSPACED}][{_CLINGING}]*")


def is_unspaced(text: str) -> bool:
    """Whether any of it is written without spaces."""
    return not text.isascii() and unspaced_runs().search(text) is not None


_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")

# Letters that Unicode does not take apart but that are typed as others: Øresund, Łódź, Đoković. In Arabic
# letters the forms of yeh, kaf, heh and alef, as Lucene's ArabicNormalizer and PersianNormalizer fold them;
# tatweel only makes a word longer.
_AS_TYPED = str.maketrans(
    {
        **dict(zip("øđłðħıŧ", "odldhit", strict=True)),
        **dict.fromkeys("ىیے", "ي"),
        **dict.fromkeys("ةہ", "ه"),
        "ک": "ك",
        "ٱ": "ا",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ـ": None,
    }
)
# й, ў and ї are letters; a breve or two dots on others are not: ё is written е as often as not.
_OTHER_LETTERS = frozenset(("и\u0306", "у\u0306", "і\u0308"))


def folded(word: str) -> str:
    """Lower case, without accents, initials joined: "U.N." and "UN" are one, "Erdoğan" and "Erdogan" too."""
    # composed, as an accent that stands by itself is no letter
    if "." in word and _INITIALS.fullmatch(unicodedata.normalize("NFC", word)):
        word = word.replace(".", "")
    return word.lower() if word.isascii() else _plain(word)


def _plain(word: str) -> str:
    kept: list[str] = []
    for character in unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).casefold()):
        if not _is_dropped(character):
            kept.append(character if character.isascii() else _digit(character))
        elif kept and kept[-1] + character in _OTHER_LETTERS:
            kept.append(character)
    return unicodedata.normalize("NFC", "".join(kept)).translate(_AS_TYPED)


def _is_dropped(character: str) -> bool:
    """Accents, vowel points of Hebrew and Arabic, variants; not what makes another letter or syllable.

    The numbers are Unicode's combining classes: 7 to 9 are nukta, kana's voicing and virama, 84 to 132 the
    vowels and tones of Telugu, Thai, Lao and Tibetan.
    """
    place = unicodedata.combining(character)
    return 10 <= place <= 36 or place >= 200 or place == 1 or "\ufe00" <= character <= "\ufe0f"


def _digit(character: str) -> str:
    value = unicodedata.decimal(character, None)
    return character if value is None else str(value)

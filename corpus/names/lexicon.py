"""Word lists of names, read from the package's data on first use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path


def word_set(text: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(text.split())


SMALL_WORDS = word_set(
    """a an the and or but nor so yet for of in on at by to from with as into onto over under after before
    about above across against along amid among around behind below beneath beside between beyond
    despite down during except inside like near off out outside past per since through throughout till
    toward towards until up upon via versus vs within without is are was were be been being has have had
    do does did will would shall should may might must can could not no it its he she they we you i his
    her their our your my me him them us this that these those there here who whom whose which what when
    where why how if then than too very just also more most less least some any all both each every
    either neither one two three four five six seven eight nine ten other another such only own same
    again once now new old says said say"""
)

FUNCTION_WORDS = SMALL_WORDS | word_set(
    """still however although though because unless whether while whereas therefore thus hence meanwhile
    moreover nevertheless nonetheless otherwise instead indeed perhaps maybe yes no well oh ok okay even
    ever never always often sometimes usually today tomorrow yesterday tonight later earlier soon
    recently currently finally firstly secondly first second third last next additionally according
    given following including based amid amidst previously people many much few several
    most another others everyone everybody nobody someone something nothing anything everything let lets
    please dear thanks thank sorry hello hi sir madam photo image video read watch click share
    advertisement related comments comment copyright january february march april may june july august
    september october november december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday
    wednesday thursday friday saturday sunday mon tue wed thu fri sat sun spring summer autumn fall
    winter christmas easter ramadan north south east west god internet covid covid-19 coronavirus mr mrs
    ms"""
)


HEADLINE_WORDS = word_set(
    """axe axed bash blast bid bids blasts boost brace breach brink clash clinch crackdown curb dash deem
    defy demand dub edge eye face fear fire flee foe gear gloom grill hail halt hike hit hits hint
    hurdle jail jab jibe lash loom lure mull nab oust outcry outrage pact plea plead pledge plot plunge
    poised probe prompt quash quit quiz rap rebuff rebuke rift rout row sack scrap seal seek shun shock
    slam slash slump snub soar spark split spur stall stun surge swoop thwart tout toll trim unveil urge
    vow wary warn weigh woe woo yield"""
)


def lines(name: str) -> Iterator[str]:
    """Lines of a data file that hold something: neither blank nor comment."""
    text = (Path(__file__).parent / "data" / name).read_text("utf-8")
    return (line for line in text.split("\n") if line and line[0] != "#")


@cache
def words() -> frozenset[str]:
    """Ordinary words, as English news writes them in lower case."""
    return frozenset(lines("words.txt")) | FUNCTION_WORDS | HEADLINE_WORDS


def ordinary(word: str) -> bool:
    """Is the lower-case word, or the word it is made from, an ordinary word?"""
    known = words()
    if word in known:
        return True
    for ending, stems in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: -len(ending)]
            if any(stem + s in known for s in stems):
                return True
    return False


_ENDINGS = (
    ("ies", ("y",)),
    ("es", ("", "e")),
    ("s", ("",)),
    ("ing", ("", "e")),
    ("ed", ("", "e")),
    ("ly", ("", "le")),
    ("er", ("", "e")),
    ("ers", ("", "e")),
    ("ness", ("",)),
    ("less", ("",)),
    ("ation", ("e", "")),
)


@cache
def _people() -> dict[str, frozenset[str]]:
    sections: dict[str, set[str]] = {}
    current: set[str] = set()
    for line in lines("people.txt"):
        if line[0] == "[":
            current = sections.setdefault(line.strip("[]"), set())
        else:
            current.update(line.split())
    return {name: frozenset(names) for name, names in sections.items()}


@cache
def given_names() -> frozenset[str]:
    """Given names that are not also ordinary words."""
    return frozenset(n for n in lines("given.txt") if n[0] != "?") | _people()["given"]


@cache
def doubtful_given_names() -> frozenset[str]:
    """Given names that are ordinary words as well (Mark, Rose, Will)."""
    return frozenset(n[1:] for n in lines("given.txt") if n[0] == "?")


@cache
def family_names() -> dict[str, int]:
    """Family names of the United States: 1 the commonest, 2 common, 3 rarer."""
    ranks: dict[str, int] = {}
    for rank, line in enumerate(lines("family.txt"), 1):
        ranks.update(dict.fromkeys(line.split(), rank))
    return ranks


def family_first(language: str) -> frozenset[str]:
    """Family names of a language that writes them first: korean, chinese, vietnamese, hungarian."""
    return _people()[language]


@cache
def demonyms() -> dict[str, str]:
    """Demonym or other capitalised adjective -> its country, or "" when it has none."""
    return dict(line.split("=", 1) for line in lines("demonyms.txt"))


@cache
def _demonym_forms() -> frozenset[str]:
    table = demonyms()
    return frozenset(table) | {f"{d}s" for d in table}


def is_demonym(word: str) -> bool:
    """Is it an adjective or noun of nationality, faith or region?"""
    return word in _demonym_forms()


_PINYIN = (
    r"(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?"
    r"(?:iang|iong|uang|ueng|iao|ian|ing|uai|uan|ang|eng|ong|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|uo|ui|ue|er|a|o|e|i|u)"
)
_KOREAN = (
    r"(?:ch|kk|tt|pp|ss|[bcdghjkmnprstyw])?"
    r"(?:yeo|yae|yoo|wae|eui|you|oo|ee|ae|eo|eu|oe|ui|wa|wo|we|wi|ya|ye|yo|yu|ou|a|e|i|o|u|y)"
    r"(?:ng|ck|[bgklmnpt])?"
)


@cache
def _syllable_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(rf"(?:{_PINYIN}){{1,2}}"), re.compile(rf"(?:{_KOREAN}){{1,2}}")


def syllables(word: str, *, korean: bool) -> bool:
    """Can the lower-case word be one or two syllables of romanised Korean (else of pinyin)?"""
    if len(word) > 12:
        return False
    return _syllable_patterns()[korean].fullmatch(word) is not None


def is_place(name: str) -> bool:
    """Is it in the gazetteer as a place that needs no context?"""
    from corpus.names.gazetteer import phrases

    return any(
        e.type == "place" and not e.doubtful and e.kind not in ("town", "subdivision")
        for e in phrases().get(name, ())
    )


def phrase_known(name: str) -> bool:
    """Is the whole form in the gazetteer?"""
    from corpus.names.gazetteer import phrases

    return name in phrases()

"""Names of authors as pages, feeds and mails give them: without roles, outlets and addresses."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from functools import cache
from typing import Any

# More people than this do not write one article; what lists them is something else.
_MOST_NAMES = 12
_LONGEST = 60
_MOST_WORDS = 6

# What content systems put where nobody is named.
_NOBODY_WORDS = (
    "admin administrator anonymous author authors contributor contributors default desk editor "
    "editors editorial guest newsroom n/a na none null online reporter reporters root staff "
    "superuser undefined unknown user webmaster writer writers newsdesk webdesk correspondent team "
    "agencies agency wire webteam"
)
_NOBODY = frozenset(_NOBODY_WORDS.split())
# "Harbour Post Staff", "the web desk", "our correspondent": a masthead, no name.
_MASTHEAD = (
    r"(?:staff|desk|newsroom|team|editors|editorial|bureau|agencies|newsdesk|webdesk|news service"
    r"|press release|admin|administrator|correspondents?|contributors?|reporters?|writers?|user|board"
    r"|department|services?)"
)
_ROLE_WORDS = (
    r"(?:senior|chief|staff|special|foreign|political|politics|diplomatic|defen[cs]e|security|deputy|associate"
    r"|managing|news|guest|contributing|world|business|economics|science|health|national|international"
    r"|freelance|global|environment|technology|education|crime|legal|local|video|digital|social|affairs|city"
    r"|sports?|arts|culture|features?|home|transport|energy|climate|white|house|un|us|uk|eu|asia|europe|africa"
    r"|middle|east|executive|assistant|multimedia|investigative|data|and|&|the|former|lead|investigations)"
)
_ROLE_END = (
    r"(?:writers?|reporters?|correspondents?|editors?|editor-in-chief|columnists?|contributors?|journalists?"
    r"|producers?|analysts?|bureau chief|photographers?|author|intern|fellow|professor|lecturer|researcher"
    r"|director|presenter|anchor|blogger|critic|in chief|at large|staff)"
)
_PARTICLE_WORDS = "al bin bint da das de del della den der di do dos du el ibn la le ter ten van von y zu d o"
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
# "By Tuesday the roads were open", "By contrast": no name begins so.
_NEVER_FIRST_WORDS = (
    "the a an this that these those monday tuesday wednesday thursday friday saturday sunday "
    "contrast comparison law then now early late mid all any far some most many several one two "
    "three using january february march april june july august september october november december "
    "next last"
)
_NEVER_FIRST = frozenset(_NEVER_FIRST_WORDS.split())
_DATE_WORD = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?"
    r"|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    i = re.IGNORECASE
    return {
        "tag": re.compile(r"<[^<>]{0,500}>"),
        "email": re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+"),
        "mail form": re.compile(r"\s*\S+@\S+\s*\((?P<name>[^()]{2,60})\)\s*"),
        "bracket": re.compile(r"\s*[(\[][^()\[\]]{0,200}[)\]]"),
        "by": re.compile(
            r"(?:(?:(?:written|posted|published|reported|words|story|text|report|article|analysis|opinion"
            r"|news|edited|compiled|submitted|reporting|exclusive)\s+)?by\b[:\s]*|authors?\s*:\s*|byline\s*:\s*)",
            i,
        ),
        "split": re.compile(r"\s*(?:;|\||•|·|\n|/|\s[-–—]\s|\s&\s|,?\s+(?:and|with|und|et|y)\s+)\s*", i),
        "comma": re.compile(r"\s*,\s*"),
        "place": re.compile(
            r"\s+(?:in|for|at|from|of\s+the|on|reports?|reporting|writes|is)\s+(?:the\s+)?[^\W_].*$"
            r"|\s+(?:last\s+)?(?:updated|published|posted|modified)\b.*$"
            rf"|\s+(?:{_DATE_WORD},?\s+){{0,2}}\d.*$",
            i,
        ),
        "role": re.compile(rf"(?:{_ROLE_WORDS}[\s-]+){{0,5}}{_ROLE_END}(?:\s+(?:in|for|at|of|on)\s.*)?", i),
        "role end": re.compile(
            rf"\s+(?:{_ROLE_WORDS}[\s-]+){{0,4}}(?:writer|reporter|correspondent|editor|columnist)s?$", i
        ),
        "masthead": re.compile(rf"(?:.*[\s-])?{_MASTHEAD}", i),
        "suffix": re.compile(r"(?:Jr|Sr|II|III|IV|PhD|MD|M\.D|Ph\.D|MP|OBE)\.?", i),
        "digit": re.compile(r"\d"),
        "date": re.compile(rf"(?:last |first )?(?:updated|published|posted|modified)\b.*|{_DATE_WORD}", i),
        "slug": re.compile(r"[a-z0-9._-]+"),
    }


def names(values: Iterable[Any], outlets: Iterable[str | None] = ()) -> str | None:
    """The names in what is said of authors, joined with ", "; None where nobody is named.

    A value is a string or a JSON-LD node with a name. `outlets` are names of the outlet itself: no byline.
    """
    outlet_keys = {key(outlet) for outlet in outlets if outlet}
    found: dict[str, str] = {}
    for value in values:
        for words, organisation in _said(value, depth=0):
            for name in _split(words):
                kept = _name(name, outlet_keys, organisation)
                if kept:
                    found.setdefault(key(kept), kept)
    kept_names = [
        name
        for this, name in found.items()
        # "Marsh" beside "Ines Marsh" is the same person
        if not any(this != other and f" {this} " in f" {_spaced(found[other])} " for other in found)
    ]
    return ", ".join(kept_names[:_MOST_NAMES]) or None


def is_names(joined: str) -> bool:
    """Whether every word of joined names begins as words of names do: no sentence that begins with "By"."""
    first = joined.split()[0].lower()
    if first in _NEVER_FIRST:
        return False
    return all(
        not word[0].islower() or word.split("-")[0].split("'")[0].split("’")[0].lower() in _PARTICLES
        for word in joined.replace(",", " ").split()
    )


def key(name: str) -> str:
    """What is compared of a name: its letters and figures, without "The"."""
    bare = "".join(c for c in name.casefold() if c.isalnum())
    return bare.removeprefix("the") if len(bare) > 6 else bare


def _spaced(name: str) -> str:
    return " ".join("".join(c for c in part if c.isalnum()) for part in name.casefold().split())


def _said(value: Any, depth: int) -> Iterable[tuple[str, bool]]:
    """The words of a value, and whether they are said to be an organisation's name."""
    if isinstance(value, str):
        yield value[:2000], False
    elif isinstance(value, list) and depth < 4:
        for part in value[:_MOST_NAMES]:
            yield from _said(part, depth + 1)
    elif isinstance(value, dict) and depth < 4:
        kind = str(value.get("@type", ""))
        organisation = "Organi" in kind or "WebSite" in kind
        name = value.get("name")
        if name is None and isinstance(value.get("familyName"), str):
            name = f"{value.get('givenName') or ''} {value['familyName']}"
        for words, _ in _said(name, depth + 1):
            yield words, organisation


def _split(words: str) -> Iterable[str]:
    patterns = _patterns()
    words = html.unescape(patterns["tag"].sub(" ", html.unescape(words)))
    words = "\n".join(" ".join(line.split()) for line in words.splitlines())
    if form := patterns["mail form"].fullmatch(words):
        words = form["name"]
    words = patterns["email"].sub(" ", patterns["bracket"].sub("", words)).strip()
    words = patterns["by"].sub("", words, count=1) if patterns["by"].match(words) else words
    for part in patterns["split"].split(words):
        yield from patterns["comma"].split(part)


def _name(words: str, outlets: set[str], organisation: bool) -> str | None:
    """The name that the words are, or None for roles, mastheads, addresses, numbers and user names."""
    patterns = _patterns()
    words = words.strip(' \t\n.,:;–—-|*"“”<>')
    if by := patterns["by"].match(words):
        words = words[by.end() :]
    if key(words) in outlets or patterns["masthead"].fullmatch(words):
        return None
    words = patterns["place"].sub("", words)
    if not patterns["role"].fullmatch(words):
        words = patterns["role end"].sub("", words)
    words = words.strip(" .,:;–—-").removeprefix("@")
    this = key(words)
    if (
        not 2 <= len(words) <= _LONGEST
        or not 1 <= len(words.split()) <= _MOST_WORDS
        or not any(map(str.isalpha, words))
        or this in outlets
        or words.casefold() in _NOBODY
        or re.search(r"https?:|www\.|\.(?:com|org|net|co|example)\b|[@{}<>=#_\\]", words)
        or patterns["digit"].search(words)
        or patterns["date"].fullmatch(words)
        or patterns["role"].fullmatch(words)
        or patterns["suffix"].fullmatch(words)
    ):
        return None
    if patterns["slug"].fullmatch(words):  # "imarsh" is how she logs in
        return None
    if organisation and any(this in outlet or outlet in this for outlet in outlets if outlet):
        return None
    if words.isupper() and len(words.split()) > 1:
        words = words.title()
    # "ines marsh" is a name, "read more about our work" is none
    if words.islower() and len(words.split()) in (2, 3):
        return words.title()
    first = words[0]
    return words if first.isupper() or not first.islower() or _particle(words) else None


def _particle(words: str) -> bool:
    first, _, rest = words.replace("-", " ", 1).partition(" ")
    return first in _PARTICLES and any(part[:1].isupper() for part in rest.split())

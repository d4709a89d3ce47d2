"""Linking organisations within a document: acronyms to full names, bodies of a state to their country."""

from __future__ import annotations

import re
from collections import Counter

from corpus.names import lexicon
from corpus.names.candidates import Candidate
from corpus.names.gazetteer import phrases
from corpus.names.keys import COMPANY_ENDINGS, key
from corpus.names.repeats import Known
from corpus.names.tokens import Sentence
from corpus.names.vocabulary import GENERIC_BODIES, firm_head

_OF_COUNTRY = re.compile(r"(?P<body>.+?) of (?:the )?(?P<country>[A-Z].*)")
_X_MINISTRY = re.compile(r"(?P<what>.+) (?P<head>Ministry|Department)")
_WHAT = {"Foreign": "Foreign Affairs", "Interior": "the Interior"}


def name_organisations(flat: list[tuple[Sentence, Candidate]], names: list[str], known: Known) -> None:
    """Writes canonical names into ``names`` for organisations."""
    countries: dict[str, set[str]] = {}
    generic: dict[int, str] = {}
    for n, (sentence, c) in enumerate(flat):
        if c.type != "organisation":
            continue
        written = names[n]
        if written in known.acronyms:
            written = names[n] = _listed(known.acronyms[written][0])
        names[n] = written = _firm(written)
        body, country = split(written)
        if body is None:
            continue
        country = country or _owner(sentence, c)
        generic[n] = body
        if country:
            countries.setdefault(key("organisation", body), set()).add(country)
            names[n] = f"{body} ({country})"
        else:
            names[n] = body
    for n, body in generic.items():
        owners = countries.get(key("organisation", body), set())
        if names[n] == body and len(owners) == 1:
            names[n] = f"{body} ({next(iter(owners))})"
    _by_initials(flat, names)
    _by_beginning(flat, names)


def _by_beginning(flat: list[tuple[Sentence, Candidate]], names: list[str]) -> None:
    """Meridian -> Meridian National Corp, when one firm of the document begins so."""
    firms: dict[str, set[str]] = {}
    for n, (_, c) in enumerate(flat):
        words = names[n].split()
        if c.type == "organisation" and (
            words[-1].lower().rstrip(".") in COMPANY_ENDINGS or firm_head(words[-1])
        ):
            for size in range(1, min(len(words), 6)):
                firms.setdefault(" ".join(words[:size]), set()).add(names[n])
    for n, (_, c) in enumerate(flat):
        longer = firms.get(names[n], set()) if c.type == "organisation" and c.name is None else set()
        if len(longer) == 1:
            names[n] = next(iter(longer))


def _firm(name: str) -> str:
    """Credit Suisse Group AG -> Credit Suisse, where that is known."""
    words = name.split()
    while len(words) > 1 and (
        words[-1].lower().rstrip(".") in COMPANY_ENDINGS or words[-1] in ("Group", "Holdings")
    ):
        words.pop()
        entry = next((e for e in phrases().get(" ".join(words), ()) if e.type == "organisation"), None)
        if entry is not None and not entry.doubtful:
            return entry.name
    return name


def _listed(name: str) -> str:
    entry = next((e for e in phrases().get(name, ()) if e.type == "organisation"), None)
    return entry.name if entry else name


def split(name: str) -> tuple[str | None, str | None]:
    """A body that many states have, and the country its name tells: "Russian Defence Ministry".

    (None, None) when the name is the body's own.
    """
    words = name.split()
    country = None
    for size in (2, 1):
        front = " ".join(words[:size])
        if len(words) > size:
            found = country_of(front)
            if found is not None:
                country, words = found, words[size:]
                break
    match = _OF_COUNTRY.fullmatch(" ".join(words))
    if match and country is None:
        found = country_of(match["country"])
        if found is not None and is_generic(match["body"]):
            return _ordered(match["body"]), found
    body = " ".join(words)
    if not is_generic(body):
        return None, None
    return _ordered(body), country


def _ordered(body: str) -> str:
    match = _X_MINISTRY.fullmatch(body)
    if match and " of " not in body:
        return f"{match['head']} of {_WHAT.get(match['what'], match['what'])}"
    return re.sub(r"^((?:Ministry|Department) of )the (?!Interior)", r"\1", body)


def is_generic(body: str) -> bool:
    """Is it a body that every state has one of?"""
    words = body.split()
    if not words or len(words) > 8:
        return False
    if words[0] in ("Ministry", "Department") or words[-1] in ("Ministry", "Department"):
        rest = [w for w in words if w not in ("Ministry", "Department", "&", ",")]
        return bool(rest) and all(lexicon.ordinary(w.lower()) for w in rest)
    return all(w.lower() in GENERIC_BODIES for w in words)


def country_of(word: str) -> str | None:
    """The country of a demonym or a written form of a country."""
    country = lexicon.demonyms().get(word)
    if country:
        return country
    return next((e.name for e in phrases().get(word, ()) if e.kind == "country"), None)


def _owner(sentence: Sentence, c: Candidate) -> str | None:
    """The country in the words right before: "Russia’s Defence Ministry", "the South Korean parliament"."""
    i = c.start
    if i and sentence.words[i - 1] in ("'s", "’s", "'", "’"):
        i -= 1
    for size in (3, 2, 1):
        if i >= size:
            found = country_of(sentence.phrase(i - size, i))
            if found:
                return found
    return None


def _by_initials(flat: list[tuple[Sentence, Candidate]], names: list[str]) -> None:
    """KRA -> Kenya Revenue Authority, when one organisation of the document has these initials."""
    full: dict[str, Counter[str]] = {}
    for n, (_, c) in enumerate(flat):
        if c.type == "organisation" and " " in names[n]:
            full.setdefault(initials(names[n]), Counter())[names[n]] += 1
    for n, (_, c) in enumerate(flat):
        if (
            c.type == "organisation"
            and c.by == "rule: acronym"
            and len(names[n]) > 2
            and len(full.get(names[n], ())) == 1
        ):
            names[n] = next(iter(full[names[n]]))


def initials(name: str) -> str:
    """First letters of the capitalised words, as acronyms have them."""
    return "".join(w[0] for w in re.split(r"[\s-]+", re.sub(r"\(.*?\)", "", name)) if w and w[0].isupper())

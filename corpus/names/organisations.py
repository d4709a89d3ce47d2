"""Rules for organisations whose name holds a headword: Ministry of Defence, Acme Corp, People's Bank."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.names import lexicon
from corpus.names.candidates import HEADED, LISTED_PHRASE, Candidate
from corpus.names.gazetteer import phrases
from corpus.names.keys import COMPANY_ENDINGS
from corpus.names.lexicon import word_set
from corpus.names.tokens import Sentence
from corpus.names.vocabulary import (
    LEADING_HEADS,
    ORGANISATION_HEADS,
    TITLES,
    firm_head,
    organisation_head,
)

CONNECTORS = word_set("of for and & on the in de des du la las los di e y und für")
MOST = 9
"""Longer runs of capitals are not names."""

WEAK_HEADS = word_set(
    """Post Press Times Club Staff Front Center Centre Group Service Services Project Program Programme
    Office Gas Oil Energy Capital Union Force Forces Network Systems Motor Industry Lines Unit Guard Lab
    Company School Board Trust Command Cabinet Government Church Hospital Exchange Panel Jury Police SE
    SA AB AG Trading Properties Courier Sentinel Wire Dispatch Despatch"""
)
"""Heads that are also plain words: at a sentence's start they need another capital before them."""


def candidates(sentence: Sentence) -> Iterator[Candidate]:
    """Organisations the sentence names, by its own words."""
    if sentence.case != "upper":
        yield from _headed(sentence)


def _part(sentence: Sentence, i: int) -> bool:
    """Can token i stand inside an organisation's name?"""
    if not sentence.capital[i]:
        return False
    low = sentence.lower[i]
    if sentence.small[i] and low not in ("north", "south", "east", "west", "first", "new", "all", "one"):
        return False
    return not (i in sentence.opening and sentence.small[i])


def _headed(sentence: Sentence) -> Iterator[Candidate]:
    size, i = len(sentence), 0
    while i < size:
        if not _part(sentence, i):
            i += 1
            continue
        start = i
        i = _run(sentence, start)
        yield from _heads_in(sentence, start, i)


def _run(sentence: Sentence, start: int) -> int:
    """The end of the capitalised run from ``start``, over connectors that another capital follows."""
    size, j = len(sentence), start + 1
    while j < size and j - start < 4 * MOST:
        word = sentence.words[j]
        if _part(sentence, j):
            j += 1
        elif word in CONNECTORS or word in ("'s", "’s", "'", "’", "-"):
            k = j + 1
            while (
                k < size
                and k < j + 3
                and sentence.lower[k] in ("the", "a", "its")
                and sentence.words[k].islower()
            ):
                k += 1
            if k < size and _part(sentence, k):
                j = k + 1
            else:
                break
        else:
            break
    return j


def _heads_in(sentence: Sentence, start: int, end: int) -> Iterator[Candidate]:
    words = sentence.words
    begin = start
    i = start
    while i < end:
        word = words[i]
        if word in ("'s", "’s") and not _keeps_possessive(words, i):
            begin = i + 1
        elif word in CONNECTORS and word not in ("&", "of", "for", "on"):
            # "the Ministry and the Bank": what stands before belongs to another name.
            if word in ("and", "in") and not _joined(words, begin, i, end):
                begin = i + 1
        elif organisation_head(word) or word in LEADING_HEADS:
            stop = _tail(sentence, i, end)
            first = _front(sentence, begin, i)
            if (
                first in sentence.opening
                and first + 1 < i
                and phrases().get(sentence.phrase(first + 1, stop))
            ):
                # "Replied State Department officials": the known name begins after the opening word.
                first += 1
            if stop - first >= 2 and stop - first <= MOST and not _spoiled(sentence, first, i, stop):
                firm = sentence.lower[stop - 1].rstrip(".") in COMPANY_ENDINGS
                weight = LISTED_PHRASE + 1 if firm else HEADED
                yield Candidate(first, stop, "organisation", weight, f"rule: organisation word ({word})")
                i = stop - 1
                if stop < end and words[stop] == "and":
                    begin = stop + 1
        i += 1


_OWNERS = word_set("People Women Men Children Workers Veterans Teachers King Queen")


def _keeps_possessive(words: list[str], i: int) -> bool:
    """ "People's Bank", "Women's Institute": the possessive is inside the name."""
    return words[i - 1] in _OWNERS


def _joined(words: list[str], begin: int, i: int, end: int) -> bool:
    """ "Bureau of Alcohol and Tobacco", "Health and Human Services", "Food and Drug Administration"."""
    before, after = words[begin:i], words[i + 1 : min(end, i + 4)]
    if words[i] == "in":
        return False
    if any(w in ORGANISATION_HEADS or w in LEADING_HEADS for w in before):
        return "of" in before or "for" in before
    return (
        bool(before)
        and len(before) <= 2
        and any(w in ORGANISATION_HEADS for w in after)
        and not any(lexicon.is_place(w) for w in before)
    )


_FIRMS_ROLES = word_set(
    """rival chipmaker carmaker automaker planemaker drugmaker lender retailer airline insurer parent startup
    giant competitor miner broker shareholder investor owner supplier"""
)


_WATERS = word_set("Gulf Bay Sea Strait Straits Cape Isle Horn")
"""Places whose "of" stays inside a body's name: Bay of Bengal Commission."""


def _front(sentence: Sentence, begin: int, head: int) -> int:
    """Where the name that ends in (or opens with) the head begins."""
    i = begin
    words = sentence.words
    for k in range(head - 1, begin - 1, -1):
        if words[k] in ("of", "for", "on", "the", "in") and head - k < MOST:
            # Only a leading head may stand before "of": "Bank of America Corp".
            if any(w in LEADING_HEADS or w in ORGANISATION_HEADS for w in words[max(begin, k - 3) : k]):
                continue
            gulf = k > begin and words[k] == "of" and words[k - 1] in _WATERS
            i = k - 1 if gulf else k + 1
            break
    while i < head and (sentence.lower[i] in ("the", "and", "of") or words[i] in ("-", "'s", "’s", "&")):
        i += 1
    if i in sentence.opening and i < head and (sentence.small[i] or sentence.lower[i] in _FIRMS_ROLES):
        i += 1
    # Titles before: "President Park Chung Foundation" is rare, "Minister Defence Council" nonsense.
    while (
        i < head
        and sentence.lower[i].rstrip(".") in TITLES
        and sentence.words[i] not in ("General", "Queen", "King", "Prince", "Saint", "St.")
    ):
        if words[i] in ORGANISATION_HEADS or head - i == 1:
            break
        i += 1
    return i


_GOES_ON = frozenset(("of", "for", "on", "de", "für", "against", "du", "des"))


def _tail(sentence: Sentence, head: int, end: int) -> int:
    """Where the name goes on to after the head: "Council on Foreign Relations"."""
    words = sentence.words
    j = head + 1
    if sentence.lower[head].rstrip(".") in COMPANY_ENDINGS:
        return j
    while j < end and j - head < MOST and (organisation_head(words[j]) or words[j] in LEADING_HEADS):
        j += 1
    if firm_head(words[head]) and words[head] not in LEADING_HEADS:
        return j  # Tramp Lines of Odense: the "of" tells where the firm is.
    while j < end and (words[j] in _GOES_ON or (words[j] == "in" and words[head] == "Mission")):
        k = j + 1
        while k < end and words[k] in ("the", "a", "la"):
            k += 1
        if k >= end or not sentence.capital[k]:
            break
        if (
            words[k - 1] == "the"
            and words[j] == "of"
            and lexicon.is_place(words[k])
            and words[head] not in LEADING_HEADS
        ):
            break
        k += 1
        while k < end and k - head < MOST and (sentence.capital[k] or _inner(sentence, k, end)):
            if sentence.lower[k] in TITLES:
                break  # Bank of Norway Governor
            k += 1
        j = k
    return j


def _inner(sentence: Sentence, k: int, end: int) -> bool:
    """Is it "and" before one last plain word: Ministry of Health and Welfare?"""
    words = sentence.words
    if words[k] not in ("and", "&") or k + 1 >= end or not sentence.capital[k + 1]:
        return False
    following = words[k + 1]
    return (
        lexicon.ordinary(following.lower())
        and not lexicon.is_place(following)
        and following not in LEADING_HEADS
        and not lexicon.is_place(words[k - 1])
    )


_BEFORE_TITLES = word_set("Cabinet Press Staff Office Party Council Committee Board Police Union")


_STREETS = word_set("Street St. Avenue Ave. Road Square Plaza Boulevard Lane Park Drive Station Building")


def _spoiled(sentence: Sentence, first: int, head: int, stop: int) -> bool:
    words = sentence.words
    if stop < len(sentence) and words[stop] in _STREETS and not sentence.glued[stop]:
        return True  # One Police Plaza, Old Church Street
    if stop < len(sentence) and words[head] in _BEFORE_TITLES and sentence.lower[stop] in TITLES:
        # "Chief Cabinet Secretary", "White House Press Secretary": the title goes on.
        return sentence.capital[stop]
    if (
        first in sentence.opening
        and stop - first == 2
        and words[head] in WEAK_HEADS
        and words[first] in ("New", "First", "All")
    ):
        return True
    if stop - first == 2 and words[head] in WEAK_HEADS and lexicon.is_demonym(words[first]):
        return words[head] in ("Government", "Church", "School", "Capital", "Oil", "Gas", "Energy", "Company")
    if sentence.case == "title":
        # "Minister Urges Party Unity": in a headline the words around the head must be names themselves.
        return (
            any(lexicon.ordinary(w.lower()) for w in words[first:head])
            and words[head]
            not in (
                "Ministry",
                "University",
                "Agency",
                "Corp",
                "Inc",
                "Court",
            )
        ) or stop - first > 5
    return all(w.isdigit() for w in words[first:head]) and head > first

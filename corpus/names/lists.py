"""What the gazetteer says about a sentence: the longest known form at each token, if the context lets it."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.names import lexicon
from corpus.names.candidates import HEADED, LISTED, LISTED_PHRASE, Candidate
from corpus.names.gazetteer import Entry, leading, phrases
from corpus.names.lexicon import word_set
from corpus.names.tokens import Sentence
from corpus.names.vocabulary import PLACE_PREPOSITIONS, TITLES

_CAUTIOUS = frozenset(("town", "subdivision"))
_BY = {"organisation": "list: organisations", "weapon": "list: weapons"}


def candidates(sentence: Sentence) -> Iterator[Candidate]:
    """Known names in the sentence."""
    table = phrases()
    size, i = len(sentence), 0
    if not size:
        return
    # only where quotes are curly or the white space is not one blank has a form another way to be written
    whole = sentence.text[sentence.starts[0] : sentence.ends[-1]]
    plain = "’" not in whole and " ".join(whole.split()) == whole
    while i < size:
        step = i + 1
        key = leading(sentence.words[i])
        if sentence.case == "upper":
            found = _upper(sentence, i)
        else:
            found = None
            longest = table.longest.get(key, 0) if key else 0
            for j in range(min(size, i + longest), i, -1):
                form = sentence.phrase(i, j)
                entries = table.get(form)
                if not (entries or plain):
                    entries = table.get(" ".join(form.replace("’", "'").split()))
                if entries:
                    found = (j, entries)
                    break
            if (
                found is None
                and sentence.capital[i]
                and len(sentence.words[i]) > 3
                and sentence.words[i].isupper()
            ):
                # SEOUL, Oct 4 (Reuters): a dateline's city.
                found = _upper(sentence, i)
        if found:
            end, entries = found
            for entry in entries:
                if entry.type != "weapon" and _fits(sentence, i, end, entry):
                    weight = LISTED_PHRASE if end - i > 1 and entry.kind not in _CAUTIOUS else LISTED
                    weight -= 15 * (entry.kind in _CAUTIOUS or entry.doubtful)
                    onward = end + 1 < size and sentence.lower[end] == "of" and sentence.capital[end + 1]
                    onward |= end < size and sentence.capital[end] and not sentence.glued[end]
                    back = entry.type == "organisation" and _goes_back(sentence, i)
                    if back and end - i > 1 and not entry.name.startswith(sentence.words[i]):
                        continue  # another's National Security Council, not the one known for short
                    if back or (entry.type == "organisation" and onward):
                        weight = min(weight, HEADED - 1)
                    by = _BY.get(entry.type, f"gazetteer: {_kind(entry.kind)}")
                    begin = _direction(sentence, i) if entry.type == "place" else i
                    if begin < i:
                        yield Candidate(begin, end, "place", weight + 5, by)
                    else:
                        yield Candidate(i, end, entry.type, weight, by, entry.name)
                    if end - i > 1:
                        step = end
                    break
        i = step


_DIRECTIONS = word_set(
    """North South East West Northern Southern Eastern Western Northeastern Northwestern Southeastern
    Southwestern Central Upper Lower Greater Inner Outer"""
)


def _direction(sentence: Sentence, i: int) -> int:
    """Where the place begins with the direction before it: Northern Iraq, West Jersey."""
    if i and sentence.case == "plain" and sentence.words[i - 1] in _DIRECTIONS and not sentence.glued[i]:
        return i - 1
    return i


def _goes_back(sentence: Sentence, i: int) -> bool:
    """Does a capital before make the known form the end of a longer one: National Security Council?"""
    return i > 0 and sentence.capital[i - 1] and not sentence.small[i - 1] and not sentence.glued[i]


def _kind(kind: str) -> str:
    return {"country": "countries", "region": "states and regions", "regions": "regions"}.get(kind, "places")


def _upper(sentence: Sentence, i: int) -> tuple[int, tuple[Entry, ...]] | None:
    table = phrases()
    for j in range(min(len(sentence), i + 4), i, -1):
        form = sentence.phrase(i, j)
        known = table.upper.get(form)
        if known is None and j == i + 1 and len(form) in (2, 3, 4) and form in table:
            known = form if form == "US" or form.lower() not in lexicon.words() else None
        if known is not None:
            return j, table[known]
    return None


def _fits(sentence: Sentence, i: int, end: int, entry: Entry) -> bool:
    """Does what stands around the known form let it be that name here?"""
    size = len(sentence)
    before = sentence.lower[i - 1] if i else ""
    cautious = entry.doubtful or entry.kind in _CAUTIOUS
    if (
        end - i == 1
        and i in sentence.opening
        and lexicon.ordinary(sentence.lower[i])
        and sentence.words[i].istitle()
    ):
        return False
    if (
        sentence.case == "upper"
        and end - i == 1
        and entry.type != "place"
        and lexicon.ordinary(sentence.lower[i])
    ):
        return False
    if sentence.case != "plain" and (
        cautious or (end - i == 1 and sentence.words[i].istitle() and lexicon.ordinary(sentence.lower[i]))
    ):
        return False
    if entry.type == "place":
        if sentence.case == "upper":
            return not cautious
        follows = end < size and not sentence.glued[end] and sentence.words[end]
        preceded = (
            i > 0 and sentence.capital[i - 1] and not sentence.glued[i] and before.rstrip(".") not in TITLES
        )
        if (
            preceded
            and not sentence.small[i - 1]
            and sentence.words[i - 1] not in _DIRECTIONS
            and not lexicon.is_demonym(sentence.words[i - 1])
            and end - i == 1
        ) and not ((i - 1 in sentence.opening or sentence.case == "title") and lexicon.ordinary(before)):
            return bool(phrases().get(sentence.words[i - 1])) and not cautious
        if follows and sentence.capital[end] and sentence.case == "plain" and not _explained(sentence, end):
            return False
        if cautious:
            return (
                before in PLACE_PREPOSITIONS
                or before == "of"
                or _before_country(sentence, end)
                or (entry.kind == "regions" and _the_region(sentence, i, end))
            )
    elif (
        sentence.words[i] in ("The", "the")
        and end < size
        and sentence.capital[end]
        and not sentence.glued[end]
    ):
        # "The Australian Federal Police" is not of The Australian.
        return False
    elif cautious:
        if i in sentence.opening or (i and sentence.capital[i - 1]):
            return False
        if end < size and sentence.capital[end] and not sentence.glued[end]:
            return False
    return True


def _explained(sentence: Sentence, i: int) -> bool:
    """May the capitalised token i follow a place without being part of one name with it?"""
    low = sentence.lower[i].rstrip(".")
    word = sentence.words[i]
    if low in TITLES or sentence.small[i] or lexicon.is_demonym(word):
        return True
    if word in lexicon.given_names() or any(
        e.kind in ("country", "capital", "region") for e in phrases().get(word, ())
    ):
        return True
    return low in (
        "district",
        "attorney",
        "supreme",
        "prime",
        "foreign",
        "defence",
        "defense",
        "vice",
        "deputy",
        "first",
        "interior",
        "finance",
    )


def _the_region(sentence: Sentence, i: int, end: int) -> bool:
    """ "sank in the Baltic.", but not "in the Baltic states"."""
    if i < 2 or sentence.lower[i - 1] != "the":
        return False
    goes_on = end < len(sentence) and (
        sentence.capital[end]
        or (sentence.words[end].isalpha() and end not in sentence.opening and not sentence.small[end])
    )
    return sentence.lower[i - 2] in PLACE_PREPOSITIONS and not goes_on


def _before_country(sentence: Sentence, end: int) -> bool:
    if end + 1 >= len(sentence) or sentence.words[end] != ",":
        return False
    for stop in (end + 2, end + 3):
        if stop <= len(sentence) and any(
            e.kind in ("country", "region", "regions")
            for e in phrases().get(sentence.phrase(end + 1, stop), ())
        ):
            return True
    return False

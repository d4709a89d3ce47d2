"""Weapons and platforms: designators, ship names, classes, and names that a weapon word introduces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.names import lexicon
from corpus.names.candidates import CONTEXT, DESIGNATOR, GEOGRAPHIC, LISTED, Candidate
from corpus.names.gazetteer import phrases
from corpus.names.lexicon import word_set
from corpus.names.tokens import Sentence
from corpus.names.vocabulary import organisation_head

WEAPON_WORDS = word_set(
    """missile missiles rocket rockets drone drones uav uavs ucav ucavs uas tank tanks howitzer howitzers
    submarine submarines fighter fighters bomber bombers helicopter helicopters torpedo torpedoes
    frigate frigates destroyer destroyers corvette corvettes launcher launchers rifle rifles gunship
    gunships warship warships jet jets aircraft warplane warplanes interceptor interceptors icbm icbms
    slbm slbms irbm munition munitions bomb bombs mortar mortars glider vehicle vehicles battery
    batteries warhead warheads mlrs quadcopter artillery satellite airframe variant variants system
    systems boat boats carrier carriers cruiser cruisers gun guns cannon"""
)
PLAIN_WEAPON_WORDS = word_set(
    """vehicle vehicles system systems battery batteries satellite variant variants boat boats aircraft jet
    jets carrier carriers gun guns artillery airframe bomb bombs glider tank tanks fighter fighters
    launcher launchers"""
)
"""Weapon words before which an unknown name is no weapon ("Toyota vehicles", "Emirates jet")."""

WEAPON_ADJECTIVES = word_set(
    """ballistic cruise underwater sea-launched
    intercontinental medium-range short-range long-range intermediate-range anti-tank
    anti-ship anti-aircraft air-to-air surface-to-air hypersonic nuclear nuclear-powered nuclear-capable
    attack combat strike reconnaissance surveillance kamikaze suicide loitering guided self-propelled
    main battle stealth multiple unmanned military aerial naval air defence defense solid-fuel
    solid-fueled armed class type exploding armored armoured infantry fighting strategic tactical
    precision-guided submarine-launched"""
)
SHIP_PREFIXES = word_set(
    """USS USNS HMS HMAS HMCS HMNZS INS ROKS JS KRI BRP PNS ARA FS HNLMS HDMS HNoMS ORP TCG RFS RSS KD SMS"""
)

_DESIGNATOR = re.compile(
    r"(?:[A-Z]{1,5}|[A-Z][a-z])-\d{1,4}[A-Za-z]{0,3}|(?:MiG|Su|Tu|Mi|Ka|An|Il|Yak|Kh|Be)-\d{1,4}[A-Z]{0,3}|T\d{2}"
)
_SERIAL = re.compile(r"[A-Z][a-z]{2,}-\d{1,4}[A-Z]{0,3}")
_NOT_WEAPONS = re.compile(
    r"(?:COVID|SARS|PM|MERS|CO|GPT|UTC|GMT|ISO|SPF|CBS|PS|HR|S|H|M|A|E|I|U|G|P|B1|Q|FY|SR|US|EU|SB|AB|HB|HF|CES|BP|QB|PG"
    r"|Covid|Co|No|Ch|Vol|Fig|Pp|Ps|Fy|Apollo|Channel|Catch|Article|Chapter|Route|Boeing|Airbus|Formula|Room|Area|Big"
    r"|Omicron|MD|DC|CRJ|ERJ|Interstate|Soyuz|Voyager|Ariane|Falcon|Under)-\d"
)
_PLAIN_DESIGNATORS = re.compile(
    r"(?:[ABCEFHKMPQSTUV]|AK|KC|AC|EA|CH|UH|AH|MH|RQ|MQ|RPG|RS|SS|SM|SA|MiG|Su|Tu|Mi|Ka|Kh|Il|An|DF|JL|HQ|KN|PL|YJ|FA|BM|BMP|BTR|KH|GBU|AGM|AIM|TOW|TB|LRASM|JASSM|PAC|EC|NH|CV|MV|WZ|GJ|TU|SU)-\d{1,4}[A-Za-z]{0,3}"
)
_CONTEXT_LETTERS = word_set("S H M A E I U G P Q")


def candidates(sentence: Sentence) -> Iterator[Candidate]:
    """Weapons the sentence names."""
    for i, word in enumerate(sentence.words):
        if not sentence.capital[i] or len(word) > 40:
            continue
        if "-" in word or word[-1].isdigit() or word[-1].isupper():
            yield from _designated(sentence, i)
        if word in SHIP_PREFIXES:
            yield from _ship(sentence, i)
        yield from _class(sentence, i)
        if sentence.case == "plain":
            yield from _introduced(sentence, i)
        yield from _listed(sentence, i)


def _weapon_word_after(sentence: Sentence, j: int, most: int = 4) -> bool:
    """Does a weapon word follow, over adjectives that weapons have?"""
    size = len(sentence)
    for k in range(j, min(size, j + most)):
        word = sentence.lower[k]
        if word in WEAPON_WORDS:
            return True
        if word not in WEAPON_ADJECTIVES and word not in "’'-”\"":
            return False
    return False


def _designated(sentence: Sentence, i: int) -> Iterator[Candidate]:
    word, size = sentence.words[i], len(sentence)
    end = i + 1
    serial = _SERIAL.fullmatch(word) is not None
    if not serial and not _DESIGNATOR.fullmatch(word):
        return
    letters = word.split("-")[0]
    follows = _weapon_word_after(sentence, end, 6) or (end < size and _nickname(sentence, end))
    if _NOT_WEAPONS.match(word) and not (
        letters in _CONTEXT_LETTERS and (follows or _weapon_near(sentence, i))
    ):
        return
    sure = not serial and _PLAIN_DESIGNATORS.fullmatch(word)
    if not (sure or follows or _weapon_near(sentence, i) or phrases().get(letters)):
        return
    if end < size and _nickname(sentence, end):
        end += 1
        if end < size and sentence.capital[end] and not sentence.glued[end] and _nickname(sentence, end):
            end += 1
    yield Candidate(i, end, "weapon", DESIGNATOR, "rule: designator")


def _nickname(sentence: Sentence, i: int) -> bool:
    """Is token i the name after a designator: CH-47 Chinook, F-16 Fighting Falcon?"""
    word = sentence.words[i]
    if not sentence.capital[i] or sentence.glued[i] or not word.isalpha() or word.isupper():
        return False
    low = sentence.lower[i]
    if sentence.small[i] or low in WEAPON_WORDS or lexicon.is_demonym(word) or organisation_head(word):
        return False
    return not any(e.type == "place" for e in phrases().get(word, ()))


def _weapon_near(sentence: Sentence, i: int) -> bool:
    window = sentence.lower[max(0, i - 8) : i + 9]
    return any(
        w in WEAPON_WORDS and w not in ("systems", "system", "vehicle", "vehicles", "variant", "variants")
        for w in window
    )


def _ship(sentence: Sentence, i: int) -> Iterator[Candidate]:
    j, size = i + 1, len(sentence)
    while (
        j < size
        and j - i < 4
        and sentence.capital[j]
        and not sentence.glued[j]
        and sentence.words[j][-1] != ","
    ):
        if sentence.small[j] and j > i + 1:
            break
        j += 1
    if j > i + 1:
        yield Candidate(i, j, "weapon", DESIGNATOR, "rule: ship prefix")


_OTHER_CLASSES = word_set("first business world economy middle working ruling upper the master club")


def _class(sentence: Sentence, i: int) -> Iterator[Candidate]:
    """Virginia-class submarine, Shahab class missiles: with "class" when it is of ships."""
    words, size = sentence.words, len(sentence)
    j = i + 1
    if j < size and words[j] == "-" and j + 1 < size and sentence.lower[j + 1] == "class":
        j += 1
    hyphened = sentence.lower[i].endswith("-class")
    if not hyphened and (j >= size or sentence.lower[j] != "class"):
        return
    end = i + 1 if hyphened else j + 1
    if words[i].split("-")[0].lower() in _OTHER_CLASSES:
        return
    if (
        not hyphened
        and j == i + 1
        and lexicon.ordinary(sentence.lower[i])
        and not _weapon_word_after(sentence, end, 6)
    ):
        return
    if not _weapon_word_after(sentence, end, 6) and not (i and _weapon_near(sentence, i)):
        return
    missiles = any("missile" in w or "drone" in w or "icbm" in w for w in sentence.lower[end : end + 4])
    start = i
    if (
        (hyphened or j > i + 1)
        and i
        and sentence.capital[i - 1]
        and i - 1 not in sentence.opening
        and not sentence.glued[i]
    ):
        # Arleigh Burke-class, but "the Russian Kilo-class", "India Kalvari-class"
        before = words[i - 1]
        start -= not (lexicon.is_demonym(before) or lexicon.is_place(before) or before.isupper())
    yield Candidate(start, i + 1 if missiles and not hyphened else end, "weapon", DESIGNATOR, "rule: X class")


def _introduced(sentence: Sentence, i: int) -> Iterator[Candidate]:
    """ "X missiles", "X drones": an unknown name right before a weapon word."""
    word, low = sentence.words[i], sentence.lower[i]
    if (
        len(word) < 4
        or not word.isalpha()
        or word.isupper()
        or (i in sentence.opening and lexicon.ordinary(low))
    ):
        return
    if i and sentence.capital[i - 1] and not sentence.glued[i]:
        previous = sentence.words[i - 1]
        if (
            not lexicon.is_demonym(previous)
            and not lexicon.is_place(previous)
            and i - 1 not in sentence.opening
        ):
            return
    if lexicon.is_demonym(word) or sentence.small[i] or low in WEAPON_ADJECTIVES or low in WEAPON_WORDS:
        return
    entries = phrases().get(word, ())
    if any(e.type in ("place", "organisation") for e in entries) or organisation_head(word):
        return
    if lexicon.ordinary(low) and low.endswith(("ed", "ing", "ly", "an", "ic")):
        return
    j = i + 1
    if j < len(sentence) and sentence.words[j] in ("'s", "’s"):
        return
    size = len(sentence)
    while j < size and j < i + 4 and sentence.lower[j] in WEAPON_ADJECTIVES:
        j += 1
    if (
        j < size and sentence.lower[j] in WEAPON_WORDS - PLAIN_WEAPON_WORDS and sentence.words[j].islower()
    ) or (j < size and sentence.words[j] in ("UAV", "UAVs", "ICBM", "ICBMs", "UCAV", "SLBM", "MLRS")):
        yield Candidate(i, i + 1, "weapon", GEOGRAPHIC, f"rule: X {sentence.lower[j]}")


_MODEL = re.compile(r"[A-Z]{1,4}\d{1,3}[A-Z]{0,2}\d{0,2}|[A-Z]{1,4}-\d{1,4}[A-Z]{0,2}")
_MARK = re.compile(r"\d{1,2}(?:[A-Z]\d?)?|I{1,3}|IV|V")


def _model(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """The known name with its type: M1 Abrams, Leopard 2A4, Trident II."""
    if start and _MODEL.fullmatch(sentence.words[start - 1]) and not sentence.glued[start]:
        start -= 1
    following = end < len(sentence) and not sentence.glued[end] and sentence.words[end]
    if following and _MARK.fullmatch(following):
        end += 1
    return start, end


def _listed(sentence: Sentence, i: int) -> Iterator[Candidate]:
    """Names of weapons that are known, where the sentence speaks of weapons."""
    size = len(sentence)
    for j in (i + 2, i + 1):
        if j > size:
            continue
        form = sentence.phrase(i, j)
        name = next(
            (
                e.name
                for f in (form, form[:-1])
                if f and (f == form or form[-1] == "s")
                for e in phrases().get(f, ())
                if e.type == "weapon"
            ),
            None,
        )
        if name is None:
            continue
        single = j == i + 1
        ordinary = single and (
            lexicon.ordinary(sentence.lower[i]) or sentence.words[i] in lexicon.given_names()
        )
        if i in sentence.opening and ordinary and not _weapon_word_after(sentence, j):
            return
        if (single or ordinary) and not _weapon_near(sentence, i):
            weight = CONTEXT - 10
            beside = (j < size and sentence.capital[j] and not sentence.glued[j]) or (
                i and sentence.capital[i - 1]
            )
            if (
                beside
                or ordinary
                or any(e.type != "weapon" for e in phrases().get(form, ()))
                or len(form) < 5
            ):
                return
        else:
            weight = LISTED + 12
        start, end = _model(sentence, i, j)
        whole = None if (start, end) != (i, j) else name
        yield Candidate(start, end, "weapon", weight, "list: weapons", whole)
        return

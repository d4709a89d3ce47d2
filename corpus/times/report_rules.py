"""Rules for the periods that business reports count in: "the latest quarter", "a year-ago loss"."""

from __future__ import annotations

import re
from datetime import date

from corpus.times.grammar import Context, Reading, Rule
from corpus.times.words import YEAR, add_months

# A report goes on so many sentences after it has named its quarter.
_REPORT = 8
_FIGURE = re.compile(r"[$£€%]|\b(?:per\s?cent|million|billion|earned|earnings|profit|sales|revenue)\b")
_FOR = re.compile(r"\b(?:for|in|of|during|through|throughout)\s+$", re.IGNORECASE)
# "the year ending 30 June", "the year before", "the week of the strike": told by what follows.
_TOLD_AFTER = re.compile(
    r"\s+(?:end\w*|to\b|before|after|of|that|when|in\b|from|until|\d)|['’-]", re.IGNORECASE
)


def reported(at: Context) -> date | None:
    """The first day of the quarter that the text reports on, if it has named one a while ago."""
    told = at.narrative.last.get("quarter")
    if told is None or at.number - told.sentence > _REPORT:
        return None
    step = f"the report is on “{' '.join(told.said.split())}”"
    if step not in at.steps:
        at.steps.append(step)
    return told.day


def quarter_before(at: Context) -> str | None:
    """What "a year earlier" is where a quarter's figures are compared: that quarter of the year before."""
    if _FIGURE.search(at.text, *at.sentence) is None or (day := reported(at)) is None:
        return None
    return _quarter_of(day.year - 1, day)


def _quarter_of(year: int, day: date) -> str:
    return f"{year:04d}-Q{(day.month + 2) // 3}"


def _latest(m: re.Match[str], at: Context) -> Reading | None:
    """ "the latest quarter": the one named before, else the one that had ended when the article came out."""
    day = reported(at)
    if day is not None:
        return Reading(_quarter_of(day.year, day), relative=True)
    now = at.now("XXXX-QX")
    back = 3 if m["latest"] or at.tense(m) != "future" else 0
    year, month_ = add_months(now.year, now.month, -back)
    return Reading(f"{year:04d}-Q{(month_ + 2) // 3}", relative=True)


def _year_ago(m: re.Match[str], at: Context) -> Reading | None:
    day = reported(at)
    if day is not None:
        return Reading(_quarter_of(day.year - 1, day), relative=True)
    return Reading(f"{at.now('XXXX').year - 1:04d}", relative=True)


def _of_year(m: re.Match[str], at: Context) -> Reading | None:
    """ "the 1988 period": the quarter reported on, of that year."""
    day = reported(at)
    if day is None:
        return Reading(m["year"])
    return Reading(_quarter_of(int(m["year"]), day), relative=True)


def _fiscal(m: re.Match[str], at: Context) -> Reading | None:
    if m["year"]:
        return Reading(m["year"])
    return Reading(f"{at.now('XXXX').year - bool(m['latest']):04d}", relative=True)


def _running(m: re.Match[str], at: Context) -> Reading | None:
    """ "for the year": the running one."""
    bare = m["full"] is None
    if bare and (
        _FOR.search(at.text, max(at.sentence.start, m.start() - 12), m.start()) is None
        or _TOLD_AFTER.match(at.text, m.end(), at.sentence.end)
    ):
        return None
    return Reading(f"{at.now('XXXX').year:04d}", relative=True)


def _ending(m: re.Match[str], at: Context) -> Reading | None:
    return Reading("P1Y", "duration")


def rules() -> tuple[Rule, ...]:
    """The rules of this file."""
    ago = r"year~(?:ago|earlier)"
    return (
        Rule(
            "latest-quarter",
            "the quarter reported on",
            "U",
            r"the_(?:(?P<latest>latest|most_recent)_)?quarter(?![-‑s])",
            _latest,
        ),
        Rule("latest-period", "the quarter reported on", "N", r"the_(?P<latest>latest)_period", _latest),
        Rule(
            "year-ago-period",
            "the same time a year before",
            "U",
            rf"(?:the_)?(?:(?:comparable|corresponding|same)_)?{ago}_(?:quarter|period)",
            _year_ago,
        ),
        Rule("year-ago", "the same time a year before", "U", r"year[-‑](?:ago|earlier)", _year_ago),
        Rule(
            "period-of-year", "a period of a year", "Y", rf"the_(?P<year>{YEAR})_(?:quarter|period)", _of_year
        ),
        Rule(
            "fiscal-year",
            "a business year, taken for the year it is called by",
            "UY",
            rf"(?:fiscal_(?P<year>{YEAR})|the_(?:(?:current|(?P<latest>latest|last))_)?fiscal_year)",
            _fiscal,
        ),
        Rule("year-ending", "a length of time", "U", r"the_(?:fiscal_)?year(?=_end(?:ed|ing|s)\b)", _ending),
        Rule("running", "the running year", "U", r"the_(?:(?P<full>full|whole|entire)_)?year", _running),
    )

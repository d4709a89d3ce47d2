"""How the screen words dates, numbers and titles; all of it safe to show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from rich.cells import cell_len, set_cell_size

from corpus import opening
from tui.terminal import says_unicode, visible

if TYPE_CHECKING:
    from corpus.model import Annotated, Correction, DateOrigin, DateRange, PublishedDate, TimelineRow
    from index.results import Story

# Words a minute of an adult reading news in English, as usually measured (Brysbaert 2019: 238).
READING_SPEED = 238

GLYPHS: dict[str, str] = {"person": "◆", "organisation": "▲", "place": "●", "weapon": "✦", "event": "★"}
PLURALS: dict[str, str] = {
    "person": "People",
    "organisation": "Organisations",
    "place": "Places",
    "weapon": "Weapons",
    "event": "Events",
}


# The same in ASCII.
LETTERS: dict[str, str] = {"person": "P", "organisation": "O", "place": "L", "weapon": "W", "event": "E"}


def glyph(kind: str) -> str:
    """The sign of a type of entity."""
    return (GLYPHS if says_unicode() else LETTERS)[kind]


def one_line(text: str) -> str:
    """The text on one line, safe for a terminal."""
    return visible(" ".join(text.split()))


def number(count: int) -> str:
    """A number with its thousands apart."""
    return f"{count:,}"


def plural(count: int, word: str) -> str:
    """A number and its word: 1 source, 2 sources."""
    return f"{count:,} {word}" if count == 1 else f"{count:,} {word}s"


def reading_time(words: int) -> str:
    """How long the article takes to read."""
    return f"{max(1, round(words / READING_SPEED))} min"


_dates: Literal["words", "iso"] = "words"


def write_dates(how: Literal["words", "iso"]) -> None:
    """How dates are to be written from now on."""
    global _dates
    _dates = how


def range_words(date: DateRange) -> str:
    """A date as exactly as it is known: 27 Jul 1953, Feb 2018, autumn 2022; or 1953-07-27, 2018-02."""
    if _dates == "iso":
        return _iso(date)
    from corpus.times.value import describe

    return describe(date)


def _iso(date: DateRange) -> str:
    """ISO 8601: what is neither a day, a month nor a year is an interval of days, both included."""
    begin, end = date.begin.isoformat(), date.end.isoformat()
    cut = {"day": 10, "month": 7, "year": 4}.get(date.precision)
    return f"{begin}/{end}" if cut is None else begin[:cut]


def published_words(published: PublishedDate | None) -> str:
    """When an article was published, an inferred date marked; "" when unknown."""
    if published is None:
        return ""
    about = "≈ " if published.origin == "inferred" else ""
    return about + range_words(published)


# Who says when an article was published.
ORIGINS: dict[DateOrigin, str] = {
    "reader": "set by you",
    "metadata": "stated with the article",
    "text": "stated in its text",
    "filename": "in the name of its file",
    "story": "from other articles of its story",
    "file-time": "the day its file was last changed",
    "inferred": "argued from what it tells",
}


def of_origin(origin: DateOrigin) -> str:
    """Where a published date comes from, in words."""
    return ORIGINS[origin]


def story_words(story: Story) -> str:
    """How many near copies there are, and of how many sources: "one of 3 near copies, 2 sources"."""
    return f"one of {number(len(story.articles))} near copies, {plural(story.sources, 'independent source')}"


def correction_words(said: Correction) -> str:
    """What the reader has said of an entity: "Ada Park counts as Tomas Rell"."""
    who = ", ".join(one_line(name) for name in (said.names or said.entities))
    form = "" if said.surface is None else f"“{one_line(said.surface)}”"
    match said.kind:
        case "merge":
            verb = "counts as" if len(said.entities) == 1 else "count as"
            return f"{who} {verb} {one_line(said.name or said.into or '')}"
        case "split":
            return f"{form or one_line(said.name or said.into or '')} is split off {who}"
        case "rename":
            return f"{who} is named {one_line(said.name or '')}"
        case "retype":
            return f"{who} is of type {said.type}"
        case _:
            return f"{form} is no name of {who}" if form else f"{who} is no entity"


def cut_in_middle(text: str, width: int) -> str:
    """The text in so many cells, its beginning and, of a path the part that tells most, more of its end."""
    if cell_len(text) <= width:
        return text
    room = max(0, width - 1)
    head = set_cell_size(text, room // 3)
    tail, cells = "", 0
    for character in reversed(text):
        cells += cell_len(character)
        if cells > room - room // 3:
            break
        tail = character + tail
    return f"{head}…{tail}" if width > 0 else ""


def first_words(article: Annotated) -> str:
    """The beginning of an article's own words, for one without a title."""
    return visible(
        opening.first_words(article.text, ((part.start, part.end) for part in article.boilerplate))
    )


def event_date(row: TimelineRow, article: Annotated | None) -> str:
    """When a row of the timeline happened; of a date without a year, what the article says of it."""
    if row.date is not None:
        return range_words(row.date)
    if article is not None:
        values = {event.id: article.times[event.time].value for event in article.events}
        for report in row.reports:
            if (value := values.get(report.event)) is not None:
                return yearless(value)
    return "year unknown"


MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def yearless(value: str) -> str:
    """A TIMEX3 value without a year in words: ``XXXX-03-27`` is "27 Mar, year unknown"."""
    parts = value.split("-")
    if len(parts) < 2 or not parts[1].isdigit() or not 1 <= int(parts[1]) <= 12:
        return "year unknown"
    month = MONTHS[int(parts[1]) - 1]
    day = parts[2][:2] if len(parts) > 2 else ""
    return f"{int(day)} {month}, year unknown" if day.isdigit() else f"{month}, year unknown"

"""What the command ``entity`` prints: one fact a line, under headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.output import one_line, put, to_json
from tui.wording import plural, published_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.entity_results import Concordance, EntityView

# Months and sources that are printed; the JSON has all.
SHOWN = 24


def print_entity(view: EntityView, concordance: Concordance | None, *, as_json: bool) -> None:
    """An entity, and its mentions in their sentences."""
    if as_json:
        told = view.model_dump(mode="json")
        if concordance is not None:
            told["concordance"] = concordance.model_dump(mode="json")
        put(to_json(told))
        return
    for line in (*_told(view), *_lines(concordance)):
        put(line)


def _told(view: EntityView) -> Iterator[str]:
    entity, seen = view.entity, view.seen
    yield f"{one_line(entity.name)} · {entity.type} · {entity.entity}"
    yield f"{plural(entity.mentions, 'mention')} in {plural(entity.articles, 'article')}"
    if seen is not None:
        yield f"first seen {published_words(seen.first)} in {one_line(seen.first_article)}"
        yield f"last seen {published_words(seen.last)} in {one_line(seen.last_article)}"
    yield ""
    yield "# written"
    for surface, count in entity.variants.items():
        yield f"{count:6,}  {one_line(surface)}"
    if view.adjectives:
        yield ""
        yield "# adjectives, which are no mentions; articles"
        for word, count in view.adjectives.items():
            yield f"{count:6,}  {one_line(word)}"
    for name, counts in (("months", view.months), ("sources", view.sources)):
        if counts:
            yield ""
            yield f"# {name}; articles"
            for found in counts[-SHOWN:] if name == "months" else counts[:SHOWN]:
                yield f"{found.articles:6,}  {one_line(found.value)}"
            if len(counts) > SHOWN:
                yield f"        {'before these' if name == 'months' else 'and'} {len(counts) - SHOWN:,} more"
    if view.together:
        yield ""
        read = f"sentences, of the newest {plural(view.read, 'article')}"
        yield f"# together with; articles, {read}"
        for other in view.together:
            yield f"{other.articles:6,} {other.sentences:6,}  {one_line(other.name)} · {other.type}"


def _lines(concordance: Concordance | None) -> Iterator[str]:
    if concordance is None or not concordance.lines:
        return
    yield ""
    yield f"# mentions {concordance.offset + 1:,} to {concordance.offset + len(concordance.lines):,}"
    for line in concordance.lines:
        about = " · ".join(part for part in (line.source or "", published_words(line.published)) if part)
        yield f"{one_line(line.article)} at {line.start:,}{' · ' if about else ''}{one_line(about)}"
        yield f"  {_spaced(line.before)}[{one_line(line.text)}]{_spaced(line.after)}"


def _spaced(text: str) -> str:
    """On one line, the space at its ends kept as one."""
    inner = one_line(text)
    before, after = " " * text[:1].isspace(), " " * (inner != "" and text[-1:].isspace())
    return f"{before}{inner}{after}"

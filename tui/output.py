"""What the commands print: data on stdout in the form asked for, narration on stderr.

Article text passes ``visible`` (plain, CSV, Markdown) or ``json_safe`` (JSON) before it reaches a stream.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol

from tui.terminal import json_safe, visible

if TYPE_CHECKING:
    from pydantic import BaseModel

    from corpus.model import Article, Entity, PublishedDate, Refused
    from index.library import Library
    from index.results import AddProgress, AddReport, Page

# A spreadsheet reads a cell that begins so as a formula (OWASP, "CSV injection").
FORMULA_STARTS = ("=", "+", "-", "@")


def narrate(line: str) -> None:
    """One line for the person at the terminal, on stderr."""
    sys.stderr.write(one_line(line) + "\n")
    sys.stderr.flush()


def one_line(text: str) -> str:
    """The text on one line, safe for a terminal."""
    return visible(" ".join(text.split()))


def put(line: str = "") -> None:
    """One line of data on stdout."""
    sys.stdout.write(line + "\n")


def to_json(value: Any) -> str:
    """JSON that holds no raw control character, safe to print."""
    return json_safe(json.dumps(value, ensure_ascii=False, separators=(", ", ": ")))


def print_json(model: BaseModel) -> None:
    """One model as one line of JSON."""
    put(to_json(model.model_dump(mode="json")))


def print_json_list(models: Iterable[BaseModel]) -> None:
    """A JSON array, one element a line."""
    put("[")
    before = ""
    for model in models:
        if before:
            put(before + ",")
        before = to_json(model.model_dump(mode="json"))
    if before:
        put(before)
    put("]")


def print_csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """CSV with a header row; text is made visible and never a formula."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([cell(value) for value in row])


def cell(value: object) -> object:
    """A CSV cell of this value."""
    if not isinstance(value, str):
        return "" if value is None else value
    text = visible(value)
    return "'" + text if text.startswith(FORMULA_STARTS) else text


class AddingBar(Protocol):
    """What is shown of an adding while it goes on."""

    def articles(self, progress: AddProgress) -> None:
        """So many articles are done, and this is under way."""

    def bytes(self, more: int) -> None:
        """So many more bytes are read."""

    def refused(self, refused: Refused) -> None:
        """An input could not be taken."""


class _Silent:
    def articles(self, progress: AddProgress) -> None:
        pass

    def bytes(self, more: int) -> None:
        pass

    def refused(self, refused: Refused) -> None:
        narrate(f"refused {refused}")


@contextmanager
def adding(total: int | None, stopped: Callable[[], bool] | None = None) -> Iterator[AddingBar]:
    """A progress bar on stderr while articles are added; where that is no terminal, only the refusals.

    ``total`` is how many bytes will be read, where that is known; ``stopped`` whether it is to end early.
    """
    if not sys.stderr.isatty():
        yield _Silent()
        return
    from tui.adding_bar import shown

    with shown(total, stopped) as bar:
        yield bar


def naming_refused(items: Iterable[Article | Refused]) -> Iterator[Article | Refused]:
    """The items as they come, each refused one named with its reason on stderr."""
    from corpus.model import Refused

    for item in items:
        if isinstance(item, Refused):
            narrate(f"refused {item}")
        yield item


def summary(report: AddReport) -> str:
    """What became of the inputs, in one line: ``5 added, 2 unchanged; 1 file gone; 3 refused``."""
    taken = counted(
        (report.added, "added"),
        (report.replaced, "replaced"),
        (report.unchanged, "unchanged"),
        (report.repeated, "repeated"),
    )
    besides = counted(
        (report.annotated, "annotated anew"),
        (report.gone, f"{plural(report.gone, 'file')} gone"),
        (report.pruned, "taken out"),
    )
    refused = counted((report.refusals, "refused"))
    return "; ".join(part for part in (taken, besides, refused) if part) or "nothing to add"


def counted(*counts: tuple[int, str]) -> str:
    """Those that are not nothing: ``5 added, 2 unchanged``."""
    return ", ".join(f"{count:,} {word}" for count, word in counts if count)


def when(published: PublishedDate | None) -> str:
    """A published date as exactly as it is known; "≈" marks what was inferred."""
    if published is None:
        return "undated"
    from corpus.times.value import describe

    return ("≈ " if published.origin == "inferred" else "") + describe(published)


def print_hits(page: Page, form: str) -> None:
    """The hits of a search."""
    if form == "json":
        print_json(page)
    elif form == "jsonl":
        for hit in page.hits:
            print_json(hit)
    elif form == "csv":
        print_csv(
            ("id", "title", "source", "published", "score", "path", "snippet"),
            (
                (
                    hit.id,
                    hit.title,
                    hit.source,
                    hit.published.begin.isoformat() if hit.published else None,
                    round(hit.score, 4),
                    hit.path,
                    " … ".join(" ".join(snippet.text.split()) for snippet in hit.snippets),
                )
                for hit in page.hits
            ),
        )
    else:
        for hit in page.hits:
            put(f"{visible(hit.id)}  {one_line(hit.title or f'untitled: {hit.opening}')}")
            more = f" · and {hit.copies} more" if hit.copies and page.stories is not None else ""
            put(f"    {one_line(hit.source or 'source unknown')} · {when(hit.published)}{more}")
            for snippet in hit.snippets:
                put(f"    …{one_line(snippet.text)}…")
        of = (
            f"{page.total} hits" if page.stories is None else f"{page.stories} stories, {page.total} articles"
        )
        narrate(f"{len(page.hits)} of {of}, {page.seconds * 1000:.0f} ms · {page.understood}")
    for line in (*page.notes, *page.suggestions):
        narrate(line)


def print_entities(entities: Sequence[Entity], form: str) -> None:
    """Entities with their counts and variants."""
    if form == "json":
        print_json_list(entities)
    elif form == "csv":
        print_csv(
            ("entity", "type", "name", "mentions", "articles", "variants"),
            ((e.entity, e.type, e.name, e.mentions, e.articles, " | ".join(e.variants)) for e in entities),
        )
    else:
        for entity in entities:
            others = [name for name in entity.variants if name != entity.name]
            also = f"  ({', '.join(others)})" if others else ""
            counts = f"{entity.mentions:6} {entity.articles:5}"
            put(f"{counts}  {entity.type:12}  {one_line(entity.name + also)}")


def markdown(text: str) -> str:
    """The text on one line with Markdown's and HTML's special characters escaped (CommonMark 2.4)."""
    escaped = "".join(
        "\\" + character if character in "\\`*_{}[]<>()#+-!|&" else character for character in text
    )
    return one_line(escaped)


def plural(count: int, word: str) -> str:
    """The word, in the plural unless there is one."""
    return word if count == 1 else word + "s"


def print_demo(library: Library) -> None:
    """The sample as tables, for a demo into a pipe."""
    put("# dateline search inquiry")
    print_hits(library.search("inquiry", limit=5), "plain")
    put("\n# dateline entities")
    print_entities(library.entities(limit=20), "plain")
    put("\n# dateline timeline")
    from tui.output_timeline import print_timeline

    print_timeline(library.timeline(), "plain")


def explain(error: Exception) -> int | None:
    """Tells a person's mistake (or an unusable library) on stderr; the exit code, or None for a bug."""
    from index.errors import USERS_MISTAKES, LibraryUnusable, QueryError

    match error:
        case QueryError():
            narrate(f"query, column {error.column}: {error.message}")
            if error.suggestion:
                narrate(error.suggestion)
            return 2
        case LibraryUnusable():
            narrate(str(error))
            return 3
        case _ if isinstance(error, USERS_MISTAKES):
            narrate(str(error))
            return 2
        case _:
            return None

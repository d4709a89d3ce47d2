"""The commands that keep a library whole: looking it through and mending it, taking it out and in again."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated

import typer

from tui.__main__ import DONE, SOME_REFUSED, library_folder
from tui.cli import JsonOption, LibraryOption, QueryArgument, app, opened

if TYPE_CHECKING:
    from typing import BinaryIO

    from corpus.model import Article, Refused
    from index.doctor import Examination
    from index.results import AddReport

UNUSABLE = 3


@app.command()
def doctor(
    context: typer.Context,
    library: LibraryOption = None,
    mend: Annotated[
        bool,
        typer.Option("--repair", help="Mend what can be: a damaged store, a missing or damaged index."),
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Check the store, the index against it, and the files; say what is wrong and, with --repair, mend it."""
    from index.doctor import examine, repair
    from tui.cli_settings import settings_check
    from tui.output import narrate, print_json

    root = library_folder(library or context.obj)
    found = repair(root, narrate) if mend else examine(root)
    found = found.model_copy(update={"checks": (*found.checks, settings_check())})
    if as_json:
        print_json(found)
    else:
        _print(found)
    if found.state == "unusable":
        raise typer.Exit(UNUSABLE)
    raise typer.Exit(SOME_REFUSED if found.state == "mendable" or found.lost else DONE)


def _print(found: Examination) -> None:
    from tui.output import narrate, one_line, put

    for line in found.mended:
        put(f"mended: {one_line(line)}")
    for lost in found.lost:
        name = lost.id or f"in row {lost.row}, its name unreadable"
        told = " · ".join(part for part in (lost.title, lost.path) if part)
        put(f"lost: article {one_line(name)}{' · ' + one_line(told) if told else ''}; add it again")
    for check in found.checks:
        put(f"{check.name}: {one_line(check.said)}")
        for fault in check.faults:
            put(f"    {one_line(fault)}")
    if found.state == "mendable":
        narrate("dateline doctor --repair mends this")


@app.command("export")
def export(
    context: typer.Context,
    query: QueryArgument = None,
    library: LibraryOption = None,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="Where to; - is stdout, the default.")
    ] = "-",
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
) -> None:
    """Write everything as JSON lines, marks included; with a QUERY its hits and their marks."""
    from tui.output import narrate, put
    from tui.terminal import json_safe

    with opened(library or context.obj, asked=True) as store:
        found = store.exported(" ".join(query) if query else None)
        if output == "-":
            for line in found:
                put(json_safe(line))
            return
        count = -1  # the first line says what this is
        with written(Path(output), force) as file:
            for line in found:
                file.write(json_safe(line) + "\n")
                count += 1
    narrate(f"{count:,} lines written to {output}")


@contextmanager
def written(path: Path, force: bool) -> Iterator[IO[str]]:
    """A file that only its owner reads, there once it is whole."""
    if path.exists() and not force:
        raise typer.BadParameter(f"{path} is there already: choose another name, or --force")
    new = path.with_name(f".{path.name}.new")
    try:
        descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
        try:
            with open(descriptor, "w", encoding="utf-8") as file:  # noqa: PTH123 - a descriptor, not a path
                yield file
                file.flush()
                os.fsync(file.fileno())
            new.replace(path)
        except BaseException:
            new.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise typer.BadParameter(f"{path}: {error.strerror or error}") from error


@app.command("import")
def import_(
    context: typer.Context,
    source: Annotated[str, typer.Argument(metavar="FILE", help="An export; - is stdin.")],
    library: LibraryOption = None,
) -> None:
    """Take an export in: its articles, and the reader's marks where there are no newer ones."""
    from corpus.model import Refused
    from tui.output import adding, narrate, summary

    reports: list[AddReport] = []
    with _read(source) as content, opened(library or context.obj) as store, adding(None) as bar:

        def naming(items: Iterable[Article | Refused]) -> Iterator[Article | Refused]:
            for item in items:
                if isinstance(item, Refused):
                    bar.refused(item)
                yield item

        def add(items: Iterable[Article | Refused]) -> None:
            reports.append(store.add(naming(items), progress=bar.articles))

        marks = store.take_in(content, source, add)
    narrate(f"{summary(reports[0])}; {marks:,} new marks")
    raise typer.Exit(SOME_REFUSED if any(report.refusals for report in reports) else DONE)


@contextmanager
def _read(source: str) -> Iterator[BinaryIO]:
    if source == "-":
        yield sys.stdin.buffer
        return
    try:
        with Path(source).open("rb") as file:
            yield file
    except (FileNotFoundError, IsADirectoryError, PermissionError) as error:
        raise typer.BadParameter(f"{source}: {error.strerror}") from error

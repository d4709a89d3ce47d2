"""The commands that take articles in: ``add`` and ``open``."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer

from tui.__main__ import DONE, INTERRUPTED, SOME_REFUSED, library_folder, read
from tui.cli import (
    LibraryOption,
    MapOption,
    PathsArgument,
    PublishedOption,
    SourceOption,
    app,
    given_date,
    named_fields,
    opened,
)

if TYPE_CHECKING:
    from corpus.model import Refused
    from corpus.read.source import Options
    from index.adding import Way
    from index.library import Library
    from index.results import AddReport

NoAnnotateOption = Annotated[
    bool,
    typer.Option("--no-annotate", help="Only read and clean, which is faster; a later add annotates."),
]
TaggerOption = Annotated[
    str | None,
    typer.Option(
        "--tagger",
        envvar="DATELINE_TAGGER",
        metavar="NAME",
        help="Who finds the names, for the whole library: an installed tagger (spacy:PIPELINE), or none.",
    ),
]
JobsOption = Annotated[
    int | None,
    typer.Option("--jobs", min=0, help="Processes that read and annotate; 0: only this one."),
]
TimeOption = Annotated[
    bool,
    typer.Option("--trust-file-time", help="Take a file's last change for its date if nothing else tells."),
]


@app.command()
def add(
    context: typer.Context,
    paths: PathsArgument,
    library: LibraryOption = None,
    published: PublishedOption = None,
    source: SourceOption = None,
    fields: MapOption = None,
    trust_file_time: TimeOption = False,
    no_annotate: NoAnnotateOption = False,
    jobs: JobsOption = None,
    tagger: TaggerOption = None,
    prune: Annotated[
        bool, typer.Option("--prune", help="Take out articles whose files are gone from these folders.")
    ] = False,
    watch: Annotated[bool, typer.Option("--watch", help="Go on: add what changes, until Ctrl-C.")] = False,
) -> None:
    """Add files and folders to the library; what is unchanged is not read again."""
    from index.adding import Way
    from index.results import AddReport
    from tui.output import narrate, summary
    from tui.watching import changes

    nothing = summary(AddReport())
    said = options(published, source, fields, trust_file_time)
    usable(tagger)
    with opened(library or context.obj) as store, stoppable() as stopped:
        told: set[Refused] = set()
        way = Way(workers(jobs), not no_annotate, said, prune, tagger=tagger)
        report = take(store, paths, way, stopped=stopped.is_set, told=told)
        narrate(summary(report))
        refusals = report.refusals
        if watch and not stopped.is_set():
            narrate("watching; Ctrl-C stops")
            for changed in changes(paths, store.root, stopped):
                before = len(told)
                report = take(store, changed, way, stopped=stopped.is_set, told=told)
                refusals += len(told) - before
                news = report.model_copy(update={"unchanged": 0, "refusals": len(told) - before})
                if (what := summary(news)) != nothing:
                    narrate(what)
            raise typer.Exit(SOME_REFUSED if refusals else DONE)
        if stopped.is_set():
            narrate("stopped; what was added by then is kept, and adding again goes on from there")
            raise typer.Exit(INTERRUPTED)
    raise typer.Exit(SOME_REFUSED if refusals else DONE)


@app.command("open")
def open_(
    context: typer.Context,
    paths: PathsArgument,
    library: LibraryOption = None,
    published: PublishedOption = None,
    source: SourceOption = None,
    fields: MapOption = None,
    trust_file_time: TimeOption = False,
    no_annotate: NoAnnotateOption = False,
    jobs: JobsOption = None,
    tagger: TaggerOption = None,
) -> None:
    """Add PATHs, then open the reader on them."""
    from index.adding import Way
    from tui.state import Place

    library = library or context.obj
    said = options(published, source, fields, trust_file_time)
    usable(tagger)
    with opened(library) as store, stoppable() as stopped:
        # a tagger that is named is to be heard of all articles
        way = Way(workers(jobs), not no_annotate, said, renew=tagger is not None, tagger=tagger)
        report = take(store, paths, way, stopped=stopped.is_set)
        query = "" if report.articles >= store.count() else path_query(paths)
        left = Place.loaded(store.place())
        if query and left and query in left.query:
            query = ""  # these were being read when it was left: there again
    notice = f"{report.refusals:,} refused · ! says which and why" if report.refusals else ""
    code = read(library_folder(library), query=query, notice=notice, refused=report.refused)
    raise typer.Exit(code or (SOME_REFUSED if report.refusals else DONE))


@app.command()
def demo() -> None:
    """Open the reader on the built-in sample, in a temporary library; into a pipe, print it as tables."""
    from tempfile import TemporaryDirectory

    from corpus.sample import folder
    from index.adding import Way
    from tui.output import print_demo

    with TemporaryDirectory(prefix="dateline-demo-") as temporary:
        root = Path(temporary) / "library"
        with opened(root) as store:
            take(store, [str(folder())], Way(workers(None)))
            if not sys.stdout.isatty():
                print_demo(store)
                return
        raise typer.Exit(read(root))


def options(
    published: str | None, source: str | None, fields: list[str] | None, trust_file_time: bool
) -> Options:
    """What was said of the inputs on the command line. Raises ``typer.BadParameter``."""
    from corpus.read.source import Options

    return Options(
        published=given_date(published),
        source=source,
        fields=named_fields(fields or []),
        trust_file_time=trust_file_time,
    )


def path_query(paths: list[str]) -> str:
    """The query that finds the articles read from these paths.

    A path is cut before a quotation mark, which a query cannot hold: that finds more, never less.
    """
    from corpus.read.source import encodable

    named = [encodable(Path(path)).split('"')[0] for path in paths if path != "-"]
    return " OR ".join(f'path:"{path}"' for path in named)


def take(
    library: Library,
    paths: list[str],
    way: Way,
    *,
    stopped: Callable[[], bool] | None = None,
    told: set[Refused] | None = None,
) -> AddReport:
    """Adds with a progress bar on stderr and names every input refused, but for those ``told`` before."""
    from corpus.read.measure import measure
    from index.adding import Hooks
    from tui.output import adding

    named = [Path(path) for path in paths]
    total = measure(named) if sys.stderr.isatty() else None
    with adding(total, stopped) as bar:
        hooks = Hooks(
            progress=bar.articles,
            refused=bar.refused if told is None else once(bar.refused, told),
            cancelled=stopped,
            read_bytes=bar.bytes,
        )
        return library.add_paths(named, way, hooks, stdin=sys.stdin.buffer if "-" in paths else None)


def workers(jobs: int | None) -> int:
    """How many processes read and annotate, where nothing is said as many as there are processors."""
    from index.adding import processors

    return processors() if jobs is None else jobs


def usable(tagger: str | None) -> None:
    """Raises ``typer.BadParameter`` where a tagger that is asked for can't be used."""
    from corpus.taggers.plugged import OWN, TaggerError, loaded

    if tagger and tagger != OWN:
        try:
            loaded(tagger)
        except TaggerError as error:
            raise typer.BadParameter(str(error), param_hint="--tagger") from error


def once(tell: Callable[[Refused], None], told: set[Refused]) -> Callable[[Refused], None]:
    """Tells what was not told before."""

    def tell_news(refused: Refused) -> None:
        if refused not in told:
            told.add(refused)
            tell(refused)

    return tell_news


@contextmanager
def stoppable() -> Iterator[threading.Event]:
    """Ctrl-C sets the event, so that what is under way is ended in order; a second one ends at once."""
    stopped = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield stopped
        return
    before = signal.getsignal(signal.SIGINT)

    def stop(_: int, __: FrameType | None) -> None:
        stopped.set()
        signal.signal(signal.SIGINT, before)

    signal.signal(signal.SIGINT, stop)
    try:
        yield stopped
    finally:
        signal.signal(signal.SIGINT, before)

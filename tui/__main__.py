"""The start of ``dateline`` (also ``python -m tui``): straight to the reader when no command is named.

Typer costs a third of the start of an empty Textual app to import, and the reader does not need it.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.model import Refused

DONE, SOME_REFUSED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130


def library_folder(given: Path | None = None) -> Path:
    """The library to use: the one given, else ``$DATELINE_LIBRARY``, else the one that is set, else the
    platform's user-data folder."""
    named = given or os.environ.get("DATELINE_LIBRARY")
    if not named:
        from tui.settings import current

        named = current().settings.library
    if named:
        return Path(named)
    import platformdirs

    return Path(platformdirs.user_data_dir("dateline", appauthor=False)) / "library"


def read(root: Path, query: str = "", notice: str = "", refused: tuple[Refused, ...] = ()) -> int:
    """Runs the reader on the library in ``root`` and returns the exit code.

    ``refused`` is what an adding just before could not take.
    """
    # Textual paints on stderr, so that stream must be the terminal too.
    if not (sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty()):
        sys.stderr.write("the reader needs a terminal; `dateline --help` shows the commands that don't\n")
        return WRONG_USAGE
    from tui import startup

    startup.begin()
    from tui.app import run
    from tui.settings import current

    return run(root, query=query, notice=notice, refused=refused, told=current())


def reader_only(arguments: list[str]) -> tuple[Path | None, Path | None, dict[str, str]] | None:
    """Library, settings file and settings, where nothing else is asked for; None for the command line."""
    library = config = None
    flags: dict[str, str] = {}
    rest = list(arguments)
    while rest:
        name, value, *rest = rest if len(rest) > 1 else [*rest, ""]
        key, equals, setting = value.partition("=")
        if not value or value.startswith("-"):
            return None
        if name == "--library":
            library = Path(value)
        elif name == "--config":
            config = Path(value)
        elif name == "--set" and equals:
            flags[key.strip()] = setting.strip()
        else:
            return None
    return library, config, flags


def main() -> int:
    """The ``dateline`` command; returns the exit code."""
    from tui import startup

    arguments = sys.argv[1:]
    startup.begin()
    if (asked := reader_only(arguments)) is not None:
        library, config, flags = asked
        if config or flags:
            from tui.settings import give

            give(config, flags)
        return read(library_folder(library))
    # `dateline timeline | head`: ended by the pipe, as other filters are.
    if hasattr(signal, "SIGPIPE") and "open" not in arguments and "demo" not in arguments:
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    from tui.cli import main as command_line

    startup.done()
    return command_line(arguments)


if __name__ == "__main__":
    sys.exit(main())

"""What went wrong while answering: one line for the screen, the rest for a log in the library's folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tui.wording import one_line

if TYPE_CHECKING:
    from tui.requests import Request

LOG = "reader.log"
# A log that has grown beyond this begins anew: what matters is the last fault.
LOG_BYTES = 1_000_000


def is_users(error: Exception) -> bool:
    """Whether the reader can cause and mend this; anything else is a bug."""
    from index.errors import USERS_MISTAKES, LibraryUnusableError, QueryError

    return isinstance(error, (LibraryUnusableError, QueryError, *USERS_MISTAKES))


def log(root: Path, error: Exception, request: Request | None = None) -> None:
    """Writes a traceback to the log; a log that can't be written must not make things worse."""
    import time
    import traceback

    from tui.terminal import visible

    asked = "" if request is None else f"while answering {type(request).__name__}\n"
    told = "".join(traceback.format_exception(error))
    path = root / LOG
    try:
        mode = "w" if path.exists() and path.stat().st_size > LOG_BYTES else "a"
        with path.open(mode, encoding="utf-8") as file:
            file.write(f"{time.strftime('%Y-%m-%d %H:%M:%S')} {asked}{visible(told)}\n")
    except OSError:
        return


def worded(error: Exception) -> str:
    """The fault in one line."""
    said = one_line(str(error)) or type(error).__name__
    return (
        said
        if is_users(error)
        else f"{said} ({type(error).__name__}; {LOG} in the library's folder says more)"
    )

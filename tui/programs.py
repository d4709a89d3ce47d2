"""Other programs: which one opens an address or a file, and running one while the reader waits.

Programs get lists of arguments, never a shell's line.
"""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Program(NamedTuple):
    """A program with its arguments; ``aside``: it opens a window, and the reader goes on."""

    arguments: tuple[str, ...]
    aside: bool


def has_windows(environment: Mapping[str, str]) -> bool:
    """Whether a program can open a window."""
    return sys.platform == "darwin" or bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def browser(address: str, environment: Mapping[str, str]) -> Program | None:
    """What opens an address: ``$BROWSER``, else the desktop's own; None when there is nothing."""
    named = environment.get("BROWSER", "").split(os.pathsep)[0]
    if named.strip():
        command = _split(named)
        given = [part.replace("%s", address) for part in command]
        return Program(tuple(given if given != command else [*command, address]), has_windows(environment))
    opener = _opener(environment)
    return None if opener is None else Program((opener, address), True)


def viewer(path: str, environment: Mapping[str, str]) -> Program | None:
    """What shows a file: ``$PAGER``, else the desktop's own, else less or more."""
    if environment.get("PAGER", "").strip():
        return Program((*_split(environment["PAGER"]), path), False)
    opener = _opener(environment)
    if opener is not None:
        return Program((opener, path), True)
    pager = next((found for name in ("less", "more") if (found := shutil.which(name))), None)
    return None if pager is None else Program((pager, path), False)


def _opener(environment: Mapping[str, str]) -> str | None:
    if not has_windows(environment):
        return None
    return shutil.which("open" if sys.platform == "darwin" else "xdg-open")


def _split(command: str) -> list[str]:
    try:
        return shlex.split(command) or [command]
    except ValueError:  # an open quotation mark
        return [command]


def start(arguments: Sequence[str]) -> None:
    """Starts a program beside the reader. Raises ``OSError``."""
    subprocess.Popen(
        arguments,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def ended(code: int) -> str:
    """How a program ended, in words."""
    return "done" if not code else (f"ended with {code}" if code > 0 else "stopped")


def run(arguments: Sequence[str], fed: str | None = None, *, wait: bool = False) -> int:
    """Runs a program in the terminal, ``fed`` on its input, and waits for its end; returns its exit code.

    With ``wait`` what it wrote stays until Enter is pressed. Raises ``OSError``.
    """
    # Ctrl-c ends the program, not the reader; a handler of our own is not handed down to the program.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        given = None if fed is None else fed.encode("utf-8", "replace")
        code = subprocess.run(arguments, input=given, check=False).returncode
        if wait:
            sys.stdout.write(f"\n[{ended(code)} · Enter goes back to Dateline]")
            sys.stdout.flush()
            sys.stdin.readline()
        return code
    finally:
        signal.signal(signal.SIGINT, before)

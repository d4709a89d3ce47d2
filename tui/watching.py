"""Following folders and files: which of them have changed, each time that something has."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

# Between two looks whether all is being watched: after the first one, what came meanwhile is looked for.
_MILLISECONDS = 1000


def changes(paths: Sequence[str], library: Path, stopped: threading.Event) -> Iterator[list[str]]:
    """The files and folders in which something has changed, each time that something has.

    A file that was named is given itself; what happens in a folder gives the folder it happened in. First
    come all paths once more: what changed before they were watched is not lost. The library is never watched,
    for adding changes it.
    """
    from watchfiles import watch

    named = [Path(path).absolute() for path in paths if path != "-"]
    folders = [path for path in named if path.is_dir()]
    files = frozenset(path for path in named if path not in folders)
    if not named:
        return
    # An editor puts another file in the place of the one that was named: its folder tells of that.
    watched = named if folders else list({path.parent for path in files})
    began = False
    for seen in watch(
        *watched,
        stop_event=stopped,
        rust_timeout=_MILLISECONDS,
        yield_on_timeout=True,
        raise_interrupt=False,
        recursive=bool(folders),
    ):
        if not began:
            began = True
            yield [str(path) for path in named if path.exists()]
            continue
        changed = {
            where
            for _, name in seen
            if (where := place_of(Path(name).absolute(), folders, files, library.absolute())) is not None
        }
        outer = {path for path in changed if not any(other in path.parents for other in changed)}
        if found := sorted(str(path) for path in outer if path.exists()):
            yield found


def place_of(path: Path, folders: Sequence[Path], files: frozenset[Path], library: Path) -> Path | None:
    """What is to be read anew when something has happened at a path; None for nothing.

    In a folder it is as when the whole folder is read: what is hidden or behind a link is not looked at.
    """
    from corpus.read.names import is_left_out

    if path in files:
        return path
    if path == library or library in path.parents:
        return None
    for folder in folders:
        if folder in path.parents:
            between = path.relative_to(folder).parts[:-1]
            steps = [folder.joinpath(*between[: count + 1]) for count in range(len(between))]
            if not any(is_left_out(step.name) or step.is_symlink() for step in steps):
                return path.parent
    return None

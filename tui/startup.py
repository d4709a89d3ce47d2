"""What a start leaves for after the first frame."""

from __future__ import annotations

import gc
import os


def begin() -> None:
    """Called before anything heavy is imported.

    Start-up makes objects that stay: no garbage is looked for among them. Nor are all installed packages
    looked through for plugins of Pydantic, which Dateline has no use for.
    """
    gc.disable()
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


def done() -> None:
    """The first frame, or the command line, is there: garbage is looked for, but not among what stays."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()

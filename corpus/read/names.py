"""What the name of a file tells: its format, its stem, and whether it is there for the system only."""

from __future__ import annotations

import re

from corpus.read.source import printable

# "talks with Mr. Marsh" and "wire.2023-07-27" have a dot in the name and no suffix.
_SUFFIX = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,9}\Z")
# What systems drop into folders beside what their owners put there; hidden names begin with a dot.
_SYSTEM_FILES = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", "$recycle.bin", "__macosx"})
_PAGES = (".html", ".htm", ".xhtml")


def suffix_of(name: str) -> str:
    """The part of a file name that tells a format, in lower case; "" when there is none."""
    found = _SUFFIX.search(name.lstrip("."))
    return found[0].lower() if found else ""


def stem_of(name: str) -> str:
    """A file name without the part that tells a format, printable."""
    return printable(name[: -len(suffix)] if (suffix := suffix_of(name)) else name)


def is_named_after(identity: str, path: str) -> bool:
    """Whether an article's id was made of the name of the file, or of the member of an archive, that it is.

    Such an id tells articles of one file from each other, not from those of other files: "wire:7" is the
    seventh line of every wire.jsonl.gz, "feed:abc" the entry that any feed.xml calls "abc".
    """
    name = printable(path.rpartition("!")[2].rpartition("/")[2])
    made = {identity, identity.rpartition(":")[0] or identity}
    while name not in made and (stem := stem_of(name)) != name:
        name = stem
    return name in made


def is_left_out(name: str) -> bool:
    """Whether a file or folder of this name is hidden or the system's own."""
    return name.startswith(".") or name.lower() in _SYSTEM_FILES


def page_folder_of(name: str) -> str | None:
    """The folder in which browsers save the pictures and scripts of the page `name`."""
    if name.endswith(_PAGES) or name.lower().endswith(_PAGES):
        return f"{name.rpartition('.')[0]}_files"
    return None

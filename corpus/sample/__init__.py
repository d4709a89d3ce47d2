"""The built-in sample: invented news from invented outlets, so that Dateline can be tried at once.

Four stories run through it from 2023 to 2025: a ship lost in the Irbe Strait, drones sold on forged
papers, the tenth year of a West African accord, and a dam in Peru. Places are real; the people,
bodies, ships, weapons and events are not. The files are as untidy as scraped ones, on purpose.
"""

from importlib.resources import files
from pathlib import Path

__all__ = ["folder"]


def folder() -> Path:
    """The folder that holds the sample's articles, as an installed package or from the source tree."""
    return Path(str(files(__name__) / "articles"))

"""Reading: from paths to articles, each input taken or refused by name and reason."""

from corpus.read.walk import inputs

__all__ = ["inputs"]

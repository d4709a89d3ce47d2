"""What the processes of an adding do: read what takes long to read, annotate, and pack for the store."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import NamedTuple

from corpus.annotate import ANNOTATOR_VERSION, annotate, clean_only
from corpus.hints import Hints
from corpus.model import Article, Refused
from corpus.prepared import Prepared, prepare
from corpus.read.source import Pending
from corpus.taggers.plugged import Choice

# The version of an article that was cleaned but not annotated: any annotator is newer.
CLEANED = 0


class Task(NamedTuple):
    """An article to be made ready. ``fully`` or only cleaned; ``outlet`` where it is known already.

    ``tagger`` finds the names; None is Dateline's own.
    """

    article: Article | Pending
    hints: Hints
    fully: bool
    outlet: str | None = None
    tagger: Choice | None = None


def weight(task: Task) -> int:
    """About how many bytes a task and what comes of it hold."""
    if isinstance(task.article, Pending):
        # the page, the page as text, and what is found in it
        return 4 * sum(len(part) for part in task.article.arguments if isinstance(part, bytes | str))
    return 4 * len(task.article.text)


def run(task: Task) -> Prepared | Refused:
    """The article made ready, or why there is none.

    A fault of ours costs the one article its annotation, or itself, and not the adding: it is then only
    cleaned, and waits for an annotator that can, which ``doctor`` tells.
    """
    name = task.article.name if isinstance(task.article, Pending) else task.article.path or task.article.id
    try:
        article = task.article.read() if isinstance(task.article, Pending) else task.article
        if isinstance(article, Refused):
            return article
        if task.fully:
            with suppress(Exception):
                return prepare(
                    article,
                    task.hints,
                    annotate=annotate if task.tagger is None else partial(annotate, tagger=task.tagger),
                    version=ANNOTATOR_VERSION,
                    outlet=task.outlet,
                )
        return prepare(article, task.hints, annotate=clean_only, version=CLEANED, outlet=task.outlet)
    except Exception as error:
        reason = f"a fault of Dateline's ({type(error).__name__}: {error}); please report it"
        return Refused(path=name, reason=reason)

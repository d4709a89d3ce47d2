"""What a library knows of files, for the walk that would read them again."""

from __future__ import annotations

import json
from collections.abc import Callable

from corpus.model import DateRange, Refused
from corpus.read.ledger import FileFacts, Unchanged
from corpus.read.source import READ_VERSION, Options
from corpus.store import Store


class FileLedger:
    """The files of one library, asked for while they are walked."""

    def __init__(self, store: Store, options: Options) -> None:
        self._store = store
        self._said = said(options)

    def unchanged(self, facts: FileFacts, digest: Callable[[], bytes]) -> Unchanged | None:
        """The file as it was read before; None when it is new, or changed, or something new is said of it."""
        known = self._store.files.known(facts.path)
        if known is None or known.version != READ_VERSION or known.size != facts.size:
            return None
        if self._said not in (NOTHING_SAID, known.said):
            return None
        if known.time != facts.time and known.digest != digest():
            return None
        return Unchanged(facts, tuple(Refused.model_validate(item) for item in json.loads(known.refused)))

    def options(self, path: str, given: Options) -> Options:
        """What holds for a file: what is said of it now, else what was said when it was read before."""
        if self._said != NOTHING_SAID:
            return given
        known = self._store.files.known(path)
        if known is None or known.said == NOTHING_SAID:
            return given
        published, source, fields, trusted = json.loads(known.said)
        return Options(
            published=DateRange.model_validate(published) if published else None,
            source=source,
            raw=given.raw,
            fields=tuple((ours, theirs) for ours, theirs in fields),
            trust_file_time=trusted,
        )


_DAYS = {"begin", "end", "precision"}


def said(options: Options) -> str:
    """What was said of inputs on the command line, to be compared."""
    published = options.published.model_dump(mode="json", include=_DAYS) if options.published else None
    return json.dumps([published, options.source, options.fields, options.trust_file_time])


NOTHING_SAID = said(Options())

"""What the reader does with articles: read, bookmark, tag, note, mark."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime
from secrets import randbits
from typing import TYPE_CHECKING

from corpus.model import Span
from corpus.work import Mark, Note, TagCount, Work
from index.errors import UnknownArticleError
from index.folder import store_trouble
from index.news import Newness
from index.open_library import speakable

if TYPE_CHECKING:
    from corpus.model import Annotated

# A reader will not write so many notes that two of them get the same number; JSON holds it exactly.
ID_BITS = 52


def new_note(article: str, place: Span, quote: str, note: str) -> Note:
    """A note as it is written now. Its number is its own, so that it is known before it is kept."""
    return Note(
        id=randbits(ID_BITS),
        article=article,
        start=place.start,
        end=place.end,
        quote=speakable(quote),
        note=speakable(note).strip(),
        at=now(),
    )


def now() -> str:
    """The time, as it is kept."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def settled_tag(tag: str) -> str:
    """A tag with its white space settled. Raises ``ValueError`` for one that is empty."""
    settled = " ".join(speakable(tag).split())
    if not settled:
        raise ValueError("a tag needs a letter")
    return settled


class ReadersWork(Newness):
    """A library's reader: what they have said and done."""

    def mark_read(self, id: str, read: bool = True) -> None:  # noqa: A002
        """Marks an article read or unread."""
        with store_trouble(self.root):
            self._store.reader.mark_read(id, read)

    def unread(self, ids: Collection[str]) -> frozenset[str]:
        """Those of these articles that have not been read."""
        with store_trouble(self.root):
            return self._store.reader.unread(ids)

    def bookmark(self, id: str, on: bool = True) -> None:  # noqa: A002
        """Bookmarks an article, or takes that back."""
        with store_trouble(self.root):
            self._store.reader.bookmark(id, on)

    # -- tags

    def tag(self, id: str, tag: str, on: bool = True) -> None:  # noqa: A002
        """Puts a tag on an article, spelled as it is already, or takes it off; case makes no difference.

        Raises ``ValueError`` for a tag that is empty.
        """
        wanted = settled_tag(tag)
        folded = wanted.casefold()
        with store_trouble(self.root), self._store.transaction():
            own = self._store.notes.work([id]).get(id, Work()).tags
            alike = [other for other in own if other.casefold() == folded]
            if not on:
                for other in alike:
                    self._store.reader.tag(id, other, False)
            elif not alike:
                known = (count.tag for count in self._store.notes.tags())
                spelled = next((other for other in known if other.casefold() == folded), wanted)
                self._store.reader.tag(id, spelled, True)

    def tags(self) -> tuple[TagCount, ...]:
        """The tags there are, each with how many articles have it."""
        with store_trouble(self.root):
            return self._store.notes.tags()

    # -- notes

    def put_note(self, note: Note) -> None:
        """Keeps a note, in place of the one of its id."""
        with store_trouble(self.root):
            self._store.notes.put(note)

    def drop_note(self, id: int) -> None:  # noqa: A002
        """Drops a note."""
        with store_trouble(self.root):
            self._store.notes.drop(id)

    def notes(self, query: str | None = None) -> tuple[Note, ...]:
        """The notes on a query's hits, or all of them, each where its words stand now.

        Raises ``QueryError``.
        """
        rows = self._scope(query, None)
        with store_trouble(self.root):
            names = None if rows is None else [head.id for head in self._store.heads(sorted(rows))]
            return tuple(self._placed(self._store.notes.of(names)))

    def _placed(self, notes: list[Note]) -> list[Note]:
        """Each note at its words in the text that there is now; one that has lost them says so."""
        from corpus.quoting import anchored

        placed, texts = [], dict[str, str | None]()
        for note in notes:
            if note.article not in texts:
                row = self._store.row(note.article)
                texts[note.article] = None if row is None else self._store.text(row)[0]
            text = texts[note.article]
            place = None if text is None else anchored(text, note.start, note.end, note.quote)
            moved = {"found": False} if place is None else {"start": place.start, "end": place.end}
            placed.append(note.model_copy(update=moved))
        return sorted(placed, key=lambda note: (note.article, note.start, note.id))

    # -- all of it

    def work(self, ids: Collection[str]) -> dict[str, Work]:
        """What was said of each of these articles, notes where they were made; none for the others."""
        with store_trouble(self.root):
            return self._store.notes.work(ids)

    def work_on(self, article: Annotated) -> Work:
        """What was said of an article, its notes where their words stand in its text."""
        from corpus.quoting import anchored

        work = self.work([article.id]).get(article.id, Work())
        notes = []
        for note in work.notes:
            place = anchored(article.text, note.start, note.end, note.quote)
            moved = {"found": False} if place is None else {"start": place.start, "end": place.end}
            notes.append(note.model_copy(update=moved))
        notes.sort(key=lambda note: (note.start, note.id))
        return work.model_copy(update={"notes": tuple(notes)})

    def full_id(self, id: str) -> str:  # noqa: A002
        """The id of the article that a beginning of it names. Raises ``UnknownArticleError``."""
        heads = self._store.heads([self._row(id)])
        if not heads:  # another program has just taken it out
            raise UnknownArticleError(id)
        return heads[0].id

    # -- places

    def mark(self, name: str) -> Mark | None:
        """The place of a letter; None when it has none."""
        with store_trouble(self.root):
            return self._store.notes.mark(name)

    def put_mark(self, mark: Mark) -> None:
        """Gives a letter a place, in place of what it had."""
        with store_trouble(self.root):
            self._store.notes.put_mark(mark)

    def drop_mark(self, name: str) -> None:
        """The letter has no place any more."""
        with store_trouble(self.root):
            self._store.notes.drop_mark(name)

    def place(self) -> str | None:
        """Where the reader was, as it was saved."""
        with store_trouble(self.root):
            return self._store.reader.place()

    def save_place(self, place: str) -> None:
        """Keeps where the reader is."""
        with store_trouble(self.root):
            self._store.reader.save_place(place)

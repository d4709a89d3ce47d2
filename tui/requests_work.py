"""What the reader asks the engine about their own work: bookmarks, tags, notes, marks, published dates."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from corpus.work import Mark, Note, Work
from tui.requests import Request

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from corpus.model import DateRange
    from corpus.work import TagCount
    from tui.seam import Answering


class Change(Request):
    """A change of what is said of an article; the answer is all that is said of it then."""

    rank: ClassVar[int] = -1
    lasting: ClassVar[bool] = True
    id: str

    def applied(self, work: Work) -> Work:
        """What will be said then, to be shown before the library has it."""
        raise NotImplementedError

    def change(self, library: Answering) -> None:
        """Makes the change."""
        raise NotImplementedError

    def run(self, library: Answering) -> Work:
        """Makes the change and tells what is said now."""
        self.change(library)
        return library.work_on(library.article(self.id))


class Bookmark(Change):
    """Bookmarks an article, or takes that back."""

    def __init__(self, id: str, on: bool) -> None:  # noqa: A002
        self.id = id
        self.on: Final = on

    def applied(self, work: Work) -> Work:
        """With the bookmark, or without."""
        return work.model_copy(update={"bookmarked": self.on})

    def change(self, library: Answering) -> None:
        """Bookmarks it."""
        library.bookmark(self.id, self.on)


class TagArticle(Change):
    """Puts a tag on an article, or takes it off."""

    def __init__(self, id: str, tag: str, on: bool) -> None:  # noqa: A002
        self.id = id
        self.tag: Final = tag
        self.on: Final = on

    def applied(self, work: Work) -> Work:
        """With the tag, or without."""
        folded = self.tag.casefold()
        others = [tag for tag in work.tags if tag.casefold() != folded]
        return work.model_copy(update={"tags": tuple(sorted([*others, self.tag] if self.on else others))})

    def change(self, library: Answering) -> None:
        """Tags it."""
        library.tag(self.id, self.tag, self.on)


class PutNote(Change):
    """Keeps a note, in place of the one of its id."""

    def __init__(self, note: Note) -> None:
        self.id = note.article
        self.note: Final = note

    def applied(self, work: Work) -> Work:
        """With the note as it is now."""
        notes = [*(note for note in work.notes if note.id != self.note.id), self.note]
        return work.model_copy(update={"notes": tuple(sorted(notes, key=lambda note: (note.start, note.id)))})

    def change(self, library: Answering) -> None:
        """Keeps it."""
        library.put_note(self.note)


class DropNote(Change):
    """Drops a note."""

    def __init__(self, note: Note) -> None:
        self.id = note.article
        self.note: Final = note

    def applied(self, work: Work) -> Work:
        """Without it."""
        return work.model_copy(update={"notes": tuple(n for n in work.notes if n.id != self.note.id)})

    def change(self, library: Answering) -> None:
        """Drops it."""
        library.drop_note(self.note.id)


class SetMark(Request):
    """Gives a letter a place; what it had before is kept here, for undo."""

    rank: ClassVar[int] = -1
    lasting: ClassVar[bool] = True

    def __init__(self, mark: Mark) -> None:
        self.mark: Final = mark
        self.before: Mark | None = None

    def run(self, library: Answering) -> None:
        """Sets it."""
        self.before = library.mark(self.mark.name)
        library.put_mark(self.mark)


class UnsetMark(Request):
    """Gives a letter the place back that it had before a request, which was run before this one."""

    rank: ClassVar[int] = -1
    lasting: ClassVar[bool] = True

    def __init__(self, done: SetMark) -> None:
        self.done: Final = done

    def run(self, library: Answering) -> None:
        """Gives it back, or takes the place from the letter."""
        if self.done.before is None:
            library.drop_mark(self.done.mark.name)
        else:
            library.put_mark(self.done.before)


class FindMark(Request):
    """The place of a letter; the answer is None when it has none."""

    slot: ClassVar[str | None] = "mark"

    def __init__(self, name: str) -> None:
        self.name: Final = name

    def run(self, library: Answering) -> Mark | None:
        """Looks it up."""
        return library.mark(self.name)


class TellTags(Request):
    """The library's tags; ``told`` is called on the engine's thread and must only hand on."""

    def __init__(self, told: Callable[[Sequence[TagCount]], object]) -> None:
        self.told: Final = told

    def run(self, library: Answering) -> None:
        """Looks them up."""
        self.told(library.tags())


class SetPublished(Request):
    """Sets when an article was published, or takes that back; its dates are resolved anew."""

    rank: ClassVar[int] = 0
    lasting: ClassVar[bool] = True

    def __init__(self, id: str, day: DateRange | None) -> None:  # noqa: A002
        self.id: Final = id
        self.day: Final = day

    @property
    def slow(self) -> bool:
        """The article, and others of its story, are annotated and indexed anew."""
        return True

    def run(self, library: Answering) -> None:
        """Sets it."""
        library.set_published(self.id, self.day)

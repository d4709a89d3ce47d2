"""Notes on sentences, and marks at places: set, gone to, changed, dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from tui.history import Spot
from tui.working import Working

if TYPE_CHECKING:
    from corpus.work import Mark, Note, Work
    from tui.requests import Request

BACK = "'"


class Noting(Working):
    """The actions on places in articles."""

    def __init__(self) -> None:
        super().__init__()
        self.marked: list[str] = []  # articles in which a mark was set, the last one last

    # -- what the reader answers for

    def return_to(self, spot: Spot) -> None:
        """Goes to a spot of the history."""
        raise NotImplementedError

    # -- notes

    async def action_note(self) -> None:
        """Asks for a note on the sentence here; one that it has already is changed."""
        article, sentence = self.looking.article, self.article.sentence
        if article is None or sentence is None:
            self.say("no sentence to note on")
            return
        if self.looking.pane != "article":
            self.to_pane("article")
        note = self.article.note_here
        place = sentence if note is None else note
        self.article.point(place.start, place.end)

        shown = ""

        def then(typed: str) -> str | None:
            if note is not None:
                if typed != shown:  # which has no line break and no control character of the note
                    self._change_note(note, typed)
            elif typed.strip():
                self._add_note(article.id, sentence.start, sentence.end, typed)
            return None

        hint = "on the sentence that is marked" if note is None else "empty drops it"
        line = await self.prompt("note", then, value="" if note is None else note.note, hint=hint)
        shown = line.input.value

    def _add_note(self, id: str, start: int, end: int, typed: str) -> None:  # noqa: A002
        from corpus.model import Span
        from index.work import new_note
        from tui.requests_work import DropNote, PutNote

        article = self.looking.article
        if article is None or article.id != id:
            self.say("another article is shown by now: nothing is noted")
            return
        note = new_note(id, Span(start, end), article.text[start:end], typed)
        self.change_for_undo("note on", PutNote(note), DropNote(note))
        self.article.point(start, end, note=True)
        self.say("noted · ]n goes to the next note")

    def _change_note(self, note: Note, typed: str) -> None:
        from index.work import now
        from tui.requests_work import PutNote

        if not typed.strip():
            self._drop_note(note)
        else:
            changed = note.model_copy(update={"note": typed.strip(), "at": now()})
            self.change_for_undo("change of a note on", PutNote(changed), PutNote(note))
            self.say("note changed")

    def action_drop_note(self) -> None:
        """Drops the note here."""
        note = self.article.note_here
        if note is None:
            self.say("no note on this sentence · ]n goes to the next one")
        else:
            self._drop_note(note)

    def _drop_note(self, note: Note) -> None:
        from tui.requests_work import DropNote, PutNote

        self.change_for_undo("dropping of a note on", DropNote(note), PutNote(note))
        self.say("note dropped · u brings it back")

    # -- marks

    def action_mark(self) -> None:
        """Waits for the letter of a mark to set."""
        if self.looking.article is None:
            self.say("no article to mark a place in")
        else:
            self.await_key("m", self._set_mark)

    def _set_mark(self, name: str) -> None:
        from corpus.work import Mark
        from tui.requests_work import SetMark, UnsetMark

        article = self.looking.article
        if article is None or not _is_letter(name):
            self.say("a mark is a letter: ma, mb, mA")
            return
        done = SetMark(Mark(name=name, article=article.id, start=self.article.top))
        self.ask(done)
        self.marked.append(article.id)
        self.undone.push(f"mark {name} in {self._named()}", lambda: self.ask(UnsetMark(done)))
        self.say(f"mark {name} set · '{name} comes back here")

    def action_to_mark(self) -> None:
        """Waits for the letter of a mark to go to."""
        self.await_key("'", self._find_mark)

    def _find_mark(self, name: str) -> None:
        from tui.requests_work import FindMark

        if name == BACK:
            if not self.history.back:
                self.say("nothing to go back to")
                return
            spot = self.history.back[-1]
            self.history.leave(self.spot)
            self.return_to(spot)
        elif _is_letter(name):
            self.ask(FindMark(name))
        else:
            self.say("a mark is a letter; '' goes back to where you were")

    def found_mark(self, name: str, mark: Mark | None) -> None:
        """Goes to a mark."""
        if mark is None:
            self.say(f"no mark {name} is set")
            return
        self.history.leave(self.spot)
        self.return_to(Spot(self.looking.query, mark.article, mark.start, "article"))

    # -- what the library has done

    def answered_work(self, request: Request, result: object) -> None:
        """Takes the answer to a request about the reader's own work."""
        from tui.requests_work import Change, FindMark, SetPublished

        match request, result:
            case Change(), work:
                self.changed(request, cast("Work", work))
            case FindMark(name=name), mark:
                self.found_mark(name, cast("Mark | None", mark))
            case SetPublished(day=day), _:
                self.read_anew()
                self.say("its date is yours" if day is not None else "its date is what the article says")

    def work_failed(self, request: Request) -> None:
        """A change could not be made."""
        from tui.requests_work import Change

        if isinstance(request, Change):
            self.changed(request, None)


def _is_letter(name: str) -> bool:
    return len(name) == 1 and name.isascii() and name.isalpha()

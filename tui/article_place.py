"""Where the reader is in an article: what the last jump went to, what is there, and what can be gone to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from corpus.model import Span
from corpus.work import Note, Work
from tui.jumps import Place, Placed
from tui.pane import Pane
from tui.remarks import note_on
from tui.widgets.article_text import ArticleText

if TYPE_CHECKING:
    from corpus.model import Annotated

Jump = Literal["match", "mention", "event", "fold", "sentence", "note"]


class ArticlePlace(Pane):
    """An article, and the place in it."""

    def __init__(self, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._article: Annotated | None = None
        self._work = Work()  # what the reader has said of it
        self._matches: Sequence[Placed] = ()
        self._found: list[Place] | None = None  # what a find has found; None when nothing is looked for
        self._find_from = -1  # where the reader was when the find began
        self._entity: str | None = None
        self._followed = ""  # the name of that entity
        self._at: Placed | None = None  # where the last jump went
        self._at_match: int | None = None
        self._raw = False

    @property
    def _text(self) -> ArticleText:
        return self.query_one("#article-text", ArticleText)

    @property
    def top(self) -> int:
        """The offset of the first character in view."""
        return self._text.top_offset

    @property
    def here(self) -> tuple[int, int]:
        """What the reader is at: where the last jump went while that is in view, else the text in view."""
        view = self._text.in_view
        at = self._at
        if at is not None and view.start <= at.start < view.end:
            return at.start, at.end
        return view.start, view.end

    @property
    def to_explain(self) -> tuple[int, int] | None:
        """What the reader may want explained: as ``here``; None for the article as a whole, at its top."""
        at, here = self._at, self.here
        went = at is not None and here == (at.start, at.end)
        if self._text.at_top and not (went and self._text.is_marked):
            return None
        return here

    @property
    def _step_from(self) -> int:
        """The next of anything begins after this: the last jump's place, or what stands before the view."""
        at = self._at
        start, _ = self.here
        return start if at is not None and start == at.start else start - 1

    @property
    def raw(self) -> bool:
        """Whether the whole text is shown."""
        return self._raw

    def event_here(self) -> str | None:
        """The id of the event that the last jump went to."""
        article = self._article
        if article is None or self._at is None:
            return None
        at = self._at
        return next(
            (event.id for event in article.events if (event.start, event.end) == (at.start, at.end)), None
        )

    @property
    def _hidden(self) -> list[Span]:
        """What no sentence is looked for in."""
        article = self._article
        return (
            []
            if self._raw or article is None
            else [Span(part.start, part.end) for part in article.boilerplate]
        )

    @property
    def sentence(self) -> Span | None:
        """The sentence that the reader is at."""
        from corpus.quoting import sentence_at

        article = self._article
        return None if article is None else sentence_at(article.text, self.here[0], self._hidden)

    @property
    def note_here(self) -> Note | None:
        """The note on that sentence."""
        sentence = self.sentence
        return None if sentence is None else note_on(self._work.notes, sentence.start, sentence.end)

    def _places(self, kind: Jump) -> Sequence[Placed]:
        article = self._article
        if article is None:
            return ()
        if kind == "match":
            return self._matches if self._found is None else self._found
        if kind == "event":
            return sorted(article.events, key=lambda event: event.start)
        if kind == "sentence":
            from corpus.quoting import sentences_near

            return sentences_near(article.text, max(0, self._step_from), self._hidden)
        if kind == "note":
            return [note for note in self._work.notes if note.found]
        if kind == "fold":
            return [] if self._raw else [Place(*span) for span in self._text.folded]
        if self._entity is None:
            return article.mentions
        return [mention for mention in article.mentions if mention.entity == self._entity]

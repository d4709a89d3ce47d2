"""The article: its title block and text, matches lit, names and dates marked, and the jumps between them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from corpus.work import Work
from tui.article_place import ArticlePlace, Jump
from tui.in_force import in_force
from tui.jumps import Place, Placed, occurrences, step
from tui.layout import PaneName
from tui.remarks import remarks
from tui.title_block import lead, title_block
from tui.widgets.article_text import ArticleText
from tui.widgets.paragraphs import Fold
from tui.widgets.position_bar import Places
from tui.wording import number, one_line

if TYPE_CHECKING:
    from textual.widget import Widget

    from tui.requests import Opened
    from tui.settings import Settings

EMPTY = "The article under the cursor of the hits is shown here.\n\ns  search\n?  every key"


def lit(places: Sequence[Placed], style: str, current_style: str, current: int) -> list[tuple[int, int, str]]:
    """Places with their style, one of them another."""
    return [
        (place.start, place.end, current_style if index == current else style)
        for index, place in enumerate(places)
    ]


class ArticlePane(ArticlePlace):
    """The article pane."""

    PANE: ClassVar[PaneName] = "article"
    NUMBER = 2
    LABEL = "Article"
    HELP = (
        "The article without what is not its text: a dim line says what is folded, w shows it. Matches are "
        "lit, names have the hue of their type, times are underlined; a click on a name chooses its entity. "
        "Your notes stand below their sentence, which has a pencil beside it. "
        "i says where what you went to came from; at the top of the article, where the article did."
    )

    class NameClicked(Message):
        """The reader clicked a name."""

        def __init__(self, entity: str, name: str) -> None:
            super().__init__()
            self.entity = entity
            self.name = name

    def __init__(self) -> None:
        super().__init__("article")
        self._of_hits = ""

    def compose(self) -> ComposeResult:
        """What to do when there is nothing to read; the text."""
        yield Static(Content(EMPTY), id="article-empty", markup=False)
        settings = in_force(self.app)
        text = ArticleText(id="article-text", measure=settings.measure)
        text.paragraph_space = settings.paragraph_space
        yield text

    def on_mount(self) -> None:
        """Nothing to read yet."""
        self.query_one("#article-empty").display = False
        self._retitle()

    @property
    def target(self) -> Widget:
        """The text."""
        return self._text

    def heed(self, settings: Settings) -> None:
        """Other settings: the page is laid out anew, its first line in view stays."""
        text = self._text
        text.paragraph_space = settings.paragraph_space
        text.measure = settings.measure
        self._show_work()
        self._decorate()

    # -- what is shown

    def show(self, opened: Opened, of_hits: str) -> None:
        """Shows an article; the same one again keeps its place."""
        before, self._article = self._article, opened.article
        self._matches = opened.matches
        work, self._work = self._work, opened.work
        self._of_hits = of_hits
        self._at_match = None
        if before != opened.article:
            same = before is not None and before.id == opened.article.id
            top = self.top
            self._at = None
            self._lay_out()
            if same:
                self._text.restore(top)
            if self._found is not None:
                self._found = None
        elif work != opened.work:
            self._show_work()
        self._decorate()
        self._retitle()

    def show_work(self, work: Work) -> None:
        """The reader has said something else of the article; the place of reading stays."""
        if work != self._work and self._article is not None:
            self._work = work
            self._show_work()
            self._decorate()

    def _show_work(self) -> None:
        top, at = self.top, self._at if self._text.is_marked else None
        self._lay_out()
        self._text.restore(top)
        if at is not None:
            self._text.mark((at.start, at.end))

    def show_nothing(self) -> None:
        """There is no article to show."""
        self._article, self._matches, self._found = None, (), None
        self._at = self._at_match = None
        self._of_hits = ""
        self._text.show("", [], [], [])
        self.query_one("#article-empty").display = True
        self._retitle()

    def position(self, of_hits: str) -> None:
        """The article's place among the hits, as it is said in the title."""
        self._of_hits = of_hits
        self._retitle()

    def restore(self, top: int) -> None:
        """Scrolls to a place kept from before."""
        self._text.restore(top)

    def toggle_raw(self) -> None:
        """The whole text, or the cleaned one; the line in view stays."""
        if self._article is None:
            return
        self._raw = not self._raw
        self._text.raw = self._raw
        self._retitle()

    def follow(self, entity: str | None, name: str = "") -> None:
        """Lights the mentions of one entity, and goes only to these; or to every name."""
        if entity != self._entity:
            self._entity, self._followed = entity, name
            self._light()
            self._retitle()

    @property
    def followed(self) -> str:
        """The name of the entity whose mentions are walked; "" when every name is."""
        return self._followed if self._entity is not None else ""

    def centre(self, centred: bool) -> None:
        """The text in the middle of the pane, or at its left."""
        if self._text.centred != centred:
            self._text.centred = centred

    def find(self, text: str) -> None:
        """Lights a text and goes to the first of it from here on."""
        if self._article is None:
            return
        if self._found is None:
            self._find_from = self._step_from
        self._found = [Place(*span) for span in occurrences(self._article.text, text)] if text else None
        self._at_match = None
        self._light()
        self._retitle()
        if self._found:
            index = step(self._found, self._find_from, 1)
            self._arrive("match", index or 0)

    # -- jumps

    def jump(self, kind: Jump, count: int) -> bool:
        """To the next (or previous) match, mention or event; false when there is no further one."""
        places = self._places(kind)
        index = step(places, self._step_from, count)
        if index is None:
            return False
        self._arrive(kind, index)
        return True

    def jump_to_end(self, kind: Jump, count: int) -> bool:
        """To the first one, or to the last when ``count`` is negative; false when there is none."""
        places = self._places(kind)
        if not places:
            return False
        self._arrive(kind, 0 if count > 0 else len(places) - 1)
        return True

    def to_found(self) -> None:
        """To the first match, unless the reader has moved in the article already."""
        if self._matches and self._found is None and self._at is None and not self._text.scroll_offset.y:
            self._arrive("match", 0)

    def to_event(self, event: str, sentence: str) -> bool:
        """To an event of this article, known by its id or by its sentence."""
        article = self._article
        if article is None:
            return False
        found = next((known for known in article.events if known.id == event), None)
        found = found or next((known for known in article.events if known.text == sentence), None)
        if found is not None:
            self._go(found)
        return found is not None

    @property
    def finding(self) -> bool:
        """Whether a find is on: n and N walk what it found."""
        return self._found is not None

    def point(self, start: int, end: int, *, note: bool = False) -> None:
        """Marks a place, and brings it into view, with the note on it if there is one."""
        self._go(Place(start, end))
        if note:
            self._text.bring_remarks_into_view(start)

    def _arrive(self, kind: Jump, index: int) -> None:
        if kind == "match":
            self._at_match = index
            self._light()
            self._retitle()
        self._go(self._places(kind)[index])
        if kind == "note":
            self._text.bring_remarks_into_view(self.here[0])

    def _go(self, place: Placed) -> None:
        self._at = place
        self._text.go_to((place.start, place.end))

    @on(ArticleText.Clicked)
    def _clicked(self, event: ArticleText.Clicked) -> None:
        event.stop()
        for start, end in () if self._raw else self._text.folded:
            if start <= event.offset < end:
                self._go(Place(start, end))
                return
        for mention in () if self._article is None else self._article.mentions:
            if mention.start <= event.offset < mention.end:
                self._at = mention
                self.post_message(self.NameClicked(mention.entity, mention.name))
                return
        self._at = Place(event.offset, event.offset + 1)

    # -- drawing

    def _lay_out(self) -> None:
        article = self._article
        if article is None:
            return
        self.query_one("#article-empty").display = False
        line = lead(article)
        self._text.show(
            article.text,
            [Fold(part.start, part.end, part.kind, part.why) for part in article.boilerplate],
            [(heading.start, heading.end) for heading in article.headings],
            title_block(article, self._work, titled=line is not None),
            lead=line,
            raw=self._raw,
            remarks=remarks(self._work.notes),
        )

    def _decorate(self) -> None:
        article, text = self._article, self._text
        if article is None:
            return
        text.decorate("mention", [(mention.start, mention.end, mention.type) for mention in article.mentions])
        text.decorate("time", [(time.start, time.end, "time") for time in article.times])
        noted = [(note.start, note.end, "noted") for note in self._work.notes if note.found]
        text.decorate("noted", noted)
        self._light()

    def _light(self) -> None:
        """What is searched for and walked; all else of a long article stays as it is."""
        article, text = self._article, self._text
        if article is None:
            return
        current = -1 if self._at_match is None else self._at_match
        if self._found is None:
            text.decorate("match", lit(self._matches, "match", "current", current))
            chosen = [mention for mention in article.mentions if mention.entity == self._entity]
            text.decorate("found", lit(chosen, "found", "found-current", -1))
        else:
            text.decorate("match", lit(self._matches, "match", "current", -1))
            text.decorate("found", lit(self._found, "found", "found-current", current))
        matches = [place.start for place in self._places("match")]
        events = sorted(event.start for event in article.events)
        text.show_places(Places(matches, events, matches[current] if current >= 0 else -1))

    def _retitle(self) -> None:
        places = self._places("match")
        word = "match" if self._found is None else "found"
        at = "–" if self._at_match is None else number(self._at_match + 1)
        matches = f"{at}/{number(len(places))}" if places or self._found is not None else ""
        following = f"]e {one_line(self.followed)}" if self.followed else ""
        details = [f"{word} {matches}" if matches else "", following, "raw" if self._raw else ""]
        self.set_title(self._of_hits, " · ".join(part for part in details if part), short=matches)

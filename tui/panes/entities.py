"""The entities: who, what and where is named over a scope, by type, the most mentioned first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from tui import keys
from tui.layout import PaneName
from tui.pane import ListPane, rows_above
from tui.requests import Scope
from tui.widgets.line_list import LineList
from tui.wording import GLYPHS, PLURALS, glyph, number, one_line

if TYPE_CHECKING:
    from textual.widget import Widget

    from corpus.model import Entity

EMPTY: dict[Scope, str] = {
    "article": "No names found in this article.\n\nc  names over all hits",
    "hits": "No names in the hits.\n\nc  names over the library\ns  change the query",
    "library": "No names yet: the library is empty.",
}

MERGE_KEYS = "j k move · / find · Enter merge · Esc leave"


class EntityRows:
    """Entities under a heading for each type, counts on the right."""

    row_height = 1

    def __init__(self, entities: Sequence[Entity], scope: Scope, merging: str | None = None) -> None:
        """``merging`` is the key of one that is marked to be merged."""
        self.scope = scope
        self.merging = merging
        self.rows: list[Entity | tuple[str, int]] = []
        for kind in GLYPHS:
            of_kind = [entity for entity in entities if entity.type == kind]
            if of_kind:
                of_kind.sort(key=lambda entity: (-self.count(entity), entity.name))
                self.rows += [(kind, len(of_kind)), *of_kind]

    def count(self, entity: Entity) -> int:
        """Mentions in one article; articles over many."""
        return entity.mentions if self.scope == "article" else entity.articles

    def __len__(self) -> int:
        return len(self.rows)

    def key(self, index: int) -> str | None:
        """The entity's key; None for the heading of a type."""
        row = self.rows[index]
        return None if isinstance(row, tuple) else row.entity

    def lines(self, index: int, width: int) -> list[Content]:
        """Glyph and type, or name and count."""
        row = self.rows[index]
        if isinstance(row, tuple):
            kind, count = row
            heading = Content.styled(f"{glyph(kind)} {PLURALS[kind]}", f".{kind}")
            return [spread(heading, number(count), width - 1)]
        mark = "» " if row.entity == self.merging else "  "
        return [spread(Content(mark + one_line(row.name)), number(self.count(row)), width - 1)]


def spread(left: Content, right: str, width: int) -> Content:
    """Left and right on one line, the right one aligned and never cut."""
    room = max(1, width - len(right) - 1)
    left = left.truncate(room, ellipsis=True)
    return left + " " * max(1, width - left.cell_length - len(right)) + Content.styled(right, "dim")


class EntitiesPane(ListPane):
    """The list of entities; what is chosen narrows the query."""

    PANE: ClassVar[PaneName] = "entities"
    NUMBER = 3
    LABEL = "Entities"
    HELP = (
        "People, organisations, places, weapons and events that are named. The number counts mentions in an "
        "article, articles over hits or library. The entity that was last filtered by is lit in the "
        "article, and ]e walks its mentions only. Two that are one: M on the first, then choose the second. "
        "Two under one name: S chooses what to split off. No name at all: R. What you say counts for all "
        "articles, those added later too; u undoes it."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.FILTER,
        keys.EXCLUDE,
        keys.SCOPE,
        keys.MERGE,
        keys.SPLIT,
        keys.REJECT,
    ]

    class Filtered(Message):
        """Only the articles with this entity, or without it."""

        def __init__(self, entity: Entity, *, exclude: bool) -> None:
            super().__init__()
            self.entity = entity
            self.exclude = exclude

    class ScopeWanted(Message):
        """The next scope."""

    class Merged(Message):
        """The reader says that an entity is another one."""

        def __init__(self, entity: Entity, into: Entity) -> None:
            super().__init__()
            self.entity = entity
            self.into = into

    class SplitWanted(Message):
        """The reader says that a part of an entity is another one; which is to be asked."""

        def __init__(self, entity: Entity) -> None:
            super().__init__()
            self.entity = entity

    class Rejected(Message):
        """The reader says that it is no entity."""

        def __init__(self, entity: Entity) -> None:
            super().__init__()
            self.entity = entity

    def __init__(self) -> None:
        super().__init__(id="entities")
        self._entities: dict[str, Entity] = {}
        self._scope: Scope = "article"
        self.merging: Entity | None = None  # which one is to be merged into one that is still to be chosen

    def compose(self) -> ComposeResult:
        """What is to be chosen, if anything is; the list."""
        yield Static("", id="entity-prompt", markup=False)
        yield LineList(id="entity-list")

    def on_mount(self) -> None:
        """Nothing is known yet."""
        self._list.waiting = True
        self.set_title()

    @property
    def _list(self) -> LineList:
        return self.query_one("#entity-list", LineList)

    @property
    def target(self) -> Widget:
        """The list."""
        return self._list

    @property
    def current(self) -> Entity | None:
        """The entity under the cursor."""
        return self._entities.get(self._list.cursor_key or "")

    def show(self, entities: Sequence[Entity], scope: Scope) -> None:
        """Shows the entities of a scope; the cursor stays on its entity if that is among them."""
        before, self._scope = self._scope, scope
        self._entities = {entity.entity: entity for entity in entities}
        self._list.waiting = False
        self._refresh()
        if scope != before:
            rows_above(self._list)

    @property
    def known(self) -> Iterable[Entity]:
        """All of them, found or not."""
        return self._entities.values()

    def find(self, text: str) -> None:
        """Only the names that hold the text."""
        self._finding = text.casefold()
        self._refresh()

    def to(self, entity: str) -> bool:
        """Puts the cursor on an entity."""
        with self._list.prevent(LineList.Highlighted):
            return self._list.to_key(entity)

    def _refresh(self) -> None:
        shown = [
            entity
            for entity in self._entities.values()
            if not self._finding
            or any(self._finding in form.casefold() for form in (entity.name, *entity.variants))
        ]
        self._list.empty_text = Content(
            f"No name with “{one_line(self._finding)}”.\n\nEsc  all names"
            if self._finding
            else EMPTY[self._scope]
        )
        with self._list.prevent(LineList.Highlighted):
            marked = None if self.merging is None else self.merging.entity
            self._list.set_rows(EntityRows(shown, self._scope, marked))
        self.title_rows(len(shown), len(self._entities), self._scope)

    def action_filter(self, exclude: bool) -> None:
        """Narrow the query by the entity under the cursor."""
        if self.current is not None:
            self.post_message(self.Filtered(self.current, exclude=exclude))

    def action_scope(self) -> None:
        """The next scope."""
        self.post_message(self.ScopeWanted())

    # -- the reader's word

    def action_merge(self) -> None:
        """Marks the entity under the cursor, or merges the marked one into it."""
        if self.current is None:
            return
        if self.merging is None:
            self._mark(self.current)
        else:
            self._merge_into(self.current)

    def leave_merge(self) -> None:
        """Nothing is to be merged after all."""
        self._mark(None)

    def _mark(self, entity: Entity | None) -> None:
        self.merging = entity
        prompt = self.query_one("#entity-prompt", Static)
        prompt.display = entity is not None
        if entity is not None:
            name = Content.styled(f"“{one_line(entity.name)}”", "bold")
            prompt.update(Content.assemble("Merge ", name, " into which?\n", (MERGE_KEYS, "dim")))
        self._refresh()

    def _merge_into(self, into: Entity) -> None:
        merging = self.merging
        self._mark(None)
        if merging is not None and merging.entity != into.entity:
            self.post_message(self.Merged(merging, into))

    def action_split(self) -> None:
        """Asks what of the entity under the cursor is another one."""
        if self.current is not None:
            self.post_message(self.SplitWanted(self.current))

    def action_reject(self) -> None:
        """What is under the cursor is no entity."""
        if self.current is not None:
            self.post_message(self.Rejected(self.current))

    @on(LineList.Highlighted)
    def _highlighted(self, event: LineList.Highlighted) -> None:
        event.stop()

    @on(LineList.Selected)
    def _selected(self, event: LineList.Selected) -> None:
        event.stop()
        if self.merging is not None and self.current is not None:
            self._merge_into(self.current)
        else:
            self.action_filter(False)

"""The card of settings: each with its value and where that comes from; Enter changes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from tui.changing import change, shown
from tui.help import Overlay
from tui.line_input import LineInput
from tui.settings import Settings, variable
from tui.settings_reading import about, value_of
from tui.widgets.line_list import LineList
from tui.wording import cut_in_middle, one_line

if TYPE_CHECKING:
    from tui.preferences import Preferring
    from tui.reader import Reader

NAME_CELLS, VALUE_CELLS = 16, 20


class SettingRows:
    """One row a setting."""

    row_height = 1

    def __init__(self, app: Preferring) -> None:
        self._told = app.told
        self._names = tuple(Settings.model_fields)

    def __len__(self) -> int:
        return len(self._names)

    def key(self, index: int) -> str | None:
        """The setting's name."""
        return self._names[index]

    def lines(self, index: int, width: int) -> list[Content]:
        """Name, value, origin."""
        name = self._names[index]
        value = shown(getattr(self._told.settings, name))
        origin = one_line(self._told.origins.get(name, "default"))
        room = max(8, width - NAME_CELLS - VALUE_CELLS - 4)
        return [
            Content.assemble(
                name.ljust(NAME_CELLS),
                "  ",
                Content.styled(value, "bold").truncate(VALUE_CELLS, ellipsis=True, pad=True),
                "  ",
                (cut_in_middle(origin, room), "dim"),
            )
        ]


class SettingsCard(Overlay):
    """The card."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l,right", "step(1)", "next value", show=False, tooltip="The next value.", id="setting.next"),
        Binding(
            "h,left",
            "step(-1)",
            "value before",
            show=False,
            tooltip="The value before.",
            id="setting.previous",
        ),
        Binding("d", "plain", "default", show=False, tooltip="Back to the default.", id="setting.default"),
        Binding("u", "undo", "undo", show=False, tooltip="Take back what you set last.", id="setting.undo"),
    ]

    def compose(self) -> ComposeResult:
        """The list, what the chosen one does, a line to type in."""
        with Vertical(classes="card"):
            where = (" · " + one_line(str(self._app.told.file)), "dim")
            title = Content.assemble(("Settings", "bold"), where)
            yield Static(title, id="settings-title", markup=False)
            yield LineList(SettingRows(self._app), id="settings-list")
            yield Static("", id="settings-about", markup=False)
            yield LineInput(id="settings-input", compact=True)
            yield Static("", id="settings-keys", markup=False)

    def on_mount(self) -> None:
        """The keys are the list's."""
        self.query_one("#settings-input").display = False
        self._list.focus()
        self._tell()

    @property
    def _app(self) -> Preferring:
        return cast("Preferring", self.app)

    @property
    def _reader(self) -> Reader:
        return cast("Reader", self.app.screen_stack[0])

    @property
    def _list(self) -> LineList:
        return self.query_one("#settings-list", LineList)

    @property
    def _setting(self) -> str:
        return self._list.cursor_key or "library"

    def _tell(self, wrong: str = "") -> None:
        """What the setting under the cursor is for, or what there is to say of what was typed."""
        name = self._setting
        said = Settings.model_fields[name].description or ""
        takes = f"{about(name)['allowed']} · ${variable(name)}"
        later = " · heeded at the next start" if about(name)["later"] else ""
        last = (
            Content.styled(one_line(wrong), "bold $text-warning")
            if wrong
            else Content.styled(takes + later, "dim")
        )
        self.query_one("#settings-about", Static).update(Content("\n").join([Content(said), last]))
        typing = self.query_one("#settings-input").display
        keys = (
            "Enter  set    Esc  leave"
            if typing
            else "Enter  change    ← →  values    d  default    u  undo    Esc  close"
        )
        self.query_one("#settings-keys", Static).update(Content.styled(keys, "dim"))

    @on(LineList.Highlighted)
    def _highlighted(self, event: LineList.Highlighted) -> None:
        event.stop()
        self._tell()

    @on(LineList.Selected)
    def _selected(self, event: LineList.Selected) -> None:
        event.stop()
        name = self._setting
        if name == "theme":
            from tui.theme_card import ThemeCard

            self.app.push_screen(ThemeCard(), lambda _: self._changed())
        elif about(name)["choices"]:
            self.action_step(1)
        else:
            self._ask(name)

    def _ask(self, name: str) -> None:
        line = self.query_one("#settings-input", LineInput)
        value = getattr(self._app.told.settings, name)
        line.value = "" if value is None or name == "keys" else str(value)
        line.placeholder = "a binding and its keys: pane.next = tab, ]p" if name == "keys" else ""
        line.display = True
        line.focus()
        self._tell()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        name, typed = self._setting, event.value.strip()
        if name == "keys":
            self._set_keys(typed)
            return
        if not typed and name in ("library", "measure"):
            self._set(name, None)
            return
        value, wrong = value_of(name, typed)
        if wrong:
            self._tell(wrong)
        else:
            self._set(name, value)

    def _set_keys(self, typed: str) -> None:
        from tui.remapping import made

        id, equals, keys = (part.strip() for part in typed.partition("="))  # noqa: A001
        id, keys = id.strip("\"'"), keys.strip("\"'")  # noqa: A001
        if not equals:
            self._tell("write it as: pane.next = tab, ]p (with no keys after it: as it was)")
            return
        settings = self._app.told.settings
        found = made(settings.keymap, {**settings.keys, id: keys} if keys else settings.keys)
        if wrong := [fault.said for fault in found.faults if fault.id == id]:
            self._tell(wrong[0])
        else:
            self._set("keys", keys or None, id=id)

    def _set(self, name: str, value: Any, *, id: str = "") -> None:  # noqa: A002
        said = change(self._app, self._reader, name, value, id=id)
        self._leave_line()
        self._changed()
        self._tell(said)
        self._reader.say(said)

    def _changed(self) -> None:
        self._list.set_rows(SettingRows(self._app))
        self._tell()

    def _leave_line(self) -> None:
        self.query_one("#settings-input").display = False
        self._list.focus()

    def action_step(self, count: int) -> None:
        """The next value of those that there are."""
        name = self._setting
        if name == "theme":
            from tui.themes import names

            choices = names()
        else:
            choices = tuple(about(name)["choices"])
        if not choices:
            self._ask(name)
            return
        now = shown(getattr(self._app.told.settings, name))
        at = choices.index(now) if now in choices else -1
        value, _ = value_of(name, choices[(at + count) % len(choices)])
        self._set(name, value)

    def action_plain(self) -> None:
        """Back to the default."""
        if self._setting != "keys":
            self._set(self._setting, None)
        else:
            self._tell("of keys each is set back by itself: Enter, then its id and = with nothing after it")

    def action_undo(self) -> None:
        """Takes back what was set last."""
        self._reader.action_undo()
        self._changed()

    def action_dismiss_card(self) -> None:
        """Out of the line first, then out of the card."""
        if self.query_one("#settings-input").display:
            self._leave_line()
            self._tell()
        else:
            self.dismiss()

    async def action_dismiss(self, result: None = None) -> None:
        """Esc leaves the line before the card."""
        self.action_dismiss_card()

    def on_click(self) -> None:
        """A click chooses; it does not put the card away."""

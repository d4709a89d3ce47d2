"""What is set in the app that a widget is in; panes ask here, and know nothing of how it was set."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.settings import DEFAULTS, Settings, Told

if TYPE_CHECKING:
    from textual.app import App


def in_force(app: App[Any]) -> Settings:
    """The settings of an app; the defaults where it has none."""
    told = getattr(app, "told", None)
    return told.settings if isinstance(told, Told) else DEFAULTS


def key_of(app: App[Any], id: str) -> str:  # noqa: A002
    """The first key that a binding has now, as it is written for people; "" when it has none."""
    first_key = getattr(app, "first_key", None)
    return str(first_key(id)) if first_key is not None else ""

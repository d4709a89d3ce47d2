"""Key maps: for each preset the keys of the bindings whose keys differ from those in ``tui/keys.py``.

What a preset does not name keeps its own keys, but for one that the preset has given to another.
Each says only what the fingers of its users expect; nothing needs Alt, function keys or Ctrl-Shift.
"""

from __future__ import annotations

from typing import Literal

Preset = Literal["default", "vim", "newsboat", "emacs"]

PRESETS: dict[Preset, dict[str, str]] = {
    "default": {},
    # gg, Ctrl-f and Ctrl-b, Ctrl-w for windows, Ctrl-o back, gx and gf outward, gt and gT, ZZ.
    "vim": {
        "move.top": "gg,home",
        "move.page_down": "ctrl+f,space,pagedown",
        "move.page_up": "ctrl+b,b,pageup",
        "pane.next": "tab,ctrl+w w",
        "pane.previous": "shift+tab,ctrl+w p",
        "pane.left": "h,left,ctrl+w h",
        "pane.right": "l,right,ctrl+w l",
        "zen": "z,ctrl+w o",
        "article.next": "J,gt",
        "article.previous": "K,gT",
        "history.back": "ctrl+o,<",
        "about": "I,ctrl+g",
        "original": "o,gx",
        "file": "O,gf",
        "mark.go": "apostrophe,grave_accent",
        "quit": "q,ZZ",
        "card.top": "gg,home",
        "card.page": "ctrl+f,space,pagedown,ctrl+d",
        "card.page-up": "ctrl+b,b,pageup,ctrl+u",
    },
    # n and p are the next and previous unread article, N is read or unread, q backs out and Q quits.
    "newsboat": {
        "unread.next": "n,full_stop",
        "unread.previous": "p,comma",
        "read": "N",
        "match.next": "ctrl+n",
        "match.previous": "ctrl+p",
        "commands": "colon",
        "search": "slash,s",
        "find": "F",
        "filters.clear": "ctrl+f",
        "raw": "backslash,w",
        "bookmark": "ctrl+b,B",
        "tag": "ctrl+e,plus",
        "back": "q,escape",
        "quit": "Q",
        "timeline.narrow": "H",
        "timeline.only": "V",
    },
    # As in elfeed, gnus, Info and view-mode: n and p, N and P, l and L, < and >, Ctrl-s, Ctrl-g, Ctrl-x.
    "emacs": {
        "move.down": "n,ctrl+n,down",
        "move.up": "p,ctrl+p,up",
        "move.page_down": "space,ctrl+v,pagedown",
        "move.page_up": "backspace,pageup,alt+v",
        "move.top": "<,home",
        "move.bottom": ">,end",
        "pane.next": "tab,ctrl+x o",
        "pane.left": "left,ctrl+b",
        "pane.right": "right,ctrl+f",
        "find": "ctrl+s,slash",
        "zen": "z,ctrl+x 1",
        "match.next": "full_stop",
        "match.previous": "comma",
        "article.next": "N",
        "article.previous": "P",
        "unread.next": "]u",
        "unread.previous": "[u",
        "history.back": "l",
        "history.forward": "L",
        "original": "b,o",
        "undo": "u,ctrl+underscore",
        "commands": "colon,alt+x",
        "help": "question_mark,h,f1",
        "back": "ctrl+g,escape",
        "quit": "q,ctrl+x ctrl+c",
        "card.close": "escape,q,enter,i,ctrl+g",
        "card.down": "n,ctrl+n,down",
        "card.up": "p,ctrl+p,up",
        "card.page": "space,ctrl+v,pagedown,ctrl+d",
        "card.page-up": "backspace,pageup,ctrl+u,alt+v",
        "card.top": "<,home",
        "card.bottom": ">,end",
        "timeline.narrow": "H",
        "timeline.widen": "U",
        "sides.next": "full_stop",
        "sides.previous": "comma",
        "sides.next_report": "N",
        "sides.previous_report": "P",
        "sides.side": "tab,shift+tab,left,right",
        "sides.help": "question_mark,h,f1",
        "sides.close": "escape,ctrl+g,q,D",
        "prompt.leave": "escape,ctrl+g",
        "rename.leave": "escape,ctrl+g",
    },
}

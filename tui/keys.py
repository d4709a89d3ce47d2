"""Every key of the reader: its id, what it runs, and the words that help, palette and footer say about it.

The ids are what a reader remaps keys by. A key of two characters (``]e``) or of several keys with spaces
between them (``ctrl+x o``) is a chord: the reader waits for its next key. Descriptions are a few words;
tooltips a sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding

from tui.key_names import NO_KEY, shown
from tui.widgets.moving import MOVING

if TYPE_CHECKING:
    from collections.abc import Iterable


def _key(name: str, keys: str, action: str, description: str, tooltip: str) -> Binding:
    return Binding(keys, action, description, show=False, tooltip=tooltip, id=name)


PANES = [
    _key("pane.next", "tab", "pane_step(1)", "next pane", "To the next pane."),
    _key("pane.previous", "shift+tab", "pane_step(-1)", "previous pane", "To the pane before."),
    _key("pane.left", "h,left", "pane_side(-1)", "pane left", "To the pane on the left."),
    _key("pane.right", "l,right", "pane_side(1)", "pane right", "To the pane on the right."),
    _key("pane.hits", "1", "pane('hits')", "hits", "To the hits."),
    _key("pane.article", "2", "pane('article')", "article", "To the article."),
    _key("pane.entities", "e,3", "pane('entities')", "entities", "To the names found, with counts."),
    _key("pane.timeline", "t,4", "pane('timeline')", "timeline", "To the dated events."),
]

SEARCH = [
    _key("search", "s", "search", "search", "Search the library: results follow every keystroke."),
    _key("find", "/", "find", "find", "Find in the focused pane: text of the article, rows of a list."),
    _key("news", "asterisk", "news", "what is new", "What came since you last left the reader."),
    _key(
        "filters.clear", "backslash", "clear_filters", "clear filters", "Drop the filters added with f and x."
    ),
]

READING = [
    _key("match.next", "n", "match(1)", "next match", "To the next match, on into the next article."),
    _key(
        "match.previous", "N", "match(-1)", "previous match", "To the match before, back into the one before."
    ),
    _key("article.next", "J", "article(1)", "next article", "Show the next article of the hits."),
    _key("article.previous", "K", "article(-1)", "previous article", "Show the article before, of the hits."),
    _key(
        "mention.next",
        "]e",
        "mention(1)",
        "next mention",
        "To the next name; of the chosen entity, if one is.",
    ),
    _key(
        "mention.previous",
        "[e",
        "mention(-1)",
        "previous mention",
        "To the name before; of the chosen entity.",
    ),
    _key("event.next", "]t", "event(1)", "next event", "To the next dated event in the article."),
    _key("event.previous", "[t", "event(-1)", "previous event", "To the dated event before, in the article."),
    _key("fold.next", "]f", "fold(1)", "next fold", "To the next line that stands for what is folded."),
    _key("fold.previous", "[f", "fold(-1)", "previous fold", "To the line before that stands for it."),
    _key("unread.next", "full_stop", "unread_article(1)", "next unread", "The next article that is unread."),
    _key("unread.previous", "comma", "unread_article(-1)", "previous unread", "The unread one before."),
    _key(
        "why", "i", "why", "why", "Where this name, date, event or fold came from; at the top, the article."
    ),
    _key(
        "about",
        "I",
        "about",
        "about this article",
        "Its date and what says so, its files, notes and story.",
    ),
    _key(
        "story",
        "equals_sign",
        "story",
        "articles of the same story",
        "Near copies of this article; < takes that back.",
    ),
    _key(
        "near",
        "tilde",
        "near",
        "articles near this one",
        "Those that share much of what tells it from others; < takes that back.",
    ),
    _key(
        "sides",
        "D",
        "sides",
        "two reports side by side",
        "This article beside the next of its story, or one you marked or came from.",
    ),
    _key("raw", "w", "raw", "raw text", "The whole text with nothing folded, or the cleaned one."),
    _key("zen", "z", "zen", "only the article", "Nothing but the article; again to come back."),
    _key("history.back", "less_than_sign", "history(-1)", "back", "Back to where you jumped from."),
    _key("history.forward", "greater_than_sign", "history(1)", "forward", "Forward again."),
]

WORK = [
    _key("read", "r", "read", "read or unread", "Mark the article read, or unread again."),
    _key("bookmark", "B", "bookmark", "bookmark", "Bookmark the article, or take that back."),
    _key("tag", "plus", "tag", "add tag", "Put a tag on the article; Tab completes."),
    _key("tag.drop", "minus", "untag", "remove tag", "Take a tag off the article."),
    _key("note", "a", "note", "note", "Note on the sentence here, or change the note that it has."),
    _key("note.drop", "A", "drop_note", "drop note", "Drop the note on the sentence here."),
    _key("note.next", "]n", "next_note(1)", "next note", "To the next of your notes in the article."),
    _key("note.previous", "[n", "next_note(-1)", "previous note", "To the note before."),
    _key("sentence.next", "]s", "sentence(1)", "next sentence", "To the next sentence, to note on it."),
    _key("sentence.previous", "[s", "sentence(-1)", "previous sentence", "To the sentence before."),
    _key("mark", "m", "mark", "set mark", "With a letter: a mark at this place, to come back to."),
    _key("mark.go", "apostrophe", "to_mark", "go to mark", "With its letter; '' is back where you were."),
    _key("published", "d", "published", "set date", "When the article was published, by your word."),
    _key("undo", "u", "undo", "undo", "Take back what you did last."),
]

OUTWARD = [
    _key("cite", "y", "cite", "copy citation", "The article's citation, to the clipboard."),
    _key("cite.link", "Y", "cite_link", "copy link", "The article's address, to the clipboard."),
    _key("original", "o", "original", "open original", "The article's address, in a browser."),
    _key("file", "O", "file", "open file", "The file that the article was read from."),
    _key("pipe", "vertical_line", "pipe", "pipe to command", "The article's clean text, to a program."),
]

COMMANDS = _key("commands", "colon,ctrl+p", "app.command_palette", "commands", "Every command, by typing.")
SUSPEND = _key("suspend", "ctrl+z", "app.suspend_process", "suspend", "To the shell; `fg` comes back here.")
REDRAW = _key("redraw", "ctrl+l", "app.redraw", "redraw", "Paint the whole screen again.")

REFUSED = _key("refused", "exclamation_mark", "refused", "refused files", "What could not be added, and why.")

APP = [
    _key("help", "question_mark,f1", "help", "help", "Every key, by pane."),
    _key("back", "escape", "back", "back out", "Leave find, filter, zen or the query line."),
    _key("quit", "q", "app.quit", "quit", "Quit; the next start is here again."),
]

# What the selected row of a list can do; each list binds those that it has an answer to.
FILTER = _key("filter", "f", "filter(False)", "filter", "Only articles with the selected name or date.")
EXCLUDE = _key(
    "filter.exclude", "x", "filter(True)", "exclude", "Only articles without the selected name or date."
)
SCOPE = _key("scope", "c", "scope", "scope", "Over this article, over the hits, or over the library.")

# Two reports side by side.
SIDES = [
    _key("sides.next", "n", "difference(1)", "next difference", "To the next place where they part."),
    _key("sides.previous", "N", "difference(-1)", "previous difference", "To the one before."),
    _key("sides.side", "tab,shift+tab,h,l,left,right", "side", "other side", "Whose sentence Enter opens."),
    _key("sides.open", "enter", "open", "open", "The sentence in its article."),
    _key("sides.swap", "x", "swap", "swap", "Left and right change places."),
    _key("sides.next_report", "J", "other(1)", "next report", "The next report beside this article."),
    _key("sides.previous_report", "K", "other(-1)", "previous report", "The report before."),
    _key("sides.choose", "c", "choose", "choose report", "Choose which report stands beside this article."),
    _key("sides.help", "question_mark,f1", "help", "help", "Every key, by pane."),
    _key("sides.close", "escape,q,D", "dismiss", "close", "Back to the article."),
]

# What of the timeline is shown, and how closely.
TIMELINE = [
    _key("timeline.zoom_in", "right_curly_bracket", "zoom(1)", "zoom in", "Count by month, by day."),
    _key("timeline.zoom_out", "left_curly_bracket", "zoom(-1)", "zoom out", "Count by month, by year."),
    _key(
        "timeline.next",
        "right_parenthesis",
        "period(1)",
        "next period",
        "To the next year, month or day with an event.",
    ),
    _key("timeline.previous", "left_parenthesis", "period(-1)", "previous period", "To the one before."),
    _key("timeline.narrow", "p", "narrow", "only this period", "Only this year, month or day, closer by."),
    _key("timeline.widen", "P", "widen", "wider", "The window around this one again, or all."),
    _key("timeline.window", "W", "ask('window')", "from – to", "Only what lies between two dates."),
    _key(
        "timeline.only",
        "F",
        "ask('filter')",
        "filter events",
        "Only what is planned, or denied, has two sources, or conflicts, or names someone; Tab completes.",
    ),
    _key(
        "timeline.reports",
        "v",
        "ask('reports')",
        "every report",
        "Who reports the event, the first to report first, and what they disagree on.",
    ),
]

# The reader's word on the selected entity.
MERGE = _key(
    "entity.merge", "M", "merge", "merge entity", "It is another one: M marks it, then choose which."
)
SPLIT = _key(
    "entity.split", "S", "split", "split entity", "A way it is written is another one: choose which."
)
REJECT = _key("entity.reject", "R", "reject", "reject entity", "It is no entity: it is not shown any more.")

READER: list[Binding] = [*PANES, *SEARCH, *READING, *WORK, *OUTWARD, REFUSED, *APP]

GROUPS: dict[str, tuple[Binding, ...]] = {
    "Moving": tuple(MOVING),
    "Panes": tuple(PANES),
    "Searching": tuple(SEARCH),
    "Reading": tuple(READING),
    "Your work": tuple(WORK),
    "Out of the reader": tuple(OUTWARD),
    "Lists": (FILTER, EXCLUDE, SCOPE),
    "Two reports": tuple(SIDES),
    "Timeline": tuple(TIMELINE),
    "Corrections": (MERGE, SPLIT, REJECT),
    "Dateline": (COMMANDS, REFUSED, *APP, REDRAW, SUSPEND),
}

# The few keys that matter most where the reader is: binding ids that share a word, in order of use.
FOOTERS: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {
    "search": ((("enter",), "to the hits"), (("escape",), "leave")),
    "find": ((("enter",), "keep"), (("escape",), "leave")),
    "hits": (
        (("list.select",), "read"),
        (("search",), "search"),
        (("find",), "find"),
        (("pane.entities",), "entities"),
        (("pane.timeline",), "timeline"),
        (("match.next", "match.previous"), "match"),
        (("zen",), "zen"),
    ),
    "article": (
        (("match.next", "match.previous"), "match"),
        (("article.next", "article.previous"), "article"),
        (("pane.entities",), "entities"),
        (("pane.timeline",), "timeline"),
        (("find",), "find"),
        (("mention.next",), "mention"),
        (("event.next",), "event"),
        (("why",), "why"),
        (("zen",), "zen"),
        (("raw",), "raw"),
        (("bookmark",), "bookmark"),
        (("note",), "note"),
        (("undo",), "undo"),
    ),
    "entities": (
        (("filter",), "filter"),
        (("filter.exclude",), "exclude"),
        (("scope",), "scope"),
        (("mention.next", "mention.previous"), "mention"),
        (("filters.clear",), "clear"),
        (("find",), "find"),
        (("entity.merge",), "merge"),
        (("entity.split",), "split"),
        (("entity.reject",), "reject"),
    ),
    "sides": (
        (("sides.next", "sides.previous"), "difference"),
        (("sides.side",), "side"),
        (("sides.open",), "open"),
        (("sides.next_report",), "another report"),
        (("sides.close",), "back"),
        (("sides.swap",), "swap"),
        (("sides.choose",), "choose"),
    ),
    "timeline": (
        (("list.select",), "to the sentence"),
        (("timeline.reports",), "reports"),
        (("scope",), "scope"),
        (("timeline.zoom_out", "timeline.zoom_in"), "zoom"),
        (("timeline.previous", "timeline.next"), "period"),
        (("timeline.narrow", "timeline.widen"), "only it, wider"),
        (("timeline.only",), "only"),
        (("timeline.window",), "from – to"),
        (("filters.clear",), "all"),
        (("filter",), "filter by date"),
        (("event.next", "event.previous"), "event"),
        (("find",), "find"),
        (("why",), "why"),
    ),
}
# Keys of an input line, which has no binding of ours for them.
PLAIN = ("enter", "escape")
ALWAYS: tuple[tuple[tuple[str, ...], str], ...] = ((("commands",), "commands"), (("help",), "help"))


def keys_by_id(bindings: Iterable[Binding]) -> dict[str, list[str]]:
    """The keys in force for each binding id, as written for people; bindings come with one key each."""
    keys: dict[str, list[str]] = {}
    for binding in bindings:
        if binding.id is not None and binding.key != NO_KEY:
            keys.setdefault(binding.id, []).append(shown(binding.key))
    return keys

"""The keys in force: a preset, over it what the reader has set, and what of that cannot be."""

from __future__ import annotations

from difflib import get_close_matches
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from tui.key_names import NO_KEY, chord_parts, read_keys, shown
from tui.keymaps import PRESETS, Preset

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# How much the reader's own wish counts; a preset's counts 1, what a binding has of itself 0.
OWN = 2


class KeyFault(NamedTuple):
    """Why a key of the reader's is not in force; the id is the one that was to have it."""

    id: str
    said: str


class KeyMap(NamedTuple):
    """The keys of every id, and of those that differ from the binding's own what the app is told."""

    keys: dict[str, tuple[str, ...]]
    changed: dict[str, str]
    faults: tuple[KeyFault, ...] = ()


def made(preset: Preset = "default", own: Mapping[str, str] | None = None) -> KeyMap:
    """The key map of a preset with the reader's own keys over it.

    A key goes to the reader's own wish first, then to the preset's, then to the binding that has it of
    itself; a wish for a key that another wish has is told, and the first one has it.
    """
    from tui.key_places import defaults

    before = defaults()
    keys = dict(before)
    named: dict[str, tuple[str, ...]] = {
        id: tuple(read_keys(text)[0])
        for id, text in PRESETS[preset].items()  # noqa: A001
    }
    keys.update({id: found for id, found in named.items() if id in before})  # noqa: A001
    faults: list[KeyFault] = []
    wished: dict[str, tuple[str, ...]] = {}
    for id, text in (own or {}).items():  # noqa: A001
        found, said = _wish(id, text, before)
        faults += [KeyFault(id, word) for word in said]
        if found is not None:
            wished[id] = found
    keys.update(wished)
    rank = {id: OWN * (id in wished) + (id in named) for id in keys}  # noqa: A001
    for first, second, key, other in list(clashes(keys)):
        if key not in keys[first] or other not in keys[second]:
            continue  # one of them has lost it to a third
        (winner, won), (loser, lost) = (first, key), (second, other)
        if rank[first] < rank[second]:
            (winner, won), (loser, lost) = (loser, lost), (winner, won)
        keys[loser] = tuple(kept for kept in keys[loser] if kept != lost)
        if rank[loser] >= OWN:
            faults.append(KeyFault(loser, f"{shown(lost)} cannot be: {shown(won)} is {winner}"))
        elif not keys[loser] and rank[winner] >= OWN:
            faults.append(KeyFault(winner, f"{loser} has no key now: its only one was {shown(lost)}"))
    changed = {id: ",".join(found) or NO_KEY for id, found in keys.items() if found != before[id]}  # noqa: A001
    return KeyMap(keys, changed, tuple(faults))


def _wish(
    id: str,  # noqa: A002
    text: str,
    known: Mapping[str, tuple[str, ...]],
) -> tuple[tuple[str, ...] | None, list[str]]:
    from tui.key_places import TAKEN

    if id not in known:
        near = get_close_matches(id, known, 1)
        also = f'did you mean "{near[0]}"?' if near else "`dateline keys` lists them"
        return None, [f'"{id}" is no binding; {also}']
    found, wrong = read_keys(text)
    said = [f'"{part}" is no key{_like(part)}' for part in wrong]
    said += [f"{shown(key)} always is the terminal library's" for key in found if key in TAKEN]
    found = [key for key in found if key not in TAKEN]
    return (tuple(found) if found or not text.strip() else None), said


def _like(part: str) -> str:
    held, plus, last = part.rpartition("+")
    near = get_close_matches(held, ("ctrl", "alt", "shift"), 1) if plus else []
    if near:
        return f'; did you mean "{near[0]}+{last}"?'
    return ': write it as in "j", "?", "ctrl+n", "enter", "pagedown", "]e" or "ctrl+x o"'


def clashes(keys: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str, str, str]]:
    """Two ids and their two keys that cannot both be pressed in some place: one is, or begins, the other.

    Two that share a key of themselves do the same, each in its place: they may share others.
    """
    from tui.key_places import defaults, together

    before = {id: set(own) for id, own in defaults().items()}  # noqa: A001
    seen: set[tuple[str, str, str, str]] = set()
    for _, ids in together():
        starts: dict[str, list[tuple[str, str]]] = {}
        for id in sorted(ids):  # noqa: A001
            for key in keys[id]:
                starts.setdefault(_sign(chord_parts(key)[0]), []).append((id, key))
        for sharing in starts.values():
            for (first, key), (second, other) in combinations(sharing, 2):
                found = (first, second, key, other)
                if first != second and found not in seen and _meet(key, other):
                    seen.add(found)
                    if not before[first] & before[second]:
                        yield found


def _sign(key: str) -> str:
    sign = shown(key)
    return sign if len(sign) == 1 else key


def _meet(key: str, other: str) -> bool:
    one, two = (tuple(map(_sign, chord_parts(each))) for each in (key, other))
    return one[: len(two)] == two or two[: len(one)] == one


def plain_key(id: str) -> str:  # noqa: A002
    """The first key that a binding has of itself; "" when there is no such binding."""
    from tui.key_places import defaults

    return next(iter(defaults().get(id, ())), "")

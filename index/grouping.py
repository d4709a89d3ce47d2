"""Events kept grouped over the library, so that a timeline is read and not worked out."""

from __future__ import annotations

from collections.abc import Callable

from corpus.store import Store

# Grows when the rules of grouping change; what another version grouped is grouped anew.
GROUPS_VERSION = 1
# Articles to a transaction.
GROUPED_TOGETHER = 1000
# More than these are not grouped at a start, where somebody waits: a library that an older version made.
GROUPED_AT_START = 2000


def grouped(store: Store) -> int:
    """The change up to which the library's events are grouped."""
    if store.kept("groups_version") != str(GROUPS_VERSION):
        return 0
    return int(store.kept("grouped") or 0)


def ungrouped(store: Store) -> int:
    """How many articles wait to be grouped."""
    return store.groups.waiting(grouped(store))


def is_behind(store: Store) -> bool:
    """Whether something waits to be grouped that a start can wait for."""
    return 0 < ungrouped(store) <= GROUPED_AT_START or (
        grouped(store) < store.change and ungrouped(store) == 0
    )


def group(store: Store, go_on: Callable[[], bool] = lambda: True) -> bool:
    """Groups what waits for it, in steps; True when nothing does any more. Under the write lock.

    ``go_on`` is asked between steps.
    """
    if store.kept("groups_version") != str(GROUPS_VERSION):
        with store.transaction():
            store.groups.begin_anew()
            store.keep("grouped", "0")
            store.keep("groups_version", str(GROUPS_VERSION))
    while grouped(store) < store.change or ungrouped(store):
        with store.transaction():
            changed, again, until = store.groups.next(grouped(store), GROUPED_TOGETHER)
            store.groups.bring(changed, again)
            store.keep("grouped", str(until))
            if until >= store.change:
                from index.timeline_arrays import keep

                keep(store, until)
                store.next_generation()
        if not go_on():
            break
    return not ungrouped(store)

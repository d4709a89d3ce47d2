"""Garbage is looked for in pauses."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from tui import garbage
from tui.garbage import DUE, REST_SECONDS, Garbage, left_to_pauses


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [100.0]
    monkeypatch.setattr(garbage, "monotonic", lambda: now[0])
    return now


@pytest.fixture
def due(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gc, "get_count", lambda: (0, 0, DUE))


class Loop:
    """Garbage that only looking for it frees."""

    def __init__(self) -> None:
        self.me = self


def loops() -> int:
    return sum(isinstance(found, Loop) for found in gc.get_objects())


@pytest.mark.usefixtures("due")
def test_not_while_keys_are_pressed(clock: list[float]) -> None:
    looking = Garbage()
    clock[0] += REST_SECONDS / 2
    assert not looking.look()
    looking.key_pressed()
    clock[0] += REST_SECONDS * 0.9
    assert not looking.look()


@pytest.mark.usefixtures("due")
def test_it_is_found_in_a_pause(clock: list[float]) -> None:
    looking = Garbage()
    gc.collect()
    left_to_pauses()
    Loop()
    assert loops() == 1
    clock[0] += REST_SECONDS
    assert looking.look()
    assert loops() == 0


def test_not_where_there_can_be_little(clock: list[float]) -> None:
    looking = Garbage()
    gc.collect()
    clock[0] += REST_SECONDS
    assert not looking.look()


@pytest.mark.usefixtures("due")
def test_what_was_kept_and_became_garbage_is_found_in_the_end(clock: list[float]) -> None:
    looking = Garbage()
    loop = Loop()
    clock[0] += REST_SECONDS
    looking.look()
    del loop
    for _ in range(garbage.ALL_OF):
        looking.look()
    gc.unfreeze()
    assert loops() == 0

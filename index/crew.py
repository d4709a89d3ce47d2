"""Processes that do slow work on many things in order: a window of them at once, one result for each.

A worker has nothing but its end of a pipe: when the program that started it dies, however it dies, the pipe
ends and so does the worker. A worker that dies itself takes down only the one thing it could not bear.
"""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from queue import SimpleQueue
from typing import Generic, NamedTuple, TypeVar

C = TypeVar("C")
T = TypeVar("T")
R = TypeVar("R")

# Things to a message: enough that sending costs little, few enough that both processors get their share.
CHUNK = 8
# Chunks' worth of things under way for each worker, what needs no doing among them: while the one writer
# indexes a batch the workers have something to do.
AHEAD = 6
# So many things are done here before workers are started, which costs about half a second.
FEW = 24


class Died(NamedTuple):
    """A worker died of this one thing."""


class _Slot(Generic[T, R]):
    """A thing to be done, or None, and once there is one its result."""

    __slots__ = ("result", "thing")

    def __init__(self, thing: T | None) -> None:
        self.thing = thing
        self.result: R | Died | Exception | None = None

    @property
    def is_done(self) -> bool:
        return self.thing is None or self.result is not None


class Crew(Generic[T, R]):
    """Does ``work`` on things; it must be a module-level function, and things and results picklable.

    ``work`` must not return None.
    """

    def __init__(self, work: Callable[[T], R], size: int) -> None:
        self._work = work
        self._size = size
        self._todo: SimpleQueue[list[_Slot[T, R]] | None] = SimpleQueue()
        self._news = threading.Condition()
        self._threads: list[threading.Thread] = []
        self._closing = False

    def __enter__(self) -> Crew[T, R]:
        return self

    def __exit__(self, *_: object) -> None:
        self._closing = True
        for _thread in self._threads:
            self._todo.put(None)
        for thread in self._threads:
            thread.join()

    def done(self, things: Iterable[tuple[C, T | None]]) -> Iterator[tuple[C, R | Died | None]]:
        """Each thing's result, in their order; things are taken from the iterable only as needed.

        What stands beside a thing stays here and comes back with the result. Where the thing is None there is
        nothing to do, and nothing comes out of turn.
        """
        window: deque[tuple[C, _Slot[T, R]]] = deque()
        chunk: list[_Slot[T, R]] = []
        number = 0
        for beside, thing in things:
            slot: _Slot[T, R] = _Slot(thing)
            window.append((beside, slot))
            if thing is not None:
                number += 1
                if number <= FEW or not self._size:
                    slot.result = self._work(thing)
                else:
                    self._start()
                    chunk.append(slot)
            full = len(window) > self._size * AHEAD * CHUNK
            if len(chunk) == CHUNK or (chunk and full):
                self._todo.put(chunk)
                chunk = []
            while window and (window[0][1].is_done or len(window) > self._size * AHEAD * CHUNK):
                beside, slot = window.popleft()
                yield beside, self._awaited(slot)
        if chunk:
            self._todo.put(chunk)
        for beside, slot in window:
            yield beside, self._awaited(slot)

    def _awaited(self, slot: _Slot[T, R]) -> R | Died | None:
        with self._news:
            while not slot.is_done:
                self._news.wait()
        if isinstance(slot.result, Exception):
            raise slot.result
        return slot.result

    def _start(self) -> None:
        while len(self._threads) < self._size:
            thread = threading.Thread(target=self._look_after_one, name="worker", daemon=True)
            self._threads.append(thread)
            thread.start()

    # -- on a thread for each worker

    def _look_after_one(self) -> None:
        worker = _Worker(self._work)
        try:
            while (chunk := self._todo.get()) is not None:
                if self._closing:
                    continue
                results = worker.ask([slot.thing for slot in chunk if slot.thing is not None])
                if results is None:  # it died: of which thing is found by asking one by one
                    worker = _Worker(self._work)
                    results = []
                    for slot in chunk:
                        one = worker.ask([slot.thing] if slot.thing is not None else [])
                        if one is None:
                            worker = _Worker(self._work)
                        results += one if one is not None else [Died()]
                with self._news:
                    for slot, result in zip(chunk, results, strict=True):
                        slot.result = result
                    self._news.notify_all()
        finally:
            worker.end()


class _Worker(Generic[T, R]):
    """One process, and this end of its pipe."""

    def __init__(self, work: Callable[[T], R]) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, other = context.Pipe()
        self._process: BaseProcess = context.Process(target=serve, args=(other, work), daemon=True)
        self._process.start()
        other.close()

    def ask(self, things: list[T]) -> list[R | Died | Exception] | None:
        """The results; None when the process died. One that could not be sent is its exception."""
        try:
            self._pipe.send(things)
            found: list[R | Died | Exception] = self._pipe.recv()
        except (EOFError, OSError):
            self.end()
            return None
        return found

    def end(self) -> None:
        """Lets the process end."""
        self._pipe.close()
        self._process.join(5)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()


def serve(pipe: Connection, work: Callable[[T], R]) -> None:
    """The worker's whole life: chunks in, results out, until the other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the program, which will close the pipe
    with suppress(EOFError, OSError):
        while True:
            pipe.send([_tried(work, thing) for thing in pipe.recv()])


def _tried(work: Callable[[T], R], thing: T) -> R | Exception:
    try:
        return work(thing)
    except Exception as error:
        return error

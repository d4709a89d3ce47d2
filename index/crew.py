"""Processes that do slow work on many things in order: a window of them at once, one result for each.

A worker has nothing but its ends of two pipes: when the program that started it dies, however it dies, they
end and so does the worker. A worker that dies itself takes along only the one thing it could not bear.

Nothing here runs on threads of the program: whoever takes the results is busy for seconds at a time (writing
an index), and would have to share the interpreter. So the workers keep what is sent ahead to them, and their
results until somebody asks.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from queue import SimpleQueue
from typing import Any, Generic, NamedTuple, TypeVar

C = TypeVar("C")
T = TypeVar("T")
R = TypeVar("R")

# Things to a message: enough that sending costs little, few enough that both processors get their share.
CHUNK = 8
# Things under way at most, what needs no doing among them: what is done while an index is written.
AHEAD = 2000
# … and at most so much of them, as ``weigh`` says.
WEIGHT = 64_000_000
# So many things are done here before workers are started, which costs about half a second.
FEW = 24


class Died(NamedTuple):
    """A worker died of this one thing."""


class _Slot(Generic[T, R]):
    """A thing to be done, or None, and once there is one its result."""

    __slots__ = ("result", "thing", "weight")

    def __init__(self, thing: T | None, weight: int) -> None:
        self.thing = thing
        self.weight = weight
        self.result: R | Died | Exception | None = None

    @property
    def is_done(self) -> bool:
        return self.thing is None or self.result is not None


class Crew(Generic[T, R]):
    """Does ``work`` on things; it must be a module-level function, and things and results picklable.

    ``work`` must not return None. ``weigh`` says how many bytes a thing and its result hold, more or less.
    """

    def __init__(self, work: Callable[[T], R], size: int, weigh: Callable[[T], int] = lambda _: 0) -> None:
        self._work = work
        self._size = size
        self._weigh = weigh
        self._workers: list[_Worker[T, R]] = []

    def __enter__(self) -> Crew[T, R]:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.end()
        self._workers.clear()

    def done(self, things: Iterable[tuple[C, T | None]]) -> Iterator[tuple[C, R | Died | None]]:
        """Each thing's result, in their order; things are taken from the iterable only as needed.

        What stands beside a thing stays here and comes back with the result. Where the thing is None there is
        nothing to do, and nothing comes out of turn.
        """
        window: deque[tuple[C, _Slot[T, R]]] = deque()
        chunk: list[_Slot[T, R]] = []
        number = weight = 0
        for beside, thing in things:
            slot: _Slot[T, R] = _Slot(thing, 0 if thing is None else self._weigh(thing))
            window.append((beside, slot))
            weight += slot.weight
            if thing is not None:
                number += 1
                if number <= FEW or not self._size:
                    slot.result = self._work(thing)
                else:
                    chunk.append(slot)
            full = len(window) > AHEAD or weight > WEIGHT
            if len(chunk) == CHUNK or (chunk and full):
                self._send(chunk)
                chunk = []
            while window and (window[0][1].is_done or len(window) > AHEAD or weight > WEIGHT):
                beside, slot = window.popleft()
                weight -= slot.weight
                yield beside, self._awaited(slot)
        if chunk:
            self._send(chunk)
        while window:
            beside, slot = window.popleft()
            yield beside, self._awaited(slot)

    def _awaited(self, slot: _Slot[T, R]) -> R | Died | None:
        while not slot.is_done:
            self._receive()
        if isinstance(slot.result, Exception):
            raise slot.result
        return slot.result

    def _send(self, chunk: list[_Slot[T, R]]) -> None:
        while len(self._workers) < self._size:
            self._workers.append(_Worker(self._work))
        idlest = min(self._workers, key=lambda worker: worker.load)
        if not idlest.send(chunk):
            self._replace(idlest)

    def _receive(self) -> None:
        """Takes in what is ready, waiting until something is."""
        ready = wait([worker.results for worker in self._workers])
        for worker in list(self._workers):
            if worker.results in ready and not worker.receive():
                self._replace(worker)

    def _replace(self, dead: _Worker[T, R]) -> None:
        """Which of the things it had been sent a worker died of is found by asking for one at a time."""
        self._workers.remove(dead)
        dead.end()
        worker: _Worker[T, R] = _Worker(self._work)
        for slot in [slot for chunk in dead.sent for slot in chunk]:
            if not worker.send([slot]) or not worker.receive():
                worker.end()
                slot.result = Died()
                worker = _Worker(self._work)
        self._workers.append(worker)


class _Worker(Generic[T, R]):
    """One process, these ends of its pipes, and what it was sent and has not answered."""

    def __init__(self, work: Callable[[T], R]) -> None:
        context = multiprocessing.get_context("spawn")
        theirs, self._things = context.Pipe(duplex=False)
        self.results, answers = context.Pipe(duplex=False)
        self.sent: deque[list[_Slot[T, R]]] = deque()
        self.load = 0
        self._process: BaseProcess = context.Process(target=serve, args=(theirs, answers, work), daemon=True)
        # Ctrl-C is for the program: a process that is being started does not hear it, then ignores it.
        resource_tracker.ensure_running()  # which lets SIGINT through when it is done
        before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT,))
        try:
            self._process.start()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        theirs.close()
        answers.close()

    def send(self, chunk: list[_Slot[T, R]]) -> bool:
        """Sends these things ahead; False when the process is dead."""
        self.sent.append(chunk)
        self.load += len(chunk)
        try:
            self._things.send([slot.thing for slot in chunk])
        except OSError:
            return False
        return True

    def receive(self) -> bool:
        """Takes in the next answer; False when the process is dead."""
        try:
            answer: list[R | Exception] = self.results.recv()
        except (EOFError, OSError):
            return False
        chunk = self.sent.popleft()
        self.load -= len(chunk)
        for slot, result in zip(chunk, answer, strict=True):
            slot.result = result
        return True

    def end(self) -> None:
        """Lets the process end."""
        self._things.close()
        self.results.close()
        self._process.join(5)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()


def serve(things: Connection, answers: Connection, work: Callable[[T], R]) -> None:
    """The worker's whole life: chunks in, results out, until the other ends are closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the program, which will close the pipes
    ahead: SimpleQueue[bytes] = SimpleQueue()
    kept: SimpleQueue[bytes] = SimpleQueue()

    def take() -> None:
        with suppress(EOFError, OSError):
            while True:
                ahead.put(things.recv_bytes())
        os._exit(0)  # nobody waits for what is still being done

    def give() -> None:
        with suppress(OSError):
            while True:
                answers.send_bytes(kept.get())
        os._exit(0)

    for task in (take, give):
        threading.Thread(target=task, daemon=True).start()
    while True:
        kept.put(_packed([_tried(work, thing) for thing in pickle.loads(ahead.get())]))


def _packed(results: list[Any]) -> bytes:
    """As ``Connection.recv`` takes it."""
    return pickle.dumps(results, pickle.HIGHEST_PROTOCOL)


def _tried(work: Callable[[T], R], thing: T) -> R | Exception:
    try:
        return work(thing)
    except Exception as error:
        return error

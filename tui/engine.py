"""The thread that owns the library: requests in, answers out, the newest first to count.

The screen never touches the library. It asks, gets a number, and later gets the answer with that number.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from tui import faults
from tui.requests import Request

if TYPE_CHECKING:
    from tui.seam import Answering

# How long the engine sleeps before it looks whether someone has added articles: soon enough to feel live.
REFRESH_SECONDS = 1.0


class Ready(NamedTuple):
    """The library is open."""

    articles: int
    place: str | None
    notices: tuple[str, ...]


class Answer(NamedTuple):
    """What a request has come to: a result, or the error instead."""

    number: int
    request: Request
    result: object = None
    error: Exception | None = None


class Grown(NamedTuple):
    """Newer answers are being read from now on."""

    generation: int


class Trouble(NamedTuple):
    """Looking for news of the library failed; it will be tried again."""

    error: Exception


class Unusable(NamedTuple):
    """The library could not be opened."""

    error: Exception


Event = Ready | Answer | Grown | Trouble | Unusable


def _urgency(number: int, request: Request) -> tuple[int, int]:
    return request.rank, -number if request.newest_first else number


class Engine:
    """Runs requests one by one on its own thread; ``deliver`` is called there, and must only hand on."""

    def __init__(self, opened: Callable[[], Answering], deliver: Callable[[Event], None]) -> None:
        self._opened = opened
        self._deliver = deliver
        self._wake = threading.Condition()
        self._waiting: OrderedDict[str, tuple[int, Request]] = OrderedDict()
        self._numbers = 0
        self._latest: dict[str, int] = {}
        self._closing = False
        self._busy = False
        self._troubled = ""  # the last trouble told, so that it is told once
        self._thread = threading.Thread(target=self._work, name="library", daemon=True)

    def start(self) -> None:
        """Starts opening the library."""
        self._thread.start()

    def ask(self, request: Request) -> int:
        """Puts a request in line, in place of one of the same slot; returns its number."""
        with self._wake:
            self._numbers += 1
            number = self._numbers
            if request.slot is not None:
                self._latest[request.slot] = number
            key = request.slot or f"#{number}"
            self._waiting.pop(key, None)
            self._waiting[key] = (number, request)
            self._wake.notify()
        return number

    def drop(self, kind: type[Request]) -> None:
        """Requests of this kind that wait are not wanted any more."""
        with self._wake:
            for key in [key for key, (_, request) in self._waiting.items() if isinstance(request, kind)]:
                del self._waiting[key]

    def is_current(self, answer: Answer) -> bool:
        """Whether nothing newer of its slot has been asked since."""
        slot = answer.request.slot
        return slot is None or self._latest.get(slot) == answer.number

    @property
    def idle(self) -> bool:
        """Whether everything asked has been answered."""
        return not self._waiting and not self._busy

    def close(self, timeout: float = 5.0) -> None:
        """Runs what must not be dropped, closes the library, and waits for that."""
        with self._wake:
            self._closing = True
            for key in [key for key, (_, request) in self._waiting.items() if not request.lasting]:
                del self._waiting[key]
            self._wake.notify()
        if self._thread.is_alive():
            self._thread.join(timeout)

    def _next(self) -> tuple[int, Request] | None:
        """The most urgent request, waiting a moment for one; None when there is none."""
        with self._wake:
            if not self._waiting and not self._closing:
                self._wake.wait(REFRESH_SECONDS)
            if not self._waiting:
                return None
            key = min(self._waiting, key=lambda key: _urgency(*self._waiting[key]))
            self._busy = True
            return self._waiting.pop(key)

    def _work(self) -> None:
        try:
            library = self._opened()
        except Exception as error:
            self._deliver(Unusable(error))
            return
        try:
            self._deliver(Ready(library.count(), library.place(), tuple(library.notices)))
            while True:
                waiting = self._next()
                if waiting is not None:
                    self._deliver(self._run(library, *waiting))
                    self._busy = False
                elif self._closing:
                    return
                else:
                    self._look_for_news(library)
        except Exception as error:
            self._deliver(Unusable(error))
        finally:
            library.close()

    def _look_for_news(self, library: Answering) -> None:
        try:
            if library.refresh():
                self._deliver(Grown(library.generation))
            self._troubled = ""
        except Exception as error:
            if str(error) != self._troubled:
                self._troubled = str(error)
                faults.log(library.root, error)
                self._deliver(Trouble(error))

    def _run(self, library: Answering, number: int, request: Request) -> Answer:
        try:
            return Answer(number, request, request.run(library))
        except Exception as error:
            if not faults.is_users(error):
                faults.log(library.root, error, request)
            return Answer(number, request, error=error)

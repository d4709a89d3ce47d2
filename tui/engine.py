"""The thread that owns the library: requests in, answers out, the newest first to count.

The screen never touches the library. It asks, gets a number, and later gets the answer with that number.
"""

from __future__ import annotations

import sys
import threading
from collections import OrderedDict
from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from tui import faults
from tui.requests import Request

if TYPE_CHECKING:
    from tui.seam import Answering

# From so many articles on, a timeline takes long enough for the next key to be pressed meanwhile: it is
# then made on a second thread, with a library of its own.
ASIDE_FROM = 500
# What is slow is begun when nothing has been asked for so long: it would only be superseded by the next key.
QUIET_SECONDS = 0.3
# Seconds a thread keeps the interpreter while another wants it: with Python's 0.005 the screen stutters.
SWITCH_SECONDS = 0.0005
# What is read ahead is read for so long at a time: a request that comes meanwhile waits for it.
AHEAD_SECONDS = 0.005
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
        self._busy = 0  # requests being run
        self._ahead = True  # there may be something to be read ahead
        self._aside: threading.Thread | None = None
        self._writing_aside = False  # what the second thread runs must come to its end
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
            self._wake.notify_all()
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
            self._wake.notify_all()
        for thread in (self._thread, self._aside if self._writing_aside else None):
            if thread is not None and thread.is_alive():
                thread.join(timeout)

    def _next(self, *, aside: bool = False) -> tuple[int, Request] | None:
        """The most urgent request for this thread, waiting a moment for one; None when there is none."""
        with self._wake:
            if not self._closing and self._first(aside) is None:
                self._wake.wait(REFRESH_SECONDS)
            asked = -1
            while aside and asked != self._numbers and self._first(aside) and not self._closing:
                asked = self._numbers
                self._wake.wait(QUIET_SECONDS)
            key = self._first(aside)
            if key is None:
                return None
            self._busy += 1
            waiting = self._waiting.pop(key)
            if aside:
                self._writing_aside = waiting[1].lasting
            return waiting

    def _first(self, aside: bool) -> str | None:
        """The key of the most urgent request that is for this thread."""
        mine = {
            key: _urgency(*waiting)
            for key, waiting in self._waiting.items()
            if self._aside is None or self._closing or waiting[1].slow == aside
        }
        return min(mine, key=mine.__getitem__, default=None)

    def _work(self) -> None:
        try:
            library = self._opened()
        except Exception as error:
            self._deliver(Unusable(error))
            return
        try:
            articles = library.count()
            if articles >= ASIDE_FROM:
                sys.setswitchinterval(SWITCH_SECONDS)
                self._aside = threading.Thread(target=self._work_aside, name="library aside", daemon=True)
                self._aside.start()
            self._deliver(Ready(articles, library.place(), tuple(library.notices)))
            while True:
                waiting = self._next()
                if waiting is not None:
                    self._answer(library, *waiting)
                elif self._closing:
                    return
                else:
                    self._look_for_news(library)
                    self._read_ahead(library)
        except Exception as error:
            self._deliver(Unusable(error))
        finally:
            library.close()

    def _work_aside(self) -> None:
        """Runs what is slow. When it cannot, the first thread does that, too."""
        try:
            library = self._opened()
        except Exception as error:
            self._aside = None
            self._deliver(Trouble(error))
            return
        try:
            while not self._closing:
                waiting = self._next(aside=True)
                if waiting is not None:
                    library.refresh()
                    self._answer(library, *waiting)
                    self._writing_aside = False
        except Exception as error:
            self._aside = None
            faults.log(library.root, error)
            self._deliver(Trouble(error))
        finally:
            library.close()

    def _answer(self, library: Answering, number: int, request: Request) -> None:
        self._deliver(self._run(library, number, request))
        with self._wake:
            self._busy -= 1

    def _look_for_news(self, library: Answering) -> None:
        try:
            if library.refresh():
                self._ahead = True
                self._deliver(Grown(library.generation))
            self._troubled = ""
        except Exception as error:
            if str(error) != self._troubled:
                self._troubled = str(error)
                faults.log(library.root, error)
                self._deliver(Trouble(error))

    def _read_ahead(self, library: Answering) -> None:
        """In a pause, what is asked most; until something is asked, or it is time to look for news again."""
        until = monotonic() + REFRESH_SECONDS / 2  # news is to be seen within two seconds
        try:
            while self._ahead and not (self._waiting or self._closing) and monotonic() < until:
                self._ahead = library.prepare(AHEAD_SECONDS)
        except Exception as error:  # who asks will be told
            self._ahead = False
            faults.log(library.root, error)

    def _run(self, library: Answering, number: int, request: Request) -> Answer:
        try:
            return Answer(number, request, request.run(library))
        except Exception as error:
            if not faults.is_users(error):
                faults.log(library.root, error, request)
            return Answer(number, request, error=error)

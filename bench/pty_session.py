"""A program on a pseudo-terminal, for benches and for tests that look at bytes."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from types import TracebackType

# ECMA-48 control sequences (CSI … final byte), operating system commands (OSC … BEL or ST), other escapes.
CONTROL = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[PX^_].*?\x1b\\|\x1b.", re.S
)


class PtySession:
    """Runs ``command`` on a terminal of ``columns`` × ``rows`` and collects every byte it writes."""

    def __init__(
        self, command: Sequence[str], *, columns: int, rows: int, environment: Mapping[str, str] | None = None
    ) -> None:
        self.output = bytearray()
        self.started = time.perf_counter()
        # The environment is given whole: libreadline, where it is loaded, has put the size of another
        # terminal into that of the process, unseen by ``os.environ``.
        inherited = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
        terminal = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
        given = {**inherited, **terminal, **(environment or {})}
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.execvpe(command[0], list(command), given)
        self.resize(columns, rows)

    def resize(self, columns: int, rows: int) -> None:
        """Gives the terminal another size, in cells."""
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def send(self, keys: str) -> None:
        """Types keys."""
        os.write(self.terminal, keys.encode())

    def read(self, seconds: float) -> bool:
        """Collects what is written within ``seconds``; False at the end of the output."""
        ready, _, _ = select.select([self.terminal], [], [], seconds)
        if not ready:
            return True
        try:
            block = os.read(self.terminal, 65536)
        except OSError:  # Linux: the other end is closed
            return False
        self.output += block
        return bool(block)

    def painted(self) -> str:
        """Everything written so far without the control sequences."""
        return CONTROL.sub("", self.output.decode("utf-8", "replace"))

    def wait_for(self, *texts: str, timeout: float = 30.0) -> float:
        """Seconds from the start until each of the texts has been painted.

        Raises ``TimeoutError`` that shows the end of what was painted.
        """
        deadline = time.perf_counter() + timeout
        while time.perf_counter() < deadline:
            alive = self.read(0.05)
            painted = self.painted()
            if all(text in painted for text in texts):
                return time.perf_counter() - self.started
            if not alive:
                break
        missing = [text for text in texts if text not in self.painted()]
        raise TimeoutError(f"never painted {missing}; the last was {self.painted()[-400:]!r}")

    def finish(self, timeout: float = 10.0) -> int:
        """Reads to the end and returns the exit status (negative: the signal that ended it)."""
        deadline = time.perf_counter() + timeout
        while time.perf_counter() < deadline and self.read(0.1):
            pass
        while time.perf_counter() < deadline:
            done, status = os.waitpid(self.pid, os.WNOHANG)
            if done:
                self.pid = 0
                return os.waitstatus_to_exitcode(status)
            time.sleep(0.01)
        raise TimeoutError("the program did not end")

    def __enter__(self) -> PtySession:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.pid:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self.terminal)

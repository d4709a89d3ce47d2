"""What an input may cost: how much may be unpacked out of one file, how deep, and how faults are named."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

MEGABYTE = 1024 * 1024
# A zip in a tar in a zip is somebody's backup of backups; deeper than that it is a trap.
MAX_DEPTH = 3
# A library of a million articles is under 10 GB; what unpacks to more than this is not for reading.
MAX_UNPACKED_BYTES = 64 * 1024 * MEGABYTE
# News text packs to a tenth, the dullest table to a hundredth; a bomb is a thousand times its size and more.
MAX_RATIO = 200
# So much costs no time worth speaking of, whatever the ratio.
FREE_BYTES = 64 * MEGABYTE
# Members of one file, over all depths.
MAX_MEMBERS = 100_000

CUT_OFF = "cut off: it ends in the middle"


class UnpackingError(Exception):
    """The packed bytes cannot be unpacked from here on; the message is the reason in plain words."""

    told = False  # one fault is met by everyone who goes on reading the stream, and named once


class OverBudgetError(Exception):
    """More was unpacked than one file may cost; nothing more of it is read."""


class Budget:
    """What may still be unpacked out of one file, over everything packed in it, however deep."""

    def __init__(self, packed: int = 0) -> None:
        self.packed = packed
        self.unpacked = 0
        self.members = 0

    def take_in(self, count: int) -> None:
        """So many more bytes of the file itself were read, where its size was not known before."""
        self.packed += count

    def spend(self, count: int) -> None:
        """So many more bytes were unpacked; raises OverBudgetError when that is too many."""
        self.unpacked += count
        if self.unpacked > MAX_UNPACKED_BYTES:
            raise OverBudgetError(
                f"unpacks to more than {MAX_UNPACKED_BYTES // (1024 * MEGABYTE)} GB; the rest was not read"
            )
        if self.unpacked > FREE_BYTES and self.unpacked > MAX_RATIO * self.packed:
            raise OverBudgetError(
                f"unpacks to more than {MAX_RATIO} times its size, as no text does; the rest was not read"
            )

    def count_member(self) -> None:
        """One more member was met; raises OverBudgetError when that is too many."""
        self.members += 1
        if self.members > MAX_MEMBERS:
            raise OverBudgetError(f"holds more than {MAX_MEMBERS:,} members; the rest was not read")


class Pieces(io.BufferedIOBase):
    """A stream made of pieces of bytes, each counted; what unpacking raises becomes UnpackingError.

    What came before a ``fault`` is given before it is raised: the good lines of a cut-off file are read.
    """

    def __init__(self, pieces: Iterator[bytes], count: Callable[[int], None] | None = None) -> None:
        self._pieces = pieces
        self._count = count
        self._ahead = b""
        self._at = 0
        self.fault: Exception | None = None

    def readable(self) -> bool:
        """Always."""
        return True

    def peek(self, size: int = 0) -> bytes:
        """Bytes at hand, which stay; of the next piece when there are none."""
        while self._at >= len(self._ahead) and self._more():
            pass
        return self._ahead[self._at : self._at + io.DEFAULT_BUFFER_SIZE]

    def read(self, size: int | None = -1, /) -> bytes:
        """Up to `size` bytes, fewer only at the end or before a fault."""
        wanted = -1 if size is None else size
        taken = bytearray()
        while (wanted < 0 or len(taken) < wanted) and (self._at < len(self._ahead) or self._more()):
            end = len(self._ahead) if wanted < 0 else self._at + wanted - len(taken)
            taken += self._ahead[self._at : end]
            self._at = min(end, len(self._ahead))
        if self.fault and not taken and wanted:
            raise self.fault
        return bytes(taken)

    def readline(self, size: int | None = -1, /) -> bytes:
        """A line with its end, or `size` bytes of it."""
        wanted = -1 if size is None else size
        taken = bytearray()
        while (wanted < 0 or len(taken) < wanted) and not taken.endswith(b"\n"):
            if self._at >= len(self._ahead) and not self._more():
                break
            end = self._ahead.find(b"\n", self._at) + 1 or len(self._ahead)
            if wanted >= 0:
                end = min(end, self._at + wanted - len(taken))
            taken += self._ahead[self._at : end]
            self._at = end
        if self.fault and not taken and wanted:
            raise self.fault
        return bytes(taken)

    def read1(self, size: int = -1, /) -> bytes:
        """As ``read``, but of one piece only."""
        at_hand = len(self.peek())
        return self.read(at_hand if size < 0 else min(size, at_hand or size))

    def _more(self) -> bool:
        """Whether there is another piece; it may be empty."""
        if self.fault:
            return False
        try:
            self._ahead, self._at = next(self._pieces), 0
            if self._count:
                self._count(len(self._ahead))
        except StopIteration:
            self._ahead, self._at = b"", 0
            return False
        except OverBudgetError as error:
            self._ahead, self._at = b"", 0
            self.fault = error
            raise
        except Exception as error:
            self._ahead, self._at = b"", 0
            self.fault = fault_of(error)
            return False
        return True


def fault_of(error: Exception) -> Exception:
    """What unpacking raised, as a fault of the file; what the system or we ourselves raised, as it is.

    The libraries that unpack raise nearly anything on hostile bytes, so that no list of classes would do.
    """
    if isinstance(error, UnpackingError | OverBudgetError | MemoryError):
        return error
    if isinstance(error, OSError) and error.errno is not None:
        return error
    words = str(error)
    if isinstance(error, EOFError) or "end of data" in words or "truncated" in words.lower():
        return UnpackingError(CUT_OFF)
    if "crc" in words.lower():
        return UnpackingError("damaged: its checksum does not match")
    return UnpackingError("damaged: it does not unpack")

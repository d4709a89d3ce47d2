"""When garbage is looked for: where nobody waits for it.

Python looks through all objects whenever enough have been made, on whichever thread made the last one. With a
library open there are some hundred thousand, and a key would wait for a tenth of a second. So the oldest
generation is looked through by us, when no key has been pressed for a while, and what is left is then not
looked at again for some time.
"""

from __future__ import annotations

import gc
from time import monotonic

# Objects made before the young ones are looked through, and how often that makes the next older ones due. The
# oldest are due when it has been done so often to the middle ones: never.
YOUNG, OLDER, NEVER = 10_000, 10, 1_000_000
# Seconds between two looks whether it is time, and without a key before it is.
LOOK_SECONDS, REST_SECONDS = 5.0, 3.0
# So many times the middle generation was looked through since the oldest was.
DUE = 5
# Of so many times, one looks at everything there is.
ALL_OF = 10


def left_to_pauses() -> None:
    """From now on Python looks through the young objects only, by itself."""
    gc.set_threshold(YOUNG, OLDER, NEVER)


class Garbage:
    """Looks for garbage in the pauses of the reader."""

    def __init__(self) -> None:
        self._last_key = monotonic()
        self._rounds = 0

    def key_pressed(self) -> None:
        """Somebody is at the keys."""
        self._last_key = monotonic()

    def look(self) -> bool:
        """Looks for garbage if it is time; whether it was."""
        if monotonic() - self._last_key < REST_SECONDS or gc.get_count()[2] < DUE:
            return False
        self._rounds += 1
        if not self._rounds % ALL_OF:
            gc.unfreeze()
        gc.collect()
        gc.freeze()
        return True

"""``python -m tui``: the same as the ``dateline`` command."""

import sys

from tui.cli import main

sys.exit(main())

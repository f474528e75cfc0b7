"""`python -m bots …`."""

import gc
import sys

# What is loaded at the start stays to the end. Looking through it for garbage, again and again and once more
# at exit, is a fifth of the time of one answer: see `loaded` in bots.wiring, which turns it on again.
gc.disable()

from bots.cli import main  # noqa: E402

sys.exit(main(sys.argv[1:]))

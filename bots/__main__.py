"""`python -m bots …`."""

import sys

from bots.cli import main

sys.exit(main(sys.argv[1:]))

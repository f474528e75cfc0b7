"""Processes that start quickly: forked from one that has imported what they need."""

import multiprocessing
from multiprocessing.context import ForkServerContext

_IMPORTED_ONCE = ["__main__", "tests.drivers.killing", "tests.contracts.test_migrations"]
"""With `__main__`, which otherwise each process imports anew: all of pytest."""


def forking() -> ForkServerContext:
    """What to make such processes with."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_IMPORTED_ONCE)
    return context

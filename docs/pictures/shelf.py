"""The knowledge that the pictures show, read once for all of them."""

from functools import cache

from bots.wiring import KNOWLEDGE
from core.library import Library, open_library


@cache
def library() -> Library:
    """The shipped knowledge."""
    return open_library(KNOWLEDGE)

"""The knowledge as shipped, read once for all tests of a process."""

from functools import cache
from pathlib import Path
from typing import Final

from core.knowledge.model import Catalog
from core.library import Library, open_library

KNOWLEDGE: Final = Path(__file__).parents[2] / "knowledge"


@cache
def shipped_library() -> Library:
    """The real library; nothing of it can be changed."""
    return open_library(KNOWLEDGE)


def shipped_catalog() -> Catalog:
    """The answers in it."""
    return shipped_library().catalog

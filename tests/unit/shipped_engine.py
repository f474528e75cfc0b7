"""The engine over the shipped knowledge, and short ways to say what it ruled."""

from typing import Final

from core.ownership.engine import Engine
from core.ownership.verdicts import Ruling
from tests.drivers.shipped_knowledge import shipped_library

LIBRARY: Final = shipped_library()


def fresh_engine() -> Engine:
    """An engine that has read nothing yet."""
    return Engine(LIBRARY.catalog, LIBRARY.lexicon, LIBRARY.learnt, LIBRARY.names)


ENGINE: Final = fresh_engine()


def rulings(text: str) -> tuple[Ruling, ...]:
    return ENGINE.understand(text).rulings


def owners(text: str) -> list[str]:
    """The verdicts, in the order of the text."""
    return [ruling.verdict.value for ruling in rulings(text)]


def topics(text: str) -> list[str | None]:
    """The topics that decided, in the order of the text."""
    return [ruling.topic for ruling in rulings(text)]


def only(text: str) -> tuple[str, str | None]:
    """The verdict and the topic of a request that is one task."""
    (ruling,) = rulings(text)
    return ruling.verdict.value, ruling.topic


def tasks(text: str) -> list[tuple[str, str]]:
    """Each task as it was cut from the text, and its verdict."""
    return [(ruling.text, ruling.verdict.value) for ruling in rulings(text)]

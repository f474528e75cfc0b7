"""This instant, for what takes the time from outside so that tests can own it."""

from collections.abc import Callable
from datetime import UTC, datetime

Now = Callable[[], datetime]
"""Tells this instant, aware."""


def utc_now() -> datetime:
    """This instant, in UTC."""
    return datetime.now(UTC)

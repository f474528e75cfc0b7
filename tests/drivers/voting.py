"""Votes for tests, with all that a test does not care about filled in."""

from dataclasses import replace
from typing import Any

from core.votes import Vote
from tests.drivers.subscribing import NINE


def a_vote(**changes: Any) -> Vote:
    usual = Vote(
        key="k1",
        platform="slack",
        workspace="T1",
        at=NINE,
        lang="en",
        good=False,
        topics=("post-scheduling",),
        given=("specialist",),
    )
    return replace(usual, **changes)

"""Subscriptions and deliveries for tests, with all that a test does not care about filled in."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from core.tips.editing import Edited, change
from core.tips.grammar import Command, read_commands
from core.tips.model import Channel, Delivery, Outcome, Platform, Subscription
from core.tips.problems import Problem, UnknownSetting

NINE = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
"""09:00 on a Monday in Jakarta."""

MONDAY = date(2026, 11, 23)


def a_channel(number: int = 1, workspace: str = "T1", platform: Platform = "slack") -> Channel:
    return Channel(platform, workspace, f"C{number}")


def a_subscription(channel: Channel | None = None, **changes: Any) -> Subscription:
    usual = Subscription(
        channel=channel or a_channel(),
        on=True,
        at=time(9),
        days=frozenset(range(5)),
        zone="Asia/Jakarta",
        language="both",
        audience="everybody",
        holidays=None,
        paused_until=None,
        skip=None,
        stopped=None,
        seed=7,
        set_by="U1",
        version=0,
    )
    return replace(usual, **changes)


def a_delivery(channel: Channel | None = None, day: date = MONDAY, **changes: Any) -> Delivery:
    due = NINE + (day - MONDAY)
    usual = Delivery(
        channel=channel or a_channel(),
        day=day,
        tip="first-hour",
        outcome=Outcome.CLAIMED,
        due=due,
        at=due + timedelta(seconds=1),
        message=None,
        reason=None,
        nonce=f"n-{day}",
    )
    return replace(usual, **changes)


def typed(line: str) -> tuple[Command, ...]:
    """The settings in a line that can be read."""
    commands = read_commands(line)
    assert not isinstance(commands, UnknownSetting), commands
    return commands


def edit_by_line(subscription: Subscription, line: str, now: datetime, by: str) -> Edited | Problem:
    """The subscription as the line makes it, or what is wrong with the line."""
    commands = read_commands(line)
    return commands if isinstance(commands, UnknownSetting) else change(subscription, commands, now, by)

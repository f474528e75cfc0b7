"""Who asks and where, in each kind of thing that Slack sends."""

from typing import Any

import pytest

from bots.slack_bot.origins import origin_of
from core.origins import Member, Origin
from core.tips.model import Channel

RINA = Member("slack", "T0", "U0RINA")
GENERAL = Channel("slack", "T0", "C0")


@pytest.mark.parametrize(
    "body",
    [
        {"team_id": "T0", "user_id": "U0RINA", "channel_id": "C0"},
        {"team": {"id": "T0"}, "user": {"id": "U0RINA", "team_id": "T0"}, "channel": {"id": "C0"}},
        {"team_id": "T0", "event": {"user": "U0RINA", "channel": "C0"}},
    ],
)
def test_reads_commands_presses_and_events_alike(body: dict[str, Any]) -> None:
    assert origin_of(body) == Origin(RINA, GENERAL)


@pytest.mark.parametrize("channel", [{}, {"channel": {"id": "D0RINA"}}])
def test_no_channel_is_meant_in_a_form_or_a_direct_message(channel: dict[str, Any]) -> None:
    origin = origin_of({"team": {"id": "T0"}, "user": {"id": "U0RINA"}} | channel)

    assert origin == Origin(RINA)
    assert origin.addresses == (RINA,)


def test_a_persons_workspace_stands_in_where_the_app_is_everybodys() -> None:
    body = {"team": None, "user": {"id": "U0RINA", "team_id": "T0"}, "channel": {"id": "C0"}}

    assert origin_of(body) == Origin(RINA, GENERAL)


def test_the_person_counts_before_the_channel() -> None:
    assert Origin(RINA, GENERAL).addresses == (RINA, GENERAL)

"""Who asks and where, from what Slack sends: commands, presses and other interactions, and events."""

from typing import Final

from bots.slack_bot.sheet import Json
from core.origins import Member, Origin
from core.tips.model import Channel

_DIRECT: Final = "D"
"""How ids of direct messages begin; those of channels begin with C or G."""


def origin_of(body: Json) -> Origin:
    """Where the command, the interaction or the event in `body` comes from.

    In an app that is installed for a whole organisation, `team` is null where no workspace is meant: then
    it is the person's own.
    """
    event, team, user = body.get("event") or {}, body.get("team") or {}, body.get("user") or {}
    workspace: str = body.get("team_id") or team.get("id") or user.get("team_id") or ""
    person: str = body.get("user_id") or user.get("id") or event.get("user") or ""
    channel: str = (
        body.get("channel_id") or (body.get("channel") or {}).get("id") or event.get("channel") or ""
    )
    return Origin(Member("slack", workspace, person), _channel_of(workspace, channel))


def _channel_of(workspace: str, channel: str) -> Channel | None:
    """The channel with this id; None when it is a direct message, or none at all."""
    return None if channel[:1] in {"", _DIRECT} else Channel("slack", workspace, channel)

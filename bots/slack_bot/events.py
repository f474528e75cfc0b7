"""Which of the events that Slack sends are a person's words, to be answered.

See docs.slack.dev/reference/events/app_mention and message.im: a mention in a direct message comes as the
latter alone. Editing a message sends its mention again, marked as edited;
what bots write has a `bot_id`, ours too.
"""

from typing import Final

from bots.slack_bot.sheet import Json

_WRITTEN: Final = {None, "file_share", "thread_broadcast"}
"""Kinds of messages that people write; others tell of changes, joins and the like."""


def answerable(event: Json, bot: str) -> bool:
    """Whether a person wrote this just now; `bot` is our own user's id."""
    person = event.get("user")
    return (
        bool(person)
        and person != bot
        and "bot_id" not in event
        and "edited" not in event
        and event.get("subtype") in _WRITTEN
    )


def is_direct(event: Json) -> bool:
    """Whether it was written to us directly; with more scopes Slack tells of other messages, too."""
    return event.get("channel_type") == "im"


def bot_of(body: Json) -> str:
    """Our own user's id in the workspace that an event comes from; empty when Slack does not tell."""
    ours = (one for one in body.get("authorizations") or () if one.get("is_bot"))
    return next((str(one.get("user_id") or "") for one in ours), "")

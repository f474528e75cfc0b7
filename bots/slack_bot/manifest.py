"""The app manifest: what Slack asks for when the app is created, so that nobody has to click it together.

See docs.slack.dev/reference/app-manifest.
"""

from dataclasses import dataclass
from typing import Final

from bots.slack_bot.sheet import Json
from bots.slack_bot.suggestions import suggested
from core.replies import Prompts

COMMAND: Final = "/whoowns"
TIPS_COMMAND: Final = "/whoowns-tips"
ROLES_COMMAND: Final = "/whoowns-roles"
TEAM_COMMAND: Final = "/whoowns-team"
ABOUT_MESSAGE: Final = "about_message"
"""The callback id of the shortcut on messages."""
LONG_BRIEF: Final = "long_brief"
"""The callback id of the shortcut beside the message field."""


@dataclass(frozen=True, slots=True)
class Scope:
    """A permission and why it is needed."""

    name: str
    reason: str


BOT_SCOPES: Final = (
    Scope(
        "commands",
        "to answer /whoowns, /whoowns-roles, /whoowns-team and /whoowns-tips, and “Who owns this?” on a "
        "message; the buttons and Share work through the addresses that come with them",
    ),
    Scope(
        "chat:write",
        "to post the daily tip in channels that it was invited to, and to tell whoever set it up when that "
        "fails; to answer mentions; it lets the bot read nothing",
    ),
    Scope(
        "app_mentions:read",
        "to see messages that mention @WhoOwns, in channels that it was invited to, and no others",
    ),
)
"""What the bot token may do. The install page shows these and nothing else."""

ADMIN_SCOPES: Final = (
    Scope(
        "users:read",
        "to see who is an admin of the workspace, so that nobody has to be listed to change the daily tips, "
        "and in which language somebody reads; it also lets the bot read everybody's profile",
    ),
)
"""What it may do besides when `--admins` is wished for."""

DIRECT_SCOPES: Final = (
    Scope(
        "im:history",
        "to see what people write to the bot directly; it shows the bot no other conversation",
    ),
    Scope("assistant:write", "to offer things to ask where somebody opens a conversation with the bot"),
)
"""What it may do besides when `--direct` is wished for."""

APP_TOKEN_SCOPES: Final = (
    Scope("connections:write", "to open the Socket Mode connection; chosen when the app token is made"),
)
"""What the app token may do, which Socket Mode alone needs. Not part of a manifest."""


def manifest(request_url: str | None = None, *, admins: bool = False, direct: Prompts | None = None) -> Json:
    """The manifest: for HTTP when `request_url` is given, an `https` address ending in /slack/events.

    Without it, for Socket Mode. With `admins` it asks for the scope to see who is one. With `direct` people
    may write to the bot directly, and find it among Slack's agents, which offer these prompts to them.
    """
    interactivity: Json = {"is_enabled": True}
    commands = [dict(command) for command in _COMMANDS]
    if request_url is not None:
        interactivity |= {"request_url": request_url, "message_menu_options_url": request_url}
        for command in commands:
            command["url"] = request_url
    events: Json = {} if request_url is None else {"request_url": request_url}
    scopes = BOT_SCOPES + (ADMIN_SCOPES if admins else ()) + (DIRECT_SCOPES if direct else ())
    agent = _agent(direct) if direct else {}
    about = f"{_ABOUT} {_READS_DIRECT if direct else _READS}"
    return {
        "_metadata": {"major_version": 1, "minor_version": 1},
        "display_information": _DISPLAY | {"long_description": about},
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": direct is None,
            },
            **agent,
            "bot_user": {"display_name": "WhoOwns", "always_online": True},
            "shortcuts": [dict(shortcut) for shortcut in _SHORTCUTS],
            "slash_commands": commands,
        },
        "oauth_config": {"scopes": {"bot": [scope.name for scope in scopes]}},
        "settings": {
            "event_subscriptions": events | {"bot_events": [*_EVENTS, *(_DIRECT_EVENTS if direct else ())]},
            "interactivity": interactivity,
            "org_deploy_enabled": False,
            "socket_mode_enabled": request_url is None,
            "token_rotation_enabled": False,
        },
    }


def _agent(prompts: Prompts) -> Json:
    """The bot among Slack's agents, which offers these prompts until it sets them in somebody's language."""
    return {"agent_view": {"agent_description": _AGENT, "suggested_prompts": suggested(prompts)}}


_AGENT: Final = (
    "Write a social media task as you would say it, in English or Indonesian, and learn whether the "
    "specialist or the strategist owns it, and why."
)
"""At most 300 characters."""

_COMMANDS: Final[tuple[Json, ...]] = (
    {
        "command": COMMAND,
        "description": "Who owns this: the social media specialist or the strategist?",
        "usage_hint": "schedule the posts for next week",
        "should_escape": False,  # names and links arrive as they were typed
    },
    {
        "command": ROLES_COMMAND,
        "description": "The two roles: cards, side by side, who may decide, whom to hire, a quiz",
        "usage_hint": "specialist · compare · decide posting times · why · hire · quiz",
        "should_escape": False,
    },
    {
        "command": TIPS_COMMAND,
        "description": "A tip for this channel every day: look, try, set up",
        "usage_hint": "status · on · time 09:00 · preview 3 · help",
        "should_escape": False,
    },
    {
        "command": TEAM_COMMAND,
        "description": "In which language I answer you, and in this channel",
        "usage_hint": "language · language english · language channel indonesia",
        "should_escape": False,
    },
)

_EVENTS: Final = ("app_mention", "app_home_opened")
_DIRECT_EVENTS: Final = ("message.im",)

_SHORTCUTS: Final[tuple[Json, ...]] = (
    {
        "name": "Who owns this?",
        "type": "message",
        "callback_id": ABOUT_MESSAGE,
        "description": "Specialist or strategist: whose task is in this message?",
    },
    {
        "name": "Who owns this brief?",
        "type": "global",
        "callback_id": LONG_BRIEF,
        "description": "Paste a long brief and get a plan: who does what, in which order",
    },
)

_DISPLAY: Final[Json] = {
    "name": "WhoOwns",
    "description": "Says who owns it: the social media specialist or the social media strategist.",
    "background_color": "#2f5d62",
}

_ABOUT: Final = (
    "Type /whoowns and what needs doing, in English or Indonesian. WhoOwns says whether the social media "
    "specialist or the social media strategist owns it, why, what the other role's part is, and what "
    "would change the answer. Replies are for your eyes only until you share them in the channel. "
    "Channels that ask for it and invite WhoOwns get a daily tip."
)
_READS: Final = (
    "WhoOwns reads nothing but what you type after the command, what mentions it, and messages on which you "
    "choose “Who owns this?”."
)
_READS_DIRECT: Final = (
    "WhoOwns reads nothing but what you type after the command or write to it directly, what mentions it, "
    "and messages on which you choose “Who owns this?”."
)

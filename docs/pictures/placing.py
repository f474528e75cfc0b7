"""A reply as it stands where the bot puts it, on each platform: the same drawing for everything pictured."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any, Final

from discord.components import _component_factory  # what makes a message's components of a payload

from bots.discord_bot.layout import layouts, without_share
from bots.slack_bot.blocks import message
from core.buttons import is_share
from core.replies import Person, Reply
from docs.pictures import discord_page, slack_page

ON_SLACK: Final = Person("U0SARI", "Sari")
ON_DISCORD: Final = Person("1", "Sari")
PEOPLE: Final = {person.id: person.name for person in (ON_SLACK, ON_DISCORD)}


def on_both(name: str, reply: Reply) -> Iterator[tuple[str, str]]:
    """The names and pages of a reply that looks alike for whoever asked anywhere."""
    yield f"{name}-slack", on_slack(reply)
    yield f"{name}-discord", on_discord(reply)


def on_slack(reply: Reply, *, direct: bool = False) -> str:
    """The page of a reply; `direct` in a conversation with the bot, where it is an ordinary message."""
    drawn = message(reply, ordinary=direct)
    return slack_page.page(drawn | {"response_type": "in_channel"} if direct else drawn, PEOPLE)


def on_discord_once_shared(reply: Reply, note: Reply) -> str:
    """The page of the private answer after Share: Discord's layout changes the message itself."""
    (view,) = layouts(reply)
    drawn: Any = view.to_components()  # type: ignore[no-untyped-call]
    sent: Any = SimpleNamespace(components=[_component_factory(each) for each in drawn])
    changed: Any = without_share(sent, is_share, note).to_components()  # type: ignore[no-untyped-call]
    return discord_page.page([changed], private=True, people={ON_DISCORD.id: ON_DISCORD.name})


def on_discord(reply: Reply, *, direct: bool = False) -> str:
    """The page of a reply; `direct` where the message is an ordinary one, as under a mention."""
    drawn = [view.to_components() for view in layouts(reply)]  # type: ignore[no-untyped-call]
    people = {ON_DISCORD.id: ON_DISCORD.name}
    return discord_page.page(drawn, private=reply.private and not direct, people=people)

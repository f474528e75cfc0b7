"""Where the conversations take place, and which of them cannot take place where, with the reason."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, Final

from core.desk import Desk
from core.ports import Log
from tests.drivers.base import Driver
from tests.drivers.discord import DiscordDriver
from tests.drivers.slack import SlackHttpDriver, SlackSocketDriver
from tests.drivers.terminal import TerminalDriver
from tests.drivers.tips_parts import TipsParts


class Needs(StrEnum):
    """What a conversation may need of its platform; a test names it with `@pytest.mark.needs(Needs.…)`."""

    SHARING = "a channel to share in"
    OLD_BUTTONS = "messages that outlive the bot"
    NOTHING_TYPED = "a way to send the command alone"
    CHANNELS = "channels, and a bot that posts to them"
    FORMS = "a form with all settings at once"
    MESSAGES = "messages of others, to ask about"
    BRIEFS = "a form for a long brief"
    MENTIONS = "a way to mention the bot that is answered privately"
    DIRECT = "messages of one's own, to the bot alone"
    WORDS_ALONE = "a command whose words say what is asked"
    SETTINGS = "settings of a person and of a channel, which outlive the conversation"
    VOTES = "a bot that keeps what people say of its answers"
    SLACK_MARKUP = "references as Slack writes them"


DRIVERS: Final[Mapping[str, Any]] = {
    driver.name: driver for driver in (SlackHttpDriver, SlackSocketDriver, DiscordDriver, TerminalDriver)
}

_ONLY_SLACK: Final = "only Slack's clients write references this way; typed here, they are plain words"

CANNOT: Final[Mapping[Needs, Mapping[str, str]]] = {
    Needs.SHARING: {
        "terminal": "nobody but the person sees a terminal, so the chat has no Share button",
    },
    Needs.OLD_BUTTONS: {
        "terminal": "a chat's numbers mean the answer above them; a new chat has none",
    },
    Needs.NOTHING_TYPED: {
        "discord": "Discord's client sends the command only once its required option has text",
        "terminal": "an empty line ends the chat, as its first line says",
    },
    Needs.CHANNELS: {
        "terminal": "a terminal has no channel that a daily tip could be posted to",
    },
    Needs.FORMS: {
        "discord": "its own options stand in the place of a form, with completion as one types",
        "terminal": "a terminal has no channel of which there could be settings",
    },
    Needs.MESSAGES: {
        "terminal": "nobody else writes in a terminal",
    },
    Needs.BRIEFS: {
        "terminal": "a terminal takes as long a line as one likes",
    },
    Needs.MENTIONS: {
        "discord": "only interactions are answered privately there, and a mention is none",
        "terminal": "nobody but the bot is in a terminal",
    },
    Needs.DIRECT: {
        "terminal": "whatever is typed there is for the bot alone, and needs no command anyway",
    },
    Needs.SETTINGS: {
        "terminal": "one person alone, a chat that keeps nothing, and --lang in the place of settings",
    },
    Needs.WORDS_ALONE: {
        "discord": "its sub-commands and options say what is asked, so no words have to be understood",
    },
    Needs.VOTES: {
        "terminal": "a chat asks no store and knows nobody, so no vote could be kept or counted",
    },
    Needs.SLACK_MARKUP: {"discord": _ONLY_SLACK, "terminal": _ONLY_SLACK},
}


def able(needs: Iterable[Needs]) -> list[str]:
    """The names of the platforms that have all of this."""
    return [name for name in DRIVERS if not any(name in CANNOT[need] for need in needs)]


async def start(name: str, desk: Desk, log: Log, tips: TipsParts) -> Driver:
    """A person at this platform, with the bot answering from `desk`, and about `tips` where it posts any."""
    more = {"tips": tips} if name in able([Needs.CHANNELS]) else {}
    driver: Driver = await DRIVERS[name].start(desk, log=log, **more)
    return driver

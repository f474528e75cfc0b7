"""What every platform's driver offers to the conversations."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Seen:
    """What a person sees: all words in order, the labels of the buttons, and whether others see it too."""

    text: str
    buttons: tuple[str, ...]
    private: bool
    raw: object
    thumbs: bool = False
    """Whether it asks for a vote."""


@dataclass(frozen=True)
class SeenForm:
    """A form that is open: its title, the options or the text in each field by its label."""

    title: str
    options: Mapping[str, tuple[str, ...]]
    typed: Mapping[str, str]
    raw: object


class Driver(Protocol):
    """A person at a platform, with the bot on the other side of the wire."""

    name: str

    async def ask(self, text: str) -> Seen:
        """Types `/whoowns <text>`."""

    async def ask_about(self, text: str) -> Seen:
        """Chooses “Who owns this?” on a message that somebody else wrote."""

    async def mention(self, text: str) -> Seen:
        """Mentions the bot in the channel, with these words after it; returns the private answer."""

    async def write(self, text: str) -> Seen:
        """Writes to the bot directly, without a command; returns the answer."""

    async def press_directly(self, label: str) -> Seen:
        """Presses that button on an answer there; returns the answer as it stands after."""

    async def roles(self, line: str) -> Seen:
        """Types the words after the command for the roles, or picks the same in Discord's options."""

    async def team(self, line: str) -> Seen:
        """Types the words after the command for settings, or picks the same in Discord's options."""

    async def ask_at_length(self, text: str) -> Seen:
        """Opens the form for a long brief, writes this into it, and sends it."""

    async def tips(self, line: str) -> Seen:
        """Types the words after the command for daily tips, or picks the same in Discord's options."""

    async def demote(self) -> None:
        """Takes from the person the right to change tips."""

    async def list_as_admin(self) -> None:
        """The bot starts anew with the person among those who may change tips in any case."""

    async def shut_out(self) -> None:
        """Takes the bot out of the channel."""

    async def press(self, label: str) -> Seen:
        """Presses that button on the last private reply; returns the private message as it stands after."""

    async def press_often(self, label: str, times: int) -> Seen:
        """Presses the button again and again, before the bot has answered; returns the message after it."""

    async def thumb_up(self) -> Seen:
        """Presses the thumb up on the last answer; returns what is shown beside it."""

    async def thumb_down(self) -> SeenForm:
        """Presses the thumb down on the last answer; returns the form that opens."""

    async def fill(self, form: SeenForm, chosen: Mapping[str, str]) -> Seen:
        """Picks options and writes texts by the labels of the fields, and sends the form."""

    async def public(self) -> list[Seen]:
        """What was posted publicly so far, in order."""

    async def restart(self) -> None:
        """The bot dies and comes back; buttons of old messages must still work."""

    async def aclose(self) -> None:
        """Ends the bot and the platform."""

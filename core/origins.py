"""Who asks, and where, whatever the platform: neutral addresses.

They are for looking settings up, and for what a person did last; no reply shows them.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from enum import StrEnum

from core.tips.model import Channel, Platform

AskLocale = Callable[[], Awaitable[str | None]]
"""Asks the platform for a person's locale; None when it does not tell. It never raises."""


class Rights(StrEnum):
    """Whether a person may change what a channel has set, as far as the platform tells."""

    MAY = "may"
    NOT = "not"  # the platform says: no admin, and nobody lists them
    UNLISTED = "unlisted"  # the platform does not tell us about admins, and nobody lists them
    UNASKED = "unasked"  # the platform could not be asked just now


@dataclass(frozen=True, slots=True)
class Member:
    """A person on a platform.

    `workspace` is Slack's team id. It is empty on Discord, where a person is the same in every server.
    """

    platform: Platform
    workspace: str
    id: str


Whose = Member | Channel
"""Whom or what a setting is for."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a question comes from: who asks, and in which channel.

    `channel` is None where there is none, or nobody else in it: a direct message, a form, a page of the
    bot's own. For a thread on Discord it is the channel that has the thread. `ask_locale` is for platforms
    that do not tell the person's locale with what they send.
    """

    person: Member
    channel: Channel | None = None
    ask_locale: AskLocale | None = field(default=None, compare=False)

    @property
    def addresses(self) -> tuple[Whose, ...]:
        """Those whose settings count here, the first of them most."""
        return (self.person,) if self.channel is None else (self.person, self.channel)

"""Who asks about daily tips, from where, and what they may."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum

from core.origins import Origin
from core.tips.model import Channel


class Rights(StrEnum):
    """Whether a person may change a channel's tips, as far as the platform tells."""

    MAY = "may"
    NOT = "not"  # the platform says: no admin, and nobody lists them
    UNLISTED = "unlisted"  # the platform does not tell us about admins, and nobody lists them
    UNASKED = "unasked"  # the platform could not be asked just now


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks, and where. `channel` is None where there is none, as in a direct message.

    `rights` finds out whether they may change the tips; it is asked only when they want to. `typed`, what
    those that `origin` names chose, and `locale` tell the language of the answer.
    """

    channel: Channel | None
    person: str
    rights: Callable[[], Awaitable[Rights]]
    typed: str = ""
    locale: str | None = None
    origin: Origin | None = None

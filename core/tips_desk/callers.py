"""Who asks about daily tips, from where, and what they may."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from core.origins import Origin, Rights
from core.tips.model import Channel


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

"""What the supervisor knows of a platform: it serves until cancelled, and says how it is."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class State(StrEnum):
    """How a platform is, as shown at start, in the log and on /healthz."""

    OFF = "off"
    CONNECTING = "connecting"
    CONNECTED = "connected"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Status:
    """A platform's state, with what a person should know: where it is connected, or why not."""

    state: State
    detail: str = ""


Report = Callable[[Status], None]
"""Called by a platform whenever its state changes."""


class Refused(Exception):  # noqa: N818 - named for what happened, as in the log line it ends in
    """The platform refuses us for good (a wrong token); trying again would not help until it is changed."""


class Platform(Protocol):
    """One platform's bot, e.g. Slack over Socket Mode."""

    @property
    def name(self) -> str:
        """Shown in the log, e.g. `slack socket`."""

    async def serve(self, report: Report) -> None:
        """Connects and serves until cancelled; closes what it opened.

        Raises:
            Refused: the platform does not want these credentials.
            Exception: anything else; the supervisor connects again after a pause.
        """

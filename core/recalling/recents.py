"""What somebody's last answers were about, as the desk sees it: topics, never what was typed."""

from collections.abc import Sequence
from typing import Final, Protocol

from core.origins import Member

SHOWN: Final = 5
"""Topics that the page lists."""
DAYS: Final = 30
"""How long they are kept."""


class Recalling(Protocol):
    """Knows what somebody's last answers were about. It never fails."""

    @property
    def keeps(self) -> bool:
        """Whether anything is kept."""
        ...

    def record(self, person: Member, topics: Sequence[str]) -> None:
        """Notes the topics of an answer, the most important one first."""
        ...

    async def topics(self, person: Member) -> tuple[str, ...] | None:
        """The last ones, the newest first; None when they cannot be looked up now."""
        ...

    async def forget(self, person: Member) -> bool:
        """Removes all of the person's; whether that worked."""
        ...


class NothingRecalled:
    """For where nothing is kept, and there is no page: a terminal."""

    keeps = False

    def record(self, person: Member, topics: Sequence[str]) -> None:
        """Nothing is kept."""

    async def topics(self, person: Member) -> tuple[str, ...] | None:  # noqa: ARG002
        """None of them."""
        return ()

    async def forget(self, person: Member) -> bool:  # noqa: ARG002
        """There is nothing to remove."""
        return True

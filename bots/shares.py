"""Which answers are shared: a button posts its answer once, and a thread gets the same answer once."""

from dataclasses import dataclass

from bots.once import Once, Standing


@dataclass(frozen=True, slots=True)
class Shared:
    """What a press on Share posts."""

    button: tuple[str, ...]
    """One answer on one message; a flip puts another answer in its place."""
    place: tuple[str, ...] | None = None
    """The same answer about the same message or in the same thread, whoever asked."""


class Shares:
    """Begins posting, and notes what became of it."""

    def __init__(self, once: Once) -> None:
        self._once = once
        self._at_work: set[tuple[str, ...]] = set()

    def take(self, shared: Shared) -> bool:
        """Whether no earlier press on the same button is still at work, whose answer is this one's, too."""
        if shared.button in self._at_work:
            return False
        self._at_work.add(shared.button)
        return True

    def let_go(self, shared: Shared) -> None:
        """The press is answered."""
        self._at_work.discard(shared.button)

    async def begin(self, shared: Shared) -> Standing:
        """Begins posting; with `OURS` it is the caller's. Waits while somebody else is at it."""
        standing = await self._once.begin_or_wait(*shared.button)
        if standing is Standing.OURS and shared.place is not None:
            there = await self._once.begin_or_wait(*shared.place)
            if there is Standing.DONE:
                await self._once.end(there, *shared.button)
                return there
        return standing

    async def end(self, shared: Shared, ended: Standing) -> None:
        """Notes what became of it; with `OURS` surely nothing was posted."""
        await self._once.end(ended, *shared.button)
        if shared.place is not None:  # whoever looked and did not find it may ask and share again
            there = Standing.OURS if ended is Standing.UNKNOWN else ended
            await self._once.end(there, *shared.place)

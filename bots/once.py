"""What is to happen once, however often it is asked for: a share, the answer to an event that comes again.

Platforms deliver things twice, people press twice, and two processes may hear the same. So who is about to do
something begins it here first: in this process's memory, and in the store, which all processes share. A store
that is away keeps nobody waiting: then memory alone decides, and the store is left in peace for a while.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from enum import Enum, auto
from hashlib import sha256
from typing import Final, TypeVar

from core.errors import StoreError
from core.now import Now
from core.ports import Log, Mark, Marks, Stage
from core.resting import Rest

Result = TypeVar("Result")

KEPT: Final = timedelta(days=2)
"""How long marks are kept: Slack goes on sending an event that nobody took for a day."""
_CLEARED_EVERY: Final = timedelta(hours=1)
_TAKES_AT_MOST: Final = timedelta(seconds=30)
"""After that, who began something has died over it, or waits for a platform that does not answer."""
_REST_SECONDS: Final = 15.0
"""How long the store is not asked after it failed."""
_MOST: Final = 10_000


class Standing(Enum):
    """How something stands that is to happen once."""

    OURS = auto()
    """Nobody has begun it before: it is ours to do."""
    BEGUN = auto()
    """Somebody is at it."""
    DONE = auto()
    UNKNOWN = auto()
    """It may have happened; to do it again might do it twice."""


_STAGES: Final = {Stage.BEGUN: Standing.BEGUN, Stage.DONE: Standing.DONE, Stage.UNKNOWN: Standing.UNKNOWN}


class Once:
    """Begins things, and notes what became of them."""

    def __init__(  # noqa: PLR0913 - each has its usual value
        self,
        marks: Marks,
        now: Now,
        log: Log,
        *,
        patience: float = 1.5,
        pause: float = 0.3,
        most: int = _MOST,
    ) -> None:
        """`patience`: seconds that the store may take; `most` things are remembered here.

        `pause`: seconds between two looks at what somebody else is at.
        """
        self._marks = marks
        self._now = now
        self._log = log
        self._patience = patience
        self._rest = Rest(_REST_SECONDS, lambda: now().timestamp())
        self._pause = pause
        self._most = most
        self._here: OrderedDict[str, Standing] = OrderedDict()
        self._cleared: datetime | None = None

    def begin_here(self, *what: str) -> bool:
        """Whether this process has not begun it before; for what the platform itself lets happen once."""
        key = _key(what)
        if key in self._here:
            return False
        self._remember(key, Standing.BEGUN)
        return True

    async def begin(self, *what: str) -> Standing:
        """Begins what `what` says, if nobody has. Who gets `OURS` does it, and says how it ended."""
        key = _key(what)
        known = self._here.get(key)
        if known is not None:
            return known
        self._remember(key, Standing.BEGUN)
        mark = await self._ask(lambda: self._marks.begin(key, self._now()))
        if mark is None:
            await self._clear()
            return Standing.OURS
        standing = self._read(mark)
        if standing is Standing.BEGUN:
            self._here.pop(key, None)  # somebody else is at it, who knows for how long
        else:
            self._remember(key, standing)
        return standing

    async def begin_or_wait(self, *what: str) -> Standing:
        """The same, but waits while somebody else is at it: never `BEGUN`."""
        while (standing := await self.begin(*what)) is Standing.BEGUN:  # noqa: ASYNC110 - it may be another process
            await asyncio.sleep(self._pause)
        return standing

    async def end(self, standing: Standing, *what: str) -> None:
        """Notes what became of it: `DONE`, `UNKNOWN`, or `OURS` when surely nothing happened."""
        key = _key(what)
        if standing is Standing.OURS:
            self._here.pop(key, None)
            await self._ask(lambda: self._marks.undo(key))
            return
        self._remember(key, standing)
        stage = Stage.DONE if standing is Standing.DONE else Stage.UNKNOWN
        await self._ask(lambda: self._marks.end(key, stage, self._now()))

    def _read(self, mark: Mark) -> Standing:
        if mark.stage is Stage.BEGUN and self._now() - mark.at > _TAKES_AT_MOST:
            return Standing.UNKNOWN
        return _STAGES[mark.stage]

    def _remember(self, key: str, standing: Standing) -> None:
        self._here[key] = standing
        if len(self._here) > self._most:
            self._here.popitem(last=False)

    async def _clear(self) -> None:
        """Forgets in the store what nobody will ask about any more."""
        now = self._now()
        if self._cleared is None or now - self._cleared >= _CLEARED_EVERY:
            self._cleared = now
            await self._ask(lambda: self._marks.clear(now - KEPT))

    async def _ask(self, question: Callable[[], Awaitable[Result]]) -> Result | None:
        """What the store says; None when it says nothing, or is left in peace."""
        if self._rest.is_on:
            return None
        try:
            answer = await asyncio.wait_for(question(), self._patience)
        except (StoreError, TimeoutError) as error:
            if self._rest.begin():
                self._log.error(
                    "store not asked whether it happened before", reason=str(error) or "no answer"
                )
            return None
        self._rest.end()
        return answer


def _key(what: tuple[str, ...]) -> str:
    """Tells the same from another, and tells nobody what it is."""
    return sha256("\x1f".join(what).encode()).hexdigest()[:32]

"""What daily tips are made of behind a platform's driver: the same before and after the bot's restart."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final

from core.library import Library
from core.ports import Poster, Store
from core.speaking.kept import KeptTongues
from core.storage.memory_store import MemoryStore
from core.tipping.courier import Courier
from core.tipping.means import Means, Rules
from core.tipping.service import Tips
from core.tipping.wording import TipWording
from core.tips.model import Platform
from core.tips_desk.answers import TipsAnswers
from core.tips_desk.desk import TipsDesk
from tests.drivers.simulated_time import SimulatedClock
from tests.drivers.tip_world import Lines
from tests.unit.small_library import LIBRARY

MONDAY: Final = datetime(2026, 11, 23, 3, tzinfo=UTC)
"""Ten in the morning in Jakarta."""


class BreakableStore:
    """A store that fails with `fault` while that is set; `before_save` runs before each save."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.fault: Exception | None = None
        self.before_save: Any = None

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._store, name)

        async def call(*args: Any, **kwargs: Any) -> Any:
            if self.fault is not None:
                raise self.fault
            if name == "save" and self.before_save is not None:
                await self.before_save(self._store)
            return await method(*args, **kwargs)

        return call


@dataclass
class TipsParts:
    """A store in memory, a clock that tests move, the real knowledge or a small one."""

    library: Library = LIBRARY
    store: Any = field(default_factory=lambda: BreakableStore(MemoryStore()))
    clock: SimulatedClock = field(default_factory=lambda: SimulatedClock(MONDAY))
    log: Any = field(default_factory=Lines)
    tongues: KeptTongues = field(init=False)

    def __post_init__(self) -> None:
        self.tongues = KeptTongues(self.store, self.log)

    def desk(self, platform: Platform, poster: Poster) -> TipsDesk:
        """The tips' desk of one platform, which posts through `poster`."""
        catalog, messages = self.library.catalog, self.library.messages
        means = Means(self.store, self.clock, catalog, TipWording(catalog, messages), self.log, Rules())
        tips = Tips(means, Courier(means, poster))
        words = TipsAnswers(catalog, messages)
        return TipsDesk(tips, poster, words, self.clock, self.log, platform, tongues=self.tongues)

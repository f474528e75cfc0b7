"""All of daily tips but the platforms: a store in memory, a clock that tests move, channels that remember."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from core.knowledge.model import Tip
from core.ports import Clock, Found, Later, Posted, Refused, Store, Trace
from core.replies import Reply, plain_text
from core.storage.memory_store import MemoryStore
from core.tipping.courier import Courier
from core.tipping.means import Means, Rules
from core.tipping.postman import Postman
from core.tipping.service import Tips
from core.tipping.wording import TipWording
from core.tips.model import Channel, Delivery, Platform, Stop, Subscription
from core.tips.schedule import next_due
from tests.drivers.simulated_time import START, SimulatedClock
from tests.unit.small_library import CATALOG, LIBRARY


@dataclass
class Post:
    """A message as it stands in a channel."""

    channel: Channel
    at: datetime
    text: str
    nonce: str


@dataclass
class FakePlatform:
    """A `core.ports.Poster` over channels in memory. `faults` says what a post meets: an exception, or None.

    `lost`: the post arrives although its answer is a fault. `reads`: whether one may look for posts; `dark`
    is how often that does not work. `deaf`: how often people cannot be told.
    """

    clock: Clock
    posts: list[Post] = field(default_factory=list)
    told: list[tuple[str, str]] = field(default_factory=list)
    faults: Callable[[Channel], Exception | None] = lambda _: None
    lost: bool = False
    reads: bool = True
    dark: int = 0
    deaf: int = 0
    tries: int = 0

    async def post(self, channel: Channel, reply: Reply, nonce: str) -> str:
        self.tries += 1
        fault = self.faults(channel)
        if fault is None or self.lost:
            self.posts.append(Post(channel, self.clock.now(), plain_text(reply), nonce))
        if fault is not None:
            raise fault
        return str(len(self.posts))

    async def find(self, delivery: Delivery) -> Trace:
        if not self.reads:
            return Found.UNKNOWN
        if self.dark:
            self.dark -= 1
            raise Later("it is down")
        for number, post in enumerate(self.posts, start=1):
            if post.nonce == delivery.nonce:
                return Posted(str(number))
        return Found.NOTHING

    async def check(self, channel: Channel, person: str, hello: Reply) -> Stop | None:  # noqa: ARG002
        fault = self.faults(channel)
        return fault.stop if isinstance(fault, Refused) else None

    async def tell(self, person: str, reply: Reply) -> bool:
        if self.deaf:
            self.deaf -= 1
            return False
        self.told.append((person, plain_text(reply)))
        return True

    async def close(self) -> None:
        pass


def in_turn(*faults: Exception | None) -> Callable[[Channel], Exception | None]:
    """These, one for each post, and then none."""
    left = list(faults)
    return lambda _: left.pop(0) if left else None


class Lines:
    """The log's lines."""

    def __init__(self) -> None:
        self.infos: list[tuple[str, dict[str, object]]] = []
        self.errors: list[tuple[str, dict[str, object]]] = []

    def info(self, event: str, **fields: object) -> None:
        self.infos.append((event, fields))

    def error(self, event: str, **fields: object) -> None:
        self.errors.append((event, fields))


class World:
    """One platform, one store and any number of processes that post to it."""

    def __init__(
        self,
        *,
        start: datetime = START,
        tips: Sequence[Tip] = (),
        store: Store | None = None,
        platform: Platform = "slack",
    ) -> None:
        self.clock = SimulatedClock(start)
        self.store = store or MemoryStore()
        self.platform = FakePlatform(self.clock)
        self.log = Lines()
        self.name: Platform = platform
        catalog = replace(CATALOG, tips={tip.id: tip for tip in tips}) if tips else CATALOG
        wording = TipWording(catalog, LIBRARY.messages)
        self.means = Means(self.store, self.clock, catalog, wording, self.log, Rules())
        self.courier = Courier(self.means, self.platform, chance=lambda: 0.0)
        self.postman = Postman(self.name, self.means, self.courier)
        self.tips = Tips(self.means, self.courier)

    def another_postman(self) -> Postman:
        """That of another process, on the same store and platform."""
        return Postman(self.name, self.means, Courier(self.means, self.platform, chance=lambda: 0.0))

    async def subscribe(self, subscription: Subscription) -> Subscription:
        """Keeps the subscription, due at its next instant."""
        return await self.store.save(subscription, next_due(subscription, self.clock.now()))

    async def live_until(self, end: datetime) -> None:
        """Lets the bot do what is due until then, and nothing else."""
        before = None
        while (due := await self.store.next_due(self.name)) and due <= end and due != before:
            await self.clock.pass_until(due)
            await self.tick()
            before = due  # when it still is the first, it is left alone for now
        await self.clock.pass_until(end)

    async def tick(self) -> None:
        """One look of the bot, with all that comes of it."""
        await self.postman.tick()
        await self.clock.pass_while(self.postman.in_hand)

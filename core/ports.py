"""What the application needs from outside: a place that keeps things, a way to post, and the time."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Literal, Protocol

from core.languages import Lang
from core.origins import Member, Whose
from core.replies import Reply
from core.tips.model import Channel, Delivery, Outcome, Platform, Stop, Subscription
from core.votes import Vote


class Votes(Protocol):
    """Keeps what people say of answers. It raises as `Store` does."""

    async def vote(self, vote: Vote) -> None:
        """Keeps the vote in place of an earlier one with the same key, as `core.votes.last_word` says."""
        ...

    async def votes(self) -> list[Vote]:
        """All votes, the oldest first."""
        ...

    async def forget_votes(self, before: datetime) -> int:
        """Removes the votes from before that instant; returns how many."""
        ...


class Stage(Enum):
    """How far something has come that is to happen once."""

    BEGUN = "begun"
    DONE = "done"
    UNKNOWN = "unknown"  # it may have happened, or not


@dataclass(frozen=True, slots=True)
class Mark:
    """What is known of something that is to happen once, and since when."""

    stage: Stage
    at: datetime


class Marks(Protocol):
    """Remembers what was begun, so that of several processes only one does it.

    A key says what it is about; nobody can read it back when the caller made it so.
    """

    async def begin(self, key: str, at: datetime) -> Mark | None:
        """Notes that the caller begins it; None then. Else what is known: somebody began it before.

        Of several callers only one gets None.
        """
        ...

    async def end(self, key: str, stage: Stage, at: datetime) -> None:
        """Notes what became of it."""
        ...

    async def undo(self, key: str) -> None:
        """Forgets it, as it surely did not happen: anybody may begin it again."""
        ...

    async def clear(self, before: datetime) -> None:
        """Forgets all that was last noted before that instant."""
        ...


class Languages(Protocol):
    """Keeps which language people, and channels for everybody in them, chose. It raises as `Store` does."""

    async def languages(self, addresses: Collection[Whose]) -> Mapping[Whose, Lang]:
        """The languages of those that have one."""
        ...

    async def set_language(self, address: Whose, lang: Lang | None) -> None:
        """Keeps the language in place of an earlier one; None takes that back."""
        ...


@dataclass(frozen=True, slots=True)
class Noted:
    """That somebody got an answer about a topic, and when."""

    person: Member
    topic: str
    at: datetime


class Recents(Protocol):
    """Keeps what people's last answers were about: topics, never words. It raises as `Store` does."""

    async def note_topics(self, notes: Collection[Noted]) -> None:
        """Keeps these; of one person and one topic the newest alone."""
        ...

    async def recent_topics(self, person: Member, since: datetime, limit: int) -> list[str]:
        """Up to `limit` topics of the person's answers since then, the newest first."""
        ...

    async def forget_topics(self, person: Member) -> None:
        """Removes all of the person's."""
        ...

    async def clear_topics(self, before: datetime) -> None:
        """Removes everybody's from before that instant."""
        ...


class Store(Votes, Marks, Languages, Recents, Protocol):
    """Keeps what channels subscribed to, what became of each day's tip, and the rest of what is kept.

    Any number of processes may share what a store keeps; each call happens as a whole or not at all.
    Instants are aware, and come back in UTC. Every call raises `core.errors.StoreError` when the store
    cannot be used; the next call tries anew.
    """

    async def subscription(self, channel: Channel) -> Subscription | None:
        """What the channel subscribed to, if it ever did."""
        ...

    async def save(self, subscription: Subscription, due: datetime | None) -> Subscription:
        """Keeps the subscription and the instant of its next tip; a new one has version 0.

        What is off or stopped is never due, whatever `due` says.

        Returns:
            The subscription as kept, its version one higher.

        Raises:
            Conflict: `version` is not the one that is kept; read the subscription again.
        """
        ...

    async def due(self, now: datetime, limit: int, platform: Platform) -> list[tuple[Subscription, datetime]]:
        """Up to `limit` subscriptions that are due at `now`, with the instant at which each was due.

        Fair: the longest overdue of each workspace first, then the second of each, and so on.
        """
        ...

    async def move(self, channel: Channel, from_due: datetime, to_due: datetime | None) -> bool:
        """Sets the next instant if it still is `from_due`; False when somebody else changed it."""
        ...

    async def next_due(self, platform: Platform) -> datetime | None:
        """The earliest instant at which any subscription is due."""
        ...

    async def claim(self, delivery: Delivery) -> bool:
        """Notes the delivery unless its channel and day have one; only who gets True may post."""
        ...

    async def reclaim(self, delivery: Delivery) -> bool:
        """Claims a day in place of a tip that was due earlier and was missed or refused.

        Of several callers with the same `due` only one gets True.
        """
        ...

    async def settle(  # noqa: PLR0913 - what became of it, in one call
        self,
        channel: Channel,
        day: date,
        outcome: Outcome,
        at: datetime,
        *,
        message: str | None = None,
        reason: str | None = None,
    ) -> None:
        """Notes what became of the delivery. `CLAIMED` again means: still at work on it.

        News that comes late changes nothing: posted stays posted; missed and refused can only turn out
        to be posted; unknown never becomes claimed again.
        """
        ...

    async def renew(self, delivery: Delivery, at: datetime, reason: str | None = None) -> bool:
        """Notes that the caller is at work on a claimed delivery, its own or one that somebody left.

        False when it is not as `delivery` says any more: then it is somebody else's. Of several callers
        who know the same delivery only one gets True.
        """
        ...

    async def unsettled(self, before: datetime, platform: Platform, limit: int) -> list[Delivery]:
        """Claimed deliveries last changed before that instant, oldest first: whose owner may have died."""
        ...

    async def history(self, channel: Channel, limit: int) -> list[Delivery]:
        """The channel's last deliveries, newest day first."""
        ...

    async def seen(self, channel: Channel) -> list[str]:
        """The tips that the channel saw or may have seen (posted, unknown, claimed), oldest day first."""
        ...

    async def close(self) -> None:
        """Lets go of connections and files. A later call opens them again."""
        ...


class Refused(Exception):  # noqa: N818 - named for what happened
    """The platform takes no posts for the channel until somebody changes something; `stop` says what."""

    def __init__(self, stop: Stop) -> None:
        self.stop = stop
        super().__init__(stop.value)


class Later(Exception):  # noqa: N818 - named for what happened
    """Surely nothing was posted, and a later try may work: after `seconds`, when the platform says so."""

    def __init__(self, reason: str, seconds: float | None = None) -> None:
        self.seconds = seconds
        super().__init__(reason)


class Unsure(Exception):  # noqa: N818 - named for what happened
    """The answer was lost or was a failure: it may have been posted, or not."""


class Found(Enum):
    """What a platform knows of a post besides the message itself."""

    NOTHING = "nothing"  # it was not posted
    UNKNOWN = "unknown"  # the platform does not let us look


@dataclass(frozen=True, slots=True)
class Posted:
    """A post that was found, by the platform's id of the message."""

    message: str


Trace = Posted | Literal[Found.NOTHING, Found.UNKNOWN]


class Poster(Protocol):
    """Posts to channels of one platform. It never sends anything again that may have arrived."""

    async def post(self, channel: Channel, reply: Reply, nonce: str) -> str:
        """Posts the reply for everybody in the channel; returns the platform's id of the message.

        The platform knows the post by `nonce` where it can: the same one twice is posted once.

        Raises:
            Refused: the channel takes no posts of ours.
            Later: surely nothing was posted.
            Unsure: it may have been posted.
        """
        ...

    async def find(self, delivery: Delivery) -> Trace:
        """Whether the delivery went out, as far as the platform lets us look.

        Raises:
            Later: one may look, and it did not work now.
        """
        ...

    async def check(self, channel: Channel, person: str, hello: Reply) -> Stop | None:
        """Why posts would not arrive in the channel, if so.

        Where the platform can only tell by being sent something, `person` alone sees `hello` there.

        Raises:
            Later, Unsure: the platform cannot be asked now.
        """
        ...

    async def tell(self, person: str, reply: Reply) -> bool:
        """Tells somebody in a direct message, if they can be reached; whether it worked. Never raises."""
        ...

    async def close(self) -> None:
        """Lets go of connections. A later call opens them again."""
        ...


class Log(Protocol):
    """Where it is said what was done, such as a structlog logger. It never gets what people typed."""

    def info(self, event: str, **fields: object) -> object:
        """Writes a line."""

    def error(self, event: str, **fields: object) -> object:
        """Writes a line that somebody should look at, with the traceback when `exc_info` is given."""


class Clock(Protocol):
    """The time, so that tests can own it."""

    def now(self) -> datetime:
        """This instant, in UTC."""
        ...

    async def sleep_until(self, instant: datetime) -> None:
        """Returns at `instant`, or at once when it has passed."""
        ...

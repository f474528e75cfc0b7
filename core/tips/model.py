"""The values of daily tips: a channel, what it subscribed to, and what became of each day's tip."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Final, Literal

from core.knowledge.model import Audience

Platform = Literal["slack", "discord"]
TipLanguage = Literal["en", "id", "both", "alternate"]


class Stop(StrEnum):
    """Why a platform takes no more tips for a channel until somebody turns them on again."""

    REMOVED = "removed"  # the bot is no longer in the channel
    ARCHIVED = "archived"
    DELETED = "deleted"
    FORBIDDEN = "forbidden"  # the bot may not post there


class Outcome(StrEnum):
    """What became of a tip. `unknown`: the platform cannot tell whether it went out; never posted again."""

    CLAIMED = "claimed"
    POSTED = "posted"
    MISSED = "missed"
    REFUSED = "refused"
    UNKNOWN = "unknown"


NOTHING_WENT_OUT: Final = frozenset({Outcome.MISSED, Outcome.REFUSED})
"""After these the day's tip may still come, at a later instant."""

SENDING: Final = "sending"
"""The reason in a claim while a post may be on its way."""


@dataclass(frozen=True, slots=True)
class Channel:
    """One channel on one platform; `workspace` is Slack's team id or Discord's guild id."""

    platform: Platform
    workspace: str
    id: str


@dataclass(frozen=True, slots=True)
class Subscription:
    """What a channel subscribed to.

    `at` is wall-clock time in `zone` (an IANA name) on `days` (0 = Monday). `holidays` is the ISO code of
    the country whose public holidays go without a tip. Tips come again on the local date `paused_until`; the
    local date `skip` is left out once. `stopped` says why the channel takes no tips for good. `seed` orders
    its tips. `set_by` is the person who changed it last, to be told when something goes wrong. `version`
    grows with each save, so that an old copy never overwrites a newer one.
    """

    channel: Channel
    on: bool
    at: time
    days: frozenset[int]
    zone: str
    language: TipLanguage
    audience: Audience
    holidays: str | None
    paused_until: date | None
    skip: date | None
    stopped: Stop | None
    seed: int
    set_by: str
    version: int


@dataclass(frozen=True, slots=True)
class Delivery:
    """The tip of a channel's local day: which one, what became of it and why.

    `due` is the instant at which it was due, `at` that of its last change, both in UTC. `message` is the
    platform's id of the posted message, `nonce` what the platform knows the attempt by.
    """

    channel: Channel
    day: date
    tip: str
    outcome: Outcome
    due: datetime
    at: datetime
    message: str | None
    reason: str | None
    nonce: str

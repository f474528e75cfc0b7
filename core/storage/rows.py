"""Between values and rows of the tables."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from core.languages import from_locale
from core.origins import Member, Whose
from core.tips.model import Channel, Delivery, Outcome, Stop, Subscription
from core.votes import Vote, Why

_WEEK = range(7)
_NO_TOPIC = "-"
_PERSON, _CHANNEL = "person", "channel"


def key(channel: Channel) -> dict[str, str]:
    """The columns that say which channel."""
    return {"platform": channel.platform, "workspace": channel.workspace, "channel": channel.id}


def next_instant(subscription: Subscription, due: datetime | None) -> datetime | None:
    """When it is due: never, while it is off or stopped."""
    return due if subscription.on and subscription.stopped is None else None


def subscription_row(subscription: Subscription) -> dict[str, Any]:
    """The settings alone: neither the key, nor the version, nor when it is due."""
    return {
        "is_on": subscription.on,
        "at": subscription.at,
        "days": sum(1 << day for day in subscription.days),
        "zone": subscription.zone,
        "language": subscription.language,
        "audience": subscription.audience,
        "holidays": subscription.holidays,
        "paused_until": subscription.paused_until,
        "skip": subscription.skip,
        "stopped": subscription.stopped and subscription.stopped.value,
        "seed": subscription.seed,
        "set_by": subscription.set_by,
    }


def subscription_of(row: Mapping[str, Any]) -> Subscription:
    """The subscription in a row."""
    stopped = row["stopped"]
    return Subscription(
        channel=_channel(row),
        on=row["is_on"],
        at=row["at"],
        days=frozenset(day for day in _WEEK if row["days"] >> day & 1),
        zone=row["zone"],
        language=row["language"],
        audience=row["audience"],
        holidays=row["holidays"],
        paused_until=row["paused_until"],
        skip=row["skip"],
        stopped=None if stopped is None else Stop(stopped),
        seed=row["seed"],
        set_by=row["set_by"],
        version=row["version"],
    )


def delivery_row(delivery: Delivery) -> dict[str, Any]:
    """All columns of a delivery."""
    return key(delivery.channel) | {
        "day": delivery.day,
        "tip": delivery.tip,
        "outcome": delivery.outcome.value,
        "due": delivery.due,
        "at": delivery.at,
        "message": delivery.message,
        "reason": delivery.reason,
        "nonce": delivery.nonce,
    }


def delivery_of(row: Mapping[str, Any]) -> Delivery:
    """The delivery in a row."""
    return Delivery(
        channel=_channel(row),
        day=row["day"],
        tip=row["tip"],
        outcome=Outcome(row["outcome"]),
        due=row["due"],
        at=row["at"],
        message=row["message"],
        reason=row["reason"],
        nonce=row["nonce"],
    )


def vote_row(vote: Vote) -> dict[str, Any]:
    """All columns of a vote. Ids and verdicts are words without spaces."""
    return {
        "key": vote.key,
        "platform": vote.platform,
        "workspace": vote.workspace,
        "at": vote.at,
        "lang": vote.lang,
        "good": vote.good,
        "topics": " ".join(topic or _NO_TOPIC for topic in vote.topics),
        "given": " ".join(vote.given),
        "expected": " ".join(vote.expected) or None,
        "why": vote.why and vote.why.value,
        "words": vote.words,
        "asked": vote.asked,
    }


def vote_of(row: Mapping[str, Any]) -> Vote:
    """The vote in a row."""
    return Vote(
        key=row["key"],
        platform=row["platform"],
        workspace=row["workspace"],
        at=row["at"],
        lang=from_locale(row["lang"]) or "en",
        good=row["good"],
        topics=tuple(None if topic == _NO_TOPIC else topic for topic in row["topics"].split()),
        given=tuple(row["given"].split()),
        expected=tuple((row["expected"] or "").split()),
        why=None if row["why"] is None else Why(row["why"]),
        words=row["words"],
        asked=row["asked"],
    )


def address_key(address: Whose) -> dict[str, str]:
    """The columns that say whose language it is."""
    kind = _PERSON if isinstance(address, Member) else _CHANNEL
    return {"platform": address.platform, "workspace": address.workspace, "kind": kind, "id": address.id}


def address_of(row: Mapping[str, Any]) -> Whose:
    """Whose language is in a row."""
    whose = Member if row["kind"] == _PERSON else Channel
    return whose(row["platform"], row["workspace"], row["id"])


def _channel(row: Mapping[str, Any]) -> Channel:
    return Channel(row["platform"], row["workspace"], row["channel"])

"""How sure is sure enough: the policy that turns likelihoods into a verdict, in one place."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final

from core.knowledge.model import Topic
from core.ownership.learnt import Weighed
from core.ownership.verdicts import Ruling, Verdict

LEAST_SURE: Final = 0.4
"""Likelihood below which the best verdict would be a guess: then we ask."""
QUITE_SURE: Final = 0.65
VERY_SURE: Final = 0.9
"""Confidence from which people read that we are quite or very sure."""
NAMED: Final = 0.97
"""Confidence where nothing has to be weighed: a topic's own name, or not a word that we know."""
_MOST_SURE: Final = 0.99
_WORTH_NAMING: Final = 0.04
"""Likelihood from which a topic is worth a suggestion beside `neither`."""
_MOST_CHOICES: Final = 3
_MOST_NEAREST: Final = 2


class Sureness(StrEnum):
    """Confidence as people say it."""

    VERY = "very"
    QUITE = "quite"
    HARDLY = "hardly"


def sureness(confidence: float) -> Sureness:
    """How sure we are, for people."""
    if confidence >= VERY_SURE:
        return Sureness.VERY
    return Sureness.QUITE if confidence >= QUITE_SURE else Sureness.HARDLY


def judge(topics: Mapping[str, Topic], weighed: Weighed) -> Ruling:
    """The ruling for how likely each topic is, and none of them; its `text` is still empty."""
    likely = weighed.topics
    shares: dict[str, float] = {Verdict.NEITHER.value: weighed.nobody}
    for topic, share in likely.items():
        owner = topics[topic].owner
        shares[owner] = shares.get(owner, 0.0) + share
    best = max(shares, key=shares.__getitem__)
    sure = round(min(shares[best], _MOST_SURE), 2)
    if sure < LEAST_SURE:
        return Ruling("", Verdict.UNSURE, sure, nearest=one_of_each(topics, _ranked(likely)))
    if best == Verdict.NEITHER.value:
        near = (topic for topic in _ranked(likely)[:_MOST_NEAREST] if likely[topic] >= _WORTH_NAMING)
        return Ruling("", Verdict.NEITHER, sure, nearest=tuple(near))
    topic = max((one for one in likely if topics[one].owner == best), key=likely.__getitem__)
    return Ruling("", Verdict(best), sure, topic=topic)


def one_of_each(topics: Mapping[str, Topic], ranked: Sequence[str]) -> tuple[str, ...]:
    """The likeliest topic of each owner, the roles' before the shared one: what to choose from."""
    first: dict[str, str] = {}
    for topic in ranked:
        first.setdefault(topics[topic].owner, topic)
    return tuple(first.values())[:_MOST_CHOICES]


def _ranked(likely: Mapping[str, float]) -> list[str]:
    return sorted(likely, key=likely.__getitem__, reverse=True)

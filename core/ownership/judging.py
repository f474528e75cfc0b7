"""How sure is sure enough: the policy that turns likelihoods into a verdict, in one place."""

from collections.abc import Mapping, Sequence
from typing import Final

from core.knowledge.model import Topic
from core.ownership.verdicts import Ruling, Verdict

LEAST_SURE: Final = 0.4
"""Likelihood below which the best verdict would be a guess: then we ask."""
_MOST_SURE: Final = 0.99
_WORTH_NAMING: Final = 0.04
"""Likelihood from which a topic is worth a suggestion beside `neither`."""
_MOST_CHOICES: Final = 3
_MOST_NEAREST: Final = 2


def judge(topics: Mapping[str, Topic], likely: Mapping[str, float], nobody: float) -> Ruling:
    """The ruling for how likely each topic is, and `nobody`; its `text` is still empty."""
    shares: dict[str, float] = {Verdict.NEITHER.value: nobody}
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

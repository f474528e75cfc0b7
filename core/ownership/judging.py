"""How sure is sure enough: the policy that turns likelihoods into a verdict, in one place."""

from collections.abc import Mapping
from typing import Final

from core.knowledge.model import Topic
from core.ownership.verdicts import Ruling, Verdict

LEAST_SURE: Final = 0.4
"""Likelihood below which the best verdict would be a guess: then we ask."""
_WORTH_NAMING: Final = 0.04
"""Likelihood from which a topic is worth a suggestion beside `neither`."""
_MOST_CHOICES: Final = 3
_MOST_NEAREST: Final = 2


def judge(topics: Mapping[str, Topic], likely: Mapping[str, float], nobody: float) -> Ruling:
    """The ruling for how likely each topic is, and `nobody`; its `text` is still empty."""
    verdicts = {Verdict.NEITHER: nobody}
    for topic, share in likely.items():
        verdict = Verdict(topics[topic].owner)
        verdicts[verdict] = verdicts.get(verdict, 0.0) + share
    best = max(verdicts, key=lambda verdict: verdicts[verdict])
    sure = round(min(verdicts[best], 0.99), 2)
    ranked = sorted(likely, key=lambda topic: -likely[topic])
    if sure < LEAST_SURE:
        return Ruling("", Verdict.UNSURE, sure, nearest=one_of_each(topics, ranked))
    if best is Verdict.NEITHER:
        near = (topic for topic in ranked[:_MOST_NEAREST] if likely[topic] >= _WORTH_NAMING)
        return Ruling("", best, sure, nearest=tuple(near))
    return Ruling("", best, sure, topic=next(topic for topic in ranked if topics[topic].owner == best.value))


def one_of_each(topics: Mapping[str, Topic], ranked: list[str]) -> tuple[str, ...]:
    """The likeliest topic of each owner, the roles' before the shared one: what to choose from."""
    first: dict[str, str] = {}
    for topic in ranked:
        first.setdefault(topics[topic].owner, topic)
    return tuple(first.values())[:_MOST_CHOICES]

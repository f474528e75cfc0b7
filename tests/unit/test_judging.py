"""From likelihoods to a verdict: when it is sure enough, and what is offered when it is not."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.ownership.judging import LEAST_SURE, judge, one_of_each
from core.ownership.learnt import Weighed
from core.ownership.verdicts import Ruling, Verdict
from tests.unit.small_library import CATALOG

TOPICS = CATALOG.topics


def judged(likely: Mapping[str, float], nobody: float) -> Ruling:
    return judge(TOPICS, Weighed((1 - nobody, nobody), likely))


def test_the_owner_with_the_most_likelihood_wins_though_another_topic_is_likelier() -> None:
    ruling = judged({"posting": 0.4, "planning": 0.3, "counting": 0.25, "scheduling": 0.0}, 0.05)

    assert ruling == Ruling("", Verdict.STRATEGIST, 0.55, topic="planning")


def test_the_likeliest_topic_of_the_owner_decides() -> None:
    ruling = judged({"posting": 0.1, "planning": 0.2, "counting": 0.6, "scheduling": 0.05}, 0.05)

    assert (ruling.verdict, ruling.topic) == ("strategist", "counting")


def test_is_never_wholly_sure() -> None:
    assert judged({"posting": 1.0}, 0.0).confidence == 0.99


def test_below_the_threshold_it_asks_and_offers_topics_of_different_owners() -> None:
    ruling = judged({"posting": 0.3, "planning": 0.2, "counting": 0.1, "scheduling": 0.25}, 0.15)

    assert (ruling.verdict, ruling.topic, ruling.confidence) == ("unsure", None, 0.3)
    assert ruling.nearest == ("posting", "scheduling", "planning")


def test_at_the_threshold_it_answers() -> None:
    shares = {"posting": LEAST_SURE, "planning": 0.3, "scheduling": 0.2}

    assert judged(shares, 0.1).verdict is Verdict.SPECIALIST


def test_beside_nobodys_it_names_the_topics_that_come_near() -> None:
    ruling = judged({"posting": 0.2, "planning": 0.1, "counting": 0.05, "scheduling": 0.0}, 0.65)

    assert ruling == Ruling("", Verdict.NEITHER, 0.65, nearest=("posting", "planning"))


def test_beside_nobodys_it_names_nothing_that_is_far_off() -> None:
    ruling = judged({"posting": 0.03, "planning": 0.01, "counting": 0.0, "scheduling": 0.01}, 0.95)

    assert ruling == Ruling("", Verdict.NEITHER, 0.95)


def test_chooses_the_likeliest_of_each_owner() -> None:
    chosen = one_of_each(TOPICS, ["counting", "planning", "scheduling", "posting"])

    assert chosen == ("counting", "scheduling", "posting")


@given(st.lists(st.floats(0.001, 1), min_size=5, max_size=5))
def test_the_topic_is_always_the_owners(parts: list[float]) -> None:
    *shares, nobody = (part / sum(parts) for part in parts)

    ruling = judged(dict(zip(TOPICS, shares, strict=True)), nobody)

    owned = ruling.verdict not in {Verdict.NEITHER, Verdict.UNSURE}
    assert 0 < ruling.confidence < 1
    assert (ruling.topic is not None) == owned
    assert ruling.topic is None or TOPICS[ruling.topic].owner == ruling.verdict
    assert ruling.nearest == () or not owned


@pytest.mark.parametrize("verdict", ["specialist", "strategist", "shared"])
def test_whoever_owns_all_of_it_is_named(verdict: str) -> None:
    owned = [topic for topic in TOPICS.values() if topic.owner == verdict]

    assert judged({owned[0].id: 0.9}, 0.1).verdict == verdict

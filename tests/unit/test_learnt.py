"""The learnt models: likelihoods that make one, and what becomes of a topic that changes hands."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.ownership.engine import Engine
from core.ownership.learnt import Learnt, beside, pack
from tests.unit.shipped_engine import ENGINE, LIBRARY

FEATURES = sorted(LIBRARY.learnt.tasks.rows)
LEARNT = Learnt(
    owners=("specialist", "strategist", "neither"),
    topics=("posting", "timing", "planning"),
    kind_of=(0, 0, 1),
    tasks=beside(
        pack([0, 0, 0], {"act:post": [0, 2], "foreign:1": [2, 3]}), pack([0, 0, 0], {"w:later": [1, 1.5]})
    ),
    joints=pack([-1], {"joint:,": [0, 3]}),
)


def test_adds_the_weights_of_the_features_that_hold_to_the_bias() -> None:
    model = pack([0.5, -1], {"a": [0, 1.25, 1, -0.5], "b": [1, 2]})

    assert model.scores(["a", "b", "never seen"]) == [1.75, 0.5]
    assert model.scores([]) == [0.5, -1]


def test_a_word_weighs_what_its_parts_weigh_taught_or_not() -> None:
    model = pack([0, 0], {"w:reels": [0, 1], "c:reel": [0, 0.5, 1, 2], "c:els$": [1, 0.25]})

    assert model.scores(["w:reels"]) == [1.5, 2.25]
    assert model.scores(["w:reelst"]) == [0.5, 2]
    assert dict(model.leanings(["w:reels", "w:reelst", "w:x"], 0, 1)) == {"w:reels": -0.75, "w:reelst": -1.5}


def test_two_models_side_by_side_score_as_each_does_alone() -> None:
    one = pack([1], {"a": [0, -2], "w:reels": [0, 1], "c:^ree": [0, -0.5]})
    other = pack([0.5, -1], {"a": [1, 3], "c:reel": [0, 2], "c:^ree": [1, -4]})

    for asked in (["a"], ["w:reels"], ["w:reelst", "a"], ["never seen"]):
        assert beside(one, other).scores(asked) == [*one.scores(asked), *other.scores(asked)]


def test_a_class_keeps_to_itself_what_it_weighs() -> None:
    heavy = pack([0, 0, 0], {"a": [0, -327, 1, 327, 2, -327]})

    assert heavy.scores(["a"] * 5000) == [-327 * 5000, 327 * 5000, -327 * 5000]


def test_refuses_a_weight_that_could_spill_into_another_class() -> None:
    with pytest.raises(OverflowError):
        pack([0, 0], {"a": [0, 328]})


def test_keeps_weights_to_the_hundredth() -> None:
    assert pack([0], {"a": [0, 0.123456]}).scores(["a"]) == [0.12]


@given(st.lists(st.sampled_from([*FEATURES, "never seen"]), max_size=30))
def test_likelihoods_make_one(features: list[str]) -> None:
    weighed = LIBRARY.learnt.weigh(features)

    assert sum(weighed.topics.values()) + weighed.nobody == pytest.approx(1)
    assert sum(weighed.kinds) == pytest.approx(1)
    assert all(0 <= share <= 1 for share in (*weighed.topics.values(), *weighed.kinds))


def test_the_kind_is_shared_out_among_its_topics() -> None:
    likely = LEARNT.weigh(("act:post",)).topics
    later = LEARNT.weigh(("act:post", "w:later")).topics

    assert likely["posting"] == likely["timing"] > likely["planning"]
    assert later["timing"] > later["posting"]
    assert later["posting"] + later["timing"] == pytest.approx(likely["posting"] + likely["timing"])


def test_what_speaks_for_nobody_speaks_against_every_topic() -> None:
    weighed = LEARNT.weigh(("foreign:1",))

    assert weighed.nobody > 0.9
    assert max(weighed.topics.values()) < 0.05


def test_tells_how_likely_a_joint_parts_two_tasks() -> None:
    assert LEARNT.parts(("joint:,",)) == pytest.approx(0.88, abs=0.01)
    assert LEARNT.parts(()) == pytest.approx(0.27, abs=0.01)
    steep = replace(LEARNT, joints=pack([0], {name: [0, -300] for name in "abcd"}))
    assert steep.parts("abcd") == pytest.approx(0)


def test_leanings_make_the_difference_of_two_scores() -> None:
    model = pack([0.5, -1, 0], {"a": [0, 1.25, 1, -0.5], "b": [1, 2], "c": [2, 7]})
    scores = model.scores(["a", "b", "c"])

    leanings = dict(model.leanings(["a", "b", "c", "never seen"], 0, 1))

    assert leanings == {"a": 1.75, "b": -2}
    assert model.start(0, 1) + sum(leanings.values()) == scores[0] - scores[1]


@pytest.mark.parametrize(
    ("topic", "asked"),
    [
        ("content-type-decisions", "decide the content formats"),
        ("content-type-decisions", "siapa yang nentuin jenis konten?"),
        ("audience-research", "find out who our followers are"),
    ],
)
def test_a_topic_that_is_given_to_the_other_role_takes_its_requests_with_it(topic: str, asked: str) -> None:
    catalog = LIBRARY.catalog
    moved = replace(catalog.topics[topic], owner="specialist")
    engine = Engine(
        replace(catalog, topics={**catalog.topics, topic: moved}),
        LIBRARY.lexicon,
        LIBRARY.learnt,
        LIBRARY.names,
    )

    assert [ruling.verdict for ruling in ENGINE.understand(asked).rulings] == ["strategist"]
    assert [ruling.verdict for ruling in engine.understand(asked).rulings] == ["specialist"]
    assert [ruling.verdict for ruling in engine.understand("set the yearly kpis").rulings] == ["strategist"]

"""The order of a plan: direction, execution, measurement; and who passes on to whom."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.ownership.verdicts import Ruling, Verdict
from core.planning import Stage, make_plan, stage_of
from tests.unit.small_library import CATALOG

NEITHER = Ruling("fix the car", Verdict.NEITHER, 0.9)
UNSURE = Ruling("instagram", Verdict.UNSURE, 0.4, nearest=("posting", "planning"))


def ruling(topic: str) -> Ruling:
    return Ruling(f"do {topic}", Verdict(CATALOG.topics[topic].owner), 0.9, topic=topic)


rulings = st.sampled_from([*(ruling(topic) for topic in CATALOG.topics), NEITHER, UNSURE])


@pytest.mark.parametrize(
    ("topics", "order"),
    [
        (["posting", "planning"], [1, 0]),
        (["counting", "posting", "planning"], [2, 1, 0]),
        (["planning", "posting", "counting"], [0, 1, 2]),
        (["counting", "posting", "scheduling", "planning"], [2, 3, 1, 0]),
    ],
)
def test_puts_direction_first_then_execution_then_measurement(topics: list[str], order: list[int]) -> None:
    plan = make_plan(CATALOG, [ruling(topic) for topic in topics])

    assert [step.task for step in plan.steps] == order


def test_keeps_the_order_of_the_text_within_a_stage() -> None:
    plan = make_plan(
        CATALOG, [ruling("posting"), ruling("planning"), ruling("posting"), ruling("scheduling")]
    )

    assert [(step.number, step.task) for step in plan.steps] == [(1, 1), (2, 3), (3, 0), (4, 2)]


def test_says_who_goes_on_with_each_step() -> None:
    plan = make_plan(CATALOG, [ruling("posting"), ruling("scheduling"), ruling("counting")])

    assert [(step.topic.owner, step.following, step.to) for step in plan.steps] == [
        ("shared", 2, "specialist"),
        ("specialist", 3, "strategist"),
        ("strategist", None, None),
    ]


def test_nobody_hands_over_to_themselves() -> None:
    plan = make_plan(CATALOG, [ruling(topic) for topic in ("planning", "planning", "posting", "posting")])

    assert [(step.following, step.to) for step in plan.steps] == [
        (3, "specialist"),
        (3, "specialist"),
        (None, None),
        (None, None),
    ]


def test_leaves_out_what_nobody_owns_and_what_is_unclear() -> None:
    plan = make_plan(CATALOG, [NEITHER, ruling("posting"), UNSURE])

    assert [step.task for step in plan.steps] == [1]
    assert plan.rest == (NEITHER, UNSURE)


def test_has_no_steps_where_nobody_owns_anything() -> None:
    assert make_plan(CATALOG, [NEITHER, UNSURE]).steps == ()


@pytest.mark.parametrize(
    ("topic", "stage"),
    [
        ("posting", Stage.EXECUTION),
        ("planning", Stage.DIRECTION),
        ("scheduling", Stage.DIRECTION),
        ("counting", Stage.MEASUREMENT),
    ],
)
def test_knows_the_stage_of_a_topic(topic: str, stage: Stage) -> None:
    assert stage_of(CATALOG.topics[topic]) is stage


def test_what_measures_comes_last_whoever_owns_it() -> None:
    shared = replace(CATALOG.topics["scheduling"], measures=True)
    specialists = replace(CATALOG.topics["posting"], measures=True)

    assert {stage_of(shared), stage_of(specialists)} == {Stage.MEASUREMENT}


def test_what_both_share_without_planning_it_is_execution() -> None:
    shared = CATALOG.topics["scheduling"]

    assert stage_of(replace(shared, split=shared.split[1:])) is Stage.EXECUTION


@given(tasks=st.lists(rulings, max_size=25))
def test_every_task_is_a_step_or_among_the_rest_and_each_leads_to_the_next_owner(
    tasks: list[Ruling],
) -> None:
    plan = make_plan(CATALOG, tasks)

    assert sorted(step.task for step in plan.steps) == [
        at for at, one in enumerate(tasks) if one.topic is not None
    ]
    assert [one for one in tasks if one.topic is None] == list(plan.rest)
    assert [step.number for step in plan.steps] == list(range(1, len(plan.steps) + 1))
    assert all(tasks[step.task] is step.ruling for step in plan.steps)
    for step in plan.steps:
        others = [one for one in plan.steps[step.number :] if one.topic.owner != step.topic.owner]
        expected = (others[0].number, others[0].topic.owner) if others else (None, None)
        assert (step.following, step.to) == expected
    stages = list(Stage)
    assert sorted(plan.steps, key=lambda step: stages.index(step.stage)) == list(plan.steps)

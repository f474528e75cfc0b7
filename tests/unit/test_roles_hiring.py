import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.roles.hiring import hires
from tests.drivers.shipped_knowledge import shipped_catalog

CATALOG = shipped_catalog()


@pytest.mark.parametrize(
    ("picked", "roles"),
    [
        (["post-scheduling"], ["specialist"]),
        (["content-plan", "ads-management"], ["strategist"]),
        (["post-scheduling", "content-plan"], ["strategist", "specialist"]),
        (["post-scheduling", "audience-replies", "content-plan"], ["specialist", "strategist"]),
        (["overlap-paid-ads"], ["strategist", "specialist"]),
        (["overlap-paid-ads", "post-scheduling"], ["specialist", "strategist"]),
        (["post-scheduling", "post-scheduling", "content-plan"], ["strategist", "specialist"]),
    ],
)
def test_most_tasks_come_first_and_the_strategist_when_both_have_as_many(
    picked: list[str], roles: list[str]
) -> None:
    assert [hire.role for hire in hires(CATALOG, picked)] == roles


@given(st.lists(st.sampled_from(sorted(CATALOG.topics)), max_size=25))
def test_every_task_is_somebodys_and_nobody_is_hired_for_anothers(picked: list[str]) -> None:
    wanted = hires(CATALOG, picked)

    assert {topic for hire in wanted for topic in hire.topics} == set(picked)
    for hire in wanted:
        assert {CATALOG.topics[topic].owner for topic in hire.topics} <= {hire.role, "shared"}


@given(st.lists(st.sampled_from(sorted(CATALOG.topics)), min_size=1, max_size=25), st.randoms())
def test_who_comes_first_does_not_hang_on_the_order_of_picking(picked: list[str], chance: object) -> None:
    mixed = list(picked)
    chance.shuffle(mixed)  # type: ignore[attr-defined]

    assert [hire.role for hire in hires(CATALOG, mixed)] == [hire.role for hire in hires(CATALOG, picked)]

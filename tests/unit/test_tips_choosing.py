"""Which tip comes next."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.knowledge.model import Tip
from core.languages import Bilingual
from core.tips.choosing import choose, coming, fits, languages_on
from core.tips.model import TipLanguage
from tests.drivers.subscribing import MONDAY, a_subscription
from tests.drivers.tip_bags import a_tip, tips


def order(some: list[Tip], count: int, seen: list[str] | None = None, seed: int = 7) -> list[str]:
    return [tip.id for tip in coming(some, a_subscription(seed=seed), seen or [], count)]


def test_shows_each_tip_once_before_any_comes_again() -> None:
    drawn = order(tips(20), 60)

    bags = [drawn[:20], drawn[20:40], drawn[40:]]
    assert all(len(set(bag)) == 20 for bag in bags)


def test_orders_each_bag_anew() -> None:
    drawn = order(tips(20), 40)

    assert drawn[:20] != drawn[20:]


def test_orders_bags_differently_in_different_channels() -> None:
    orders = {tuple(order(tips(20), 20, seed=seed)) for seed in range(50)}

    assert len(orders) == 50


def test_lets_half_of_the_others_come_before_a_tip_comes_again() -> None:
    drawn = order(tips(20), 200)

    for at, tip in enumerate(drawn):
        assert tip not in drawn[max(0, at - 10) : at]


def test_never_begins_a_bag_with_the_last_tip_of_the_one_before() -> None:
    for seed in range(50):
        first, second, third, fourth = order(tips(2), 4, seed=seed)
        assert first != second != third != fourth


def test_repeats_the_only_tip() -> None:
    assert order(tips(1), 3) == ["tip-0"] * 3


def test_goes_on_where_it_was_after_a_restart() -> None:
    drawn = order(tips(20), 40)

    assert order(tips(20), 10, seen=drawn[:30]) == drawn[30:]


def test_does_not_care_about_the_order_of_the_files_nor_about_the_words() -> None:
    reworded = [replace(tip, text=Bilingual("Others.", "Lain.")) for tip in reversed(tips(20))]

    assert order(reworded, 20) == order(tips(20), 20)


def test_moves_no_other_tip_when_one_is_added_or_removed() -> None:
    before = order(tips(20), 20)

    seen, rest = before[:8], before[8:]
    with_another = order([*tips(20), a_tip("new")], 13, seen=seen)
    with_one_less = order([tip for tip in tips(20) if tip.id != rest[3]], 11, seen=seen)

    assert [tip for tip in with_another if tip != "new"] == rest
    assert "new" in with_another
    assert with_one_less == [tip for tip in rest if tip != rest[3]]


def test_gives_a_channel_the_tips_for_its_audience() -> None:
    some = [a_tip("all"), a_tip("doers", "specialist"), a_tip("planners", "strategist")]

    wanted = {
        audience: {tip.id for tip in some if fits(tip, a_subscription(audience=audience))}
        for audience in ("everybody", "specialist", "strategist")
    }

    assert wanted == {
        "everybody": {"all", "doers", "planners"},
        "specialist": {"all", "doers"},
        "strategist": {"all", "planners"},
    }
    assert choose(some[1:], a_subscription(audience="strategist"), []).id == "planners"


def test_keeps_the_bag_while_the_audience_changes_and_changes_back() -> None:
    some = [*tips(6), *(a_tip(f"doers-{number}", "specialist") for number in range(6))]
    everybody, strategist = a_subscription(), a_subscription(audience="strategist")
    seen = [tip.id for tip in coming(some, everybody, [], 4)]

    seen += [tip.id for tip in coming(some, strategist, seen, 2)]
    seen += [tip.id for tip in coming(some, everybody, seen, 6)]

    assert len(set(seen)) == 12


def test_has_nothing_to_choose_where_no_tip_fits() -> None:
    with pytest.raises(ValueError, match="empty"):
        choose([a_tip("doers", "specialist")], a_subscription(audience="strategist"), [])


@given(
    seed=st.integers(0, 2**32 - 1),
    changes=st.lists(st.tuples(st.sampled_from(["add", "remove", "draw"]), st.integers(0, 7)), max_size=60),
)
@settings(max_examples=150)
def test_repeats_nothing_inside_a_bag_whatever_is_added_and_removed(
    seed: int, changes: list[tuple[str, int]]
) -> None:
    there, seen, bag = {"tip-0": a_tip("tip-0")}, list[str](), set[str]()
    for change, number in changes:
        name = f"tip-{number}"
        if change == "add":
            there[name] = a_tip(name)
        elif change == "remove" and len(there) > 1:
            there.pop(name, None)
        elif change == "draw":
            tip = choose(there.values(), a_subscription(seed=seed), seen)
            if bag >= there.keys():
                assert len(there) == 1 or tip.id != seen[-1]
                bag = set()
            assert tip.id not in bag
            bag.add(tip.id)
            seen.append(tip.id)


@pytest.mark.parametrize(("language", "spoken"), [("en", ("en",)), ("id", ("id",)), ("both", ("en", "id"))])
def test_speaks_the_channels_language(language: TipLanguage, spoken: tuple[str, ...]) -> None:
    assert languages_on(a_subscription(language=language), MONDAY) == spoken


@pytest.mark.parametrize("days", [{0}, {0, 2, 4}, {0, 1, 2, 3, 4}, set(range(7)), {5, 6}])
def test_alternates_its_languages_from_one_of_its_days_to_the_next(days: set[int]) -> None:
    alternating = a_subscription(language="alternate", days=frozenset(days))
    dates = [date(2026, 1, 1) + timedelta(days=ahead) for ahead in range(365)]

    spoken = [languages_on(alternating, day) for day in dates if day.weekday() in days]

    assert {spoken[0], spoken[1]} == {("en",), ("id",)}
    assert all(one != other for one, other in pairwise(spoken))

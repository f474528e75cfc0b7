import pytest

from core.resting import Rest


class Clock:
    def __init__(self) -> None:
        self.seconds = 1_000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def rest(clock: Clock) -> Rest:
    return Rest(10, clock)


def test_what_never_failed_is_not_left_alone(rest: Rest) -> None:
    assert not rest.is_on


@pytest.mark.parametrize(("later", "is_on"), [(0, True), (9.9, True), (10, False), (99, False)])
def test_what_failed_is_left_alone_for_so_long(
    rest: Rest, clock: Clock, later: float, *, is_on: bool
) -> None:
    rest.begin()

    clock.seconds += later

    assert rest.is_on is is_on


def test_the_last_fault_counts(rest: Rest, clock: Clock) -> None:
    rest.begin()
    clock.seconds += 9
    rest.begin()

    clock.seconds += 9

    assert rest.is_on


def test_faults_of_those_who_asked_at_the_same_time_are_told_once(rest: Rest, clock: Clock) -> None:
    at_once = [rest.begin(), rest.begin()]
    clock.seconds += 10

    assert at_once == [True, False]
    assert rest.begin()


def test_what_answers_is_asked_again_and_its_next_fault_is_told(rest: Rest) -> None:
    rest.begin()

    rest.end()

    assert not rest.is_on
    assert rest.begin()


@pytest.mark.parametrize("start", [-50.0, 0.0])
def test_a_clock_may_begin_anywhere(clock: Clock, start: float) -> None:
    clock.seconds = start
    rest = Rest(10, clock)
    before = rest.is_on

    rest.begin()

    assert (before, rest.is_on) == (False, True)

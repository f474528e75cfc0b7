from pathlib import Path

import pytest

from tests.conversations.platforms import CANNOT, DRIVERS, Needs, able


@pytest.mark.parametrize("need", Needs)
def test_every_platform_left_out_has_its_reason(need: Needs) -> None:
    reasons = CANNOT[need]

    assert reasons
    assert set(reasons) < set(DRIVERS)
    assert all(len(reason.split()) > 5 for reason in reasons.values())


@pytest.mark.parametrize("need", Needs)
def test_no_reason_outlives_its_conversation(need: Needs) -> None:
    conversations = [path.read_text() for path in Path(__file__).parent.glob("test_*.py")]

    assert any(f"Needs.{need.name}" in conversation for conversation in conversations)


def test_a_conversation_that_needs_nothing_special_takes_place_everywhere() -> None:
    assert able([]) == ["slack http", "slack socket", "discord", "terminal"]

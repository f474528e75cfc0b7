import pytest

from core.ownership.judging import Sureness, sureness


@pytest.mark.parametrize(
    ("confidence", "said"),
    [
        (0.99, Sureness.VERY),
        (0.9, Sureness.VERY),
        (0.89, Sureness.QUITE),
        (0.65, Sureness.QUITE),
        (0.64, Sureness.HARDLY),
        (0.0, Sureness.HARDLY),
    ],
)
def test_says_how_sure_a_confidence_is(confidence: float, said: Sureness) -> None:
    assert sureness(confidence) is said

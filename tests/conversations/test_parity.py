"""The README's table of what works where is what the conversations say; what is missing has a reason."""

from pathlib import Path

import pytest

from tests.conversations.features import FEATURES, Feature
from tests.conversations.parity import conversations, modules, row, table
from tests.conversations.platforms import CANNOT

README = Path(__file__).parents[2] / "README.md"

every_feature = pytest.mark.parametrize(
    "feature", FEATURES, ids=lambda feature: f"{feature.what}: {feature.how}"
)


@every_feature
def test_what_a_platform_lacks_has_its_reason(feature: Feature) -> None:
    found = row(feature)

    assert not found.unexplained, (
        "say why in platforms.CANNOT or in features.FEATURES, or give it to them, too"
    )
    assert all(len(reason.split()) > 5 for reason in feature.missing.values())


@every_feature
def test_no_reason_outlives_what_is_missing(feature: Feature) -> None:
    assert not row(feature).here & set(feature.missing)


@every_feature
def test_each_file_of_a_feature_has_a_conversation_that_begins_so(feature: Feature) -> None:
    for module in feature.modules:
        assert any(feature.ways & talk.calls for talk in conversations(module)), module


def test_every_conversation_is_about_a_feature() -> None:
    assert modules() == {module for feature in FEATURES for module in feature.modules}


def test_reads_from_a_conversation_where_it_takes_place_and_how_it_begins() -> None:
    (by_mention,) = [talk for talk in conversations("test_taking_the_quiz") if "mention" in talk.calls]

    assert by_mention.places == {"slack http", "slack socket"}
    assert {reason for need in by_mention.needs for reason in CANNOT[need]} == {"discord", "terminal"}


def test_the_readme_has_the_table_as_it_is() -> None:
    _, _, after = README.read_text(encoding="utf-8").partition("<!-- parity -->\n")
    shown, end, _ = after.partition("<!-- /parity -->")

    assert end, "README.md needs the table between <!-- parity --> and <!-- /parity -->"
    printed = table([row(feature) for feature in FEATURES])
    assert shown.strip() == printed, "write what `python -m tests.conversations.parity` prints there"

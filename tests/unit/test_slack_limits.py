from hypothesis import given
from hypothesis import strategies as st

from bots.slack_bot import limits


@given(st.text(st.characters(exclude_categories=())), st.integers(-3, 40))
def test_a_cut_text_fits_and_begins_as_the_text_does(text: str, most: int) -> None:
    cut = limits.cut(text, most)

    assert limits.size(cut) <= max(most, 0)
    assert text.startswith(cut.removesuffix("…"))
    assert cut == text or cut.endswith("…") or not cut


def test_an_emoji_counts_as_two_and_a_letter_as_one() -> None:
    assert [limits.size(text) for text in ("", "ab", "é", "👍")] == [0, 2, 1, 2]

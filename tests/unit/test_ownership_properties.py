"""What holds for any text at all."""

from itertools import pairwise, product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from core.ownership.normalising import LONGEST, read_words
from core.ownership.verdicts import Ruling, Verdict
from tests.unit.shipped_engine import ENGINE, LIBRARY, fresh_engine, owners, rulings

WORDS = sorted(LIBRARY.lexicon.vocabulary)
JOINTS = [
    " ",
    ", ",
    "\n",
    " and ",
    " terus ",
    ". ",
    "\n- ",
    "\n2. ",
    " & ",
    "; ",
    " bukan ",
    " so that ",
    " or ",
    "🙏",
    "",
]
FILLERS = ["the", "please", "dong", "ya", "tolong", "kak", "for us", "kita", "yang", "team", "sih"]

words = st.sampled_from(WORDS)
requests = st.lists(st.tuples(words, st.sampled_from(JOINTS)), min_size=1, max_size=12).map(
    lambda pairs: "".join(word + joint for word, joint in pairs)
)
texts = st.one_of(st.text(max_size=80), requests)


def in_order(text: str, ruled: tuple[Ruling, ...]) -> bool:
    """Whether the rulings' texts are stretches of the text, one behind the other."""
    position = 0
    for ruling in ruled:
        found = text.find(ruling.text, position)
        if found < 0:
            return False
        position = found + len(ruling.text)
    return True


@given(texts)
@settings(max_examples=150)
@example("")
@example("\x00")
@example("1.")
@example("not not not")
@example("and, then, terus")
@example("<@U1> <!channel> @everyone https://")
def test_any_text_gets_rulings_that_are_stretches_of_it_in_order(text: str) -> None:
    ruled = rulings(text)

    assert ruled
    assert in_order(text, ruled)


@given(texts)
@settings(max_examples=100)
def test_a_ruling_is_whole(text: str) -> None:
    for ruling in rulings(text):
        topic = LIBRARY.catalog.topics.get(ruling.topic or "")
        owned = ruling.verdict in {Verdict.SPECIALIST, Verdict.STRATEGIST, Verdict.SHARED}
        assert (topic is not None) == owned
        assert topic is None or topic.owner == ruling.verdict
        assert 0 < ruling.confidence < 1
        assert set(ruling.nearest) <= LIBRARY.catalog.topics.keys()
        assert not (owned and ruling.nearest)
        assert len(ruling.nearest) in {2, 3} or ruling.verdict is not Verdict.UNSURE


@given(st.lists(texts, max_size=4), texts)
@settings(max_examples=40)
def test_the_same_text_gets_the_same_answer_whatever_was_read_before(before: list[str], text: str) -> None:
    fresh = fresh_engine()

    for other in before:
        fresh.understand(other)

    assert fresh.understand(text) == ENGINE.understand(text)


@pytest.mark.parametrize(
    "task",
    [
        "upload reels",
        "decide the content formats",
        "jalanin iklan",
        "kelola iklan",
        "benerin printer",
    ],
)
def test_small_words_of_either_language_around_a_task_do_not_change_its_owner(task: str) -> None:
    around = [f"{front} {task} {back}" for front, back in product(["", *FILLERS], repeat=2)]

    assert [asked for asked in around if owners(asked) != owners(task)] == []


@given(requests)
@settings(max_examples=80)
def test_capitals_do_not_change_the_owner(text: str) -> None:
    assert owners(text.upper()) == owners(text)


@given(st.text(max_size=40), st.integers(min_value=LONGEST, max_value=LONGEST + 50))
@settings(max_examples=30)
def test_words_are_read_in_order_and_stand_where_they_say(text: str, length: int) -> None:
    long = (text * length)[:length] or text

    read = read_words(long)

    assert all(long[word.start : word.end] == word.surface for word in read)
    assert all(one.end <= other.start for one, other in pairwise(read))
    assert all(word.end <= LONGEST for word in read)

"""The readings of an entry that the catalog does not use."""

import pytest

from core.errors import Fault
from core.knowledge.yaml_nodes import Entry, parse


@pytest.fixture
def faults() -> list[Fault]:
    return []


def test_reads_free_keys_in_their_order(faults: list[Fault]) -> None:
    pairs = parse("b: x\na: [y]\n", "k/w.yaml", faults).pairs()

    assert [(key, entry.line) for key, entry in pairs.items()] == [("b", 1), ("a", 2)]
    assert not faults


def test_has_no_pairs_where_there_are_no_keys(faults: list[Fault]) -> None:
    pairs = parse("[a, b]", "k/w.yaml", faults).pairs()

    assert not pairs
    assert faults == [Fault("k/w.yaml", 1, "'w.yaml' holds a list: write 'key: value' lines")]


def test_reads_a_whole_number_within_its_bounds(faults: list[Fault]) -> None:
    fields = parse("a: 1\nb: 5\n", "k/w.yaml", faults).fields(("a", "b"), ("c",))

    assert [fields[key].number(1, 5) for key in "abc"] == [1, 5, 1]
    assert not faults


@pytest.mark.parametrize("written", ["0", "6", "-1", "2.5", "many", "[2]", ""])
def test_says_what_is_no_number_within_the_bounds(faults: list[Fault], written: str) -> None:
    entry = parse(f"\na: {written}\n", "k/w.yaml", faults).fields(("a",))["a"]

    assert entry.number(1, 5) == 1
    assert faults == [Fault("k/w.yaml", 2, "'a' is no whole number from 1 to 5: write one")]


def test_reads_nothing_from_an_absent_entry_and_says_nothing_more(faults: list[Fault]) -> None:
    entry: Entry = parse("a: 1", "k/w.yaml", faults).fields((), ("a", "b"))["b"]

    assert not entry.given
    assert (entry.text(), entry.items(least=1), entry.choice(["x"]), entry.flag()) == ("", (), None, False)
    assert entry.bilingual().en == ""
    assert dict(entry.fields(("c",)).items())["c"].place == "k/w.yaml:1"
    assert not faults

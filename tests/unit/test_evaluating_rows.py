"""Files of rows as teams write them: read when they are sound, each fault told when they are not."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bots.terminal.evaluating.reading import listed, read_rows
from core.errors import Fault
from core.evaluating import Row
from core.ownership.verdicts import Verdict

SOUND = {"id": "a1", "text": "post scheduling", "lang": "en", "owners": ["specialist"]}


class Folder:
    """Where a team keeps its files."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def file(self, content: str | bytes, name: str = "rows.jsonl") -> Path:
        path = self.path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def rows(self, content: str | bytes) -> list[Row]:
        """The rows of a file that has no fault."""
        rows, faults = read_rows([self.file(content)])
        assert faults == []
        return rows

    def faults(self, content: str | bytes) -> list[str]:
        """The faults of a file, each as `line: what to do`."""
        path = self.file(content)
        _, faults = read_rows([path])
        return [str(fault).removeprefix(f"{path}:") for fault in faults]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def line(**changes: object) -> str:
    """A row with some fields changed."""
    return json.dumps(SOUND | changes)


def test_reads_each_line_as_a_row_and_says_where_it_stands(folder: Folder) -> None:
    path = folder.file(
        f"{line()}\n{line(id=2, lang='id', owners=['shared', 'neither'], kind='slang', more=1)}\n"
    )

    rows, _ = read_rows([path])

    assert rows == [
        Row("a1", "post scheduling", "en", (Verdict.SPECIALIST,), None, str(path), 1),
        Row("2", "post scheduling", "id", (Verdict.SHARED, Verdict.NEITHER), "slang", str(path), 2),
    ]


def test_reads_several_files_in_order(folder: Folder) -> None:
    first, second = folder.file(line(id="a"), "z.jsonl"), folder.file(line(id="b"), "a.jsonl")

    rows, _ = read_rows([first, second])

    assert [(row.id, row.file) for row in rows] == [("a", str(first)), ("b", str(second))]


def test_what_editors_leave_unseen_is_no_fault(folder: Folder) -> None:
    rows = folder.rows(b"\xef\xbb\xbf" + f"\r\n{line()}\r\n  \r\n{line()}\r\n\r\n".encode())

    assert [row.line for row in rows] == [2, 4]


def test_a_line_separator_inside_a_text_parts_no_row(folder: Folder) -> None:
    (only,) = folder.rows(json.dumps(SOUND | {"text": "post\u2028it\u0085"}, ensure_ascii=False))

    assert only.text == "post\u2028it\u0085"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"id": None}, "'id' is null: give the row a name or a number"),
        ({"text": 3}, "'text' is 3: write the request in double quotes"),
        ({"lang": "fr"}, """'lang' is "fr": write "en" or "id"; a mix of both is "id\""""),
        ({"lang": ["en"]}, """'lang' is ["en"]: write "en" or "id"; a mix of both is "id\""""),
        ({"owners": []}, """'owners' is []: list one owner for each task, such as ["specialist"]"""),
        ({"owners": "both"}, """'owners' is "both": list one owner for each task, such as ["specialist"]"""),
        (
            {"owners": ["specialist", "boss"]},
            "'owners' has \"boss\": an owner is one of specialist, strategist, shared, neither",
        ),
        (
            {"owners": ["unsure"]},
            "'owners' has \"unsure\": an owner is one of specialist, strategist, shared, neither",
        ),
        ({"owners": [{}]}, "'owners' has {}: an owner is one of specialist, strategist, shared, neither"),
        ({"kind": 4}, "'kind' is 4: write a word, or leave it out"),
        ({"lang": "x" * 99}, f"""'lang' is "{"x" * 28}…: write "en" or "id"; a mix of both is "id\""""),
    ],
)
def test_says_what_is_wrong_with_a_field(folder: Folder, changes: dict[str, object], told: str) -> None:
    assert folder.faults(f"{line()}\n{line(**changes)}") == [f"2: {told}"]


def test_says_which_fields_are_missing_and_shows_a_whole_row(folder: Folder) -> None:
    (told,) = folder.faults('{"id": 1, "lang": "en"}')

    assert told.startswith("1: no 'text' and no 'owners': a row looks like {")


@pytest.mark.parametrize("content", ["{", "[1]", '"text"', "post scheduling", "[" * 100_000, "1" * 5_000])
def test_a_line_that_is_no_object_is_told_with_an_example(folder: Folder, content: str) -> None:
    (told,) = folder.faults(f"{line()}\n{content}")

    assert told.startswith("2: not one JSON object on one line: write it like {")


def test_tells_every_fault_of_every_line(folder: Folder) -> None:
    told = folder.faults(f"{line(text=1, kind=2)}\nno\n{line(lang='')}")

    assert [one.partition(":")[0] for one in told] == ["1", "1", "2", "3"]


@pytest.mark.parametrize("content", ["", "\n \n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_told_with_an_example(folder: Folder, content: str | bytes) -> None:
    (told,) = folder.faults(content)

    assert told.startswith("1: the file is empty: write one request on each line, such as {")


def test_a_file_that_is_no_utf8_is_told(folder: Folder) -> None:
    assert folder.faults(line().encode("utf-16")) == ["1: this is no UTF-8 text: save the file as UTF-8"]


def test_a_path_that_leads_to_no_file_is_told(folder: Folder) -> None:
    nowhere = folder.path / "nowhere.jsonl"

    _, faults = read_rows([nowhere, folder.path, Path("\0"), folder.file("") / "within"])

    assert [fault.message for fault in faults] == [
        "there is no such file: check the path",
        "this is a folder: name the files in it",
        "this is no path: check it",
        "the file cannot be read (Not a directory): check the path and who may read it",
    ]


def test_the_first_faults_of_very_many_are_listed() -> None:
    lines = listed([Fault("rows.jsonl", at, "wrong") for at in range(1, 61)]).splitlines()

    assert lines[0] == "rows.jsonl:1: wrong"
    assert lines[49:] == ["rows.jsonl:50: wrong", "… and 10 more: mend these first"]


@given(content=st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_no_content_whatsoever_is_an_error(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.jsonl"
    path.write_bytes(content)

    rows, faults = read_rows([path])

    assert rows or faults

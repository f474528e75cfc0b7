from pathlib import Path

import pytest
import yaml

from core.errors import Fault, KnowledgeError
from core.knowledge.loading import load_catalog
from tests.unit.loading_folder import SOUND, Folder


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def test_loads_what_the_files_say() -> None:
    catalog = load_catalog(SOUND)

    assert catalog.source.publisher == "A publisher"
    assert [section.id for section in catalog.source.sections] == ["tasks", "plans"]
    assert catalog.roles["strategist"].analogies[0].text.id == "Seperti peta."
    assert catalog.roles["strategist"].tasks == ("planning",)
    assert catalog.roles["strategist"].works_with[0].text.en == "Tells the other."
    assert [axis.id for axis in catalog.axes][:2] == ["responsibility", "focus"]
    assert catalog.reasons[0].text.en == "Work gets divided."
    assert list(catalog.topics) == ["scheduling", "posting", "planning", "counting"]
    assert list(catalog.tips) == ["who-posts", "ask-for-the-plan", "one-post-or-all"]


def test_knows_topics_by_their_code_and_sections_by_their_id() -> None:
    catalog = load_catalog(SOUND)

    assert {topic.id for topic in catalog.by_code.values()} == set(catalog.topics)
    assert catalog.sections["plans"].title.in_("id") == "Rencana"


def test_loads_from_a_relative_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(SOUND)

    assert len(load_catalog(Path()).topics) == 4


def test_raises_the_faults_sorted_and_each_once() -> None:
    first, second = Fault("a.yaml", 2, "x"), Fault("a.yaml", 10, "x")

    error = KnowledgeError([second, first, second])

    assert error.faults == (first, second)
    assert str(error) == "a.yaml:2: x\na.yaml:10: x"


def test_names_every_file_that_is_missing(folder: Folder) -> None:
    for name in ("source.yaml", "roles.yaml", "axes.yaml", "quiz.yaml"):
        (folder.path / name).unlink()
    for path in (*(folder.path / "topics").iterdir(), *(folder.path / "tips").iterdir()):
        path.unlink()

    assert folder.faults() == [
        "knowledge/axes.yaml:1: is missing: write it, or bring it back from an earlier version",
        "knowledge/quiz.yaml:1: is missing: write it, or bring it back from an earlier version",
        "knowledge/roles.yaml:1: is missing: write it, or bring it back from an earlier version",
        "knowledge/source.yaml:1: is missing: write it, or bring it back from an earlier version",
        "knowledge/tips:1: has no file that ends in .yaml: add one",
        "knowledge/topics:1: has no file that ends in .yaml: add one",
    ]


def test_says_that_a_file_cannot_be_read(folder: Folder) -> None:
    (folder.path / "axes.yaml").unlink()
    (folder.path / "axes.yaml").mkdir()

    (line,) = folder.faults()

    assert line.startswith("knowledge/axes.yaml:1: cannot be read (")
    assert line.endswith("): make it readable")


def test_says_where_a_file_is_not_utf_8(folder: Folder) -> None:
    (folder.path / "axes.yaml").write_bytes(b"axes:\n  - id: caf\xe9\n")

    assert folder.faults() == ["knowledge/axes.yaml:2: is not in UTF-8: save it again in this encoding"]


def test_reads_a_file_that_starts_with_a_byte_order_mark(folder: Folder) -> None:
    text = (folder.path / "axes.yaml").read_bytes()

    (folder.path / "axes.yaml").write_bytes(b"\xef\xbb\xbf" + text)

    assert folder.faults() == []


def test_says_that_a_file_is_empty(folder: Folder) -> None:
    (folder.path / "roles.yaml").write_text("# nothing yet\n")

    assert folder.faults() == [
        "knowledge/roles.yaml:1: the file is empty: write its keys, or delete the file"
    ]


def test_says_that_a_topic_file_would_not_be_read(folder: Folder) -> None:
    (folder.path / "topics" / "more.yml").write_text("topics: []")

    assert folder.faults() == [
        "knowledge/topics/more.yml:1: is not read under this name: let it end in .yaml"
    ]


def test_says_that_a_topic_file_has_no_topics(folder: Folder) -> None:
    (folder.path / "topics" / "more.yaml").write_text("topics: []")

    assert folder.faults() == ["knowledge/topics/more.yaml:1: 'topics' has 0, at least 1 are needed: add 1"]


@pytest.mark.parametrize(
    ("title", "says"),
    [
        ("Who: does what", ("mapping values are not allowed", "put a text that holds a colon in quotes")),
        ('"Who does what', ("end of stream", "close the quote that opens here")),
        ("[Who, does", ("expected ','", "close the bracket")),
        ("@who", ("cannot start any token", "put a text that starts with this sign in quotes")),
        ("*who", ("undefined alias", "put a text that starts with * in quotes")),
        ("'Who's there'", ("expected", "compare its indentation and quotes")),
        ("who\x07", ("invisible character U+0007", "delete it")),
    ],
)
@pytest.mark.parametrize("loader", [yaml.SafeLoader, yaml.CSafeLoader])
def test_says_where_yaml_is_broken_and_how_to_mend_it(
    folder: Folder, monkeypatch: pytest.MonkeyPatch, loader: type, title: str, says: tuple[str, str]
) -> None:
    monkeypatch.setattr("core.knowledge.yaml_nodes._LOADER", loader)
    folder.change("source.yaml", "title: Who does what", f"title: {title}")

    (fault,) = folder.faults()

    assert fault.startswith("knowledge/source.yaml:1: ")
    assert all(words in fault for words in says)

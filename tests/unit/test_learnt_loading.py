"""The file of learnt weights: what is read from it, and what is said when it cannot be used."""

from dataclasses import replace
from pathlib import Path

import pytest

from core.errors import KnowledgeError
from core.learnt_loading import load_learnt
from tests.unit.loading_folder import SOUND, Folder
from tests.unit.small_library import CATALOG


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def test_reads_the_topics_in_the_order_of_the_file() -> None:
    learnt = load_learnt(SOUND, CATALOG)

    assert learnt.topics == ("posting", "planning", "scheduling", "counting")
    assert learnt.kind_of == (0, 1, 2, 1)
    assert learnt.tasks.scores(["act:count"])[4:] == [0, 0, 0, 3]


def test_leaves_out_topics_that_the_catalog_has_no_more() -> None:
    fewer = {id_: topic for id_, topic in CATALOG.topics.items() if id_ != "planning"}

    learnt = load_learnt(SOUND, replace(CATALOG, topics=fewer))

    assert learnt.topics == ("posting", "scheduling", "counting")
    assert learnt.tasks.scores(["act:count"])[4:] == [0, 0, 3]
    assert learnt.tasks.scores(["act:plan"])[4:] == [0, 0, 0]


def test_keeps_all_topics_while_the_catalog_has_faults_of_its_own() -> None:
    assert len(load_learnt(SOUND, None).topics) == 4


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"kinds"', '"kind"'),
        ('"topics": [[', '"topics": ['),
        ('["counting", 1]', '["counting"]'),
        ('["counting", 1]', '["counting", "strategist"]'),
        ('"bias": [0, 0, 0, 0]', '"bias": [0]'),
        ('"foreign:1": [3, 6]', '"foreign:1": [3, 600]'),
        ('"foreign:1": [3, 6]', '"foreign:1": 6'),
        ('"act:upload": [0, 3]', '"act:upload": [0, 3, 1]'),
    ],
)
def test_tells_to_learn_anew_when_the_file_is_garbled(folder: Folder, old: str, new: str) -> None:
    folder.change("learnt.json", old, new)

    assert said_of(folder) == "knowledge/learnt.json:1: cannot be used: write it anew with 'make learn'"


@pytest.mark.parametrize("content", [b"", b"no json", b"[]", b'{"topics": []}', b"\xff\xfe", b"null"])
def test_tells_to_learn_anew_when_the_file_holds_something_else(folder: Folder, content: bytes) -> None:
    (folder.path / "learnt.json").write_bytes(content)

    assert said_of(folder).endswith("write it anew with 'make learn'")


def test_tells_to_learn_anew_when_the_file_is_missing(folder: Folder) -> None:
    (folder.path / "learnt.json").unlink()

    assert said_of(folder).endswith("write it anew with 'make learn'")


def test_tells_to_learn_anew_when_it_knows_none_of_the_topics(folder: Folder) -> None:
    learnt = folder.path / "learnt.json"
    renamed = learnt.read_text(encoding="utf-8")
    for topic in CATALOG.topics:
        renamed = renamed.replace(f'"{topic}"', f'"old-{topic}"')
    learnt.write_text(renamed, encoding="utf-8")

    assert said_of(folder).endswith("write it anew with 'make learn'")


def said_of(folder: Folder) -> str:
    """The one fault that is found in the file."""
    with pytest.raises(KnowledgeError) as caught:
        load_learnt(folder.path, CATALOG)
    (fault,) = str(caught.value).splitlines()
    return fault

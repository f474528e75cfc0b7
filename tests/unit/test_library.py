"""The knowledge and its compiled form, which must never say anything else than its sources."""

import pickle
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from core.errors import KnowledgeError
from core.library import Library, compile_library, open_library
from core.ownership.engine import Engine
from tests.unit.loading_folder import Folder


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    found = Folder(tmp_path)
    wording = found.path / "wording"
    wording.mkdir()
    for lang in ("en", "id"):
        (wording / f"{lang}.po").write_text('msgid ""\nmsgstr ""\n\nmsgid "hello"\nmsgstr "Hi {name}"\n')
    return found


def compiled(folder: Folder) -> list[Path]:
    return sorted((folder.path / "__pycache__").glob("*"))


def publisher(folder: Folder) -> str:
    return open_library(folder.path).catalog.source.publisher


def told(library: Library) -> tuple[object, ...]:
    """All that it says; an entry of the lexicon is equal to itself alone."""
    lexicon = library.lexicon
    entries = [(entry.words, entry.senses, entry.langs) for entry in lexicon.entries]
    return replace(library, lexicon=replace(lexicon, entries=())), entries


def test_opens_the_catalog_the_words_and_the_sentences(folder: Folder) -> None:
    library = open_library(folder.path)

    assert list(library.catalog.topics) == ["scheduling", "posting", "planning", "counting"]
    assert "caption" in library.lexicon.vocabulary
    assert library.messages.say("id", "hello", name="Ayu") == "Hi Ayu"


def test_compiles_once_and_reads_the_same_from_it(folder: Folder) -> None:
    read = open_library(folder.path)
    (file,) = compiled(folder)
    written = file.stat().st_mtime_ns

    again = open_library(folder.path)

    assert told(again) == told(read)
    assert again is not read
    assert [path.stat().st_mtime_ns for path in compiled(folder)] == [written]


def test_answers_the_same_from_the_compiled_form(folder: Folder) -> None:
    engines = [
        Engine(one.catalog, one.lexicon, one.learnt, one.names)
        for one in (open_library(folder.path), open_library(folder.path))
    ]

    first, second = (engine.understand("upload the caption, then plan the campaign") for engine in engines)

    assert first == second


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("source.yaml", "publisher: A publisher", "publisher: B publisher"),
        ("topics/single.yaml", "{en: Posting,", "{en: Ghosting,"),
        ("tips/tips.yaml", "before lunch", "before noon"),
        ("language/acts.yaml", "[count]", "[tally]"),
        ("learnt.json", '"foreign:1": [3, 6]', '"foreign:1": [3, 5]'),
        ("wording/en.po", "Hi {name}", "Ho {name}"),
    ],
)
def test_a_changed_source_is_read_again(folder: Folder, file: str, old: str, new: str) -> None:
    before = open_library(folder.path)
    folder.change(file, old, new)

    assert open_library(folder.path) != before


def test_a_new_source_is_read_too(folder: Folder) -> None:
    open_library(folder.path)
    more = (folder.path / "topics" / "both.yaml").read_text().replace("id: scheduling", "id: timing")
    (folder.path / "topics" / "more.yaml").write_text(more)

    with pytest.raises(KnowledgeError, match="is already a word for"):
        open_library(folder.path)


@pytest.mark.parametrize(
    "content",
    [b"", b"not a pickle", pickle.dumps("something else"), pickle.dumps(("stamp", "no library"))],
    ids=["empty", "garbage", "another thing", "a pair of other things"],
)
def test_a_broken_compiled_form_is_written_anew(folder: Folder, content: bytes) -> None:
    open_library(folder.path)
    (file,) = compiled(folder)
    file.write_bytes(content)

    assert publisher(folder) == "A publisher"
    assert file.read_bytes() != content


def test_does_without_where_it_cannot_write(folder: Folder) -> None:
    (folder.path / "__pycache__").write_text("a file where the folder should be")

    assert publisher(folder) == "A publisher"


def test_writes_nothing_unasked_where_python_writes_no_bytecode(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)

    open_library(folder.path)

    assert compiled(folder) == []


def test_is_compiled_on_demand_even_there(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)

    library = compile_library(folder.path)

    assert len(compiled(folder)) == 1
    assert told(open_library(folder.path)) == told(library)


def test_names_the_faults_of_all_files_at_once_and_compiles_nothing(folder: Folder) -> None:
    folder.change("source.yaml", "publisher: A publisher", "publisher: no")
    folder.change("language/acts.yaml", "mode: other", "mode: odd")
    folder.change("wording/id.po", "Hi {name}", "Hi {nama")
    folder.change("learnt.json", '"topics"', '"topicals"')

    with pytest.raises(KnowledgeError) as caught:
        open_library(folder.path)

    assert [(fault.file, fault.line) for fault in caught.value.faults] == [
        ("knowledge/language/acts.yaml", 21),
        ("knowledge/learnt.json", 1),
        ("knowledge/source.yaml", 2),
        ("knowledge/wording/en.po", 4),
        ("knowledge/wording/id.po", 4),
    ]
    assert compiled(folder) == []


def test_a_source_that_turned_unreadable_is_a_fault_and_no_crash(folder: Folder) -> None:
    open_library(folder.path)
    (folder.path / "axes.yaml").unlink()
    (folder.path / "axes.yaml").mkdir()

    with pytest.raises(KnowledgeError, match=r"axes.yaml:1: cannot be read"):
        open_library(folder.path)

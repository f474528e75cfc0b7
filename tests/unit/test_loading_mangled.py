"""Whatever happens to the files, the loader answers with a catalog or with all that is wrong."""

import re
import tempfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import KnowledgeError
from core.knowledge.loading import load_catalog
from core.knowledge.model import Catalog
from tests.unit.loading_folder import SOUND, Folder

FILES = sorted(path.relative_to(SOUND).as_posix() for path in SOUND.rglob("*.yaml"))
LINE = re.compile(r"knowledge/[a-z/.]+:[1-9][0-9]*: .+(: .+|\?)")

Lines = list[str]
Mangle = Callable[[Lines, int, int], Lines]


def _drop(lines: Lines, at: int, to: int) -> Lines:
    return [*lines[: min(at, to)], *lines[max(at, to) :]]


def _repeat(lines: Lines, at: int, to: int) -> Lines:
    return [*lines[:to], lines[at], *lines[to:]]


def _indent(lines: Lines, at: int, to: int) -> Lines:
    return [*lines[:at], " " * (to % 5) + lines[at], *lines[at + 1 :]]


def _cut(lines: Lines, at: int, to: int) -> Lines:
    return [*lines[:at], lines[at][: to % (len(lines[at]) + 1)], *lines[at + 1 :]]


def _swap_values(lines: Lines, at: int, to: int) -> Lines:
    changed = list(lines)
    changed[at] = lines[at].partition(":")[0] + ":" + lines[to].partition(":")[2]
    return changed


WORDS = [
    "",
    "no",
    "on",
    "~",
    "12",
    "[]",
    "{}",
    "shared",
    "specialist",
    "tasks",
    "posting",
    "&a *a",
    "x" * 400,
    "🎏\u202e",
]


def _put(lines: Lines, at: int, to: int) -> Lines:
    return [*lines[:at], lines[at].partition(":")[0] + ": " + WORDS[to % len(WORDS)], *lines[at + 1 :]]


mangles = st.sampled_from([_drop, _repeat, _indent, _cut, _swap_values, _put])
numbers = st.integers(min_value=0, max_value=200)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(FILES), mangles, numbers, numbers), min_size=1, max_size=6))
def test_answers_mangled_lines_with_faults_or_a_sound_catalog(
    changes: list[tuple[str, Mangle, int, int]],
) -> None:
    with tempfile.TemporaryDirectory() as parent:
        folder = Folder(Path(parent))
        for file, mangle, at, to in changes:
            lines = (folder.path / file).read_text(encoding="utf-8").splitlines() or [""]
            changed = mangle(lines, at % len(lines), to % len(lines))
            (folder.path / file).write_text("\n".join(changed), encoding="utf-8")

        _check_outcome(folder.path)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(FILES), numbers, st.binary(max_size=8))
def test_answers_mangled_bytes_with_faults_or_a_sound_catalog(file: str, at: int, inserted: bytes) -> None:
    with tempfile.TemporaryDirectory() as parent:
        folder = Folder(Path(parent))
        data = (folder.path / file).read_bytes()
        (folder.path / file).write_bytes(data[: at * 5] + inserted + data[at * 5 + 1 :])

        _check_outcome(folder.path)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(FILES), st.data())
def test_keeps_the_catalog_when_only_the_layout_changes(file: str, data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as parent:
        folder = Folder(Path(parent))
        lines = (folder.path / file).read_text(encoding="utf-8").splitlines()
        noise = data.draw(
            st.lists(st.sampled_from(["", "# a remark", "  "]), min_size=len(lines), max_size=len(lines))
        )
        spread = "\r\n".join(line for pair in zip(lines, noise, strict=True) for line in pair)
        (folder.path / file).write_bytes(spread.encode())

        assert load_catalog(folder.path) == load_catalog(SOUND)


def _check_outcome(folder: Path) -> None:
    """A catalog that holds together, or faults that each say where, what and what to do."""
    try:
        catalog = load_catalog(folder)
    except KnowledgeError as error:
        _check_says_where_and_what(error)
    else:
        _check_sound(catalog)


def _check_says_where_and_what(error: KnowledgeError) -> None:
    assert error.faults
    for line in str(error).splitlines():
        assert LINE.fullmatch(line), line


def _check_sound(catalog: Catalog) -> None:
    assert len(catalog.roles) == 2
    assert len(catalog.axes) == 5
    assert len(catalog.by_code) == len(catalog.topics)
    for topic in catalog.topics.values():
        assert topic.section in catalog.sections
        assert topic.name.en
        assert topic.name.id
        assert bool(topic.split) == (topic.owner == "shared") == (topic.other_role is None)
        assert all(catalog.topics[flip.to].owner != topic.owner for flip in topic.flips)

"""What a newcomer types, and that the locked requirements are those of pyproject.toml."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def ready(tmp_path: Path) -> Path:
    """An environment that is set up already: this Python, under the stamps that make looks for."""
    venv = tmp_path / "venv"
    (venv / "bin").mkdir(parents=True)
    python = venv / "bin" / "python"
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    for stamp in (".run", ".dev", ".compiled"):
        (venv / stamp).touch()
    return venv


def make(*args: str, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    return subprocess.run(  # noqa: S603
        ["make", *args],  # noqa: S607
        cwd=ROOT,
        env=environment | variables,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_make_ask_prints_the_answer_alone(ready: Path) -> None:
    done = make("ask", f"VENV={ready}", "Q=post scheduling")

    assert done.returncode == 0
    assert "specialist" in done.stdout.splitlines()[0].lower()
    assert done.stderr == ""


@pytest.mark.parametrize(
    "question",
    ['"post" scheduling', "it's $HOME `id` $(id) \\ # %s", "--help", "-", "jadwal; rm x & y | z", ""],
)
def test_a_question_reaches_the_bot_as_it_was_typed(ready: Path, question: str) -> None:
    (ready / "bin" / "python").write_text('#!/bin/sh\nshift 2\nprintf "<%s>" "$@"\n')

    done = make("ask", f"VENV={ready}", f"Q={question}")

    assert done.stdout == f"<ask><--><{question}>"


def test_make_eval_measures_on_the_rows_set_aside_or_on_a_file_of_ones_own(ready: Path) -> None:
    (ready / "bin" / "python").write_text('#!/bin/sh\necho "$@"\n')

    aside = make("eval", f"VENV={ready}").stdout.split()
    own = make("eval", f"VENV={ready}", "EVAL=mine.jsonl").stdout.split()

    assert aside[:4] == ["-m", "bots", "eval", "benchmarks/requests/exam.jsonl"]
    assert own == ["-m", "bots", "eval", "mine.jsonl"]


def test_without_python_it_says_what_to_install(tmp_path: Path) -> None:
    done = subprocess.run(  # noqa: S603
        ["/bin/sh", ROOT / ".ci" / "make-venv", tmp_path / "venv"],
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert "WhoOwns needs Python 3.11 or newer" in done.stdout
    assert not (tmp_path / "venv").exists()


def test_a_python_that_does_not_fit_is_refused_by_name(tmp_path: Path) -> None:
    done = subprocess.run(  # noqa: S603
        ["/bin/sh", ROOT / ".ci" / "make-venv", tmp_path / "venv", "/bin/false"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert "PYTHON=/bin/false is not Python 3.11 or newer" in done.stdout


def test_help_lists_every_target_for_people() -> None:
    shown = set(re.findall(r"make (\w+)", make("help").stdout))

    assert {"ask", "chat", "run", "test", "check", "eval", "bench", "faults", "peers", "lock"} <= shown


LOCKED = ["requirements.txt", "requirements-dev.txt", "benchmarks/peers/requirements.txt"]


@pytest.mark.parametrize("name", LOCKED)
def test_locked_requirements_have_hashes_and_no_address(name: str) -> None:
    text = (ROOT / name).read_text()

    locked = re.findall(r"^[a-z0-9._-]+==", text, re.MULTILINE)
    assert len(locked) > 10
    assert text.count(" \\\n    --hash=") >= len(locked)
    assert "://" not in text
    assert "--index" not in text
    assert "--find-links" not in text


def test_every_dependency_is_locked_and_development_has_the_same_versions() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    run, dev = (pins(ROOT / name) for name in ("requirements.txt", "requirements-dev.txt"))

    assert {named(one) for one in project["project"]["dependencies"]} <= run.keys()
    assert {named(one) for one in project["dependency-groups"]["dev"]} <= dev.keys()
    assert run.items() <= dev.items()


def pins(path: Path) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9._-]+)==([^ ;]+)", path.read_text(), re.MULTILINE))


def named(requirement: str) -> str:
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found is not None
    return re.sub(r"[._-]+", "-", found[0]).lower()

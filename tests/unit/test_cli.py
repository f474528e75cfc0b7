import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bots.cli import main
from bots.commands import COMMANDS
from bots.terminal.asking import at_once
from bots.wiring import build_desk
from core.answers import Answers
from core.desk import Question
from core.replies import Note, Paragraph, plain_inline

ROOT = Path(__file__).parents[2]


def bots(*args: str | bytes, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(  # noqa: S603
        [sys.executable, "-m", "bots", *args],
        input=stdin,
        capture_output=True,
        cwd=ROOT,
        env=os.environ | environment,
        timeout=60,
        check=False,
    )


def test_asking_prints_the_answer_alone_and_plain_for_a_pipe() -> None:
    done = bots("ask", "post scheduling")

    assert done.returncode == 0
    assert b"specialist" in done.stdout.splitlines()[0].lower()
    assert b"\x1b" not in done.stdout
    assert done.stderr == b""


def test_asking_once_shows_what_would_change_the_answer_and_no_bare_buttons(
    capsys: pytest.CaptureFixture[str],
) -> None:
    main(["ask", "post scheduling"])

    shown = capsys.readouterr().out
    assert "  → Deciding the posting times" in shown
    assert "Why?" not in shown


def test_words_need_no_quotes(capsys: pytest.CaptureFixture[str]) -> None:
    main(["ask", "--lang", "en", "post", "scheduling"])
    apart = capsys.readouterr().out
    main(["ask", "post", "scheduling", "--lang", "en"])
    together = capsys.readouterr().out

    assert apart == together != ""


def test_the_language_of_the_reply_can_be_forced(capsys: pytest.CaptureFixture[str]) -> None:
    main(["ask", "--json", "--lang", "id", "post scheduling"])

    assert json.loads(capsys.readouterr().out)["lang"] == "id"


def test_json_is_one_object_on_one_line_with_the_documented_keys(capsys: pytest.CaptureFixture[str]) -> None:
    main(["ask", "--json", "post scheduling, then define the target audience"])

    (line,) = capsys.readouterr().out.splitlines()
    report = json.loads(line)
    assert list(report) == ["text", "lang", "tasks", "plan"]
    assert [task["verdict"] for task in report["tasks"]] == ["specialist", "strategist"]
    assert list(report["tasks"][0]) == [
        "text",
        "verdict",
        "confidence",
        "sure",
        "because",
        "asked",
        "answer",
        "topic",
        "phases",
        "why",
        "source",
        "other_role",
        "flips",
        "nearest",
        "question",
    ]


def test_explaining_shows_the_working_in_the_language_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    main(["ask", "--explain", "--lang", "en", "tolong jadwalin tiga reels baru buat Jumat"])
    english = capsys.readouterr().out
    main(["ask", "--explain", "tolong jadwalin tiga reels baru buat Jumat"])
    indonesian = capsys.readouterr().out

    assert english.startswith("How I came to this answer\n\nAnswer: ")
    assert indonesian.startswith("Begini aku sampai ke jawabannya\n\nJawaban: ")
    assert "“jadwalin” ×" in english
    assert "“jadwalin” ×" in indonesian


def test_explaining_in_json_adds_the_working_to_each_task(capsys: pytest.CaptureFixture[str]) -> None:
    main(["ask", "--json", "--explain", "post scheduling, then define the target audience"])

    (line,) = capsys.readouterr().out.splitlines()
    assert [list(task)[-1] for task in json.loads(line)["tasks"]] == ["working", "working"]


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    """Two requests; the second one's owner is set wrongly."""
    path = tmp_path / "rows.jsonl"
    right = {"id": "1", "text": "post scheduling", "lang": "en", "owners": ["specialist"]}
    wrong = {"id": "2", "text": "jadwal posting", "lang": "id", "owners": ["neither"]}
    path.write_text(f"{json.dumps(right)}\n{json.dumps(wrong)}\n")
    return path


def test_evaluating_tells_how_many_rows_are_right_and_what_failed(
    rows: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["eval", str(rows)]) == 0

    told = capsys.readouterr()
    assert told.out.startswith("1 of 2 rows wholly right: 0.500\n")
    assert f"{rows}:2 (2, id)" in told.out
    assert told.err == ""


def test_evaluating_takes_several_files(rows: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = rows.with_name("other.jsonl")
    other.write_text('{"id": 3, "text": "paid ads", "lang": "en", "owners": ["shared"]}')

    main(["eval", "--json", str(rows), str(other)])

    told = json.loads(capsys.readouterr().out)
    assert told["rows"] == 3
    assert list(told["by_file"]) == [str(rows), str(other)]


@pytest.mark.parametrize(("least", "code"), [("0.5", 0), ("0.51", 1), ("1", 1)])
def test_evaluating_fails_below_what_is_asked_for(
    rows: Path, least: str, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["eval", str(rows), "--at-least", least]) == code

    told = capsys.readouterr()
    assert told.out.startswith("1 of 2 rows")
    assert (told.err == f"0.500 of the rows are right: below the {least} of --at-least.\n") is bool(code)


def test_evaluating_tells_every_fault_of_its_files_and_nothing_else(
    rows: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows.write_text(f'{rows.read_text()}{{"id": "3"}}\noops\n')

    assert main(["eval", str(rows), "nowhere.jsonl"]) == 1

    told = capsys.readouterr()
    assert told.out == ""
    assert [line.split(": ")[0] for line in told.err.splitlines()] == [
        f"{rows}:3",
        f"{rows}:4",
        "nowhere.jsonl:1",
    ]


@pytest.mark.parametrize("least", ["95", "-1", "much", "nan"])
def test_what_is_asked_for_must_be_a_share(
    rows: Path, least: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["eval", str(rows), f"--at-least={least}"])

    assert ended.value.code == 2
    assert "write a number from 0 to 1, such as 0.95" in capsys.readouterr().err


def test_each_line_of_stdin_gets_one_line_in_order() -> None:
    done = bots("ask", "--json", "-", stdin=b"post scheduling\r\n\nfoo \xff bar\nriset audiens")

    reports = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert [report["text"] for report in reports] == ["post scheduling", "", "foo � bar", "riset audiens"]


def test_a_line_is_answered_before_the_next_one_is_sent() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "bots", "ask", "--json", "-"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        answers = []
        for request in (b"post scheduling\n", b"riset audiens\n"):
            process.stdin.write(request)
            process.stdin.flush()
            answers.append(json.loads(process.stdout.readline())["text"])
        process.stdin.close()
        code = process.wait(30)

    assert answers == ["post scheduling", "riset audiens"]
    assert code == 0


def test_nothing_on_stdin_gets_nothing() -> None:
    assert bots("ask", "--json", "-").stdout == b""


def test_an_argument_that_is_no_utf8_is_answered() -> None:
    done = bots("ask", "--json", b"post \xff scheduling")

    assert json.loads(done.stdout)["text"] == "post � scheduling"


def test_an_output_that_cannot_show_a_character_shows_a_mark() -> None:
    done = bots("ask", "post scheduling 🔥", PYTHONIOENCODING="ascii")

    assert done.returncode == 0
    assert done.stderr == b""


def test_a_reader_that_goes_away_is_no_news() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "bots", "ask", "--json", "-"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        process.stdout.close()
        process.stdout = None
        _, complaints = process.communicate(b"post scheduling\n" * 50, timeout=60)

    assert complaints == b""
    assert process.returncode == 141


def test_asking_imports_no_sdk_and_nothing_heavy() -> None:
    probe = "import sys, bots.cli; bots.cli.main(['ask', 'post scheduling']); print(*sys.modules)"
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", probe], capture_output=True, cwd=ROOT, check=True, text=True
    )

    loaded = set(done.stdout.splitlines()[-1].split())
    heavy = {"pydantic", "pydantic_settings", "structlog", "aiohttp", "slack_bolt", "slack_sdk", "discord"}
    assert not loaded & (heavy | {"asyncio", "sqlite3", "sqlalchemy", "alembic", "psycopg"})


def test_a_conversation_can_be_piped() -> None:
    done = bots("chat", "--lang", "en", stdin=b"post scheduling\n1\nfoo \xff\n\n")

    assert done.returncode == 0
    assert done.stdout.decode().endswith("Bye, and happy posting!\n")
    assert done.stderr == b""


def test_the_knowledge_as_shipped_is_checked(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert re.search(
        r"The knowledge holds together: \d+ topics and \d+ tips, in English and Indonesian\.",
        capsys.readouterr().out,
    )


@pytest.mark.parametrize("argv", [[], ["help"], ["--help"]])
def test_help_names_every_command(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(argv) == 0

    overview = capsys.readouterr().out
    assert all(name in overview for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([name, "--help"])

    assert ended.value.code == 0
    assert COMMANDS[name].summary in " ".join(capsys.readouterr().out.split())


def test_an_unknown_command_says_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["aks"]) == 2

    said = capsys.readouterr().err
    assert 'There is no command "aks". Did you mean python -m bots ask?' in said


@pytest.mark.parametrize("explain", [False, True])
@pytest.mark.parametrize(
    "typed", ["post scheduling", "apa bedanya specialist dan strategist?", "film it", "?"]
)
def test_answers_what_the_desk_says(typed: str, *, explain: bool, capsys: pytest.CaptureFixture[str]) -> None:
    desk = build_desk()

    assert main(["ask", *(["--explain"] if explain else []), typed]) == 0

    told = at_once((desk.explain if explain else desk.who_owns)(Question(typed)))
    words = [plain_inline(part.text) for part in told.parts if isinstance(part, Paragraph | Note)]
    printed = capsys.readouterr().out
    assert words
    assert all(some in printed for some in (plain_inline(told.title), *words))


def test_a_fault_of_ours_is_a_line_and_no_traceback(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Answers, "report", lambda _: 1)

    assert main(["ask", "--json", "a secret question"]) == 1

    said = capsys.readouterr().err
    assert said.startswith("Something failed on our side: TypeError at ")
    assert "secret" not in said


def test_broken_knowledge_is_said_with_every_fault(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("bots.wiring.KNOWLEDGE", tmp_path)

    assert main(["check"]) == 1

    said = capsys.readouterr().err
    assert "source.yaml:1:" in said
    assert "en.po:1:" in said


def test_an_unknown_flag_says_where_to_look(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["ask", "--jsno", "post scheduling"])

    assert ended.value.code == 2
    assert "What it understands: python -m bots ask --help" in capsys.readouterr().err


def test_the_manifest_is_for_socket_mode_unless_an_address_is_given(
    capsys: pytest.CaptureFixture[str],
) -> None:
    main(["manifest"])
    socket = json.loads(capsys.readouterr().out)
    main(["manifest", "--http", "https://bot.example.com/"])
    http = json.loads(capsys.readouterr().out)

    assert socket["settings"]["socket_mode_enabled"] is True
    assert http["settings"]["socket_mode_enabled"] is False
    assert http["features"]["slash_commands"][0]["url"] == "https://bot.example.com/slack/events"


def test_the_manifest_with_direct_messages_offers_things_to_ask_in_both_languages(
    capsys: pytest.CaptureFixture[str],
) -> None:
    main(["manifest", "--direct"])

    agent = json.loads(capsys.readouterr().out)["features"]["agent_view"]
    asked = [one["message"] for one in agent["suggested_prompts"]]
    assert len(asked) == 4
    assert (asked[0], asked[-1]) == ("schedule tomorrow's reels", "aku yang mana?")


def test_the_manifest_is_the_same_in_yaml(capsys: pytest.CaptureFixture[str]) -> None:
    import yaml  # noqa: PLC0415

    main(["manifest"])
    as_json = json.loads(capsys.readouterr().out)
    main(["manifest", "--yaml"])

    assert yaml.safe_load(capsys.readouterr().out) == as_json


def test_a_manifest_address_must_be_one_that_slack_takes(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["manifest", "--http", "http://bot.example.com"])

    assert ended.value.code == 2
    assert "https://" in capsys.readouterr().err

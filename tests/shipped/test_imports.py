"""The import contracts hold, and each of them breaks when it is broken."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

SMUGGLED = {
    "core/desk.py": ("import aiohttp", "core knows no platform"),
    "core/languages.py": ("import core.replies", "core is layered"),
    "core/tips_desk/callers.py": ("import core.tips_desk.desk", "the tips' desk is layered"),
    "core/messages.py": ("import yaml", "one module of core reads YAML"),
    "core/working.py": ("import sqlalchemy", "only core.storage knows SQL"),
    "bots/slack_bot/blocks.py": ("import core.desk", "renderers see the reply"),
    "bots/slack_bot/app.py": ("import discord", "Slack's side imports nothing of Discord"),
    "bots/discord_bot/client.py": ("import slack_sdk", "Discord's side imports nothing of Slack"),
    "bots/discord_bot/layout.py": ("import bots.slack_bot.limits", "do not know each other"),
    "bots/terminal/asking.py": ("import structlog", "the terminal needs no SDK"),
    "bots/supervising.py": ("import bots.slack_bot.serving", "only wiring and the command"),
}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for name in ("core", "bots"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command as run; run()",
            "--no-cache",
        ],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_contract_breaks_when_it_is_broken(copy: Path) -> None:
    for name, (line, _) in SMUGGLED.items():
        with (copy / name).open("a") as source:
            source.write(f"\n{line}\n")

    done = lint_imports(copy)

    broken = [" ".join(line.split()) for line in done.stdout.replace("\n", " ").split(" BROKEN")]
    assert done.returncode == 1
    assert "KEPT" not in done.stdout
    for _, contract in SMUGGLED.values():
        assert any(contract in line for line in broken), contract

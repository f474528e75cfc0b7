"""The image and the compose file say what the README and the code say."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml

from bots.cli import COMMANDS
from bots.settings import Settings
from core.storage.addresses import File, read_address

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def compose() -> Any:
    return yaml.safe_load((ROOT / "docker-compose.yml").read_text())


@pytest.fixture(scope="module")
def dockerfile() -> str:
    return (ROOT / "Dockerfile").read_text()


def test_slack_and_discord_run_from_one_image_on_one_volume(compose: Any) -> None:
    slack, discord = compose["services"]["slack"], compose["services"]["discord"]

    assert list(compose["services"]) == ["slack", "discord"]
    assert slack["image"] == discord["image"]
    assert slack["volumes"] == discord["volumes"] == ["data:/data"]
    assert list(compose["volumes"]) == ["data"]


@pytest.mark.parametrize("platform", ["slack", "discord"])
def test_each_service_runs_its_own_platform_and_stands_by_without_tokens(compose: Any, platform: str) -> None:
    command = compose["services"][platform]["command"]

    assert command == ["run", "--only", platform, "--stand-by"]


@pytest.mark.parametrize("platform", ["slack", "discord"])
def test_a_service_may_write_nowhere_and_gain_nothing(compose: Any, platform: str) -> None:
    service = compose["services"][platform]

    assert service["read_only"] is True
    assert service["tmpfs"] == ["/tmp"]  # noqa: S108
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]


@pytest.mark.parametrize("platform", ["slack", "discord"])
def test_a_service_has_longer_to_stop_than_the_bot_needs(compose: Any, platform: str) -> None:
    service = compose["services"][platform]

    assert service["restart"] == "unless-stopped"
    assert int(service["stop_grace_period"].removesuffix("s")) > 10


def test_the_image_is_not_run_as_root_and_checks_its_health(dockerfile: str) -> None:
    assert re.findall(r"^USER (.+)$", dockerfile, re.MULTILINE) == ["whoowns"]
    assert re.search(r'^HEALTHCHECK .*CMD \["python", "-m", "bots", "health"\]$', dockerfile, re.MULTILINE)


def test_every_command_in_the_image_exists(dockerfile: str, compose: Any) -> None:
    in_the_image = re.findall(r"python -m bots (\w+)", dockerfile)
    started = [service["command"][0] for service in compose["services"].values()]

    assert set(in_the_image + started) <= set(COMMANDS)


def test_what_is_kept_is_on_the_volume_and_belongs_to_who_runs_the_bot(dockerfile: str, compose: Any) -> None:
    (url,) = re.findall(r"DATABASE_URL=(\S+)", dockerfile)
    address = read_address(url)

    assert isinstance(address, File)
    assert address.path.parent == Path("/data")
    assert "useradd --uid 10001" in dockerfile
    assert "install --directory --owner whoowns --group whoowns /data" in dockerfile
    assert compose["services"]["slack"]["volumes"] == ["data:/data"]


def test_requirements_are_installed_with_their_hashes(dockerfile: str) -> None:
    assert "pip install --require-hashes --requirement requirements.txt" in dockerfile


def test_all_that_the_image_copies_is_let_into_the_build(dockerfile: str) -> None:
    copied = {shlex.split(line)[1] for line in dockerfile.splitlines() if line.startswith("COPY")}
    let_in = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}

    assert copied == let_in
    assert all((ROOT / name).exists() for name in copied)


def test_the_example_settings_are_settings_and_hold_no_secret() -> None:
    lines = (ROOT / ".env.example").read_text().splitlines()
    given = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))

    assert {name.lower() for name in given} <= set(Settings.model_fields)
    assert [name for name, value in given.items() if value and "TOKEN" in name] == []

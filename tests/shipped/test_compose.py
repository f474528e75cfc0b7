"""The image and the compose file say what the README and the code say."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml

from bots.commands import COMMANDS
from bots.settings import Settings
from core.storage.addresses import File, Server, read_address

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def compose() -> Any:
    return yaml.safe_load((ROOT / "docker-compose.yml").read_text())


@pytest.fixture(scope="module")
def dockerfile() -> str:
    return (ROOT / "Dockerfile").read_text()


def test_slack_and_discord_run_from_one_image_on_one_volume(compose: Any) -> None:
    slack, discord = compose["services"]["slack"], compose["services"]["discord"]

    assert started_by_default(compose) == ["slack", "discord"]
    assert slack["image"] == discord["image"]
    assert slack["volumes"] == discord["volumes"] == ["data:/data"]


def test_the_scaled_profile_adds_a_second_slack_process_and_a_database(compose: Any) -> None:
    added = {
        name: service["profiles"] for name, service in compose["services"].items() if "profiles" in service
    }

    assert added == {"slack-2": ["scaled"], "database": ["scaled"]}


def test_the_second_slack_process_is_as_the_first_and_waits_for_the_database(compose: Any) -> None:
    first, second = compose["services"]["slack"], compose["services"]["slack-2"]

    of_its_own = {key: value for key, value in second.items() if first.get(key) != value}

    assert first.items() <= second.items()
    assert of_its_own == {
        "profiles": ["scaled"],
        "depends_on": {"database": {"condition": "service_healthy"}},
    }


def test_the_default_services_can_start_without_the_database(compose: Any) -> None:
    waiting = [name for name in started_by_default(compose) if "depends_on" in compose["services"][name]]

    assert waiting == []


def test_the_database_is_kept_and_asked_over_tcp_and_reached_from_inside_alone(compose: Any) -> None:
    database = compose["services"]["database"]

    assert database["volumes"] == ["database:/var/lib/postgresql"]
    assert "--host=127.0.0.1" in database["healthcheck"]["test"]
    assert "ports" not in database
    assert list(compose["volumes"]) == ["data", "database"]


def test_the_database_gets_no_token_and_has_no_password_of_its_own(compose: Any) -> None:
    database = compose["services"]["database"]

    assert "env_file" not in database
    assert database["environment"]["POSTGRES_PASSWORD"] == "${POSTGRES_PASSWORD:-}"
    assert database["user"] == "postgres"
    assert database["cap_drop"] == ["ALL"]
    assert database["security_opt"] == ["no-new-privileges:true"]


@pytest.mark.parametrize("file", ["README.md", ".env.example"])
def test_the_address_told_for_the_scaled_profile_is_its_database(compose: Any, file: str) -> None:
    (told,) = re.findall(r"postgresql://whoowns:\S+@database/\w+", (ROOT / file).read_text())
    environment = compose["services"]["database"]["environment"]

    address = read_address(told)

    assert isinstance(address, Server)
    assert address.name == environment["POSTGRES_DB"]
    assert told.startswith(f"postgresql://{environment['POSTGRES_USER']}:")


def started_by_default(compose: Any) -> list[str]:
    return [name for name, service in compose["services"].items() if "profiles" not in service]


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
    of_the_image = (one for one in compose["services"].values() if one["image"] == "whoowns")
    started = [service["command"][0] for service in of_the_image]

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

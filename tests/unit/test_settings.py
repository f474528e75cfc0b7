import traceback
from pathlib import Path

import pytest

from bots.cli import main
from bots.errors import SettingsError
from bots.settings import Settings, load, table

SLACK = {"SLACK_BOT_TOKEN": "xoxb-test", "SLACK_APP_TOKEN": "xapp-test"}


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    return monkeypatch


def put(monkeypatch: pytest.MonkeyPatch, **variables: str) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)


def faults() -> tuple[str, ...]:
    with pytest.raises(SettingsError) as caught:
        load()
    return caught.value.faults


def test_with_nothing_set_every_platform_is_off_and_the_server_is_local() -> None:
    settings = load()

    assert not settings.slack_is_set
    assert settings.discord_token is None
    assert (settings.host, settings.port) == ("127.0.0.1", 3000)
    assert settings.secrets() == ()


def test_the_environment_wins_over_the_file(given: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("PORT=1\nDEFAULT_LANG=id\n")
    put(given, PORT="2")

    settings = load()

    assert (settings.port, settings.default_lang) == (2, "id")


@pytest.mark.parametrize(
    "also",
    [
        {"SLACK_APP_TOKEN": "xapp-test"},
        {"SLACK_SIGNING_SECRET": "made-up"},
        {"SLACK_APP_TOKEN": "xapp-test", "SLACK_SIGNING_SECRET": "made-up"},
    ],
)
def test_slack_is_set_with_its_bot_token_and_a_way_to_be_reached(
    given: pytest.MonkeyPatch, also: dict[str, str]
) -> None:
    put(given, SLACK_BOT_TOKEN="xoxb-test", **also)

    assert load().slack_is_set


@pytest.mark.parametrize("value", ["", "   ", '""', "' '"])
def test_an_empty_value_means_unset(given: pytest.MonkeyPatch, value: str) -> None:
    put(given, DISCORD_TOKEN=value, PORT=value)

    settings = load()

    assert settings.discord_token is None
    assert settings.port == 3000


@pytest.mark.parametrize("value", ['"xoxb-test"', " xoxb-test\n", "' xoxb-test '"])
def test_quotes_and_spaces_around_a_token_do_not_matter(given: pytest.MonkeyPatch, value: str) -> None:
    put(given, SLACK_BOT_TOKEN=value, SLACK_APP_TOKEN="xapp-test")

    assert load().secrets() == ("xoxb-test", "xapp-test")


def test_a_file_with_a_byte_order_mark_is_read() -> None:
    Path(".env").write_bytes(b"\xef\xbb\xbfDISCORD_TOKEN=made-up\r\n")

    assert load().secrets() == ("made-up",)


def test_a_file_in_another_encoding_is_said() -> None:
    Path(".env").write_bytes(b"DISCORD_TOKEN=\xff\xfe")

    assert faults() == (".env is not saved as UTF-8 text: save it so.",)


def test_all_faults_are_told_together(given: pytest.MonkeyPatch) -> None:
    put(
        given,
        SLACK_BOT_TOKEN="xapp-test",
        PORT="70000",
        LOG_FORMAT="loud",
        LOG_LEVEL="all",
        DEFAULT_LANG="fr",
    )
    put(given, DISCORD_TOKEN="1234", HOST="http://here", SLACK_API_URL="slack.com/api")

    told = faults()

    assert [fault.split()[0] for fault in told] == [
        "SLACK_BOT_TOKEN",
        "SLACK_API_URL",
        "DISCORD_TOKEN",
        "HOST",
        "PORT",
        "LOG_FORMAT",
        "LOG_LEVEL",
        "DEFAULT_LANG",
        "SLACK_BOT_TOKEN",
    ]


@pytest.mark.parametrize(
    ("variables", "told"),
    [
        (
            {**SLACK, "SLACK_BOT_TOKEN": "xapp-test"},
            "SLACK_BOT_TOKEN starts with xapp-: that is the app token",
        ),
        (
            {**SLACK, "SLACK_APP_TOKEN": "xoxb-test"},
            "SLACK_APP_TOKEN starts with xoxb-: that is the bot token",
        ),
        (
            {**SLACK, "SLACK_BOT_TOKEN": "xoxp-test"},
            "SLACK_BOT_TOKEN starts with xoxp-: that is a user token",
        ),
        ({**SLACK, "SLACK_BOT_TOKEN": "xoxe.xoxb-test"}, "turn token rotation off"),
        ({**SLACK, "SLACK_BOT_TOKEN": "test"}, "SLACK_BOT_TOKEN does not start with xoxb-"),
        ({**SLACK, "SLACK_BOT_TOKEN": "xoxb te st"}, "SLACK_BOT_TOKEN has a space or a character"),
        ({"DISCORD_TOKEN": "xoxb-test"}, "DISCORD_TOKEN starts with xoxb-"),
        ({"DISCORD_TOKEN": "0123456789"}, "DISCORD_TOKEN has digits only: that is the application's ID"),
        ({"DISCORD_TOKEN": "ab" * 32}, "DISCORD_TOKEN looks like the application's public key"),
        ({"SLACK_APP_TOKEN": "xapp-test"}, "SLACK_BOT_TOKEN is not set, but SLACK_APP_TOKEN is."),
        ({"SLACK_SIGNING_SECRET": "made-up"}, "SLACK_BOT_TOKEN is not set, but SLACK_SIGNING_SECRET is."),
        ({"SLACK_BOT_TOKEN": "xoxb-test"}, "SLACK_BOT_TOKEN is alone. Set SLACK_APP_TOKEN"),
        ({"PORT": "-1"}, 'PORT is "-1": give a number from 0 to 65535'),
    ],
)
def test_a_fault_names_the_variable_and_what_to_do(
    given: pytest.MonkeyPatch, variables: dict[str, str], told: str
) -> None:
    put(given, **variables)

    (fault,) = faults()

    assert told in fault


def test_a_secret_in_any_wrong_place_is_not_repeated(given: pytest.MonkeyPatch) -> None:
    secret = "a-secret-nobody-may-see"
    put(given, **{name.upper(): f"{secret} " * 2 for name in Settings.model_fields})

    with pytest.raises(SettingsError) as caught:
        load()

    shown = "".join(traceback.format_exception(caught.value))
    assert len(caught.value.faults) == len(Settings.model_fields)
    assert secret not in shown


def test_secrets_print_as_stars(given: pytest.MonkeyPatch) -> None:
    put(given, **SLACK, DISCORD_TOKEN="made-up")

    settings = load()

    shown = f"{settings!r} {settings} {settings.model_dump()} {settings.slack_bot_token}"
    assert "***" in shown
    assert not any(secret in shown for secret in settings.secrets())


def test_the_password_of_the_database_is_a_secret_and_its_place_is_not(given: pytest.MonkeyPatch) -> None:
    put(given, DATABASE_URL="postgresql://me:p%2Fw@host/tips")

    settings = load()

    assert settings.secrets() == ("p%2Fw", "p/w")
    assert "p%2Fw" not in f"{settings!r}"


def test_starting_one_platform_alone_leaves_the_other_ones_settings_unread(given: pytest.MonkeyPatch) -> None:
    put(given, SLACK_BOT_TOKEN="broken", DISCORD_TOKEN="made-up")

    settings = load(only="discord")

    assert settings.secrets() == ("made-up",)


def test_an_api_address_always_ends_in_a_slash(given: pytest.MonkeyPatch) -> None:
    put(given, SLACK_API_URL="http://127.0.0.1:9/api")

    assert load().slack_api_url == "http://127.0.0.1:9/api/"


def test_settings_cannot_be_changed() -> None:
    settings = load()

    with pytest.raises(ValueError, match="frozen"):
        settings.port = 1  # type: ignore[misc]


def test_the_table_has_a_row_for_each_setting() -> None:
    rows = table().splitlines()[2:]

    assert [row.split("`")[1] for row in rows] == [name.upper() for name in Settings.model_fields]
    assert all(row.count("|") == 4 for row in rows)


def test_reads_those_who_may_change_tips_with_commas_or_spaces(given: pytest.MonkeyPatch) -> None:
    put(given, TIPS_ADMINS=" U012ABCDE, 123456789012345678 W0ABCDEF")

    assert load().tips_admin_ids == ("U012ABCDE", "123456789012345678", "W0ABCDEF")


def test_with_nobody_listed_there_is_nobody() -> None:
    assert load().tips_admin_ids == ()


@pytest.mark.parametrize("ids", ["@rina", "U012ABCDE,rina", "42"])
def test_who_is_no_id_is_told(given: pytest.MonkeyPatch, ids: str) -> None:
    put(given, TIPS_ADMINS=ids)

    (fault,) = faults()

    assert fault.startswith("TIPS_ADMINS has something that is no person's ID")
    assert ids not in fault


@pytest.mark.parametrize("command", ["health", "feedback"])
def test_commands_say_what_is_wrong_with_the_settings(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    monkeypatch.setenv("PORT", "http")

    assert main([command]) == 2

    said = capsys.readouterr().err
    assert said.startswith("The settings need mending:\nPORT is ")

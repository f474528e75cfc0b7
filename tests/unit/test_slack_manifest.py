import re

from bots.slack_bot.manifest import ADMIN_SCOPES, APP_TOKEN_SCOPES, BOT_SCOPES, DIRECT_SCOPES, manifest
from core.replies import Prompts

URL = "https://whoowns.example/slack/events"
PROMPTS = Prompts("Try one", ("first", "second", "third", "fourth", "fifth"))


def test_asks_for_commands_posting_and_mentions_alone_and_says_why() -> None:
    scopes = manifest()["oauth_config"]["scopes"]

    assert scopes == {"bot": ["commands", "chat:write", "app_mentions:read"]}
    assert [scope.name for scope in BOT_SCOPES] == scopes["bot"]
    assert all(scope.reason for scope in (*BOT_SCOPES, *APP_TOKEN_SCOPES))


def test_socket_mode_names_no_address() -> None:
    made = manifest()

    assert made["settings"]["socket_mode_enabled"] is True
    assert made["settings"]["interactivity"] == {"is_enabled": True}
    assert "url" not in made["features"]["slash_commands"][0]


def test_asks_to_see_admins_only_when_that_is_wished_for() -> None:
    made = manifest(admins=True)

    scopes = ["commands", "chat:write", "app_mentions:read", "users:read"]
    assert made["oauth_config"]["scopes"] == {"bot": scopes}
    assert all(scope.reason for scope in ADMIN_SCOPES)


def test_http_names_the_address_for_the_commands_the_buttons_and_the_menus() -> None:
    made = manifest(URL)

    assert made["settings"]["socket_mode_enabled"] is False
    assert made["settings"]["interactivity"] == {
        "is_enabled": True,
        "request_url": URL,
        "message_menu_options_url": URL,
    }
    assert {command["url"] for command in made["features"]["slash_commands"]} == {URL}
    assert "url" not in manifest()["features"]["slash_commands"][0]


def test_keeps_to_what_slack_says_about_manifests() -> None:
    made = manifest(URL)

    display, commands = made["display_information"], made["features"]["slash_commands"]
    assert set(made) == {"_metadata", "display_information", "features", "oauth_config", "settings"}
    assert len(display["name"]) <= 35
    assert len(display["description"]) <= 140
    assert 174 <= len(display["long_description"]) <= 4_000
    assert re.fullmatch(r"#[0-9a-f]{6}", display["background_color"])
    assert len(made["features"]["bot_user"]["display_name"]) <= 80
    assert [command["command"] for command in commands] == [
        "/whoowns",
        *(f"/whoowns-{part}" for part in ("roles", "tips", "team")),
    ]
    for shortcut in made["features"]["shortcuts"]:
        assert len(shortcut["name"]) <= 24
        assert len(shortcut["description"]) <= 150
        assert len(shortcut["callback_id"]) <= 255
        assert shortcut["type"] in {"message", "global"}
    for command in commands:
        assert len(command["command"]) <= 32
        assert 1 <= len(command["description"]) <= 2_000
        assert 1 <= len(command["usage_hint"]) <= 1_000


def test_leaves_off_what_is_not_needed() -> None:
    settings = manifest()["settings"]

    assert settings["token_rotation_enabled"] is False
    assert settings["org_deploy_enabled"] is False


def test_hears_of_mentions_and_its_own_page_alone_and_reads_no_channel() -> None:
    socket, http = manifest()["settings"], manifest(URL)["settings"]
    events = ["app_mention", "app_home_opened"]

    assert socket["event_subscriptions"] == {"bot_events": events}
    assert http["event_subscriptions"] == {"bot_events": events, "request_url": URL}
    assert not [scope.name for scope in BOT_SCOPES if "history" in scope.name]


def test_has_a_page_and_takes_no_direct_messages() -> None:
    app_home = manifest()["features"]["app_home"]

    assert app_home["home_tab_enabled"] is True
    assert app_home["messages_tab_enabled"] is True  # it tells people directly what it cannot tell elsewhere
    assert app_home["messages_tab_read_only_enabled"] is True


def test_takes_direct_messages_and_is_an_agent_only_when_that_is_wished_for() -> None:
    made = manifest(direct=PROMPTS)

    scopes = ["commands", "chat:write", "app_mentions:read", "im:history", "assistant:write"]
    assert made["oauth_config"]["scopes"] == {"bot": scopes}
    assert made["settings"]["event_subscriptions"]["bot_events"][-1] == "message.im"
    assert made["features"]["app_home"]["messages_tab_read_only_enabled"] is False
    assert all(scope.reason for scope in DIRECT_SCOPES)
    assert "agent_view" not in manifest()["features"]


def test_offers_no_more_to_ask_than_slack_shows() -> None:
    agent = manifest(direct=PROMPTS)["features"]["agent_view"]

    assert [one["title"] for one in agent["suggested_prompts"]] == ["first", "second", "third", "fourth"]
    assert len(agent["agent_description"]) <= 300

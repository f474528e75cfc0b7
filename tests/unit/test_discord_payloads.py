"""The check that every conversation on Discord passes: what Discord refuses, it finds."""

from typing import Any

import pytest

from tests.drivers.discord_payloads import problems

CALLBACK = "/interactions/1/token/callback"
MESSAGES = "/channels/5/messages"
COMMANDS = "/applications/1/commands"


def button(**more: Any) -> dict[str, Any]:
    return {"type": 2, "style": 1, "label": "Share", "custom_id": "s"} | more


def row(*buttons: dict[str, Any]) -> dict[str, Any]:
    return {"type": 17, "components": [{"type": 1, "components": list(buttons)}]}


def form(**more: Any) -> dict[str, Any]:
    box = {"type": 4, "style": 2, "custom_id": "why"}
    label = {"type": 18, "label": "Why", "component": box}
    return {"type": 9, "data": {"custom_id": "f", "title": "Vote", "components": [label | more]}}


def command(**more: Any) -> dict[str, Any]:
    return {"name": "whoowns", "description": "Who owns it?", "type": 1} | more


SOUND = [
    ("POST", MESSAGES, {"components": [row(button())]}),
    ("POST", CALLBACK, {"type": 4, "data": {"components": [row(button())]}}),
    ("POST", CALLBACK, {"type": 5}),
    ("POST", CALLBACK, form()),
    ("PUT", COMMANDS, [command(), {"name": "Who owns this?", "type": 3}]),
]
FAULTY = [
    ("POST", MESSAGES, {"components": [row(button(label="x" * 81))]}, "Button.label: 81 is over 80"),
    ("PATCH", "/webhooks/1/t/messages/2", {"components": [row(*[button()] * 6)]}, "6 is over 5"),
    ("POST", MESSAGES, {"components": [row(button(custom_id="🔥" * 51))]}, "102 is over 100"),
    ("POST", MESSAGES, {"components": [row(button(label=""))]}, "nothing on it"),
    ("POST", MESSAGES, {"components": [row(button(url="https://a.b"))]}, "links alone"),
    ("POST", MESSAGES, {"components": [{"type": 10, "content": ""}]}, "0 is under 1"),
    ("POST", MESSAGES, {"components": [{"type": 99}]}, "type 99"),
    ("POST", CALLBACK, {"type": 4, "data": {"content": "x" * 2_001}}, "2001 is over 2000"),
    ("POST", CALLBACK, {"type": 8, "data": {"choices": [{"name": "", "value": "x"}]}}, "0 is under 1"),
    ("POST", CALLBACK, form(label="x" * 46), "46 is over 45"),
    ("POST", CALLBACK, form(label=None), "Label.label: missing"),
    ("PUT", COMMANDS, [command(description="")], "Command.description: missing"),
    ("PUT", COMMANDS, [command(description_localizations={"id": "x" * 101})], "in id: 101 is over 100"),
    ("PUT", COMMANDS, [command(options=[{"type": 3, "name": "x"}])], "Option.description: missing"),
    ("POST", MESSAGES, {"components": [row(button(style="primary"))]}, "is no integer"),
]


@pytest.mark.parametrize(("method", "path", "body"), SOUND)
def test_finds_nothing_wrong_with_what_discord_takes(method: str, path: str, body: Any) -> None:
    assert problems(method, path, body) == []


@pytest.mark.parametrize(("method", "path", "body", "told"), FAULTY)
def test_finds_what_discord_refuses(method: str, path: str, body: Any, told: str) -> None:
    found = problems(method, path, body)

    assert any(told in problem for problem in found), found


def test_counts_a_command_as_a_whole() -> None:
    choices = [{"name": "x" * 100, "value": "y" * 100} for _ in range(25)]
    option = {"type": 3, "name": "task", "description": "Which", "choices": choices}

    found = problems("PUT", COMMANDS, [command(options=[option, option])])

    assert found == ["Command whoowns: 10037 characters in all"]

"""Reads what the bot sends as Discord does: everything for which it would refuse a request.

The rules are those of Discord's public OpenAPI description (v10, discord/discord-api-spec), of which
`discord-openapi.json` has what the bot sends; labels are younger than that copy and stand there as its
documentation of components has them. What the description leaves out is simcord's to check, or `WHOLE`.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from bots.discord_bot.limits import length

Json = Mapping[str, Any]

_RULES: Final[Mapping[str, Mapping[str, Json]]] = json.loads(
    (Path(__file__).parents[1] / "fixtures" / "discord-openapi.json").read_text(encoding="utf-8")
)
_COMPONENTS: Final = {
    1: "ActionRow",
    2: "Button",
    3: "StringSelect",
    4: "TextInput",
    10: "TextDisplay",
    14: "Separator",
    17: "Container",
    18: "Label",
}
_TYPES: Final[Mapping[str, type]] = {"string": str, "integer": int, "array": list, "object": dict}
_INSIDE: Final = {"options": "SelectOption", "choices": "Choice"}
_CALLBACKS: Final = {4: "InteractionMessage", 7: "InteractionMessage", 8: "Completions", 9: "Modal"}
_LINK: Final = 5

WHOLE: Final = 8_000
"""Characters of a command, each text in its longest language (documentation of application commands)."""


def problems(method: str, path: str, body: Any) -> list[str]:
    """What is wrong with a request of the bot's."""
    match method, path.strip("/").split("/"):
        case "PUT", ["applications", *_, "commands"]:
            return [problem for command in body for problem in _command(command)]
        case "POST", ["interactions", _, _, "callback"]:
            kind = _CALLBACKS.get(body["type"])
            return list(_checked(kind, body["data"])) if kind and body.get("data") else []
        case "POST" | "PATCH", ["webhooks", *_]:
            return list(_checked("InteractionMessage", body or {}))
        case "POST" | "PATCH", ["channels", _, "messages", *_]:
            return list(_checked("MessageCreate", body or {}))
    return []


def _checked(schema: str, given: Json) -> Iterator[str]:
    rules = _RULES[schema]
    for name, rule in rules.items():
        value = given.get(name)
        if value is not None:
            yield from (f"{schema}.{name}: {problem}" for problem in _broken(rule, value))
        elif rule.get("required"):
            yield f"{schema}.{name}: missing"
    for name, inside in _INSIDE.items():
        if name in rules and schema not in {"Command", "Option"}:
            for each in given.get(name) or ():
                yield from _checked(inside, each)
    components = [*(given.get("components") or ()), *filter(None, [given.get("component")])]
    for component in components:
        yield from _component(component)


def _component(component: Json) -> Iterator[str]:
    kind = _COMPONENTS.get(component["type"])
    if kind is None:
        yield f"a component of type {component['type']}, which the bot does not draw"
        return
    yield from _checked(kind, component)
    if kind == "Button" and ("url" in component) is not (component["style"] == _LINK):
        yield "Button: an address belongs to links alone"
    if kind == "Button" and not (component.get("label") or component.get("emoji")):
        yield "Button: nothing on it"


def _broken(rule: Json, value: Any) -> Iterator[str]:
    if not isinstance(value, _TYPES[rule["type"]]):
        yield f"{value!r} is no {rule['type']}"
        return
    size = length(value) if isinstance(value, str) else len(value) if isinstance(value, list) else value
    for least, most in (("minLength", "maxLength"), ("minItems", "maxItems"), ("minimum", "maximum")):
        if least in rule and size < rule[least]:
            yield f"{size} is under {rule[least]}"
        if most in rule and size > rule[most]:
            yield f"{size} is over {rule[most]}"


def _command(command: Json) -> Iterator[str]:
    yield from _checked("Command", command)
    yield from _in_every_language("Command", command)
    if command.get("type", 1) == 1 and not command.get("description"):
        yield "Command.description: missing"
    for option in command.get("options") or ():
        yield from _option(option)
    if (size := _weight(command)) > WHOLE:
        yield f"Command {command['name']}: {size} characters in all"


def _option(option: Json) -> Iterator[str]:
    yield from _checked("Option", option)
    yield from _in_every_language("Option", option)
    for choice in option.get("choices") or ():
        yield from _checked("Choice", choice)
        yield from _in_every_language("Choice", choice)
    for inner in option.get("options") or ():
        yield from _option(inner)


def _in_every_language(schema: str, given: Json) -> Iterator[str]:
    for name in ("name", "description"):
        for lang, words in (given.get(f"{name}_localizations") or {}).items():
            yield from (f"{schema}.{name} in {lang}: {each}" for each in _broken(_RULES[schema][name], words))


def _weight(given: Json) -> int:
    longest = sum(
        max(
            length(words)
            for words in (given.get(name) or "", *(given.get(f"{name}_localizations") or {}).values())
        )
        for name in ("name", "description")
    )
    value = length(value) if isinstance(value := given.get("value"), str) else 0
    inner = (*(given.get("options") or ()), *(given.get("choices") or ()))
    return longest + value + sum(map(_weight, inner))

"""Reads Slack's messages as Slack does: what is wrong with one, and what a person sees of it."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bots.slack_bot import limits
from bots.slack_bot.sheet import VOTE
from tests.drivers.base import Seen, SeenForm

Json = dict[str, Any]

NAMES = {"U0RINA": "rina"}

_BLOCK_TYPES = {"header", "rich_text", "context", "divider", "actions", "context_actions"}
_SECTIONS = {"rich_text_section", "rich_text_quote"}
_JOINS = {"context": " ", "rich_text": "\n", "rich_text_section": "", "rich_text_quote": ""}
_VIEW = (
    ("title", limits.VIEW_TITLE),
    ("submit", limits.VIEW_TITLE),
    ("close", limits.VIEW_TITLE),
    ("private_metadata", limits.VIEW_METADATA),
)

_STYLES = {"bold", "italic", "strike", "code"}


def problems(message: Json) -> list[str]:
    """Everything for which Slack would refuse the message, or show it other than it was meant."""
    blocks = message.get("blocks", [])
    found = [*_text_problems("fallback", message.get("text"), limits.FALLBACK)]
    if len(blocks) > limits.BLOCKS:
        found.append(f"{len(blocks)} blocks")
    if (weight := _weight(blocks)) > limits.ALL_BLOCKS:
        found.append(f"msg_blocks_too_long: {weight}")
    for block in blocks:
        found += _block_problems(block)
    ids = [button["action_id"] for button in buttons_of(message)]
    if len(set(ids)) != len(ids):
        found.append("action_id used twice")
    return found


def view_problems(view: Json) -> list[str]:
    """Everything for which Slack would refuse the modal."""
    found = [f"{name}: {size}" for name, most in _VIEW if (size := len(_words_of(view, name))) > most]
    model = View(**view)
    try:
        model.validate_json()
    except SlackObjectFormationError as error:
        found.append(str(error))
    inputs = [block for block in view["blocks"] if block["type"] == "input"]
    if inputs and "submit" not in view:
        found.append("an input without a button to submit it")
    for block in inputs:
        found += _input_problems(block)
    for block in view["blocks"]:
        found += [] if block["type"] == "input" else _block_problems(block)
    found += ["context_actions in a view" for block in view["blocks"] if block["type"] == "context_actions"]
    ids = [block["block_id"] for block in inputs]
    return found + ([] if len(set(ids)) == len(ids) else ["block_id used twice"])


def _words_of(view: Json, name: str) -> str:
    value = view.get(name, "")
    return str(value["text"]) if isinstance(value, dict) else str(value)


def _input_problems(block: Json) -> Iterator[str]:
    yield from _model_problems(block)
    yield from _plain_problems("label", block["label"], limits.INPUT_LABEL)
    if "hint" in block:
        yield from _plain_problems("hint", block["hint"], limits.INPUT_LABEL)
    element = block["element"]
    options = element.get("options", [])
    first = [*element.get("initial_options", []), *filter(None, [element.get("initial_option")])]
    for option in (*options, *first):
        yield from _plain_problems("option", option["text"], limits.OPTION)
    if options and any(option not in options for option in first):
        yield "an initial option that is not among the options"


def buttons_of(message: Json) -> list[Json]:
    """The buttons, in the order shown."""
    return [
        element
        for block in message.get("blocks", [])
        if block["type"] == "actions"
        for element in block["elements"]
    ]


def label_of(button: Json) -> str:
    """What a button is for: what stands on it, or what its letter stands for, which is read out."""
    words: str = button["text"]["text"]
    lettered = len(words) == 1 and words.isalpha()
    return str(button["accessibility_label"]) if lettered else words


def thumbs_of(message: Json) -> list[Json]:
    """The thumbs, up and down, each as Slack tells of its press; none where there are none."""
    for block in message.get("blocks") or []:
        for element in block.get("elements", []) if block["type"] == "context_actions" else []:
            pressed = {key: element[key] for key in ("type", "action_id")}
            pressed["block_id"] = block.get("block_id", "b")
            sides = (element["positive_button"], element["negative_button"])
            return [pressed | {"text": side["text"], "value": side["value"]} for side in sides]
    return [button for button in buttons_of(message) if button["action_id"].startswith(VOTE)]


def seen(message: Json, *, private: bool) -> Seen:
    """What a person sees of the message."""
    blocks = message.get("blocks") or []
    lines = [line for block in blocks if (line := "".join(_words(block)))]
    text = "\n".join(lines) if blocks else message.get("text", "")
    labels = tuple(
        label_of(button) for button in buttons_of(message) if not button["action_id"].startswith(VOTE)
    )
    return Seen(text, labels, private, message, thumbs=bool(thumbs_of(message)))


def form_seen(view: Json) -> SeenForm:
    """What a person sees of a form."""
    fields = {block["label"]["text"]: block["element"] for block in view["blocks"]}
    options = {
        label: tuple(option["text"]["text"] for option in element["options"])
        for label, element in fields.items()
        if "options" in element
    }
    typed = {
        label: element.get("initial_value", "")
        for label, element in fields.items()
        if element["type"] == "plain_text_input"
    }
    return SeenForm(view["title"]["text"], options, typed, view)


def by_block(view: Json, chosen: Mapping[str, str]) -> dict[str, str]:
    """What is chosen by label, by block: options by their values."""
    said: dict[str, str] = {}
    for block in view["blocks"]:
        words = chosen.get(block["label"]["text"])
        if words is not None:
            values = {one["text"]["text"]: one["value"] for one in block["element"].get("options", [])}
            said[block["block_id"]] = values.get(words, words)
    return said


def _words(node: Json) -> Iterator[str]:
    match node["type"]:
        case "header":
            yield node["text"]["text"]
        case "plain_text" | "text":
            yield node["text"]
        case "mrkdwn":
            yield _mrkdwn_words(node["text"])
        case "link":
            yield node.get("text") or node["url"]
        case "date":
            yield node["fallback"]
        case "user":
            yield f"@{NAMES.get(node['user_id'], node['user_id'])}"
        case "input":
            yield node["label"]["text"]
        case "actions" | "context_actions" | "divider":
            pass
        case _:
            yield _JOINS[node["type"]].join("".join(_words(child)) for child in node["elements"])


def _mrkdwn_words(text: str) -> str:
    """Only one link, which is all that the bot writes as markup."""
    assert text.startswith("<http"), text
    assert text.endswith(">"), text
    label = text[1:-1].partition("|")[2]
    assert not set("<>") & set(label), text
    return label.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _block_problems(block: Json) -> Iterator[str]:
    kind = block["type"]
    if kind not in _BLOCK_TYPES:
        yield f"unknown block {kind}"
        return
    yield from _model_problems(block)
    match kind:
        case "header":
            yield from _plain_problems(kind, block["text"], limits.HEADER)
        case "context":
            yield from _each(kind, block["elements"], limits.CONTEXT_ELEMENTS, _small_problems)
        case "actions":
            yield from _each(kind, block["elements"], limits.BUTTONS, _button_problems)
        case "context_actions":
            yield from _each(kind, block["elements"], limits.FEEDBACK_ELEMENTS, _feedback_problems)
        case "rich_text":
            yield from _each(kind, block["elements"], 1_000, _section_problems)


def _each(
    where: str, elements: list[Json], most: int, problems_of: Callable[[Json], Iterator[str]]
) -> Iterator[str]:
    yield from _count_problems(where, elements, most)
    for element in elements:
        yield from problems_of(element)


def _model_problems(block: Json) -> Iterator[str]:
    model = Block.parse(block)
    assert model is not None
    try:
        model.validate_json()
        if model.to_dict() != block:
            yield f"slack_sdk reads something else in {block['type']}"
    except SlackObjectFormationError as error:
        yield f"{block['type']}: {error}"


def _small_problems(element: Json) -> Iterator[str]:
    if element["type"] == "plain_text":
        yield from _plain_problems("context", element, limits.TEXT_OBJECT)
    else:
        yield from _text_problems("context", element["text"], limits.TEXT_OBJECT)
        if element.get("verbatim") is not True or not _mrkdwn_words(element["text"]).strip():
            yield "a link that Slack may read otherwise"


def _section_problems(section: Json) -> Iterator[str]:
    if section["type"] not in _SECTIONS:
        yield f"unknown section {section['type']}"
    yield from _count_problems(section["type"], section["elements"], 1_000)
    for element in section["elements"]:
        if not set(element.get("style", {})) <= _STYLES:
            yield "unknown style"
        yield from _inline_problems(element)


def _inline_problems(element: Json) -> Iterator[str]:
    match element["type"]:
        case "text":
            if not element["text"] or limits.size(element["text"]) > limits.TEXT_OBJECT:
                yield f"text of {len(element['text'])}"
        case "link":
            yield from _text_problems("link", element["text"], limits.TEXT_OBJECT)
            if not element["url"].startswith(("http://", "https://")) or len(element["url"]) > limits.URL:
                yield "bad address"
        case "date":
            yield from _text_problems("date", element["fallback"], limits.TEXT_OBJECT)
        case "user":
            if not element["user_id"].isalnum():
                yield "bad user"
        case other:
            yield f"unknown element {other}"


def _button_problems(button: Json) -> Iterator[str]:
    yield from _plain_problems("button", button["text"], limits.BUTTON_LABEL)
    if not 1 <= len(button["value"]) <= limits.BUTTON_VALUE:
        yield "button value"
    if not 1 <= len(button["action_id"]) <= limits.ACTION_ID:
        yield "action id"
    if button.get("style", "primary") != "primary":
        yield "button style"


def _feedback_problems(element: Json) -> Iterator[str]:
    for side in (element["positive_button"], element["negative_button"]):
        yield from _plain_problems("thumb", side["text"], limits.FEEDBACK_LABEL)
        yield from _text_problems("thumb", side["accessibility_label"], limits.FEEDBACK_LABEL)
        yield from _text_problems("thumb", side["value"], limits.BUTTON_VALUE)


def _plain_problems(where: str, text: Json, most: int) -> Iterator[str]:
    if text["type"] != "plain_text" or text.get("emoji") is not False:
        yield f"{where}: not plain text"
    yield from _text_problems(where, text["text"], most)


def _text_problems(where: str, text: object, most: int) -> Iterator[str]:
    if not isinstance(text, str) or not text.strip():
        yield f"{where}: empty"
    elif limits.size(text) > most:
        yield f"{where}: {limits.size(text)} characters"


def _count_problems(where: str, elements: list[Json], most: int) -> Iterator[str]:
    if not 1 <= len(elements) <= most:
        yield f"{where}: {len(elements)} elements"


def _weight(blocks: list[Json]) -> int:
    """Words, addresses and values, with what blocks and elements add: as in the table of limits."""
    return sum(limits.BLOCK_WEIGHT + _words_weight(block) for block in blocks)


def _words_weight(node: Json) -> int:
    if node["type"] == "divider":
        return 0
    if "elements" in node:
        return sum(_words_weight(element) for element in node["elements"])
    if node["type"] == "divider":
        return 0
    if node["type"] == "feedback_buttons":
        sides = (node["positive_button"], node["negative_button"])
        return sum(_words_weight({"type": "button", **side}) for side in sides)
    words = [node.get(key, "") for key in ("text", "url", "value", "fallback", "format")]
    inner = sum(limits.size(word) if isinstance(word, str) else limits.size(word["text"]) for word in words)
    return limits.ELEMENT_WEIGHT + inner

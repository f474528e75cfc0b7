"""A message's Block Kit as a web page that looks like Slack's client: of blocks, those that the bot sends."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from html import escape
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

Json = Mapping[str, Any]

READER: Final = ZoneInfo("Asia/Makassar")
"""The clock of whoever looks at the picture."""

_STYLE: Final = Path(__file__).with_name("slack.css")
_EYE: Final = (
    '<svg viewBox="0 0 20 20" width="15" height="15" fill="none" stroke="currentColor" stroke-width="1.5">'
    '<path d="M1.5 10S4.5 4.5 10 4.5 18.5 10 18.5 10 15.5 15.5 10 15.5 1.5 10 1.5 10Z"/>'
    '<circle cx="10" cy="10" r="2.75"/></svg>'
)
_FIXED: Final = {
    "context_actions": '<div class="thumbs"><i>👍</i><i>👎</i></div>',
    "divider": "<hr>",
}
_LINK: Final = re.compile(r"<(?P<url>https?://[^|>]+)\|(?P<label>[^>]*)>")


def page(message: Json, people: Mapping[str, str]) -> str:
    """The message as Slack shows it; `people` are the display names of the user ids in it."""
    private = message["response_type"] == "ephemeral"
    seen = f'<p class="private">{_EYE}Only visible to you</p>' if private else ""
    body = "".join(_block(block, people) for block in message["blocks"])
    return (
        f"<!doctype html><meta charset=utf-8><style>{_STYLE.read_text(encoding='utf-8')}</style>"
        f'<article class="{"ephemeral" if private else "public"}">{seen}'
        '<div class="message"><div class="avatar">W</div><div class="content">'
        '<p class="sender"><b>WhoOwns</b><span class="badge">APP</span><time>9:41 AM</time></p>'
        f"{body}</div></div></article>"
    )


def modal(view: Json, name: str = "", errors: Mapping[str, str] | None = None) -> str:
    """The modal as Slack shows it; `name` is that of anybody who is named in it.

    `errors` are what is wrong with its fields, by their blocks' ids, as an acknowledgement says it.
    """
    people: Mapping[str, str] = defaultdict(lambda: name)
    wrong = errors or {}
    body = "".join(
        _block(block, people) + _error(wrong.get(block.get("block_id", ""), "")) for block in view["blocks"]
    )
    buttons = f"<button>{_object(view['close'])}</button>"
    if "submit" in view:
        buttons += f'<button class="primary">{_object(view["submit"])}</button>'
    return (
        f"<!doctype html><meta charset=utf-8><style>{_STYLE.read_text(encoding='utf-8')}</style>"
        f'<article class="modal"><h1>{_object(view["title"])}</h1>{body}<footer>{buttons}</footer></article>'
    )


def home(view: Json) -> str:
    """The bot's own page as Slack shows it."""
    body = "".join(_block(block, {}) for block in view["blocks"])
    return (
        f"<!doctype html><meta charset=utf-8><style>{_STYLE.read_text(encoding='utf-8')}</style>"
        f"<article>{body}</article>"
    )


def prompts(offered: Json) -> str:
    """What `assistant.threads.setSuggestedPrompts` puts above a new conversation."""
    asked = "".join(f"<p>{escape(prompt['title'])}</p>" for prompt in offered["prompts"])
    return (
        f"<!doctype html><meta charset=utf-8><style>{_STYLE.read_text(encoding='utf-8')}</style>"
        '<article class="prompts"><div class="avatar">W</div><h1>WhoOwns</h1>'
        f"<small>{escape(offered['title'])}</small>{asked}</article>"
    )


def menus(features: Json) -> str:
    """The commands as one types them, and the shortcuts, as a manifest names them."""
    commands = (
        f"<p><b>{escape(one['command'])}</b> {escape(one['usage_hint'])}"
        f"<small>{escape(one['description'])}</small></p>"
        for one in features["slash_commands"]
    )
    shortcuts = (
        f"<p><b>{escape(one['name'])}</b><small>{escape(one['description'])}</small></p>"
        for one in features["shortcuts"]
    )
    about = escape(features["agent_view"]["agent_description"])
    return (
        f"<!doctype html><meta charset=utf-8><style>{_STYLE.read_text(encoding='utf-8')}</style>"
        f'<article class="menus">{"".join((*commands, *shortcuts))}<p>{about}</p></article>'
    )


def _error(sentence: str) -> str:
    return f'<p class="error">{escape(sentence)}</p>' if sentence else ""


def _input(block: Json) -> str:
    optional = " <small>(optional)</small>" if block.get("optional") else ""
    hint = f'<p class="hint">{_object(block["hint"])}</p>' if "hint" in block else ""
    return f"<label>{_object(block['label'])}{optional}</label>{_field(block['element'])}{hint}"


def _field(element: Json) -> str:
    match element["type"]:
        case "radio_buttons" | "checkboxes" as kind:
            chosen = element.get("initial_options") or [element.get("initial_option")]
            sort = "radio" if kind == "radio_buttons" else "checkbox"
            return "".join(
                f'<p class="option"><input type="{sort}"{" checked" if option in chosen else ""}>'
                f"{_object(option['text'])}</p>"
                for option in element["options"]
            )
        case "timepicker":
            return f'<p class="field">{escape(element["initial_time"])}</p>'
        case "datepicker":
            return f'<p class="field">{escape(element.get("initial_date", "Select a date"))}</p>'
        case "plain_text_input":
            return f'<p class="field">{escape(element.get("initial_value", "")) or "&nbsp;"}</p>'
        case _:
            chosen = element.get("initial_option") or {
                "text": {"type": "plain_text", "text": "Select an item"}
            }
            return f'<p class="field">{_object(chosen["text"])}</p>'


def _block(block: Json, people: Mapping[str, str]) -> str:
    match block["type"]:
        case "header":
            return f"<h1>{_object(block['text'])}</h1>"
        case "rich_text":
            return f'<div class="rich">{"".join(_section(each, people) for each in block["elements"])}</div>'
        case "context":
            small = "".join(f"<span>{_object(each)}</span>" for each in block["elements"])
            return f'<div class="context">{small}</div>'
        case "actions":
            return f'<div class="actions">{"".join(map(_button, block["elements"]))}</div>'
        case "context_actions" | "divider" as kind:
            return _FIXED[kind]
        case "input":
            return _input(block)
        case other:
            raise ValueError(f"Teach docs/pictures/slack_page.py to draw a {other} block")


def _section(section: Json, people: Mapping[str, str]) -> str:
    match section["type"]:
        case "rich_text_section":
            return f"<p>{_inline(section['elements'], people)}</p>"
        case "rich_text_quote":
            return f"<blockquote>{_inline(section['elements'], people)}</blockquote>"
        case "rich_text_list":
            tag = "ol" if section["style"] == "ordered" else "ul"
            items = "".join(f"<li>{_inline(item['elements'], people)}</li>" for item in section["elements"])
            return f"<{tag}>{items}</{tag}>"
        case other:
            raise ValueError(f"Teach docs/pictures/slack_page.py to draw a {other}")


def _inline(elements: Iterable[Json], people: Mapping[str, str]) -> str:
    return "".join(_styled(_element(each, people), each.get("style", {})) for each in elements)


def _element(element: Json, people: Mapping[str, str]) -> str:
    match element["type"]:
        case "text":
            return escape(element["text"])
        case "link":
            return f"<a>{escape(element.get('text') or element['url'])}</a>"
        case "date":
            return f"{datetime.fromtimestamp(element['timestamp'], READER):%A, %B %-d, %-I:%M %p}"
        case "user":
            return f'<a class="person">@{escape(people[element["user_id"]])}</a>'
        case other:
            raise ValueError(f"Teach docs/pictures/slack_page.py to draw a {other} element")


def _styled(html: str, style: Json) -> str:
    for name, tag in (("bold", "b"), ("italic", "i")):
        html = f"<{tag}>{html}</{tag}>" if style.get(name) else html
    return html


def _object(words: Json) -> str:
    """A text object. Of Slack's markup the bot writes links alone; the words in them are escaped already."""
    if words["type"] == "mrkdwn":
        return _LINK.sub(r"<a>\g<label></a>", words["text"])
    return escape(words["text"])


def _button(button: Json) -> str:
    return f'<button class="{button.get("style", "")}">{_object(button["text"])}</button>'

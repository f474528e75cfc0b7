"""A message's Components v2 as a web page that looks like Discord's client.

Of components and markdown, those that the bot sends.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from html import escape
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

Json = Mapping[str, Any]

READER: Final = ZoneInfo("Asia/Makassar")
"""The clock of whoever looks at the picture."""

_STYLE: Final = Path(__file__).with_name("discord.css")
_PRIMARY: Final = 1
"""The style of a button. This and the types are numbered in Discord's reference of components."""

_IN_MENU: Final = 3
"""The type of a command that stands in a message's menu."""

_STARTS: Final = (
    ("### ", "h3"),
    ("## ", "h2"),
    ("# ", "h1"),
    ("-# ", "small"),
    ("> ", "blockquote"),
    ("- ", "li"),
)
_MARKUP: Final = re.compile(
    r"\\(?P<literal>[^\w\s]|_)"
    r"|\*\*(?P<bold>.+?)\*\*(?!\*)"
    r"|\[(?P<label>(?:\\.|[^\]\\])+)\]\((?P<url>https?://[^\s()]+)\)"
    r"|<@(?P<person>\d+)>"
    r"|<t:(?P<time>\d+):F>"
)


def page(
    messages: Sequence[Sequence[Json]], *, private: bool, command: str = "", people: Mapping[str, str]
) -> str:
    """The messages of one answer as Discord shows them, under the command that they answer, if any.

    `people` are the display names of the user ids in it; the first of them gave the command.
    """
    used = ""
    if command:
        asker = escape(next(iter(people.values())))
        used = f'<p class="used"><i></i><b>{asker}</b> used <a>/{escape(command)}</a></p>'
    seen = '<p class="private">Only you can see this · <a>Dismiss message</a></p>' if private else ""
    body = "".join(_all(components, people) + seen for components in messages)
    return (
        f"<!doctype html><meta charset=utf-8><style>{_STYLE.read_text(encoding='utf-8')}</style>"
        f'<article>{used}<div class="message"><div class="avatar">W</div><div class="content">'
        '<p class="sender"><b>WhoOwns</b><span class="badge">APP</span><time>9:41 AM</time></p>'
        f"{body}</div></div></article>"
    )


def modal(form: Json) -> str:
    """The modal as Discord shows it; the words on its buttons are Discord's own."""
    fields = "".join(map(_field, form["components"]))
    return (
        f"<!doctype html><meta charset=utf-8><style>{_STYLE.read_text(encoding='utf-8')}</style>"
        f'<article class="modal"><h2>{escape(form["title"])}</h2>{fields}'
        '<footer><button>Cancel</button><button class="primary">Submit</button></footer></article>'
    )


def completions(typed: str, names: Sequence[str]) -> str:
    """What Discord offers below what is typed so far."""
    offered = "".join(f"<span>{escape(name)}</span>" for name in names)
    return (
        f"<!doctype html><meta charset=utf-8><style>{_STYLE.read_text(encoding='utf-8')}</style>"
        f'<article class="offered"><p class=options>{offered}</p>'
        f"<p class=field>/whoowns <b>{escape(typed)}</b>|</p></article>"
    )


def command(payload: Json, lang: str) -> str:
    """A command, or a message menu's, with all below it, as somebody sees it who has Discord in `lang`."""
    start = "Apps › " if payload["type"] == _IN_MENU else "/"
    return (
        f"<!doctype html><meta charset=utf-8><style>{_STYLE.read_text(encoding='utf-8')}</style>"
        f'<article class="command">{_command(payload, lang, start)}</article>'
    )


def _command(payload: Json, lang: str, start: str) -> str:
    def said(what: str) -> str:
        return escape((payload.get(f"{what}_localizations") or {}).get(lang) or payload.get(what) or "")

    inner = (_command(each, lang, "") for each in payload.get("options", []))
    choices = (_command(each, lang, "· ") for each in payload.get("choices", []))
    description = f"<small>{said('description')}</small>" if payload.get("description") else ""
    return f"<div><b>{start}{said('name')}</b>{description}{''.join((*inner, *choices))}</div>"


def _field(label: Json) -> str:
    inner = label["component"]
    if "options" in inner:
        box = f"<p class=field>Make a selection</p><p class=options>{_labels(inner['options'])}</p>"
    else:
        box = f"<p class=field>{escape(inner.get('value') or '') or '&nbsp;'}</p>"
    hint = f"<small>{escape(label['description'])}</small>" if label.get("description") else ""
    required = "" if inner.get("required") is False else "<i>*</i>"
    return f"<label>{escape(label['label'])} {required}</label>{hint}{box}"


def _labels(options: Sequence[Json]) -> str:
    return "".join(f"<span>{escape(option['label'])}</span>" for option in options)


def _component(component: Json, people: Mapping[str, str]) -> str:
    match component["type"]:
        case 1:  # action row
            return f'<div class="row">{_all(component["components"], people)}</div>'
        case 2:  # button
            style = "primary" if component["style"] == _PRIMARY else ""
            return f'<button class="{style}">{escape(component["label"])}</button>'
        case 10:  # text display
            return f'<div class="text">{_markdown(component["content"], people)}</div>'
        case 14:  # separator
            return "<hr>"
        case 17:  # container
            colour = f"--accent: #{component['accent_color']:06x}"
            return f'<section style="{colour}">{_all(component["components"], people)}</section>'
        case other:
            raise ValueError(f"Teach docs/pictures/discord_page.py to draw components of type {other}")


def _all(components: Sequence[Json], people: Mapping[str, str]) -> str:
    return "".join(_component(each, people) for each in components)


def _markdown(content: str, people: Mapping[str, str]) -> str:
    return "".join(_line(line, people) for line in content.split("\n"))


def _line(line: str, people: Mapping[str, str]) -> str:
    for start, tag in _STARTS:
        if line.startswith(start):
            return f"<{tag}>{_inline(line.removeprefix(start), people)}</{tag}>"
    return f"<p>{_inline(line, people)}</p>"


def _inline(words: str, people: Mapping[str, str]) -> str:
    html, at = "", 0
    for found in _MARKUP.finditer(words):
        html += escape(words[at : found.start()]) + _marked(found, people)
        at = found.end()
    return html + escape(words[at:])


def _marked(found: re.Match[str], people: Mapping[str, str]) -> str:
    if literal := found["literal"]:
        return escape(literal)
    if bold := found["bold"]:
        return f"<b>{_inline(bold, people)}</b>"
    if label := found["label"]:
        return f"<a>{_inline(label, people)}</a>"
    if time := found["time"]:
        return f'<span class="time">{datetime.fromtimestamp(int(time), READER):%A, %-d %B %Y %H:%M}</span>'
    return f'<a class="person">@{escape(people[found["person"]])}</a>'

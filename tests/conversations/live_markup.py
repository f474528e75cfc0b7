"""What of a reply a platform would not show as words: mentions, references and formatting that were typed."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from simcord.components import walk_components

from tests.drivers.base import Driver, Seen

_SLACK: Final = re.compile(r"<[@#!][^>]*>|<https?://(?!digibos\.id)[^>]*>")
_DISCORD: Final = re.compile(
    r"(?<!\\)(?:@(?:everyone|here)|<[@#/:]|<a:|\|\||~~|__|`|\]\(https?://(?!digibos\.id))"
)
_WHO_ASKED: Final = re.compile(r"^<@\d+>(?= asked| bertanya)")
"""The one mention that a post has; it notifies nobody."""

_TERMINAL: Final = re.compile(r"\x1b(?!\[[0-9;]*m)|[\x00-\x09\x0b-\x1a\x1c-\x1f\x7f-\x9f]")


def live_markup(person: Driver, seen: Seen) -> list[str]:
    """Everything of that kind in the reply as it went over the wire."""
    texts, markup = _READERS[person.name]
    return [found.group() for text in texts(seen.raw) for found in markup.finditer(text)]


def _slack_texts(message: Any) -> Iterator[str]:
    """The texts in which Slack reads markup: the fallback, and every object of type mrkdwn."""
    yield message["text"]
    yield from _mrkdwn(message["blocks"])


def _mrkdwn(node: Any) -> Iterator[str]:
    match node:
        case list():
            yield from (text for each in node for text in _mrkdwn(each))
        case {"type": "mrkdwn", "text": text}:
            yield text
        case dict():
            yield from _mrkdwn(list(node.values()))


def _discord_texts(components: Any) -> Iterator[str]:
    return (_WHO_ASKED.sub("", each["content"]) for each in walk_components(components) if each["type"] == 10)


def _screen(shown: Any) -> Iterator[str]:
    yield shown


_READERS: Final[Mapping[str, tuple[Callable[[Any], Iterator[str]], re.Pattern[str]]]] = {
    "slack http": (_slack_texts, _SLACK),
    "slack socket": (_slack_texts, _SLACK),
    "discord": (_discord_texts, _DISCORD),
    "terminal": (_screen, _TERMINAL),
}

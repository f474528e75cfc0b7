"""What people typed, as plain text: Slack's escapes and its `<…>` references are understood and gone.

See docs.slack.dev/messaging/formatting-message-text. References whose name Slack does not tell (`<@U123>`
without a label) become `@…`: an id would mean nothing to the person who reads it back.
"""

import re
import unicodedata
from datetime import UTC, datetime
from typing import Final

_REFERENCE: Final = re.compile(r"<([^<>]*)>")
_STAMP: Final = re.compile(r"(?P<seconds>[0-9]{1,10})\.[0-9]+")
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs"})
_JOINERS: Final = "\u200c\u200d"  # make one emoji of several, and shape letters


def without_mention(text: str, person: str) -> str:
    """The text without the mentions of `person`, and what people put after the first one (`@WhoOwns, …`)."""
    return re.sub(rf"<@{re.escape(person)}(?:\|[^<>]*)?>", "", text).strip().lstrip(":,").lstrip()


def plain(text: str) -> str:
    """The words of a message or command text, without any of Slack's markup."""
    words = _REFERENCE.sub(_words, text) if "<" in text else text
    if "&" in words:
        words = words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return _visible(words).strip()


def sent_at(stamp: str) -> datetime | None:
    """When a message was posted, by its timestamp, which is also its id; None when it is none."""
    found = _STAMP.fullmatch(stamp)
    return datetime.fromtimestamp(int(found["seconds"]), UTC) if found else None


def _words(reference: re.Match[str]) -> str:
    """The words of one reference, e.g. `#general` of `<#C123|general>`; still escaped."""
    target, _, label = reference[1].partition("|")
    match target[:1]:
        case "@":
            return _named("@", label)
        case "#":
            return _named("#", label)
        case "!":
            return _special(target[1:], label)
        case _:
            return label or target.removeprefix("mailto:").removeprefix("tel:")


def _special(command: str, label: str) -> str:
    kind = command.partition("^")[0]
    match kind:
        case "subteam":
            return _named("@", label)
        case "date":
            return label
        case _:  # channel, here, everyone
            return label or f"@{kind}"


def _named(sign: str, label: str) -> str:
    return sign + (label.removeprefix(sign) or "…")


def _visible(text: str) -> str:
    """Without control characters and the marks that turn the direction of what follows."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(char for char in text if char in "\n\t" or not _is_unseen(char))


def _is_unseen(char: str) -> bool:
    return unicodedata.category(char) in _UNSEEN and char not in _JOINERS

"""Discord's numbers, and how Discord counts.

From Discord's documentation of components, interactions and application commands. Text is counted in
UTF-16 code units: at no place does Discord count more than that, so what fits here fits there.
"""

from typing import Final

COMPONENTS: Final = 40
"""Components in a message, nested ones included."""

TEXT: Final = 4000
"""Characters over all text displays of a message, markup included."""

ROW_BUTTONS: Final = 5
LABEL: Final = 80
CUSTOM_ID: Final = 100

COMPLETIONS: Final = 25
COMPLETION: Final = 100
"""Characters of a completion's name, and of its value."""

OPTION: Final = 100
"""Characters of an option to pick."""

FIELD: Final = 4000
"""Characters that a form's text field takes."""

FORM_TITLE: Final = 45
FIELD_LABEL: Final = 45
FIELD_HINT: Final = 100

ANSWER_SECONDS: Final = 2.0
"""How long an answer may take before it is deferred: Discord waits 3 s, part of which is the way."""


def length(text: str) -> int:
    """The length of `text` as Discord counts it."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, room: int) -> str:
    """`text`, or as much of its start as leaves room for "…" at the end. `room` is at least 1."""
    return text if length(text) <= room else fitting(text, room - 1).rstrip() + "…"


def fitting(text: str, room: int) -> str:
    """The longest start of `text` that is at most `room` long."""
    start = text[:room]
    while length(start) > room:
        start = start[: -max(1, (length(start) - room) // 2)]
    return start

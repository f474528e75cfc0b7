"""A fault in a conversation: it ends one answer, not the conversation, and shows no traceback.

`bots.handling` does this for the platforms, on an event loop that the terminal goes without.
"""

import secrets
import traceback
from collections.abc import Callable, Coroutine
from typing import Any

from bots.terminal.asking import at_once
from core.desk import Desk
from core.languages import Lang
from core.replies import Reply

Note = Callable[[str], object]
"""Notes one line in the log."""


class Failing:
    """Answers, or apologises with a reference under which the log has the kind and place of the fault."""

    def __init__(self, desk: Desk, note: Note) -> None:
        self._desk = desk
        self._note = note

    def reply(self, work: Coroutine[Any, Any, Reply], lang: Lang) -> Reply:
        """What `work` gives; the apology is in `lang`."""
        try:
            return at_once(work)
        except Exception as error:  # noqa: BLE001 - whatever it was, the conversation goes on
            reference = secrets.token_hex(3)
            self._note(f"request failed: reference {reference}, {_kind_and_place(error)}")
            return self._desk.apology(reference, lang)


def _kind_and_place(error: Exception) -> str:
    """Not the fault's own message, which may repeat what was typed."""
    *_, last = traceback.extract_tb(error.__traceback__)
    return f"{type(error).__name__} at {last.filename}:{last.lineno}"

"""A fault in a conversation: it ends one answer, not the conversation, and shows no traceback.

`bots.handling` does this for the platforms, on an event loop that the terminal goes without.
"""

import secrets
from collections.abc import Callable, Coroutine
from typing import Any

from bots.errors import kind_and_place
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
            self._note(f"request failed: reference {reference}, {kind_and_place(error)}")
            return self._desk.apology(reference, lang)

"""How far somebody is in the quiz: a value that their buttons carry, so that nothing of it is kept.

`q:en:abc.1c8f2aa.sts` in a button shows question 4 in English, to somebody who gave three answers (`s` the
specialist's, `t` the strategist's) to the questions with code `abc`, and who was shown this button in that
minute (in hex, since 1970). Every button leads to a place rather than a step on: pressed twice it shows the
same question twice. `q:en:new` begins.
"""

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Final

from core.knowledge.model import Role

NEW: Final = "new"
FORGOTTEN_AFTER: Final = timedelta(days=1)

_LETTERS: Final[dict[Role, str]] = {"specialist": "s", "strategist": "t"}
_ROLES: Final = {letter: role for role, letter in _LETTERS.items()}
_MINUTE: Final = timedelta(minutes=1)
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_STATE: Final = re.compile(r"(?P<code>[a-z2-7]+)\.(?P<minute>[0-9a-f]{1,7})\.(?P<answers>[st]*)")


@dataclass(frozen=True, slots=True)
class Sitting:
    """The answers so far to the questions with that code, and when the button was shown, to the minute."""

    code: str
    at: datetime
    answers: tuple[Role, ...] = ()

    def after(self, answer: Role) -> "Sitting":
        """The same with one more answer."""
        return replace(self, answers=(*self.answers, answer))

    def before(self) -> "Sitting":
        """The same without the last answer."""
        return replace(self, answers=self.answers[:-1])

    def is_forgotten(self, now: datetime) -> bool:
        """Whether it was left for longer than a day."""
        return now - self.at > FORGOTTEN_AFTER


def encode(sitting: Sitting) -> str:
    """The sitting as a button carries it, of at most 30 characters."""
    minute = (sitting.at - _EPOCH) // _MINUTE
    return f"{sitting.code}.{minute:x}.{''.join(_LETTERS[answer] for answer in sitting.answers)}"


def decode(state: str) -> Sitting | None:
    """What a button carried; None when it is no sitting."""
    found = _STATE.fullmatch(state)
    if found is None:
        return None
    at = _EPOCH + int(found["minute"], 16) * _MINUTE
    return Sitting(found["code"], at, tuple(_ROLES[letter] for letter in found["answers"]))

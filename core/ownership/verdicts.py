"""What the ownership engine answers: plain values that wording turns into sentences."""

from dataclasses import dataclass
from enum import StrEnum

from core.knowledge.model import Role


class Verdict(StrEnum):
    """Whose it is. `shared`, `neither` and `unsure` are answers, not failures."""

    SPECIALIST = "specialist"
    STRATEGIST = "strategist"
    SHARED = "shared"
    NEITHER = "neither"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Ruling:
    """The verdict on one task of a request.

    `text` is the task as typed. `topic` is the id of the topic that decided (None for `neither` and
    `unsure`). `nearest` are ids of covered topics that come close, best first: for `unsure` the ones to
    choose from, for `neither` the ones worth a suggestion, which may be none. `confidence` is how likely the
    verdict is right, in [0, 1]. `because` are the few words, as typed, that spoke most for the owner; none
    where nothing was weighed (see `tasks.Basis`). `asked` is the role that a yes-or-no question named.
    `whose` says that the words ask whose it is ("who plans it?") rather than name it.
    """

    text: str
    verdict: Verdict
    confidence: float
    topic: str | None = None
    nearest: tuple[str, ...] = ()
    because: tuple[str, ...] = ()
    asked: Role | None = None
    whose: bool = False

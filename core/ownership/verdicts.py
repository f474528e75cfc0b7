"""What the ownership engine answers: plain values that wording turns into sentences."""

from dataclasses import dataclass
from enum import StrEnum


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
    choose from, for `neither` the ones worth a suggestion, which may be none. `confidence` is in [0, 1].
    """

    text: str
    verdict: Verdict
    confidence: float
    topic: str | None = None
    nearest: tuple[str, ...] = ()

"""A task of a request with all that was worked out about it, and on what its ruling rests."""

from dataclasses import dataclass
from enum import StrEnum

from core.ownership.learnt import Weighed
from core.ownership.seeing import Seen
from core.ownership.splitting import Piece
from core.ownership.verdicts import Ruling


class Basis(StrEnum):
    """On what a ruling rests."""

    NAMED = "named"
    """The task is one of a topic's own names."""
    STRANGE = "strange"
    """There is no word in it that the engine knows."""
    OPEN = "open"
    """A thing is named that several topics handle, and nothing else."""
    LEARNT = "learnt"
    """The learnt weights of its features."""


@dataclass(frozen=True, slots=True)
class Task:
    """One task. `seen` is what the ruling rests on; `weighed`, too, where the basis is what was learnt."""

    piece: Piece
    seen: Seen
    basis: Basis
    ruling: Ruling
    weighed: Weighed | None = None

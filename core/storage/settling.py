"""Which news about a delivery may replace which: one table for every store."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Final

from core.tips.model import NOTHING_WENT_OUT, Outcome

REPLACES: Final[Mapping[Outcome, AbstractSet[Outcome]]] = {
    Outcome.CLAIMED: {Outcome.CLAIMED},
    Outcome.UNKNOWN: {Outcome.CLAIMED, Outcome.UNKNOWN},
    Outcome.MISSED: {Outcome.CLAIMED, Outcome.UNKNOWN},
    Outcome.REFUSED: {Outcome.CLAIMED, Outcome.UNKNOWN},
    Outcome.POSTED: set(Outcome) - {Outcome.POSTED},
}
"""By the new outcome, those that it may replace. Two processes may learn different things about one post,
and the one that knows more may come first."""

SEEN: Final[AbstractSet[Outcome]] = set(Outcome) - NOTHING_WENT_OUT
"""The channel saw the tip, or may have."""

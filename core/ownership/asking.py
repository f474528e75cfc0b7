"""Whether a request asks if one of the two roles owns its task ("is that a strategist thing?")."""

from collections.abc import Sequence
from typing import Final

from core.knowledge.lexicon import ROLE_CUES, Cue
from core.knowledge.model import Role
from core.ownership.reading import Mention

_BEFORE: Final = 3
"""Mentions before a role's name within which a denial denies the role."""
_QUESTION: Final = ("?", "\uff1f")


def asked_role(mentions: Sequence[Mention], behind: str) -> Role | None:
    """The role that a yes-or-no question is about; None when it is no such question.

    `behind` is the text behind the mentions, up to the next word. Somebody who names both roles, denies one
    or asks "who" does not want a yes or a no.
    """
    named = {cue for mention in mentions for cue in mention.entry.cues & ROLE_CUES}
    cues = {cue for mention in mentions for cue in mention.entry.cues}
    asks = Cue.WHETHER in cues or any(mark in behind for mark in _QUESTION)
    if len(named) != 1 or not asks or Cue.ASKING in cues or _denied(mentions):
        return None
    return "specialist" if Cue.SPECIALIST in named else "strategist"


def _denied(mentions: Sequence[Mention]) -> bool:
    for at, mention in enumerate(mentions):
        before = mentions[max(0, at - _BEFORE) : at]
        if mention.entry.cues & ROLE_CUES and any(Cue.DENIAL in one.entry.cues for one in before):
            return True
    return False

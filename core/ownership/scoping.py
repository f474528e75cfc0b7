"""Which words of a task do not speak of the task itself: denied ones, purposes and places."""

from collections.abc import Sequence
from typing import Final

from core.knowledge.lexicon import Cue
from core.ownership.normalising import Word
from core.ownership.reading import Mention

_SENTENCE_ENDS: Final = frozenset(".;!?\n")
_CLAUSE_ENDS: Final = _SENTENCE_ENDS | {","}


def without_denied(words: tuple[Word, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions that are not denied ("not the strategy, just publish"); all of them if none would stay."""
    if not any(Cue.DENIAL in mention.entry.cues for mention in mentions):
        return mentions
    kept: list[Mention] = []
    denying = False
    for at, mention in enumerate(mentions):
        breaks = words[mention.first].breaks
        if Cue.CONTRAST in mention.entry.cues or not _CLAUSE_ENDS.isdisjoint(breaks):
            denying = False
        denying = denying or _denies(mentions, at)
        if not denying:
            kept.append(mention)
    said = any(mention.entry.things or mention.entry.foreign or mention.entry.acts for mention in kept)
    return tuple(kept) if said else mentions


def asides(words: tuple[Word, ...], mentions: tuple[Mention, ...]) -> frozenset[int]:
    """Positions of words inside a purpose ("so that …") or right behind a preposition ("on the post")."""
    found: set[int] = set()
    purpose = aside = named = False
    for mention in mentions:
        entry = mention.entry
        if purpose and not _SENTENCE_ENDS.isdisjoint(words[mention.first].breaks):
            purpose = False
        if purpose or (aside and named):
            found.add(mention.first)
        if entry.things:
            aside, named = False, True
        if entry.cues:
            purpose = purpose or (Cue.PURPOSE in entry.cues and named)
            aside = aside or Cue.ASIDE in entry.cues
    return frozenset(found)


def _denies(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a denial stands here that is none of a question's own ("naikin atau nggak")."""
    if Cue.DENIAL not in mentions[at].entry.cues:
        return False
    return at == 0 or Cue.OPEN not in mentions[at - 1].entry.cues

"""Which words of a task do not speak of the task itself: denied ones, purposes and places."""

from collections.abc import Sequence

from core.knowledge.lexicon import Cue
from core.ownership.normalising import Word
from core.ownership.reading import Mention


def without_denied(words: tuple[Word, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions that are not denied ("not the strategy, just publish"); all of them if none would stay."""
    kept: list[Mention] = []
    denying = False
    for at, mention in enumerate(mentions):
        breaks = words[mention.first].breaks
        if Cue.CONTRAST in mention.entry.cues or any(mark in ",.;!?\n" for mark in breaks):
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
        if any(mark in ".;!?\n" for mark in words[mention.first].breaks):
            purpose = False
        if purpose or (aside and named):
            found.add(mention.first)
        if mention.entry.things:
            aside, named = False, True
        purpose = purpose or (Cue.PURPOSE in mention.entry.cues and named)
        aside = aside or Cue.ASIDE in mention.entry.cues
    return frozenset(found)


def _denies(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a denial stands here that is none of a question's own ("naikin atau nggak")."""
    if Cue.DENIAL not in mentions[at].entry.cues:
        return False
    return at == 0 or Cue.OPEN not in mentions[at - 1].entry.cues

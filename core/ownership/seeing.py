"""A task as the engine sees it: what was found in it, and its features for the learnt model."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from core.ownership.features import Places, features
from core.ownership.finding import Findings, find
from core.ownership.normalising import Word
from core.ownership.reading import Mention
from core.ownership.scoping import asides, without_denied

_LONGEST_PLAIN: Final = 24
"""Mentions beyond which a task is told as a story, where the verb beside the thing counts most."""


@dataclass(frozen=True, slots=True)
class Seen:
    """The findings and the features of one task, and the positions of words that are not asked about."""

    found: Findings
    features: Mapping[str, Places]
    denied: frozenset[int]


def see(words: tuple[Word, ...], mentions: tuple[Mention, ...]) -> Seen:
    """Looks at the mentions of one task; `words` are those of the whole text."""
    kept = without_denied(words, mentions)
    found = find(kept, asides(words, kept), told=len(kept) > _LONGEST_PLAIN)
    denied = frozenset(mention.first for mention in mentions) - {mention.first for mention in kept}
    return Seen(found, features(words, mentions, denied, found), denied)


def words_of(words: tuple[Word, ...], mentions: tuple[Mention, ...]) -> tuple[Word, ...]:
    """The words that the mentions stand on."""
    return tuple(words[at] for mention in mentions for at in range(mention.first, mention.last + 1))

"""A task as the engine sees it: what was found in it, and its features for the learnt model."""

from dataclasses import dataclass

from core.ownership.features import features
from core.ownership.finding import Findings, find
from core.ownership.normalising import Word
from core.ownership.reading import Mention
from core.ownership.scoping import asides, without_denied
from core.ownership.splitting import LONGEST_LIST


@dataclass(frozen=True, slots=True)
class Seen:
    """The findings and the features of one task."""

    found: Findings
    features: tuple[str, ...]


def see(words: tuple[Word, ...], mentions: tuple[Mention, ...]) -> Seen:
    """Looks at the mentions of one task; `words` are those of the whole text."""
    kept = without_denied(words, mentions)
    found = find(kept, asides(words, kept), told=len(kept) > LONGEST_LIST)
    denied = frozenset(mention.first for mention in mentions) - {mention.first for mention in kept}
    return Seen(found, features(words_of(words, mentions), mentions, denied, found))


def words_of(words: tuple[Word, ...], mentions: tuple[Mention, ...]) -> tuple[Word, ...]:
    """The words that the mentions stand on."""
    return tuple(words[at] for mention in mentions for at in range(mention.first, mention.last + 1))

"""What stands between two joints of a request: what it shows, and what it would be taken for alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from core.knowledge.lexicon import DECIDE, MOST_ENTRIES, PLACE, Cue, Entry, Mode
from core.ownership.learnt import Learnt
from core.ownership.normalising import Word
from core.ownership.reading import Mention
from core.ownership.seeing import see
from core.ownership.verdicts import Verdict
from core.ownership.word_classes import is_verb

_CUES: Final = {
    Cue.ASKING: "asks",
    Cue.PRONOUN: "it",
    Cue.DENIAL: "denies",
    Cue.CONTRAST: "but",
    Cue.PURPOSE: "so that",
    Cue.ASIDE: "aside",
    Cue.OPEN: "or",
    Cue.SPECIALIST: "role",
    Cue.STRATEGIST: "role",
}
_ACTS: Final = (DECIDE, "act", "noun-act", "other-act")
_THINGS: Final = ("thing", "foreign", "place", "it", "unknown")
"""Kinds of words, the most telling first."""
_SAYING: Final = frozenset({"act", "noun-act", "other-act", "thing", "place", "foreign", "asks", "it"})
"""Kinds of words that a task can open with."""
_LATE: Final = 9
"""Where an act stands that is not among the first words."""
_SURE: Final = 0.8
_NONE: Final = "end"
_OPENING: Final = 3
_LED: Final = 2


@dataclass(frozen=True, slots=True)
class Hint:
    """What words would be taken for if they were a task: the likeliest owner, its topic, how likely it is."""

    owner: str = Verdict.NEITHER.value
    topic: str = ""
    likely: float = 0.0

    @property
    def sure(self) -> bool:
        """Whether it is more than a guess."""
        return self.likely > _SURE

    def or_else(self, other: "Hint") -> "Hint":
        """The better of two hints: one of an owner before one of none, then the likelier one."""
        mine, others = self.owner != Verdict.NEITHER, other.owner != Verdict.NEITHER
        return max(self, other, key=lambda hint: hint.likely) if mine == others else self if mine else other


@dataclass(frozen=True)
class Side:
    """What is on one side of a joint, in short.

    `shows` are the kinds of words that occur, `opens` the first of them that says something, and `about` the
    first thing; "" stands for none. `complete` says that an act is followed by what it acts on; `act_at`
    counts the words that say something before the first act. `length` is in words. `denied` says that it
    opens with a denial, and is all of what is denied ("not the strategy"). `classes` are those of its
    first words, three at most, and `closing` is that of the last; `verbal` says that there is a verb.
    """

    shows: frozenset[str]
    opens: str
    about: str
    complete: bool
    act_at: int
    length: int
    hint: Hint
    classes: tuple[str, ...] = ()
    closing: str = _NONE
    verbal: bool = False
    denied: bool = False

    def and_then(self, other: "Side") -> "Side":
        """This side with another one behind it."""
        return Side(
            self.shows | other.shows,
            self.opens or other.opens,
            other.about if self.about in {"", PLACE} else self.about,
            self.complete or other.complete,
            self.act_at,
            self.length + other.length,
            self.hint.or_else(other.hint),
            (self.classes + other.classes)[:_OPENING],
            other.closing,
            self.verbal or other.verbal,
        )

    @property
    def acts(self) -> bool:
        """Whether it has an act in the form of a verb."""
        return "act" in self.shows

    @cached_property
    def opening(self) -> tuple[str, ...]:
        """The classes of its first three words, "end" for those that it has not."""
        return (*self.classes, *[_NONE] * (_OPENING - len(self.classes)))

    @cached_property
    def led(self) -> bool:
        """Whether a verb opens it, or comes after one word ("please upload")."""
        return any(map(is_verb, self.classes[:_LED]))

    @cached_property
    def status(self) -> str:
        """What the words amount to: the best that they have of an act and of something to act on."""
        acts = next((kind for kind in _ACTS if kind in self.shows), "")
        things = next((kind for kind in _THINGS if kind in self.shows), "")
        return f"{acts}.{things}"


def side_of(mentions: Sequence[Mention], hint: Hint, classes: Sequence[str] = ()) -> Side:
    """Looks at the mentions of one stretch.

    `hint` is what they would be taken for, and `classes` has the class of each word that does not only join.
    """
    kinds = [kind for mention in mentions for kind in _kinds(mention.entry)]
    families = [thing.family for mention in mentions for thing in mention.entry.things]
    return Side(
        shows=frozenset(kinds),
        opens=next((kind for kind in kinds if kind in _SAYING), ""),
        about=next((family for family in families if family != PLACE), families[0] if families else ""),
        complete=_is_complete(mentions),
        act_at=_act_at(mentions),
        length=sum(mention.last - mention.first + 1 for mention in mentions),
        hint=hint,
        classes=tuple(classes[:_OPENING]),
        closing=classes[-1] if classes else _NONE,
        verbal=any(map(is_verb, classes)),
        denied=_is_denied(mentions),
    )


def hint_of(words: tuple[Word, ...], mentions: tuple[Mention, ...], learnt: Learnt) -> Hint:
    """What the mentions would be taken for if they were a task; small words alone are taken for nothing."""
    if not any(mention.entry.acts or mention.entry.things or mention.entry.foreign for mention in mentions):
        return Hint()
    owner, topic, likely = learnt.guess(see(words, mentions).features)
    return Hint(owner, topic, likely)


@lru_cache(maxsize=MOST_ENTRIES)
def _kinds(entry: Entry) -> tuple[str, ...]:
    kinds: list[str] = []
    for act in entry.acts:
        kinds.append("other-act" if act.mode is Mode.OTHER else "noun-act" if act.weak else "act")
        if act.id == DECIDE:
            kinds.append(DECIDE)
    kinds.extend("place" if thing.family == PLACE else "thing" for thing in entry.things)
    if entry.foreign:
        kinds.append("foreign")
    if entry.unknown:
        kinds.append("unknown")
    kinds.extend(told for cue, told in _CUES.items() if cue in entry.cues)
    return tuple(kinds)


def _is_denied(mentions: Sequence[Mention]) -> bool:
    for mention in mentions:
        entry = mention.entry
        if Cue.DENIAL in entry.cues or entry.acts or entry.things or entry.foreign:
            return Cue.DENIAL in entry.cues
    return False


def _is_complete(mentions: Sequence[Mention]) -> bool:
    acts = False
    for mention in mentions:
        entry = mention.entry
        if acts and (entry.things or entry.foreign or Cue.PRONOUN in entry.cues):
            return True
        acts = acts or bool(entry.acts and not entry.things)
    return False


def _act_at(mentions: Sequence[Mention]) -> int:
    at = 0
    for mention in mentions:
        if mention.entry.acts:
            return min(at, _LATE - 1)
        at += not mention.entry.cues
    return _LATE

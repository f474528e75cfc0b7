"""A task's mentions -> what matters in them: the verb that governs, the thing it is about, the scale."""

from dataclasses import dataclass
from typing import Final, NamedTuple

from core.knowledge.lexicon import DECIDE, PLACE, Act, Cue, Mode, Scale, Thing
from core.ownership.reading import Mention

_OBJECT_BONUS: Final = 3
_ASIDE_PENALTY: Final = 3
_CONTENT: Final = frozenset({"content", "piece", "post"})
_WEAK_RANK: Final = 4
_RANKS: Final = {Mode.MANAGE: 2, Mode.OTHER: 3}


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in a task. `family` None: nothing of ours is named."""

    act: Act | None
    family: str | None
    scale: Scale | None
    social: bool
    foreign: int
    unknown: int


class _Named(NamedTuple):
    thing: Thing
    position: int
    guessed: bool


def find(mentions: tuple[Mention, ...], asides: frozenset[int], *, told: bool = False) -> Findings:
    """What the mentions say.

    `asides` are word positions inside a purpose or a place ("so that …", "on …"). `told` says that the words
    are a long story, in which the verb next to the thing counts more than the first one.
    """
    act, at = _act_near(mentions, asides) if told else _main_act(mentions, asides)
    named = [
        _Named(thing, mention.first, mention.guessed)
        for mention in mentions
        for thing in mention.entry.things
    ]
    nearest = min((one.position for one in named if one.position > at >= 0), default=None)
    main = max(named, key=lambda one: _pull(one, nearest, asides), default=None)
    return Findings(
        act=act,
        family=main.thing.family if main else None,
        scale=_scale(mentions, told=told),
        social=any(one.thing.social for one in named if not one.guessed),
        foreign=sum(mention.entry.foreign for mention in mentions),
        unknown=sum(mention.entry.unknown for mention in mentions),
    )


def _main_act(mentions: tuple[Mention, ...], asides: frozenset[int]) -> tuple[Act | None, int]:
    """The verb that governs: a decision first, then plain work, then managing, then what may be a noun."""
    ranked: list[tuple[int, int, Act]] = []
    for mention in mentions:
        acts = mention.entry.acts
        if not acts or (ranked and Cue.ASIDE in mention.entry.cues):
            continue  # "jadwal buat reels": after a verb, "buat" means "for" and not "make"
        ranked.extend((_rank(act, mention, asides), mention.first, act) for act in acts)
    if not ranked:
        return None, -1
    _, position, act = min(ranked, key=lambda one: one[:2])
    return act, position


def _act_near(mentions: tuple[Mention, ...], asides: frozenset[int]) -> tuple[Act | None, int]:
    heavy = [(thing.weight, mention.first) for mention in mentions for thing in mention.entry.things]
    centre = max(heavy, key=lambda one: (one[0], one[1]), default=(0, 0))[1]
    ranked = [
        (
            _rank(act, mention, asides) >= _WEAK_RANK,
            _rank(act, mention, asides) > 0,
            abs(mention.first - centre),
            mention.first,
            act,
        )
        for mention in mentions
        for act in mention.entry.acts
    ]
    if not ranked:
        return None, -1
    *_, position, act = min(ranked, key=lambda one: one[:4])
    return act, position


def _rank(act: Act, mention: Mention, asides: frozenset[int]) -> int:
    if act.id == DECIDE:
        return 0
    if mention.first in asides:
        return 6
    if act.weak:
        return 5 if mention.entry.things else 4  # "post" in "post scheduling" is the thing
    return _RANKS.get(act.mode, 1)


def _pull(one: _Named, nearest: int | None, asides: frozenset[int]) -> tuple[int, int]:
    """How strongly a thing claims the task; `nearest` is where the first thing behind the verb stands."""
    if one.thing.family == PLACE:
        return 0, -one.position  # where it happens says least
    pull = one.thing.weight + _ASIDE_PENALTY
    if one.position == nearest:
        pull += _OBJECT_BONUS
    if one.position in asides:
        pull -= _ASIDE_PENALTY
    if one.guessed:
        pull -= 1
    return pull, -one.position


def _scale(mentions: tuple[Mention, ...], *, told: bool) -> Scale | None:
    """The scale; in a long story a small one is a detail of it, as often as not."""
    said = {scale for mention in mentions for scale in mention.entry.scales}
    if Scale.BIG in said:
        return Scale.BIG
    small = bool(said) or _points_at_content(mentions)
    return Scale.SMALL if small and not told else None


def _points_at_content(mentions: tuple[Mention, ...]) -> bool:
    """Whether "this" or "ini" stands beside content: one post, and not posts as such."""
    pointing = [at for at, mention in enumerate(mentions) if Cue.POINTING in mention.entry.cues]
    beside = {place for at in pointing for place in (at - 1, at + 1) if 0 <= place < len(mentions)}
    return any(thing.family in _CONTENT for at in beside for thing in mentions[at].entry.things)

"""A request -> its tasks. A joint splits only where what stands on both sides is a task of its own."""

from dataclasses import dataclass
from typing import Final

from core.knowledge.lexicon import DECIDE, PLACE, Cue, Mode
from core.ownership.normalising import Word
from core.ownership.reading import Mention
from core.ownership.scoping import opens_with_denial

_MARKS: Final = frozenset(",;.!?\n+&/|•:>()–—-")
_BREAKS: Final = frozenset(";\n•")
LONGEST_LIST: Final = 24
"""Words beyond which a request without list marks is a story around one task, not a list of tasks."""
_OPENING: Final = 4
"""Mentions within which a word that may be a noun is taken for the verb."""
_SOCIAL_ACT: Final = "publish"
"""An act that needs nothing of ours beside it: whatever is published is content."""
_TELLING: Final = 7
"""Weight from which a thing is a task even without a verb ("creative direction")."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One task of a request: its mentions, and where it stands in the text (end excluded)."""

    mentions: tuple[Mention, ...]
    start: int
    end: int


def split(words: tuple[Word, ...], mentions: tuple[Mention, ...]) -> tuple[Piece, ...]:
    """The tasks in the order of the text; a request that has none is one piece."""
    told = len(words) > LONGEST_LIST
    groups: list[list[Mention]] = [[]]
    for mention in mentions:
        if _is_joint(words, mention, told=told):
            groups.append([])
        groups[-1].append(mention)
    return tuple(_piece(words, group) for group in _merged(groups))


def split_at_marks(words: tuple[Word, ...], mentions: tuple[Mention, ...]) -> tuple[Piece, ...]:
    """What stands between punctuation marks, whether it is a task or not."""
    groups: list[list[Mention]] = []
    for mention in mentions:
        if not groups or any(mark in _MARKS for mark in words[mention.first].breaks):
            groups.append([])
        groups[-1].append(mention)
    return tuple(_piece(words, group) for group in groups)


def _is_joint(words: tuple[Word, ...], mention: Mention, *, told: bool) -> bool:
    """Whether a new task may begin here; in a long story only clear breaks count, as commas mean little."""
    marks = _BREAKS if told else _MARKS
    if any(mark in marks for mark in words[mention.first].breaks):
        return True
    if Cue.SEQUENCE in mention.entry.cues:
        return not _breaks_after(words, mention)  # "naik terus, …" goes on rising
    return Cue.JOINT in mention.entry.cues and not told


def _breaks_after(words: tuple[Word, ...], mention: Mention) -> bool:
    return mention.last + 1 >= len(words) or bool(words[mention.last + 1].breaks)


def _stands_alone(mentions: list[Mention]) -> bool:
    """Whether the words are a task of their own: an act, and something that it acts on.

    A word that may be a noun ("post") counts as an act only where it opens the task ("post the stories").
    """
    if opens_with_denial(mentions):
        return False
    return any(
        _has_object(mention, mentions)
        for at, mention in enumerate(mentions)
        if mention.entry.acts and (at < _OPENING or not _weak(mention))
    )


def _has_object(act: Mention, mentions: list[Mention]) -> bool:
    others = [mention for mention in mentions if mention is not act]
    if any(other.entry.things or other.entry.foreign for other in others):
        return True
    if any(one.mode is Mode.OTHER for one in act.entry.acts):
        return any(other.entry.unknown for other in others)
    if any(one.id == _SOCIAL_ACT for one in act.entry.acts) and any(other.entry.unknown for other in others):
        return True
    works = any(one.works for one in act.entry.acts)
    return works and any(other.entry.cues & {Cue.PRONOUN, Cue.ASKING} for other in others)


def _names_much(mentions: list[Mention]) -> bool:
    return any(thing.weight >= _TELLING for mention in mentions for thing in mention.entry.things)


def _weak(mention: Mention) -> bool:
    return all(act.weak for act in mention.entry.acts)


def _merged(groups: list[list[Mention]]) -> list[list[Mention]]:
    """Groups that are no task of their own go to the one before, the leading ones to the one after."""
    merged: list[list[Mention]] = []
    waiting: list[Mention] = []
    for group in groups:
        before = merged[-1] if merged else waiting
        if not _stands_alone(group) or (before and (not _opens_with_act(group) or _goes_on(before, group))):
            (merged[-1] if merged else waiting).extend(group)
            continue
        if _names_much(waiting) and not opens_with_denial(waiting) and _names_own(group):
            merged.append(waiting)  # "creative direction for the campaign & schedule the posts"
            waiting = []
        merged.append([*waiting, *group])
        waiting = []
    if waiting:
        merged.append(waiting)
    return merged or [[]]


def _goes_on(before: list[Mention], group: list[Mention]) -> bool:
    """Whether it is the other half of one decision: "drop facebook and put everything into tiktok?"."""
    deciding = any(act.id == DECIDE for mention in before for act in mention.entry.acts)
    things = {thing.family for mention in group for thing in mention.entry.things}
    return deciding and things == {PLACE}


def _opens_with_act(group: list[Mention]) -> bool:
    """Whether the first word that says anything is a verb; nouns go on with what was said before them.

    The group stands alone, so that it has a verb somewhere.
    """
    first = next(mention for mention in group if _says(mention))
    return bool(first.entry.acts or first.entry.foreign or Cue.SEQUENCE in first.entry.cues)


def _says(mention: Mention) -> bool:
    entry = mention.entry
    return bool(entry.acts or entry.foreign or entry.things or Cue.SEQUENCE in entry.cues)


def _names_own(group: list[Mention]) -> bool:
    return any(mention.entry.things for mention in group)


def _piece(words: tuple[Word, ...], mentions: list[Mention]) -> Piece:
    trimmed = mentions
    while len(trimmed) > 1 and trimmed[0].entry.cues & {Cue.JOINT, Cue.SEQUENCE}:
        trimmed = trimmed[1:]
    if not trimmed:
        return Piece((), 0, 0)
    return Piece(tuple(trimmed), words[trimmed[0].first].start, words[trimmed[-1].last].end)

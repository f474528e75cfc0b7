"""What the learnt model looks at: acts, things, scales and words of a task, each as a name that holds.

Each name comes with where it was read, so that an answer can say which words spoke for it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Final

from core.knowledge.lexicon import MOST_ENTRIES, ROLE_CUES, Entry
from core.ownership.finding import Findings
from core.ownership.normalising import Word
from core.ownership.reading import Mention
from core.ownership.word_parts import WORD

_MOST_COUNTED: Final = 4
_ROLE: Final = "role"
"""What stands for a role's name: whom somebody asks about must not sway whose it is."""

Places = tuple[int, ...]
"""Positions of words in the text, rising; () where a name comes from no word."""


@dataclass(frozen=True, slots=True)
class _Spots:
    """Where what is asked about was first read, by its id."""

    acts: dict[str, Places] = field(default_factory=dict)
    families: dict[str, Places] = field(default_factory=dict)
    scales: dict[str, Places] = field(default_factory=dict)
    social: list[int] = field(default_factory=list)
    foreign: list[int] = field(default_factory=list)
    unknown: list[int] = field(default_factory=list)


def features(
    words: tuple[Word, ...], mentions: tuple[Mention, ...], denied: frozenset[int], found: Findings
) -> Mapping[str, Places]:
    """The features of a task, each with where it was first read.

    `denied` are the word positions that are not asked about.
    """
    shown: dict[str, Places] = {}
    spots = _Spots()
    _add_words(shown, words, mentions)
    for mention in mentions:
        _add_senses(shown, spots, mention, denied=mention.first in denied)
    for act, here in spots.acts.items():
        for family, there in spots.families.items():
            shown[f"act+thing:{act} {family}"] = here + there
    _add_whole(shown, spots, found)
    return shown


def _add_words(shown: dict[str, Places], words: tuple[Word, ...], mentions: tuple[Mention, ...]) -> None:
    forms = [
        (_ROLE if mention.entry.cues & ROLE_CUES else words[at].form, at)
        for mention in mentions
        for at in range(mention.first, mention.last + 1)
    ]
    for form, at in forms:
        shown.setdefault(f"{WORD}{form}", (at,))
    for (one, here), (other, there) in pairwise(forms):
        shown.setdefault(f"ww:{one} {other}", (here, there))


def _add_senses(shown: dict[str, Places], spots: _Spots, mention: Mention, *, denied: bool) -> None:
    entry = mention.entry
    at = tuple(range(mention.first, mention.last + 1))
    for name in _told_by(entry, denied):
        shown.setdefault(name, at)
    for thing in entry.things:
        if thing.social:
            spots.social.extend(at)
    for scale in entry.scales:
        spots.scales.setdefault(scale, at)
    if entry.foreign:
        spots.foreign.extend(at)
    if entry.unknown:
        spots.unknown.extend(at)
    if not denied:
        for act in entry.acts:
            spots.acts.setdefault(act.id, at)
        for thing in entry.things:
            spots.families.setdefault(thing.family, at)


@lru_cache(maxsize=MOST_ENTRIES)
def _told_by(entry: Entry, denied: bool) -> tuple[str, ...]:  # noqa: FBT001 - a cache wants it by position
    """The features of a word or phrase of the lexicon, whatever stands around it."""
    sign = "no-" if denied else ""
    return (
        *(name for act in entry.acts for name in (f"{sign}act:{act.id}", f"{sign}mode:{act.mode}")),
        *(f"{sign}thing:{thing.family}" for thing in entry.things),
        *(f"{sign}scale:{scale}" for scale in entry.scales),
        *(f"cue:{_ROLE if cue in ROLE_CUES else cue}" for cue in sorted(entry.cues)),
    )


def _add_whole(shown: dict[str, Places], spots: _Spots, found: Findings) -> None:
    """What the task is as a whole: its main act, what it is about, how big it is, how much is not ours."""
    act = found.act.id if found.act else "none"
    doing = spots.acts.get(act, ())
    about = spots.families.get(found.family or "", ())
    shown[f"main:{act}"] = doing
    shown[f"about:{found.family}"] = about
    shown[f"main+about:{act} {found.family}"] = doing + about
    shown[f"scale+about:{found.scale} {found.family}"] = spots.scales.get(found.scale or "", ()) + about
    for count in range(1, min(found.foreign, _MOST_COUNTED) + 1):
        shown[f"foreign:{count}"] = tuple(spots.foreign)
    for count in range(1, min(found.unknown, _MOST_COUNTED) + 1):
        shown[f"unknown:{count}"] = tuple(spots.unknown)
    if found.social:
        shown["social"] = tuple(spots.social)

"""What the learnt model looks at: acts, things, scales and words of a task, each as a name that holds."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from core.ownership.finding import Findings
from core.ownership.normalising import Word
from core.ownership.reading import Mention

_MOST_COUNTED: Final = 4


def features(
    words: tuple[Word, ...], mentions: tuple[Mention, ...], denied: frozenset[int], found: Findings
) -> tuple[str, ...]:
    """The features of a task, each once. `denied` are the word positions that are not asked about."""
    return tuple(dict.fromkeys(_features(words, mentions, denied, found)))


def _features(
    words: tuple[Word, ...], mentions: tuple[Mention, ...], denied: frozenset[int], found: Findings
) -> Iterator[str]:
    yield from (f"w:{word.form}" for word in words)
    yield from (f"ww:{one.form} {other.form}" for one, other in pairwise(words))
    acts: dict[str, None] = {}
    families: dict[str, None] = {}
    for mention in mentions:
        entry = mention.entry
        sign = "no-" if mention.first in denied else ""
        yield from (f"{sign}act:{act.id}" for act in entry.acts)
        yield from (f"{sign}mode:{act.mode}" for act in entry.acts)
        yield from (f"{sign}thing:{thing.family}" for thing in entry.things)
        yield from (f"{sign}scale:{scale}" for scale in entry.scales)
        yield from (f"cue:{cue}" for cue in entry.cues)
        if not sign:
            acts.update(dict.fromkeys(act.id for act in entry.acts))
            families.update(dict.fromkeys(thing.family for thing in entry.things))
    yield from (f"act+thing:{act} {family}" for act in acts for family in families)
    act = found.act.id if found.act else "none"
    yield f"main:{act}"
    yield f"about:{found.family}"
    yield f"main+about:{act} {found.family}"
    yield f"scale+about:{found.scale} {found.family}"
    yield from (f"foreign:{count}" for count in range(1, min(found.foreign, _MOST_COUNTED) + 1))
    yield from (f"unknown:{count}" for count in range(1, min(found.unknown, _MOST_COUNTED) + 1))
    if found.social:
        yield "social"

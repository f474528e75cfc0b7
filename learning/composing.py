"""Requests with several tasks, put together from examples with one: to learn where a new task begins."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import cycle, islice, pairwise
from random import Random
from typing import Final

from core.ownership.joints import cut
from core.ownership.reading import Reader
from core.ownership.sides import Hint, side_of
from learning.examples import Example, Parted, Talk

_SEED: Final = 3
_ENDS: Final = " .,;!?"
_PAUSES: Final = (", ", ". ", " ", "! ", "\n", ", ", " - ", "... ")
"""What stands between a task and the talk around it, in turn."""
_LONGEST: Final = 12
"""Words of an example that is put beside others; people keep to few words when they list tasks."""
_SHORTEST: Final = 6
"""Words of an example that is put beside one that is not asked for."""
_CONTRASTS: Final = 900
_SIZES: Final = (2, 2, 3, 2, 4)
"""How many tasks the requests have, in turn."""
_ACTS: Final = frozenset({"act", "noun-act", "other-act"})
_JOINTS: Final = (
    ", ", " and ", ", and ", ", ", "; ", ". ", "\n", "\n- ", " then ", ", then ", " and then ", " & ", " + ",
    " / ", " dan ", " terus ", ", terus ", " trus ", " lalu ", ", lalu ", " abis itu ", " sama ", ", sama ",
    " sekalian ", " serta ", " kemudian ", "? ", "\n• ", ", also ", " plus ", " also ", ", setelah itu ",
    " habis itu ", " – ", " | ", " juga ", ", next ", " sambil ", ", finally ", ", terakhir ",
)  # fmt: skip


def composed(reader: Reader, examples: Sequence[Example], talk: Sequence[Talk]) -> Iterator[Parted]:
    """Short examples, each once, beside others about something else, and each once with talk around it."""
    short = [example for example in examples if _begins_plainly(reader, example.text)]
    Random(_SEED).shuffle(short)  # noqa: S311 - the same order every time is the point
    joints = cycle(_JOINTS)
    waiting = iter(short)
    for size in cycle(_SIZES):
        chosen = list(islice(waiting, size))
        if len(chosen) < 2:  # noqa: PLR2004
            break
        if all(one.topic != other.topic for one, other in pairwise(chosen)):
            yield _beside([example.text.strip(_ENDS) for example in chosen], next(joints))
    for example, said, joint in zip(short, cycle(talk), cycle(_PAUSES), strict=False):
        yield Parted(said.around(example.text.strip(_ENDS), joint), ())


def contrasted(reader: Reader, examples: Sequence[Example], ways: Sequence[str]) -> Iterator[Example]:
    """Short examples, each asked for beside one of another owner that is not asked for."""
    short = [one for one in examples if one.topic and _begins_plainly(reader, one.text, _SHORTEST)]
    Random(_SEED).shuffle(short)  # noqa: S311 - the same order every time is the point
    for at, (example, way) in enumerate(zip(short[:_CONTRASTS], cycle(ways), strict=False)):
        other = next((one for one in short[at + 1 :] if one.verdict != example.verdict), None)
        if other is not None:
            task, denied = example.text.strip(_ENDS), other.text.strip(_ENDS)
            yield replace(example, text=way.format(task=task, other=denied))


def _begins_plainly(reader: Reader, text: str, longest: int = _LONGEST) -> bool:
    """Whether it is short and opens with a verb, so that it is a task of its own wherever it stands."""
    if len(text.split()) > longest:
        return False
    words, mentions = reader.read(text)
    side = side_of(mentions, Hint())
    return len(cut(words, mentions)) == 1 and side.opens in _ACTS and "denies" not in side.shows


def _beside(texts: Sequence[str], joint: str) -> Parted:
    begins, length = [], 0
    for text in texts[:-1]:
        length += len(text) + len(joint)
        begins.append(length)
    return Parted(joint.join(texts), tuple(begins))

"""The joints of the examples: what shows at each, and whether a task begins there."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from core.ownership.joints import joint_features
from core.ownership.layout import SoFar, Stretch, cut, look, said
from core.ownership.learnt import Learnt
from core.ownership.normalising import Word
from core.ownership.reading import Reader
from core.ownership.word_classes import WordClasses
from learning.examples import Parted


class Joint(NamedTuple):
    """The features of a joint, whether it parts two tasks, and how often it counts."""

    features: tuple[str, ...]
    parts: bool
    weight: float


def read_joints(
    reader: Reader, classes: WordClasses, learnt: Learnt, requests: Iterable[Parted]
) -> Iterator[Joint]:
    """Every joint of the requests, each seen as the engine sees it that got all joints before it right.

    `learnt` is what was learnt of owners and topics; its own model of joints is not looked at.
    """
    for request in requests:
        words, mentions = reader.read(request.text)
        pieces = cut(words, mentions)
        if len(pieces) <= 1:
            continue
        text = look(words, pieces, learnt, classes)
        so_far = SoFar(text)
        for at, stretch in enumerate(text.stretches[1:], start=1):
            begins = _begins(request, words, text.stretches[at - 1], stretch)
            yield Joint(joint_features(text, at, so_far), begins, request.weight)
            so_far.go_on(stretch, parts=begins)


def _begins(request: Parted, words: Sequence[Word], before: Stretch, after: Stretch) -> bool:
    """Whether a task begins between two stretches, or right behind the words that join them."""
    first, last = words[before.mentions[-1].last].end, words[said(after.mentions).first].start
    return any(first <= place <= last for place in request.begins)

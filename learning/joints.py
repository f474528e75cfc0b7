"""The joints of the examples: what shows at each, and whether a task begins there."""

from collections.abc import Iterable, Iterator, Sequence

from core.ownership.joints import Stretch, cut, joins, joint_features, look
from core.ownership.learnt import Learnt
from core.ownership.normalising import Word
from core.ownership.reading import Reader
from learning.examples import Parted

Joint = tuple[tuple[str, ...], bool]
"""The features of a joint, and whether it parts two tasks."""


def read_joints(reader: Reader, learnt: Learnt, requests: Iterable[Parted]) -> Iterator[Joint]:
    """Every joint of the requests, each seen as the engine sees it that got all joints before it right.

    `learnt` is what was learnt of owners and topics; its own model of joints is not looked at.
    """
    for request in requests:
        words, mentions = reader.read(request.text)
        pieces = cut(words, mentions)
        if len(pieces) <= 1:
            continue
        text = look(words, pieces, learnt)
        task = text.stretches[0].side
        for at, stretch in enumerate(text.stretches[1:], start=1):
            begins = _begins(request, words, text.stretches[at - 1], stretch)
            yield joint_features(text, at, task), begins
            task = stretch.side if begins else task.and_then(stretch.side)


def _begins(request: Parted, words: Sequence[Word], before: Stretch, after: Stretch) -> bool:
    """Whether a task begins between two stretches, or right behind the words that join them."""
    said = next((mention for mention in after.mentions if not joins(mention)), after.mentions[0])
    first, last = words[before.mentions[-1].last].end, words[said.first].start
    return any(first <= place <= last for place in request.begins)

"""What shows at a joint of a request, where a new task may begin: features for the learnt model of joints."""

from collections.abc import Iterator
from typing import Final

from core.ownership.layout import DIFFERENT, MOST_COUNTED, Layout, SoFar, Stretch, bucket
from core.ownership.sides import Hint, Side
from core.ownership.verdicts import Verdict

_FEW: Final = 4
_OPENING: Final = 5
"""Words with which a stretch opens, and which tell what it is."""
_MOST_WORDS: Final = 7
_MOST_WORDS_SO_FAR: Final = 9


def joint_features(text: Layout, at: int, so_far: SoFar) -> tuple[str, ...]:
    """The features of the joint before the stretch `at`."""
    return tuple(dict.fromkeys(_features(text, at, so_far)))


def _features(text: Layout, at: int, so_far: SoFar) -> Iterator[str]:
    task, before, stretch = so_far.task, text.stretches[at - 1].side, text.stretches[at]
    after, joint = stretch.side, stretch.joint
    count = min(len(text.stretches), MOST_COUNTED)
    yield f"joint:{joint}"
    yield f"joints:{count}"
    yield f"number:{min(at, MOST_COUNTED)}"
    yield f"joint+told:{joint} {text.told}"
    yield f"following:{text.stretches[at + 1].side.status if at + 1 < len(text.stretches) else 'end'}"
    for name, side in (("task", task), ("before", before), ("after", after)):
        yield f"{name}:{side.status}"
        yield f"{name}-length:{bucket(side.length)}"
        yield f"{name}-opens:{side.opens}"
        yield f"joint+{name}:{joint} {side.status}"
    yield f"ends:{before.status}/{after.status}"
    yield f"joints+complete:{count} {joint} {task.complete}/{after.complete}"
    yield from _of_pair(text, joint, task, after)
    yield from _of_classes(text, at, task)
    yield from _of_classes_and_owners(text, stretch, task)
    yield from _of_list(text, stretch, task)
    yield from _of_decisions(so_far, at, stretch)
    yield from _of_words(text, at)


def _of_pair(text: Layout, joint: str, task: Side, after: Side) -> Iterator[str]:
    """What the task so far and what follows have to do with each other."""
    one, other = task.hint, after.hint
    same = _same(one, other)
    sure = f"{one.sure}/{other.sure}"
    complete = f"{task.complete}/{after.complete}"
    yield f"sides:{task.status}/{after.status}"
    yield f"again:{bool(task.about) and task.about == after.about}"
    yield f"complete:{complete}"
    yield f"joint+complete+same:{joint} {complete} {same}"
    yield f"act-at:{after.act_at}"
    yield f"joint+act-at+same:{joint} {after.act_at} {same}"
    yield f"asks:{'asks' in task.shows}/{'asks' in after.shows}"
    yield f"denies:{'denies' in task.shows} {task.acts}/{'denies' in after.shows} {after.acts}"
    yield f"but:{'denies' in task.shows}/{'but' in after.shows} {after.status}"
    yield f"joint+opens:{joint} {after.opens}"
    yield f"hint:{one.owner} {one.sure}"
    yield f"hint-after:{other.owner} {other.sure}"
    yield f"hints:{one.owner}/{other.owner} {sure}"
    yield f"same:{same}"
    yield f"same+sure:{same} {sure}"
    yield f"joint+same:{joint} {same}"
    yield f"joint+told+same:{joint} {text.told} {same}"
    yield f"whole:{text.whole}"
    yield f"whole+joint:{text.whole} {joint}"
    yield f"whole+same:{text.whole} {same}"


def _of_classes(text: Layout, at: int, task: Side) -> Iterator[str]:
    """Which kinds of words open the sides, and whether they have verbs."""
    stretch = text.stretches[at]
    joint, after = stretch.joint, stretch.side
    (one, second), (other, next_to_it) = task.opening[:2], after.opening[:2]
    verbs = f"{task.verbal}/{after.verbal}"
    count = min(len(text.stretches), 5)
    yield f"class:{other}"
    yield f"classes:{other} {next_to_it}"
    yield f"classes:{' '.join(after.opening)}"
    yield f"joint+class:{joint} {other}"
    yield f"joint+classes:{joint} {other} {next_to_it}"
    yield f"task-class:{one}"
    yield f"task-classes:{one} {second}"
    yield f"closing:{text.stretches[at - 1].side.closing}"
    yield f"before-class:{text.stretches[at - 1].side.opening[0]}"
    yield f"both-class:{one}/{other}"
    yield f"joint+both-class:{joint} {one}/{other}"
    yield f"both-classes:{one} {second}/{other} {next_to_it}"
    yield f"verbs:{verbs}"
    yield f"joint+verbs:{joint} {verbs}"
    yield f"joint+verbs+length:{joint} {verbs} {min(after.length, _FEW)}"
    yield f"alike:{joint} {one == other} {second == next_to_it}"
    yield f"verbal:{min(text.verbal, _FEW)}/{count} {after.verbal}"
    yield f"led:{min(text.led, _FEW)}/{count} {after.led}"
    yield f"same-class:{joint} {min(text.openings[other], _FEW)}/{count}"
    yield f"following-class:{_class_of(text, at + 1)}"
    yield f"joint+length:{joint} {min(after.length, _MOST_WORDS)} {after.verbal}"
    yield f"joint+task-length:{joint} {min(task.length, _MOST_WORDS_SO_FAR)} {verbs}"


def _class_of(text: Layout, at: int) -> str:
    if at == len(text.stretches):
        return "end"
    side = text.stretches[at].side
    return f"{side.opening[0]} {side.verbal}"


def _of_classes_and_owners(text: Layout, stretch: Stretch, task: Side) -> Iterator[str]:
    """Whether both sides would be somebody's, with the kinds of words that open them."""
    joint, after = stretch.joint, stretch.side
    one, other = _ours(task.hint), _ours(after.hint)
    both, same = f"{one}/{other}", _same(task.hint, after.hint)
    led = f"{task.led}/{after.led}"
    first, second = task.opening[0], after.opening[0]
    yield f"joint+led+ours+same:{joint} {led} {both} {same}"
    yield f"led+ours+same:{led} {both} {same}"
    yield f"joint+verbs+ours:{joint} {task.verbal}/{after.verbal} {both}"
    yield f"joint+class+ours:{joint} {second} {both}"
    yield f"class+ours:{second} {other}"
    yield f"joint+ours+same:{joint} {both} {same}"
    yield f"task-class+ours:{first} {one}"
    yield f"joint+both-class+ours:{joint} {first}/{second} {both}"
    yield f"ours+count:{both} {min(len(text.stretches), _FEW)} {after.led}"
    yield f"joint+length+ours:{joint} {min(after.length, _FEW)} {after.led} {other}"
    yield f"joint+task-length+ours:{joint} {min(task.length, _FEW)} {task.led} {one}"


def _ours(hint: Hint) -> str:
    return f"{'nobody' if hint.owner == Verdict.NEITHER else 'ours'} {hint.sure}"


def _same(one: Hint, other: Hint) -> str:
    return "topic" if one.topic == other.topic else "owner" if one.owner == other.owner else "none"


def _of_list(text: Layout, stretch: Stretch, task: Side) -> Iterator[str]:
    """What the stretch has in common with the others: the items of a list are alike."""
    joint, after = stretch.joint, stretch.side
    alike, full = min(text.firsts[stretch.first], DIFFERENT), min(text.complete, _FEW)
    yield f"first:{alike}"
    yield f"joint+first:{joint} {alike}"
    yield f"joint+kind:{joint} {min(text.kinds[stretch.kind], _FEW)} {after.opens}"
    yield f"full:{full} {after.complete} {task.complete}"
    yield f"joint+full:{joint} {full} {after.complete} {task.complete}"
    yield f"joint+acting:{joint} {min(text.acting, _FEW)} {after.acts}/{task.acts}"


def _of_decisions(so_far: SoFar, at: int, stretch: Stretch) -> Iterator[str]:
    """What was made of the joints before: a list goes on as it began."""
    joint, after = stretch.joint, stretch.side
    last, opens = so_far.last.get(joint, (None, None))
    yield f"last:{last}"
    yield f"joint+last:{joint} {last}"
    yield f"last+after:{last} {after.status}"
    yield f"joint+last+alike:{joint} {last} {opens == after.opens}"
    yield f"parts:{min(so_far.parts, _FEW)} {at - so_far.parts > 1}"
    yield f"joint+parted:{joint} {so_far.parted}"


def _of_words(text: Layout, at: int) -> Iterator[str]:
    before, after = text.stretches[at - 1].mentions, text.stretches[at].mentions
    forms = [text.words[place].form for one in after[:_OPENING] for place in range(one.first, one.last + 1)]
    for form in forms[:_OPENING]:
        yield f"among:{form}"
    yield f"first-word:{text.stretches[at].first}"
    yield f"opening:{forms[0]}"
    yield f"opening:{' '.join(forms[:2])}"
    yield f"ending:{text.words[before[-1].last].form}"

"""What shows at a joint of a request, where a new task may begin: features for the learnt model of joints."""

from collections.abc import Iterable
from typing import Final

from core.ownership.layout import DIFFERENT, MOST_COUNTED, Layout, SoFar, Stretch, bucket
from core.ownership.sides import Hint, Side
from core.ownership.verdicts import Verdict

_FEW: Final = 4
_OPENING: Final = 5
"""Words with which a stretch opens, and which tell what it is."""
_MOST_STRETCHES: Final = 5
_MOST_WORDS: Final = 7
_MOST_WORDS_SO_FAR: Final = 9


def joint_features(text: Layout, at: int, so_far: SoFar) -> tuple[str, ...]:
    """The features of the joint before the stretch `at`, each once."""
    task, stretch = so_far.task, text.stretches[at]
    return (
        *_of_sides(text, at, task),
        *_of_pair(text, stretch.joint, task, stretch.side),
        *_of_classes(text, at, task),
        *_of_classes_and_owners(text, stretch, task),
        *_of_list(text, stretch, task),
        *_of_decisions(so_far, at, stretch),
        *_of_words(text, at),
    )


def _of_sides(text: Layout, at: int, task: Side) -> tuple[str, ...]:
    """The joint itself, and what each side amounts to."""
    before, stretch = text.stretches[at - 1].side, text.stretches[at]
    after, joint = stretch.side, stretch.joint
    count = min(len(text.stretches), MOST_COUNTED)
    return (
        f"joint:{joint}",
        f"joints:{count}",
        f"number:{min(at, MOST_COUNTED)}",
        f"joint+told:{joint} {text.told}",
        f"following:{text.stretches[at + 1].side.status if at + 1 < len(text.stretches) else 'end'}",
        *_of_side("task", joint, task),
        *_of_side("before", joint, before),
        *_of_side("after", joint, after),
        f"ends:{before.status}/{after.status}",
        f"joints+complete:{count} {joint} {task.complete}/{after.complete}",
    )


def _of_side(name: str, joint: str, side: Side) -> tuple[str, ...]:
    return (
        f"{name}:{side.status}",
        f"{name}-length:{bucket(side.length)}",
        f"{name}-opens:{side.opens}",
        f"joint+{name}:{joint} {side.status}",
    )


def _of_pair(text: Layout, joint: str, task: Side, after: Side) -> tuple[str, ...]:
    """What the task so far and what follows have to do with each other."""
    one, other = task.hint, after.hint
    same = _same(one, other)
    sure = f"{one.sure}/{other.sure}"
    complete = f"{task.complete}/{after.complete}"
    return (
        f"sides:{task.status}/{after.status}",
        f"again:{bool(task.about) and task.about == after.about}",
        f"complete:{complete}",
        f"joint+complete+same:{joint} {complete} {same}",
        f"act-at:{after.act_at}",
        f"joint+act-at+same:{joint} {after.act_at} {same}",
        f"asks:{'asks' in task.shows}/{'asks' in after.shows}",
        f"denies:{'denies' in task.shows} {task.acts}/{'denies' in after.shows} {after.acts}",
        f"but:{'denies' in task.shows}/{'but' in after.shows} {after.status}",
        f"joint+opens:{joint} {after.opens}",
        f"hint:{one.owner} {one.sure}",
        f"hint-after:{other.owner} {other.sure}",
        f"hints:{one.owner}/{other.owner} {sure}",
        f"same:{same}",
        f"same+sure:{same} {sure}",
        f"joint+same:{joint} {same}",
        f"joint+told+same:{joint} {text.told} {same}",
        f"whole:{text.whole}",
        f"whole+joint:{text.whole} {joint}",
        f"whole+same:{text.whole} {same}",
    )


def _of_classes(text: Layout, at: int, task: Side) -> tuple[str, ...]:
    """Which kinds of words open the sides, and whether they have verbs."""
    stretch = text.stretches[at]
    joint, after = stretch.joint, stretch.side
    (one, second), (other, next_to_it) = task.opening[:2], after.opening[:2]
    verbs = f"{task.verbal}/{after.verbal}"
    count = min(len(text.stretches), _MOST_STRETCHES)
    return (
        f"class:{other}",
        f"classes:{other} {next_to_it}",
        f"classes:{' '.join(after.opening)}",
        f"joint+class:{joint} {other}",
        f"joint+classes:{joint} {other} {next_to_it}",
        f"task-class:{one}",
        f"task-classes:{one} {second}",
        f"closing:{text.stretches[at - 1].side.closing}",
        f"before-class:{text.stretches[at - 1].side.opening[0]}",
        f"both-class:{one}/{other}",
        f"joint+both-class:{joint} {one}/{other}",
        f"both-classes:{one} {second}/{other} {next_to_it}",
        f"verbs:{verbs}",
        f"joint+verbs:{joint} {verbs}",
        f"joint+verbs+length:{joint} {verbs} {min(after.length, _FEW)}",
        f"alike:{joint} {one == other} {second == next_to_it}",
        f"verbal:{min(text.verbal, _FEW)}/{count} {after.verbal}",
        f"led:{min(text.led, _FEW)}/{count} {after.led}",
        f"same-class:{joint} {min(text.openings[other], _FEW)}/{count}",
        f"following-class:{_class_of(text, at + 1)}",
        f"joint+length:{joint} {min(after.length, _MOST_WORDS)} {after.verbal}",
        f"joint+task-length:{joint} {min(task.length, _MOST_WORDS_SO_FAR)} {verbs}",
    )


def _class_of(text: Layout, at: int) -> str:
    if at == len(text.stretches):
        return "end"
    side = text.stretches[at].side
    return f"{side.opening[0]} {side.verbal}"


def _of_classes_and_owners(text: Layout, stretch: Stretch, task: Side) -> tuple[str, ...]:
    """Whether both sides would be somebody's, with the kinds of words that open them."""
    joint, after = stretch.joint, stretch.side
    one, other = _ours(task.hint), _ours(after.hint)
    both, same = f"{one}/{other}", _same(task.hint, after.hint)
    led = f"{task.led}/{after.led}"
    first, second = task.opening[0], after.opening[0]
    return (
        f"joint+led+ours+same:{joint} {led} {both} {same}",
        f"led+ours+same:{led} {both} {same}",
        f"joint+verbs+ours:{joint} {task.verbal}/{after.verbal} {both}",
        f"joint+class+ours:{joint} {second} {both}",
        f"class+ours:{second} {other}",
        f"joint+ours+same:{joint} {both} {same}",
        f"task-class+ours:{first} {one}",
        f"joint+both-class+ours:{joint} {first}/{second} {both}",
        f"ours+count:{both} {min(len(text.stretches), _FEW)} {after.led}",
        f"joint+length+ours:{joint} {min(after.length, _FEW)} {after.led} {other}",
        f"joint+task-length+ours:{joint} {min(task.length, _FEW)} {task.led} {one}",
    )


def _ours(hint: Hint) -> str:
    return f"{'nobody' if hint.owner == Verdict.NEITHER else 'ours'} {hint.sure}"


def _same(one: Hint, other: Hint) -> str:
    return "topic" if one.topic == other.topic else "owner" if one.owner == other.owner else "none"


def _of_list(text: Layout, stretch: Stretch, task: Side) -> tuple[str, ...]:
    """What the stretch has in common with the others: the items of a list are alike."""
    joint, after = stretch.joint, stretch.side
    alike, full = min(text.firsts[stretch.first], DIFFERENT), min(text.complete, _FEW)
    return (
        f"first:{alike}",
        f"joint+first:{joint} {alike}",
        f"joint+kind:{joint} {min(text.kinds[stretch.kind], _FEW)} {after.opens}",
        f"full:{full} {after.complete} {task.complete}",
        f"joint+full:{joint} {full} {after.complete} {task.complete}",
        f"joint+acting:{joint} {min(text.acting, _FEW)} {after.acts}/{task.acts}",
    )


def _of_decisions(so_far: SoFar, at: int, stretch: Stretch) -> tuple[str, ...]:
    """What was made of the joints before: a list goes on as it began."""
    joint, after = stretch.joint, stretch.side
    last, opens = so_far.last.get(joint, (None, None))
    return (
        f"last:{last}",
        f"joint+last:{joint} {last}",
        f"last+after:{last} {after.status}",
        f"joint+last+alike:{joint} {last} {opens == after.opens}",
        f"parts:{min(so_far.parts, _FEW)} {at - so_far.parts > 1}",
        f"joint+parted:{joint} {so_far.parted}",
    )


def _of_words(text: Layout, at: int) -> Iterable[str]:
    """The words themselves that open and close the stretches beside the joint."""
    before, after = text.stretches[at - 1].mentions, text.stretches[at].mentions
    forms = [text.words[place].form for one in after[:_OPENING] for place in range(one.first, one.last + 1)]
    return dict.fromkeys(
        (
            *(f"among:{form}" for form in forms[:_OPENING]),
            f"first-word:{text.stretches[at].first}",
            f"opening:{forms[0]}",
            f"opening:{' '.join(forms[:2])}",
            f"ending:{text.words[before[-1].last].form}",
        )
    )

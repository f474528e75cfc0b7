"""Which tip comes next: a shuffled bag for each channel, kept nowhere but in what the channel has seen."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from hashlib import sha256

from core.knowledge.model import Tip
from core.languages import LANGS, Lang
from core.tips.model import Subscription


def choose(tips: Iterable[Tip], subscription: Subscription, seen: Sequence[str]) -> Tip:
    """The next tip for a channel that has `seen` those ids, oldest first.

    None comes again until the channel saw all that fit it, nor before half of the others came after it. A
    tip's place in a bag depends on the seed, the bag and the tip's id alone: adding, changing or removing
    tips moves no other.

    Raises:
        ValueError: no tip fits the channel's audience.
    """
    fitting = {tip.id: tip for tip in tips if fits(tip, subscription)}
    bag, drawn = _open_bag(seen)
    left = fitting.keys() - drawn
    if not left:
        bag, left = bag + 1, set(fitting)
    half = max(1, len(fitting) // 2)
    candidates = left.difference([tip for tip in seen if tip in fitting][-half:]) or left
    return fitting[min(candidates, key=lambda tip: _place(subscription.seed, bag, tip))]


def coming(
    tips: Iterable[Tip], subscription: Subscription, seen: Sequence[str], count: int
) -> tuple[Tip, ...]:
    """The next `count` tips, in the order in which they will come; see `choose`."""
    tips = tuple(tips)
    chosen: list[Tip] = []
    for _ in range(count):
        chosen.append(choose(tips, subscription, [*seen, *(tip.id for tip in chosen)]))
    return tuple(chosen)


def fits(tip: Tip, subscription: Subscription) -> bool:
    """Whether the tip is for the channel's audience; a channel for everybody takes those for either role."""
    return subscription.audience == "everybody" or tip.audience in {"everybody", subscription.audience}


def languages_on(subscription: Subscription, day: date) -> tuple[Lang, ...]:
    """The languages of that local day's tip; alternating ones take turns over the channel's days."""
    match subscription.language:
        case "both":
            return LANGS
        case "alternate":
            weeks = (day.toordinal() - 1) // 7  # day 1 was a Monday
            before = weeks * len(subscription.days) + sum(
                other < day.weekday() for other in subscription.days
            )
            return (LANGS[before % 2],)
        case language:
            return (language,)


def _open_bag(seen: Iterable[str]) -> tuple[int, Collection[str]]:
    """The how-many-eth bag the channel last drew from, and what it drew.

    A bag ends when nothing is left in it, so the first draw from the next one is always a tip that the bag
    had, and within a bag nothing comes twice: the first repetition is the border, whatever was added and
    removed since.
    """
    bag, drawn = 0, set[str]()
    for tip in seen:
        if tip in drawn:
            bag, drawn = bag + 1, set()
        drawn.add(tip)
    return bag, drawn


def _place(seed: int, bag: int, tip: str) -> bytes:
    return sha256(f"{seed}/{bag}/{tip}".encode()).digest()

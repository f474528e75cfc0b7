"""What can be shown about the roles, as buttons carry it: all that is needed to show it again."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, assert_never

from core.knowledge.model import CODE_LENGTH, Catalog, Role, Topic

_HELPING: Final = "help"


@dataclass(frozen=True, slots=True)
class Card:
    """One role."""

    role: Role


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both roles side by side, on the axis with this id or on all of them."""

    axis: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """Who may decide, in general."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Who may decide about a topic; `doing` is the topic of those who then do it, where it is another one."""

    topic: str
    doing: str | None = None


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why the difference matters."""


@dataclass(frozen=True, slots=True)
class Picking:
    """The tasks to pick from, for somebody who hires; `picked` are topics, in the order of picking."""

    picked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Need:
    """Which role somebody needs who needs these topics done."""

    picked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Helping:
    """What can be asked, typed after `command`."""

    command: str


View = Helping | Card | Comparison | Rule | Decision | Reasons | Picking | Need


def encode(view: View, catalog: Catalog) -> str:
    """What a button carries that shows this."""
    said: str
    match view:
        case Helping(command):
            said = f"{_HELPING}.{command}"
        case Card(role):
            said = role
        case Comparison(axis):
            said = _joined("compare", axis)
        case Rule():
            said = "decide"
        case Decision(topic, doing):
            said = _joined("decide", _codes([topic, *([doing] if doing else [])], catalog))
        case Reasons():
            said = "why"
        case Picking(picked):
            said = _joined("hire", _codes(picked, catalog))
        case Need(picked):
            said = _joined("need", _codes(picked, catalog))
        case _:
            assert_never(view)
    return said


def decode(said: str, catalog: Catalog) -> View | None:
    """What a button shows; None when it is from before a change of the knowledge, or none of ours."""
    kind, _, rest = said.partition(".")
    if kind == "compare":
        return Comparison(rest or None) if rest in {"", *(axis.id for axis in catalog.axes)} else None
    if kind == _HELPING:
        return Helping(rest)
    topics = _topics(rest, catalog)
    if topics is None:
        return None
    return _of_topics(kind, tuple(topic.id for topic in topics))


def _of_topics(kind: str, topics: tuple[str, ...]) -> View | None:
    view: View | None = None
    match kind, topics:
        case ("specialist" | "strategist") as role, ():
            view = Card(role)
        case "why", ():
            view = Reasons()
        case "decide", ():
            view = Rule()
        case "decide", (topic,):
            view = Decision(topic)
        case "decide", (topic, doing):
            view = Decision(topic, doing)
        case "hire", _:
            view = Picking(topics)
        case "need", (_, *_):
            view = Need(topics)
    return view


def _joined(kind: str, rest: str | None) -> str:
    return f"{kind}.{rest}" if rest else kind


def _codes(topics: Iterable[str], catalog: Catalog) -> str:
    return "".join(catalog.topics[topic].code for topic in topics)


def _topics(codes: str, catalog: Catalog) -> list[Topic] | None:
    cut = (codes[at : at + CODE_LENGTH] for at in range(0, len(codes), CODE_LENGTH))
    found = [catalog.by_code.get(code) for code in cut]
    topics = [topic for topic in found if topic is not None]
    return topics if len(topics) == len(found) else None

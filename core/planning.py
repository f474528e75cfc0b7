"""The plan of a request with several tasks: who does what in which order, and what is passed on. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from core.knowledge.model import Catalog, Owner, Phase, Role, Topic
from core.ownership.verdicts import Ruling


class Stage(StrEnum):
    """A stage of the work, in the order in which it is handed on."""

    DIRECTION = "direction"
    EXECUTION = "execution"
    MEASUREMENT = "measurement"


_ORDER: Final = tuple(Stage)


@dataclass(frozen=True, slots=True)
class Step:
    """One task that somebody owns, in its place.

    `number` counts the steps from 1, `task` is the index of the task in the request. `following` is the
    number of the next step that somebody else owns, `to` its owner; both are None where nobody else goes on.
    """

    number: int
    task: int
    ruling: Ruling
    topic: Topic
    stage: Stage
    following: int | None
    to: Owner | None

    @property
    def receiver(self) -> Role | None:
        """The other role, when it has a part in what follows; who share a step have nobody to pass it to."""
        if self.to is None or self.topic.owner == "shared":
            return None
        return "strategist" if self.topic.owner == "specialist" else "specialist"


@dataclass(frozen=True, slots=True)
class Plan:
    """The steps in the order of hand-off; `rest` are the tasks of nobody and the unclear ones."""

    steps: tuple[Step, ...]
    rest: tuple[Ruling, ...]


def make_plan(catalog: Catalog, rulings: Sequence[Ruling]) -> Plan:
    """The plan for these tasks: direction, then execution, then measurement; in each the text's order."""
    owned = [
        (task, ruling, catalog.topics[ruling.topic])
        for task, ruling in enumerate(rulings)
        if ruling.topic is not None
    ]
    owned.sort(key=lambda one: _ORDER.index(stage_of(one[2])))
    steps: list[Step] = []
    following: int | None = None
    to: Owner | None = None
    for number, (task, ruling, topic) in reversed(list(enumerate(owned, start=1))):
        if steps and steps[-1].topic.owner != topic.owner:
            following, to = steps[-1].number, steps[-1].topic.owner
        steps.append(Step(number, task, ruling, topic, stage_of(topic), following, to))
    return Plan(tuple(reversed(steps)), tuple(ruling for ruling in rulings if ruling.topic is None))


def stage_of(topic: Topic) -> Stage:
    """The stage that a topic belongs to: what measures comes last, what the strategist has a say in first."""
    if topic.measures:
        return Stage.MEASUREMENT
    plans = any(split.phase is Phase.PLAN for split in topic.split)
    return Stage.DIRECTION if topic.owner == "strategist" or plans else Stage.EXECUTION

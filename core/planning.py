"""The plan of a request with several tasks: who does what in which order, and what is passed on. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from core.knowledge.model import Catalog, Owner, Phase, Topic
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

    `number` counts the steps from 1, `task` is the index of the task in the request. `to` is the owner of the
    next step, None on the last one.
    """

    number: int
    task: int
    ruling: Ruling
    topic: Topic
    stage: Stage
    to: Owner | None


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
    owners: list[Owner | None] = [topic.owner for _, _, topic in owned]
    steps = (
        Step(number, task, ruling, topic, stage_of(topic), to)
        for number, ((task, ruling, topic), to) in enumerate(zip(owned, [*owners[1:], None], strict=False), 1)
    )
    return Plan(tuple(steps), tuple(ruling for ruling in rulings if ruling.topic is None))


def stage_of(topic: Topic) -> Stage:
    """The stage that a topic belongs to: what measures comes last, what the strategist has a say in first."""
    if topic.measures:
        return Stage.MEASUREMENT
    plans = any(split.phase is Phase.PLAN for split in topic.split)
    return Stage.DIRECTION if topic.owner == "strategist" or plans else Stage.EXECUTION

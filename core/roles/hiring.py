"""Which role, or both and in which order, somebody needs for the tasks that they need done. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from core.knowledge.model import Catalog, Role
from core.roles.phrases import ROLES


@dataclass(frozen=True, slots=True)
class Hire:
    """A role to hire, and the topics for which it is needed, in the order in which they were picked."""

    role: Role
    topics: tuple[str, ...]


def hires(catalog: Catalog, picked: Iterable[str]) -> tuple[Hire, ...]:
    """Whom to hire, the first one first.

    What both share counts for each. The role with more of the tasks comes first, the strategist when both
    have as many: the specialist works along the strategist's directions.
    """
    topics = tuple(dict.fromkeys(picked))
    wanted = {
        role: tuple(topic for topic in topics if catalog.topics[topic].owner in {role, "shared"})
        for role in ROLES
    }
    ordered = sorted(ROLES, key=lambda role: (-len(wanted[role]), role != "strategist"))
    return tuple(Hire(role, wanted[role]) for role in ordered if wanted[role])

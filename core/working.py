"""The working of a ruling as data: the JSON contract of `ask --explain --json`, documented in the README."""

from typing import TypedDict

from core.ownership.clues import Clue
from core.ownership.explaining import Contest, Likelihoods, Working


class ReadReport(TypedDict):
    """What the task was read as: names in `knowledge/language/`."""

    act: str | None
    thing: str | None
    scale: str | None


class ClueReport(TypedDict):
    """Words as typed, and what they add for the winner; negative: for the rival."""

    words: str
    weight: float


class ContestReport(TypedDict):
    """Why the winner came before the rival: natural logarithms of odds, which add up to `sum`."""

    winner: str
    rival: str
    start: float
    clues: list[ClueReport]
    sum: float


class WorkingReport(TypedDict):
    """How a ruling came about; without anything weighed, the likelihoods are empty and the contests null."""

    basis: str
    read: ReadReport
    not_asked: list[str]
    owners: dict[str, float]
    topics: dict[str, float]
    for_owner: ContestReport | None
    for_topic: ContestReport | None


def report_working(working: Working) -> WorkingReport:
    """The working as data."""
    return WorkingReport(
        basis=working.basis.value,
        read=ReadReport(act=working.act, thing=working.thing, scale=working.scale),
        not_asked=list(working.denied),
        owners=_likely(working.owners),
        topics=_likely(working.topics),
        for_owner=_contest(working.for_owner) if working.for_owner else None,
        for_topic=_contest(working.for_topic) if working.for_topic else None,
    )


def _likely(likelihoods: Likelihoods) -> dict[str, float]:
    return {name: round(likely, 4) for name, likely in likelihoods}


def _contest(contest: Contest) -> ContestReport:
    return ContestReport(
        winner=contest.winner,
        rival=contest.rival,
        start=contest.start,
        clues=[_clue(clue) for clue in contest.clues],
        sum=contest.lead,
    )


def _clue(clue: Clue) -> ClueReport:
    return ClueReport(words=clue.words, weight=clue.weight)

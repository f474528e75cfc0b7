"""What the answers to the quiz say: which role they lean to, by how much, and on which axes."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from core.knowledge.model import QuizQuestion, Role


class Alike(Enum):
    """Why no judgement is passed: all the answers are alike."""

    ROLE = auto()  # the same role's each time
    PLACE = auto()  # the same button each time


@dataclass(frozen=True, slots=True)
class Tally:
    """Answers for each role, over the whole quiz or on one axis."""

    specialist: int
    strategist: int

    @property
    def lead(self) -> Role | None:
        """The role with more of them; None when both have as many."""
        if self.specialist == self.strategist:
            return None
        return "specialist" if self.specialist > self.strategist else "strategist"

    @property
    def sides(self) -> tuple[int, int]:
        """The larger number of the two, then the smaller one."""
        return max(self.specialist, self.strategist), min(self.specialist, self.strategist)

    @property
    def margin(self) -> int:
        """By how many the lead has more."""
        more, less = self.sides
        return more - less


@dataclass(frozen=True, slots=True)
class Pull:
    """An axis on which one role got more answers than the other."""

    axis: str
    role: Role
    tally: Tally


@dataclass(frozen=True, slots=True)
class Score:
    """The result: the answers for each role, and the axes that pull one way, the strongest first."""

    tally: Tally
    pulls: tuple[Pull, ...]

    @property
    def decided(self) -> tuple[Pull, ...]:
        """The axes that made the lead; in a tie all that pull, either way."""
        lead = self.tally.lead
        return tuple(pull for pull in self.pulls if lead in {None, pull.role})

    @property
    def against(self) -> tuple[Pull, ...]:
        """The axes that pull the other way."""
        return tuple(pull for pull in self.pulls if pull not in self.decided)


def score(questions: Sequence[QuizQuestion], answers: Sequence[Role]) -> Score | Alike:
    """The result of one answer for each question; or why there is none."""
    if len(set(answers)) == 1:
        return Alike.ROLE
    asked = list(zip(questions, answers, strict=True))
    if len({answer == question.first for question, answer in asked}) == 1:
        return Alike.PLACE
    tallies = {
        axis: _tally([answer for question, answer in asked if question.axis == axis])
        for axis in dict.fromkeys(question.axis for question in questions)
    }
    pulls = [Pull(axis, tally.lead, tally) for axis, tally in tallies.items() if tally.lead]
    pulls.sort(key=lambda pull: -pull.tally.margin)
    return Score(_tally(answers), tuple(pulls))


def _tally(answers: Sequence[Role]) -> Tally:
    return Tally(answers.count("specialist"), answers.count("strategist"))

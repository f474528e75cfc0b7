"""Measures the engine on requests whose owners are known. Pure: rows in, an evaluation out."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from core.languages import LANGS, Lang
from core.ownership.engine import Engine
from core.ownership.explaining import Working
from core.ownership.verdicts import Ruling, Verdict

EXPECTED: Final = (Verdict.SPECIALIST, Verdict.STRATEGIST, Verdict.SHARED, Verdict.NEITHER)
"""What a row may expect; `unsure` is an answer, never what is right."""
SEVERAL: Final = "several"
"""What a request was answered with that was cut into several tasks."""
GIVEN: Final = (*Verdict, SEVERAL)
"""What a row of one task may be answered with."""
_OWNED: Final = frozenset({Verdict.SPECIALIST, Verdict.STRATEGIST, Verdict.SHARED})
_BINS: Final = 10


@dataclass(frozen=True, slots=True)
class Row:
    """A request with the verdict that each of its tasks should get, in the order of the text, at least one.

    `kind` is what the request is an example of, None where nobody said. `file` and `line`, from 1, say where
    it stands.
    """

    id: str
    text: str
    lang: Lang
    owners: tuple[Verdict, ...]
    kind: str | None
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows there are, and how many of them are right."""

    rows: int
    right: int

    @property
    def share(self) -> float | None:
        """The part that is right, in [0, 1]; None where there is no row."""
        return self.right / self.rows if self.rows else None


@dataclass(frozen=True, slots=True)
class Rejection:
    """How well requests that nobody owns are told from those that somebody owns.

    `nobodys`: the rows of one task that is nobody's; right when they got `neither` alone. `missed` of them
    got an owner; the others were asked about. `owned`: the rows with an owner for at least one task.
    `rejected` of them got nothing but `neither`.
    """

    nobodys: Tally
    missed: int
    owned: int
    rejected: int

    @property
    def missed_share(self) -> float | None:
        """The part of nobody's rows that got an owner; None where there is no such row."""
        return self.missed / self.nobodys.rows if self.nobodys.rows else None

    @property
    def false_share(self) -> float | None:
        """The part of the owned rows that was rejected; None where there is no such row."""
        return self.rejected / self.owned if self.owned else None


@dataclass(frozen=True, slots=True)
class Bin:
    """The rows answered with a confidence from `low` up to `high`, and the mean of these confidences."""

    low: float
    high: float
    tally: Tally
    confidence: float

    @property
    def gap(self) -> float:
        """How far the confidence is from the part that is right, in [0, 1]."""
        return abs(self.confidence - (self.tally.share or 0.0))


@dataclass(frozen=True, slots=True)
class Calibration:
    """Whether a confidence is a probability: the bins of equal width that have rows, the lowest first.

    It is about rows of one task. `unsure` counts as wrong; so does a row that was cut into several tasks,
    with the confidence of the least sure one.
    """

    bins: tuple[Bin, ...]

    @property
    def error(self) -> float | None:
        """The expected calibration error: the mean gap of a row, in [0, 1]; None where there is no row."""
        rows = sum(one.tally.rows for one in self.bins)
        return sum(one.gap * one.tally.rows for one in self.bins) / rows if rows else None


@dataclass(frozen=True, slots=True)
class Failure:
    """A row that is not wholly right, with the working behind each ruling that it got."""

    row: Row
    workings: tuple[Working, ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How good the answers are. A row is right when each of its tasks has its verdict, in order.

    `by_verdict` and `confusion` (expected, then given) are about rows of one task, and have every verdict
    that can be expected; `several` are the other rows. `by_file`, `by_lang` and `by_kind` have what occurs,
    `by_kind` without the rows of no kind.
    """

    total: Tally
    several: Tally
    by_file: Mapping[str, Tally]
    by_verdict: Mapping[Verdict, Tally]
    by_lang: Mapping[Lang, Tally]
    by_kind: Mapping[str, Tally]
    confusion: Mapping[Verdict, Mapping[str, int]]
    rejection: Rejection
    calibration: Calibration
    calibration_by_lang: Mapping[Lang, Calibration]
    failures: tuple[Failure, ...]

    @property
    def between_langs(self) -> float | None:
        """By how much the languages differ in the part that is right; None where only one occurs."""
        shares = [tally.share or 0.0 for tally in self.by_lang.values()]
        return max(shares) - min(shares) if len(shares) > 1 else None


@dataclass(frozen=True, slots=True)
class _Outcome:
    """A row and what it got."""

    row: Row
    rulings: tuple[Ruling, ...]

    @property
    def right(self) -> bool:
        return self.row.owners == tuple(ruling.verdict for ruling in self.rulings)

    @property
    def single(self) -> bool:
        """Whether the row has one task."""
        return len(self.row.owners) == 1

    @property
    def given(self) -> str:
        return self.rulings[0].verdict if len(self.rulings) == 1 else SEVERAL

    @property
    def confidence(self) -> float:
        return min(ruling.confidence for ruling in self.rulings)

    @property
    def owned(self) -> bool:
        """Whether some task got an owner."""
        return any(ruling.verdict in _OWNED for ruling in self.rulings)


def evaluate(rows: Iterable[Row], engine: Engine) -> Evaluation:
    """What the engine answers to the rows, against what they expect."""
    outcomes = [_Outcome(row, engine.understand(row.text).rulings) for row in rows]
    single = [outcome for outcome in outcomes if outcome.single]
    langs = [lang for lang in LANGS if any(outcome.row.lang == lang for outcome in outcomes)]
    wrong = (outcome.row for outcome in outcomes if not outcome.right)
    return Evaluation(
        total=_tally(outcomes),
        several=_tally([outcome for outcome in outcomes if not outcome.single]),
        by_file=_tallies(outcomes, lambda row: row.file),
        by_verdict={verdict: _tally(_expecting(single, verdict)) for verdict in EXPECTED},
        by_lang={lang: _tally(_of_lang(outcomes, lang)) for lang in langs},
        by_kind=_tallies(outcomes, lambda row: row.kind),
        confusion={verdict: _given(_expecting(single, verdict)) for verdict in EXPECTED},
        rejection=_rejection(outcomes),
        calibration=_calibration(single),
        calibration_by_lang={lang: _calibration(_of_lang(single, lang)) for lang in langs},
        failures=tuple(Failure(row, engine.explain(row.text)) for row in wrong),
    )


def _tally(outcomes: Sequence[_Outcome]) -> Tally:
    return Tally(len(outcomes), sum(outcome.right for outcome in outcomes))


def _tallies(outcomes: Sequence[_Outcome], name: Callable[[Row], str | None]) -> Mapping[str, Tally]:
    """The tallies by the name that rows have, in the order of the rows."""
    groups: dict[str, list[_Outcome]] = {}
    for outcome in outcomes:
        named = name(outcome.row)
        if named is not None:
            groups.setdefault(named, []).append(outcome)
    return {named: _tally(group) for named, group in groups.items()}


def _expecting(single: Sequence[_Outcome], verdict: Verdict) -> list[_Outcome]:
    return [outcome for outcome in single if outcome.row.owners == (verdict,)]


def _of_lang(outcomes: Sequence[_Outcome], lang: Lang) -> list[_Outcome]:
    return [outcome for outcome in outcomes if outcome.row.lang == lang]


def _given(outcomes: Sequence[_Outcome]) -> Mapping[str, int]:
    return {given: sum(outcome.given == given for outcome in outcomes) for given in GIVEN}


def _rejection(outcomes: Sequence[_Outcome]) -> Rejection:
    nobodys = _expecting(outcomes, Verdict.NEITHER)
    owned = [outcome for outcome in outcomes if not _OWNED.isdisjoint(outcome.row.owners)]
    return Rejection(
        nobodys=_tally(nobodys),
        missed=sum(outcome.owned for outcome in nobodys),
        owned=len(owned),
        rejected=sum(
            {ruling.verdict for ruling in outcome.rulings} == {Verdict.NEITHER} for outcome in owned
        ),
    )


def _calibration(single: Sequence[_Outcome]) -> Calibration:
    bins: dict[int, list[_Outcome]] = {}
    for outcome in single:
        bins.setdefault(min(int(outcome.confidence * _BINS), _BINS - 1), []).append(outcome)
    return Calibration(tuple(_bin(at, bins[at]) for at in sorted(bins)))


def _bin(at: int, outcomes: Sequence[_Outcome]) -> Bin:
    mean = sum(outcome.confidence for outcome in outcomes) / len(outcomes)
    return Bin(at / _BINS, (at + 1) / _BINS, _tally(outcomes), mean)

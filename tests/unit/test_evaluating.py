"""The figures of an evaluation, on rows and answers made by hand, and on the small library."""

from collections.abc import Iterable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.evaluating import EXPECTED, Evaluation, Failure, Row, Tally, evaluate
from core.languages import LANGS, Lang
from core.ownership.engine import Engine, Understanding
from core.ownership.explaining import Working
from core.ownership.tasks import Basis
from core.ownership.verdicts import Ruling, Verdict
from tests.unit.small_library import LIBRARY

SPECIALIST, STRATEGIST, SHARED, NEITHER, UNSURE = Verdict

Answer = tuple[tuple[Verdict, float], ...]


class Told(Engine):
    """An engine that answers what it is told to."""

    def __init__(self, answers: Mapping[str, Answer]) -> None:
        self.answers = answers

    def understand(self, text: str) -> Understanding:
        return Understanding(tuple(Ruling(text, *one) for one in self.answers[text]), None)

    def explain(self, text: str) -> tuple[Working, ...]:
        rulings = self.understand(text).rulings
        return tuple(Working(ruling, Basis.LEARNT, None, None, None, ()) for ruling in rulings)


def row(
    *owners: Verdict, text: str = "", lang: Lang = "en", kind: str | None = None, file: str = "rows.jsonl"
) -> Row:
    return Row("1", text, lang, owners, kind, file, 1)


def evaluated(*pairs: tuple[Row, Answer]) -> Evaluation:
    """The evaluation of rows, each with what it is answered."""
    rows = [
        Row(str(at), str(at), one.lang, one.owners, one.kind, one.file, at)
        for at, (one, _) in enumerate(pairs)
    ]
    return evaluate(rows, Told({str(at): answer for at, (_, answer) in enumerate(pairs)}))


def got(*verdicts: Verdict, confidence: float = 0.9) -> Answer:
    return tuple((verdict, confidence) for verdict in verdicts)


def test_a_row_is_right_when_each_task_has_its_verdict_in_order() -> None:
    result = evaluated(
        (row(SPECIALIST), got(SPECIALIST)),
        (row(SPECIALIST), got(STRATEGIST)),
        (row(SPECIALIST, STRATEGIST), got(SPECIALIST, STRATEGIST)),
        (row(SPECIALIST, STRATEGIST), got(STRATEGIST, SPECIALIST)),
        (row(SPECIALIST, STRATEGIST), got(SPECIALIST)),
    )

    assert result.total == Tally(5, 2)
    assert result.total.share == 0.4
    assert result.several == Tally(3, 1)


def test_tells_the_verdicts_of_one_task_and_the_languages_and_files_apart() -> None:
    result = evaluated(
        (row(SPECIALIST, file="a"), got(SPECIALIST)),
        (row(SHARED, lang="id", file="b"), got(STRATEGIST)),
        (row(SHARED, lang="id", file="b"), got(SHARED)),
        (row(SHARED, NEITHER, lang="id", file="b"), got(SHARED, NEITHER)),
    )

    assert result.by_verdict == {
        SPECIALIST: Tally(1, 1), STRATEGIST: Tally(0, 0), SHARED: Tally(2, 1), NEITHER: Tally(0, 0)
    }  # fmt: skip
    assert result.by_lang == {"en": Tally(1, 1), "id": Tally(3, 2)}
    assert result.by_file == {"a": Tally(1, 1), "b": Tally(3, 2)}
    assert result.between_langs == pytest.approx(1 / 3)


def test_one_language_differs_from_no_other() -> None:
    result = evaluated((row(SPECIALIST, lang="id"), got(SPECIALIST)))

    assert list(result.by_lang) == ["id"]
    assert result.between_langs is None


def test_tells_kinds_apart_where_rows_have_one() -> None:
    result = evaluated(
        (row(SPECIALIST, kind="slang"), got(SPECIALIST)),
        (row(SPECIALIST, kind="plain"), got(UNSURE)),
        (row(SPECIALIST), got(SPECIALIST)),
    )

    assert result.by_kind == {"slang": Tally(1, 1), "plain": Tally(1, 0)}


def test_confusion_sets_what_was_given_against_what_was_expected() -> None:
    result = evaluated(
        (row(SPECIALIST), got(STRATEGIST)),
        (row(SPECIALIST), got(UNSURE)),
        (row(SPECIALIST), got(SPECIALIST, SPECIALIST)),
        (row(SPECIALIST, STRATEGIST), got(NEITHER)),
    )

    assert result.confusion[SPECIALIST] == {
        "specialist": 0, "strategist": 1, "shared": 0, "neither": 0, "unsure": 1, "several": 1
    }  # fmt: skip
    assert sum(result.confusion[STRATEGIST].values()) == 0


def test_rejection_is_recalled_missed_or_false() -> None:
    result = evaluated(
        (row(NEITHER), got(NEITHER)),
        (row(NEITHER), got(UNSURE)),
        (row(NEITHER), got(STRATEGIST)),
        (row(NEITHER), got(NEITHER, SPECIALIST)),
        (row(SPECIALIST), got(NEITHER)),
        (row(SHARED), got(UNSURE)),
        (row(SPECIALIST, NEITHER), got(NEITHER)),
        (row(SPECIALIST, STRATEGIST), got(NEITHER, STRATEGIST)),
    ).rejection

    assert result.nobodys == Tally(4, 1)
    assert (result.missed, result.missed_share) == (2, 0.5)
    assert (result.owned, result.rejected, result.false_share) == (4, 2, 0.5)


def test_has_no_share_of_rows_that_there_are_not() -> None:
    nothing = evaluated()

    assert nothing.total.share is None
    assert nothing.rejection.missed_share is None
    assert nothing.rejection.false_share is None
    assert nothing.calibration.error is None


def test_the_calibration_error_is_the_mean_gap_between_what_was_said_and_what_was_right() -> None:
    calibration = evaluated(
        (row(SPECIALIST), got(SPECIALIST, confidence=0.95)),
        (row(SPECIALIST), got(STRATEGIST, confidence=0.91)),
        (row(SPECIALIST), got(SPECIALIST, confidence=0.8)),
        (row(SPECIALIST, NEITHER), got(NEITHER, confidence=0.1)),
    ).calibration

    assert [(one.low, one.high, one.tally) for one in calibration.bins] == [
        (0.8, 0.9, Tally(1, 1)),
        (0.9, 1.0, Tally(2, 1)),
    ]
    assert calibration.bins[1].confidence == pytest.approx(0.93)
    assert calibration.error == pytest.approx((2 * 0.43 + 1 * 0.2) / 3)


def test_certainty_falls_into_the_last_bin() -> None:
    (only,) = evaluated((row(SPECIALIST), got(SPECIALIST, confidence=1.0))).calibration.bins

    assert (only.low, only.high) == (0.9, 1.0)


def test_an_open_question_counts_as_wrong_and_a_split_with_its_least_sure_task() -> None:
    calibration = evaluated(
        (row(SPECIALIST), got(UNSURE, confidence=0.35)),
        (row(SPECIALIST), ((SPECIALIST, 0.9), (STRATEGIST, 0.55))),
    ).calibration

    assert [(one.low, one.tally) for one in calibration.bins] == [(0.3, Tally(1, 0)), (0.5, Tally(1, 0))]
    assert calibration.error == pytest.approx((0.35 + 0.55) / 2)


def test_each_language_has_its_own_calibration() -> None:
    result = evaluated(
        (row(SPECIALIST), got(SPECIALIST, confidence=0.9)),
        (row(SPECIALIST, lang="id"), got(SHARED, confidence=0.9)),
    )

    errors = {lang: one.error for lang, one in result.calibration_by_lang.items()}
    assert errors == {"en": pytest.approx(0.1), "id": pytest.approx(0.9)}
    assert result.calibration.error == pytest.approx(0.4)


def test_a_failure_has_its_row_and_the_working_of_each_task() -> None:
    engine = Engine(LIBRARY.catalog, LIBRARY.lexicon, LIBRARY.learnt, LIBRARY.names)
    right = row(SPECIALIST, text="upload the caption")
    wrong = row(NEITHER, text="upload the caption, then plan the campaign")

    result = evaluate([right, wrong], engine)

    assert result.failures == (Failure(wrong, engine.explain(wrong.text)),)
    assert [one.ruling.verdict for one in result.failures[0].workings] == [SPECIALIST, STRATEGIST]


answers: st.SearchStrategy[Answer] = st.lists(
    st.tuples(st.sampled_from(Verdict), st.floats(0, 1)), min_size=1, max_size=3
).map(tuple)
rows: st.SearchStrategy[Row] = st.builds(
    lambda owners, lang: row(*owners, lang=lang),
    st.lists(st.sampled_from(EXPECTED), min_size=1, max_size=3),
    st.sampled_from(LANGS),
)


@given(pairs=st.lists(st.tuples(rows, answers), max_size=12))
def test_every_row_is_counted_once_in_each_figure(pairs: Iterable[tuple[Row, Answer]]) -> None:
    pairs = list(pairs)

    result = evaluated(*pairs)

    single = [one for one, _ in pairs if len(one.owners) == 1]
    assert result.total.rows == len(pairs) == result.total.right + len(result.failures)
    assert result.several.rows == len(pairs) - len(single)
    assert sum(tally.rows for tally in result.by_verdict.values()) == len(single)
    assert sum(tally.rows for tally in result.by_lang.values()) == len(pairs)
    assert sum(sum(counts.values()) for counts in result.confusion.values()) == len(single)
    assert sum(one.tally.rows for one in result.calibration.bins) == len(single)
    assert all(one.low - 1e-9 <= one.confidence <= one.high + 1e-9 for one in result.calibration.bins)
    assert 0 <= (result.calibration.error or 0) <= 1

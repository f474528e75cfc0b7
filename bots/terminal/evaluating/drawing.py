"""Draws an evaluation as plain text for a terminal, a pipe or a log. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from textwrap import wrap
from typing import Any, Final

from bots.terminal.drawing import clean
from core.evaluating import GIVEN, Calibration, Evaluation, Failure, Rejection, Tally
from core.ownership.explaining import Working
from core.ownership.tasks import Basis
from core.ownership.verdicts import Ruling

_WIDTH: Final = 100
_NAME: Final = 32
"""Columns of a row's name."""
_NUMBER: Final = 11
_MOST_AGAINST: Final = 3
_LONGEST_TEXT: Final = 300
"""Characters of a request that are shown; the file has the rest."""
_BASES: Final = {
    Basis.NAMED: "it is the topic's own name",
    Basis.STRANGE: "no word of it is known",
    Basis.OPEN: "it names a thing of several topics, and no more",
}
"""What a ruling rests on where no words were weighed."""


def draw_evaluation(evaluation: Evaluation) -> str:
    """The figures, then every failure; lines of at most 100 columns, without a line break at the end."""
    blocks = [
        _total(evaluation.total),
        *_accuracies(evaluation),
        _confusion(evaluation),
        _rejection(evaluation.rejection),
        *_calibrations(evaluation),
        *_failures(evaluation.failures),
    ]
    return "\n\n".join("\n".join(line.rstrip() for line in block) for block in blocks)


def _total(total: Tally) -> list[str]:
    return [f"{total.right} of {total.rows} rows wholly right: {_share(total.share)}"]


def _accuracies(evaluation: Evaluation) -> Iterator[list[str]]:
    head = ("rows", "right", "accuracy")
    verdicts: dict[str, Tally] = {
        verdict: tally for verdict, tally in evaluation.by_verdict.items() if tally.rows
    }
    if evaluation.several.rows:
        verdicts["several tasks, all in order"] = evaluation.several
    if len(evaluation.by_file) > 1:
        yield [_row("By file", *head), *_tallies(evaluation.by_file)]
    yield [_row("By what is expected", *head), *_tallies(verdicts)]
    langs = [_row("By language", *head), *_tallies(evaluation.by_lang)]
    if evaluation.between_langs is not None:
        langs.append(_row("  difference", "", "", _share(evaluation.between_langs)))
    yield langs
    if evaluation.by_kind:
        yield [_row("By kind", *head), *_tallies(evaluation.by_kind)]


def _confusion(evaluation: Evaluation) -> list[str]:
    lines = ["Expected (down) and given (across), rows of one task", _row("", *GIVEN)]
    for expected, given in evaluation.confusion.items():
        if sum(given.values()):
            lines.append(_row(f"  {expected}", *(count or "·" for count in given.values())))
    return lines


def _rejection(rejection: Rejection) -> list[str]:
    nobodys, owned = rejection.nobodys, rejection.owned
    return [
        _row("Rejection", "rows", "of", "share"),
        _row("  nobody's, answered “neither”", nobodys.right, nobodys.rows, _share(nobodys.share)),
        _row("  nobody's, but got an owner", rejection.missed, nobodys.rows, _share(rejection.missed_share)),
        _row("  owned, but answered “neither”", rejection.rejected, owned, _share(rejection.false_share)),
    ]


def _calibrations(evaluation: Evaluation) -> Iterator[list[str]]:
    by_lang = evaluation.calibration_by_lang
    errors = (f"{lang} {_share(one.error)}" for lang, one in by_lang.items())
    lines = [
        f"Calibration error (rows of one task): {_share(evaluation.calibration.error)}; {', '.join(errors)}"
    ]
    yield [*lines, *_bins("confidence", evaluation.calibration)]
    for lang, one in by_lang.items():
        if len(by_lang) > 1 and one.bins:
            yield _bins(f"confidence, {lang}", one)


def _bins(name: str, calibration: Calibration) -> list[str]:
    lines = [_row(f"  {name}", "rows", "said", "right")]
    for one in calibration.bins:
        said, right = _share(one.confidence), _share(one.tally.share)
        lines.append(_row(f"  {one.low:.1f} to {one.high:.1f}", one.tally.rows, said, right))
    return lines


def _failures(failures: Iterable[Failure]) -> Iterator[list[str]]:
    for number, failure in enumerate(failures, start=1):
        if number == 1:
            yield ["What failed"]
        yield [*_failure(failure)]


def _failure(failure: Failure) -> Iterator[str]:
    row = failure.row
    named = ", ".join(filter(None, (row.id, row.lang, row.kind)))
    yield f"{row.file}:{row.line} ({_plain(named)})"
    yield from _indented(f"“{_plain(row.text)}”")
    yield from _indented(f"expected: {', '.join(row.owners)}")
    for working in failure.workings:
        part = f"“{_plain(working.ruling.text)}” " if len(failure.workings) > 1 else ""
        yield from _indented(f"given: {part}{_given(working.ruling)}")
        yield from _indented(_why(working), deeper=2)


def _given(ruling: Ruling) -> str:
    return f"{ruling.verdict} {ruling.confidence:.2f}" + (f", {ruling.topic}" if ruling.topic else "")


def _why(working: Working) -> str:
    """On what an answer rests: the words for it, and those for what came closest."""
    contest = working.for_owner
    if contest is None:
        return _BASES[working.basis]
    against = [clue.words for clue in contest.clues if clue.weight < 0 and clue.words][:_MOST_AGAINST]
    likely = dict(working.owners)[contest.rival]
    return f"for it {_quoted(working.ruling.because)}; for {contest.rival} ({likely:.2f}) {_quoted(against)}"


def _quoted(phrases: Iterable[str]) -> str:
    return ", ".join(f"“{_plain(words)}”" for words in phrases) or "no words"


def _plain(text: str) -> str:
    """Words of the file in one line, cut short."""
    line = " ".join(clean(text).split())
    return line if len(line) <= _LONGEST_TEXT else f"{line[: _LONGEST_TEXT - 1]}…"


def _indented(text: str, deeper: int = 0) -> list[str]:
    first, hang = " " * (2 + deeper), " " * (4 + deeper)
    return wrap(text, _WIDTH, initial_indent=first, subsequent_indent=hang, break_on_hyphens=False)


def _tallies(tallies: Mapping[Any, Tally]) -> list[str]:
    return [
        _row(f"  {_plain(name)}", tally.rows, tally.right, _share(tally.share))
        for name, tally in tallies.items()
    ]


def _row(name: str, *cells: object) -> str:
    """A line of a table; a name that is too long for its column moves the cells of its own line only."""
    return f"{name:<{_NAME}}" + "".join(f"{cell:>{_NUMBER}}" for cell in map(str, cells))


def _share(share: float | None) -> str:
    return "-" if share is None else f"{share:.3f}"

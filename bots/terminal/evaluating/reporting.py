"""An evaluation as data: the JSON contract of `eval --json`, which the README documents."""

import json
from collections.abc import Mapping
from typing import Any

from core.evaluating import Bin, Calibration, Evaluation, Failure, Rejection, Tally
from core.ownership.explaining import Working
from core.working import report_working

Data = dict[str, Any]
"""What becomes a JSON object."""


def as_json(evaluation: Evaluation) -> str:
    """All of the evaluation on one line; a share of no rows is null."""
    return json.dumps(_report(evaluation), ensure_ascii=False)


def _report(evaluation: Evaluation) -> Data:
    return {
        **_tally(evaluation.total),
        "several": _tally(evaluation.several),
        "by_file": _tallies(evaluation.by_file),
        "by_verdict": _tallies(evaluation.by_verdict),
        "by_lang": _tallies(evaluation.by_lang),
        "by_kind": _tallies(evaluation.by_kind),
        "between_langs": _rounded(evaluation.between_langs),
        "confusion": {expected: dict(given) for expected, given in evaluation.confusion.items()},
        "rejection": _rejection(evaluation.rejection),
        "calibration": {
            "all": _calibration(evaluation.calibration),
            **{lang: _calibration(one) for lang, one in evaluation.calibration_by_lang.items()},
        },
        "failures": [_failure(failure) for failure in evaluation.failures],
    }


def _tallies(tallies: Mapping[Any, Tally]) -> Data:
    return {name: _tally(tally) for name, tally in tallies.items()}


def _tally(tally: Tally) -> Data:
    return {"rows": tally.rows, "right": tally.right, "accuracy": _rounded(tally.share)}


def _rejection(rejection: Rejection) -> Data:
    return {
        "nobodys": rejection.nobodys.rows,
        "rejected": rejection.nobodys.right,
        "recall": _rounded(rejection.nobodys.share),
        "missed": rejection.missed,
        "missed_rejection": _rounded(rejection.missed_share),
        "owned": rejection.owned,
        "falsely_rejected": rejection.rejected,
        "false_rejection": _rounded(rejection.false_share),
    }


def _calibration(calibration: Calibration) -> Data:
    return {"error": _rounded(calibration.error), "bins": [_bin(one) for one in calibration.bins]}


def _bin(one: Bin) -> Data:
    return {"from": one.low, "to": one.high, "confidence": _rounded(one.confidence), **_tally(one.tally)}


def _failure(failure: Failure) -> Data:
    row = failure.row
    return {
        "file": row.file,
        "line": row.line,
        "id": row.id,
        "text": row.text,
        "lang": row.lang,
        "kind": row.kind,
        "owners": list(row.owners),
        "tasks": [_task(working) for working in failure.workings],
    }


def _task(working: Working) -> Data:
    ruling = working.ruling
    return {
        "text": ruling.text,
        "verdict": ruling.verdict,
        "confidence": ruling.confidence,
        "topic": ruling.topic,
        "because": list(ruling.because),
        "working": report_working(working),
    }


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 4)

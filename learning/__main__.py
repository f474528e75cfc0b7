"""`python -m learning`: learns the weights in `knowledge/learnt.json` from the examples. Takes a minute."""

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np

from core.knowledge.lexicon_loading import load_lexicon
from core.knowledge.loading import load_catalog
from core.ownership.naming import names_of
from core.ownership.reading import Reader
from core.ownership.seeing import see
from learning.examples import NOBODY, read_examples
from learning.fitting import matrix, model, temperature, vocabulary

ROOT: Final = Path(__file__).resolve().parent.parent
KINDS: Final = ("specialist", "strategist", "shared", NOBODY)
_LEAST: Final = 0.05
"""Weights nearer to nothing than this are left out."""
_DIGITS: Final = 2
_MOST_TOPICS: Final = 8
"""Topics that one feature may speak for or against: the strongest ones."""


def main(root: Path = ROOT) -> int:
    """Learns from what is below `root`, writes, and says what it learnt from."""
    knowledge = root / "knowledge"
    catalog = load_catalog(knowledge)
    lexicon = load_lexicon(knowledge, catalog)
    examples = read_examples(knowledge, root / "benchmarks" / "requests", catalog)
    reader = Reader(lexicon, names_of(catalog, lexicon))
    seen = [see(*reader.read(example.text)).features for example in examples]
    columns = vocabulary(seen)
    rows = matrix(seen, columns)
    kinds = [example.verdict for example in examples]
    heat = temperature(rows, kinds)
    weights, bias = _fitted(rows, kinds, KINDS)
    with_topic = [at for at, example in enumerate(examples) if example.topic is not None]
    topics = [str(examples[at].topic) for at in with_topic]
    learnt = {
        "kinds": _told(weights / heat, bias / heat, columns, len(KINDS)),
        "topics": [[topic, KINDS.index(catalog.topics[topic].owner)] for topic in catalog.topics],
        "which": _told(*_fitted(rows[with_topic], topics, tuple(catalog.topics)), columns, _MOST_TOPICS),
    }
    (knowledge / "learnt.json").write_text(_written(learnt), encoding="utf-8")
    sys.stdout.write(f"Learnt from {len(examples)} examples, {len(columns)} features, heat {heat:.2f}.\n")
    return 0


def _fitted(rows: Any, labels: Sequence[str], classes: Sequence[str]) -> tuple[Any, Any]:
    """The weights, a row for each class, and the biases."""
    fitted = model().fit(rows, labels)
    order = [list(fitted.classes_).index(name) for name in classes]
    return fitted.coef_[order], fitted.intercept_[order]


def _told(weights: Any, bias: Any, columns: Mapping[str, int], most: int) -> dict[str, Any]:
    """What is written of a model: for each feature the `most` strongest weights that are worth it."""
    found: dict[str, list[float]] = {}
    for feature, column in columns.items():
        strongest = np.argsort(-np.abs(weights[:, column]), kind="stable")[:most]
        told = [(int(at), round(float(weights[at, column]), _DIGITS)) for at in sorted(strongest)]
        kept = [number for at, weight in told if abs(weight) >= _LEAST for number in (at, weight)]
        if kept:
            found[feature] = kept
    return {"bias": [round(float(one), _DIGITS) for one in bias], "weights": found}


def _written(learnt: dict[str, Any]) -> str:
    """JSON with a line for each feature, so that a change of the examples shows as lines."""
    parts = []
    for name in ("kinds", "which"):
        weights = learnt[name]["weights"]
        lines = ",\n".join(
            f"{json.dumps(key, ensure_ascii=False)}: {json.dumps(weights[key])}" for key in weights
        )
        parts.append(f'"{name}": {{"bias": {json.dumps(learnt[name]["bias"])}, "weights": {{\n{lines}\n}}}}')
    parts.insert(1, f'"topics": {json.dumps(learnt["topics"])}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


if __name__ == "__main__":
    sys.exit(main())

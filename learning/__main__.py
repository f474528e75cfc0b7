"""`python -m learning`: learns the weights in `knowledge/learnt.json` from the examples. Takes a minute."""

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from math import log
from pathlib import Path
from typing import Any, Final

import numpy as np

from core.knowledge.lexicon_loading import load_lexicon
from core.knowledge.loading import load_catalog
from core.knowledge.model import Catalog
from core.learnt_loading import read_learnt
from core.ownership.learnt import Learnt
from core.ownership.naming import names_of
from core.ownership.reading import Reader
from core.ownership.seeing import see
from core.ownership.word_classes import WordClasses
from core.ownership.word_parts import parts_of
from learning.contrasting import contrasted
from learning.examples import NOBODY, Example, Parted, read_contrasts, read_examples, read_parted
from learning.fitting import JOINTS_STRENGTH, fitted, matrix, temperature, vocabulary
from learning.joints import Joint, read_joints
from learning.listing import listed

ROOT: Final = Path(__file__).resolve().parent.parent
KINDS: Final = ("specialist", "strategist", "shared", NOBODY)
MODELS: Final = ("kinds", "which", "joints")
_LEAST: Final = 0.05
"""Weights nearer to nothing than this are left out."""
_STRANGER: Final = 3.0
"""How much likelier nobody's requests are than the examples make them: other fields have more kinds of them
than can be taught. The least with which 0.95 of them are told in the tuning set."""
_DIGITS: Final = 2
_MOST_TOPICS: Final = 8
"""Topics that one feature may speak for or against: the strongest ones."""


def main(root: Path = ROOT) -> int:
    """Learns from what is below `root`, writes, and says what it learnt from."""
    knowledge = root / "knowledge"
    catalog = load_catalog(knowledge)
    lexicon = load_lexicon(knowledge, catalog)
    reader, classes = Reader(lexicon, names_of(catalog, lexicon)), WordClasses(lexicon)
    written = read_examples(knowledge, catalog)
    contrasts = tuple(contrasted(reader, written, read_contrasts(knowledge)))
    examples = (*written, *contrasts)
    seen = [_features(reader, example.text) for example in examples]
    columns = vocabulary(seen)
    rows = matrix(seen, columns)
    heat = temperature(rows, [one.verdict for one in examples], [one.group for one in examples])
    every = range(len(examples))
    learnt = _owners(catalog, examples, rows, columns, every, heat)
    joints: list[Joint] = []
    requests = (
        *read_parted(knowledge),
        *(Parted(one.text, (), one.group) for one in contrasts),
        *listed(reader, written),
    )
    half = _halves([*(one.group for one in examples), *(one.group for one in requests)])
    for mine in (0, 1):
        # What is met for the first time is less clear than what was taught: so each half of the requests is
        # seen as the other half of the examples has it.
        others = [at for at in every if half[examples[at].group] != mine]
        guess = _so_far(_owners(catalog, examples, rows, columns, others, heat))
        seen_by_it = (one for one in requests if half[one.group] == mine)
        joints.extend(read_joints(reader, classes, guess, seen_by_it))
    learnt["joints"] = _joints(joints)
    (knowledge / "learnt.json").write_text(_written(learnt), encoding="utf-8")
    sys.stdout.write(f"Learnt from {len(examples)} examples, {len(columns)} features, heat {heat:.2f}.\n")
    return 0


def _halves(groups: Iterable[str]) -> dict[str, int]:
    """Every other group, so that each half has of all kinds."""
    return {group: at % 2 for at, group in enumerate(dict.fromkeys(groups))}


def _owners(  # noqa: PLR0913, PLR0917 - what is learnt from, and how
    catalog: Catalog,
    examples: Sequence[Example],
    rows: Any,
    columns: Mapping[str, int],
    chosen: Iterable[int],
    heat: float,
) -> dict[str, Any]:
    """What is written of the models of owners and topics, learnt from the chosen examples."""
    taught = list(chosen)
    weights, bias = fitted(rows[taught], [examples[at].verdict for at in taught], KINDS)
    bias[KINDS.index(NOBODY)] += log(_STRANGER) * heat
    with_topic = [at for at in taught if examples[at].topic is not None]
    named = [str(examples[at].topic) for at in with_topic]
    topics = tuple(topic for topic in catalog.topics if topic in set(named))
    return {
        "owners": KINDS,
        "kinds": _told(weights / heat, bias / heat, columns, len(KINDS)),
        "topics": [[topic, KINDS.index(catalog.topics[topic].owner)] for topic in topics],
        "which": _told(*fitted(rows[with_topic], named, topics), columns, _MOST_TOPICS),
    }


def _so_far(learnt: Mapping[str, Any]) -> Learnt:
    """What was learnt so far, without a model of joints."""
    return read_learnt({**learnt, "joints": {"bias": [0], "weights": {}}}, None)


def _features(reader: Reader, text: str) -> list[str]:
    """The features of an example, and those of its words' parts as often as they occur."""
    features = see(*reader.read(text)).features
    return [one for feature in features for one in (feature, *parts_of(feature))]


def _joints(joints: Sequence[Joint]) -> dict[str, Any]:
    """What is written of the model that says which joints part two tasks: its one score above 0 parts."""
    seen = [joint.features for joint in joints]
    columns = vocabulary(seen)
    parts, weights = [joint.parts for joint in joints], [joint.weight for joint in joints]
    found = fitted(matrix(seen, columns), parts, (False, True), weights, JOINTS_STRENGTH)
    return _told(*found, columns, 1)


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
    for name in MODELS:
        weights = learnt[name]["weights"]
        lines = ",\n".join(
            f"{json.dumps(key, ensure_ascii=False)}: {json.dumps(weights[key])}" for key in weights
        )
        parts.append(f'"{name}": {{"bias": {json.dumps(learnt[name]["bias"])}, "weights": {{\n{lines}\n}}}}')
    parts.extend(f'"{name}": {json.dumps(learnt[name])}' for name in ("owners", "topics"))
    return "{\n" + ",\n".join(parts) + "\n}\n"


if __name__ == "__main__":
    sys.exit(main())

"""Fits the two linear models, and the temperature that makes their likelihoods honest."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.sparse import csr_matrix, diags
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedGroupKFold, cross_val_predict

RAREST: Final = 2
"""Examples that a feature must occur in to be looked at."""
_FOLDS: Final = 5
_SEED: Final = 1
_STRENGTH: Final = 0.03
"""How freely the models of owners and topics may follow the examples (scikit-learn's C)."""
JOINTS_STRENGTH: Final = 0.005
"""How freely that of joints may, whose features say the same in many ways; chosen with their weights."""
_MOST_ROUNDS: Final = 500

Features = Sequence[Sequence[str]]


def vocabulary(features: Features) -> dict[str, int]:
    """The features that are worth a weight, with their columns, in alphabetical order."""
    counts = Counter(feature for one in features for feature in set(one))
    kept = sorted(feature for feature, count in counts.items() if count >= RAREST)
    return {feature: column for column, feature in enumerate(kept)}


def matrix(features: Features, columns: Mapping[str, int]) -> csr_matrix:
    """A row for each example, with how often each feature holds."""
    ends, places = [0], list[int]()
    for one in features:
        places.extend(columns[feature] for feature in one if feature in columns)
        ends.append(len(places))
    marked = csr_matrix((np.ones(len(places)), places, ends), shape=(len(features), len(columns)))
    marked.sum_duplicates()
    return marked


def fitted(
    rows: csr_matrix,
    labels: Sequence[object],
    classes: Sequence[object],
    counts: Sequence[float] | None = None,
    strength: float = _STRENGTH,
) -> tuple[Any, Any]:
    """The weights, a row for each class (one row where there are two classes), and the biases.

    `counts` says how often each row counts; once, unless told. `strength` is how freely weights may follow.
    Rare features are trusted more: each counts in proportion to how much it tells apart (its inverse document
    frequency), which is part of the weights from here on. The same data always gives the same weights.
    """
    rarity = _rarity(rows)
    found = _model(strength).fit(rows @ diags(rarity), labels, sample_weight=counts)
    order = [list(found.classes_).index(name) for name in classes] if len(classes) > 2 else [0]  # noqa: PLR2004
    return found.coef_[order] * rarity, found.intercept_[order]


def temperature(rows: csr_matrix, labels: Sequence[str], groups: Sequence[str]) -> float:
    """By what scores must be divided for their shares to be likelihoods, measured on groups left out."""
    folds = StratifiedGroupKFold(_FOLDS, shuffle=True, random_state=_SEED)
    scaled = rows @ diags(_rarity(rows))
    scores = cross_val_predict(
        _model(_STRENGTH), scaled, labels, groups=groups, cv=folds, method="decision_function"
    )
    classes = sorted(set(labels))
    right = np.array([classes.index(label) for label in labels])

    def loss(heat: float) -> float:
        cooled = scores / heat
        shifted = cooled - cooled.max(axis=1, keepdims=True)
        chosen = shifted[np.arange(len(right)), right]
        return float(np.mean(np.log(np.exp(shifted).sum(axis=1)) - chosen))

    found: Any = minimize_scalar(loss, bounds=(0.3, 3.0), method="bounded")
    return float(found.x)


def _model(strength: float) -> LogisticRegression:
    return LogisticRegression(C=strength, max_iter=_MOST_ROUNDS)


def _rarity(rows: csr_matrix) -> Any:
    """The inverse document frequency of each feature, as scikit-learn smooths it."""
    counts = rows.getnnz(axis=0)
    return np.log((1 + rows.shape[0]) / (1 + counts)) + 1

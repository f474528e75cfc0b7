"""Loads the learnt weights from `knowledge/learnt.json`, which only `make learn` writes."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from core.errors import Fault, KnowledgeError
from core.knowledge.model import Catalog
from core.ownership.learnt import Learnt, Linear, beside, pack

FILE: Final = "learnt.json"


def load_learnt(folder: Path, catalog: Catalog | None) -> Learnt:
    """The weights; those of topics that the catalog has no more are left out.

    Raises:
        KnowledgeError: the file is missing, is not what `make learn` writes, or knows none of the topics.
    """
    try:
        told = json.loads((folder / FILE).read_text(encoding="utf-8"))
        return read_learnt(told, catalog)
    except (OSError, ValueError, LookupError, TypeError, AttributeError, OverflowError):
        place = f"{folder.name}/{FILE}"
        raise KnowledgeError([Fault(place, 1, "cannot be used: write it anew with 'make learn'")]) from None


def read_learnt(told: Mapping[str, Any], catalog: Catalog | None) -> Learnt:
    """The weights as `make learn` tells them; those of topics that the catalog has no more are left out."""
    kept = [at for at, (topic, _) in enumerate(told["topics"]) if catalog is None or topic in catalog.topics]
    if not kept:
        raise ValueError(FILE)
    which = _without(told["which"], {old: new for new, old in enumerate(kept)})
    return Learnt(
        owners=tuple(str(owner) for owner in told["owners"]),
        topics=tuple(str(told["topics"][at][0]) for at in kept),
        kind_of=tuple(int(told["topics"][at][1]) for at in kept),
        tasks=beside(pack(told["kinds"]["bias"], told["kinds"]["weights"]), which),
        joints=pack(told["joints"]["bias"], told["joints"]["weights"]),
    )


def _without(told: Any, places: dict[int, int]) -> Linear:
    """The model with the classes in `places` alone, renumbered."""
    weights = {}
    for feature, run in told["weights"].items():
        pairs = zip(run[::2], run[1::2], strict=True)
        weights[feature] = [part for at, weight in pairs if at in places for part in (places[at], weight)]
    return pack([told["bias"][at] for at in places], weights)

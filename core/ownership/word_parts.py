"""Parts of words: what an affix or a typo leaves of a word speaks for the same as the word does."""

from functools import lru_cache
from typing import Final

WORD: Final = "w:"
"""What the feature of a word starts with."""
_PART: Final = 4
"""Letters of a part; a word's edges count as letters."""


_KEPT: Final = 512
"""Words whose parts are kept."""


@lru_cache(maxsize=_KEPT)
def parts_of(feature: str) -> tuple[str, ...]:
    """The features of a word's parts, each as often as it occurs; none for a short word."""
    if not feature.startswith(WORD) or len(feature) - len(WORD) < _PART:
        return ()
    edged = f"^{feature.removeprefix(WORD)}$"
    return tuple(f"c:{edged[start : start + _PART]}" for start in range(len(edged) - _PART + 1))

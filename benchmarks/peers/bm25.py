"""BM25: the words that a request shares with the examples, rare ones more (bm25s, its default settings)."""

import re

import bm25s

from benchmarks.peers.guessing import NEAREST, Guess, Guesser, Known, vote


def bm25(known: Known) -> Guesser:
    """The vote of the examples that BM25 ranks first."""
    owners = list(known.values())
    index = bm25s.BM25()
    index.index([_words(text) for text in known], show_progress=False)

    def guess(text: str) -> Guess:
        places, scores = index.retrieve([_words(text)], k=NEAREST, show_progress=False)
        return vote((owners[at], float(score)) for at, score in zip(places[0], scores[0], strict=True))

    return guess


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())

"""Our engine and its peers in one table: `python -m benchmarks.peers [FILE.jsonl ...]`. About three minutes.

All learn from the same examples and are asked the same rows in the same process, by default those that nobody
tuned on.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from time import perf_counter
from typing import Final

from benchmarks.peers.bm25 import bm25
from benchmarks.peers.embeddings import minilm, use
from benchmarks.peers.guessing import Guess, Guesser, Known, ours
from benchmarks.peers.rows import Row, read_rows
from benchmarks.peers.scoring import flattered, grouped, heading, line
from benchmarks.peers.tfidf import tfidf
from benchmarks.texts import REQUESTS
from bots.wiring import KNOWLEDGE
from core.library import open_library
from core.ownership.engine import Engine
from learning.examples import read_examples

_FINAL: Final = ("exam.jsonl", "final.jsonl")

_PEERS: Final[Mapping[str, Callable[[Known], Guesser]]] = {
    "BM25, top-5 vote": bm25,
    "character and word TF-IDF + logistic regression": tfidf,
    "MiniLM sentence embeddings, top-5 vote": minilm,
    "USE multilingual v3, top-5 vote": use,
}


def main(files: Sequence[str]) -> None:
    """Prints the table, each line as soon as it is measured."""
    rows = read_rows(map(Path, files) if files else filter(Path.exists, (REQUESTS / name for name in _FINAL)))
    groups = grouped(rows)
    print(heading(groups), flush=True)
    library = open_library(KNOWLEDGE)
    engine = Engine(library.catalog, library.lexicon, library.learnt, library.names)
    guesses, seconds = _asked(ours(engine), rows)
    print(line("**WhoOwns**", guesses, rows, groups, seconds), flush=True)
    known = {example.text: example.verdict for example in read_examples(KNOWLEDGE, library.catalog)}
    for name, learn in _PEERS.items():
        guesses, seconds = _asked(learn(known), rows)
        print(line(name, flattered(guesses, rows), rows, groups, seconds), flush=True)


def _asked(guess: Guesser, rows: Sequence[Row]) -> tuple[list[Guess], list[float]]:
    """The guesses for all rows, and the seconds that each took."""
    guesses, seconds = [], []
    for row in rows:
        start = perf_counter()
        guesses.append(guess(row.text))
        seconds.append(perf_counter() - start)
    return guesses, seconds


if __name__ == "__main__":
    main(sys.argv[1:])

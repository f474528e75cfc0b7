"""TF-IDF of words, pairs of words and parts of words, with logistic regression over it (scikit-learn)."""

from typing import Final

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline, make_union

from benchmarks.peers.guessing import Guess, Guesser, Known

_LOOSENESS: Final = 10.0
"""`C`, the inverse of the penalty: with so many examples a little better than the default 1."""


def tfidf(known: Known) -> Guesser:
    """The owner with the highest probability."""
    model = make_pipeline(
        make_union(
            TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True),
            TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=2, sublinear_tf=True),
        ),
        LogisticRegression(C=_LOOSENESS, max_iter=1000),
    )
    model.fit(list(known), list(known.values()))
    owners = [str(owner) for owner in model.classes_]

    def guess(text: str) -> Guess:
        chances = model.predict_proba([text])[0]
        best = int(chances.argmax())
        return Guess(owners[best], float(chances[best]))

    return guess

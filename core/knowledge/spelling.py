"""Guesses what a misspelt word of the knowledge files was meant to be."""

from collections.abc import Iterable


def closest(word: str, options: Iterable[str]) -> str | None:
    """The option that `word` probably is a misspelling of."""
    from difflib import get_close_matches  # noqa: PLC0415 - costs milliseconds that sound knowledge need not pay

    near = get_close_matches(word.casefold(), [str(option) for option in options], n=1)
    return near[0] if near else None


def instead(word: str, options: Iterable[str]) -> str:
    """What to write instead of `word`: the option it looks like, else any of them."""
    meant = closest(word, options)
    return f"did you mean '{meant}'?" if meant else f"use one of {', '.join(options)}"

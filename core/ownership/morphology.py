"""Base forms that a word may come from, in English and in formal and colloquial Indonesian.

No language is guessed: candidates of both are offered, and the lexicon decides which of them is a word.
Source for the Indonesian affixes and the sounds they swallow (m-tulis -> menulis): the standard grammar
(Alwi et al., Tata Bahasa Baku Bahasa Indonesia) plus the colloquial nasal prefixes (nge-, ng-, ny-, n-, m-).
"""

import re
from collections.abc import Iterator
from typing import Final

_SHORTEST: Final = 3
_VOWELS: Final = "aeiou"

_ENGLISH_ENDINGS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("'s", ("",)),
    ("ies", ("y", "ie")),
    ("ied", ("y",)),
    ("ing", ("", "e")),
    ("ers", ("", "e")),
    ("er", ("", "e")),
    ("es", ("", "e")),
    ("ed", ("", "e")),
    ("s", ("",)),
    ("n't", ("",)),
)

# A prefix and the sounds that it may have swallowed; "" keeps the rest as it is.
_PREFIXES: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("menge", ("",)),
    ("meng", ("", "k")),
    ("meny", ("s",)),
    ("mem", ("", "p")),
    ("men", ("", "t")),
    ("me", ("",)),
    ("peng", ("", "k")),
    ("peny", ("s",)),
    ("pem", ("", "p")),
    ("pen", ("", "t")),
    ("per", ("",)),
    ("pe", ("",)),
    ("nge", ("",)),
    ("ng", ("", "k")),
    ("ny", ("s", "c")),
    ("n", ("", "t")),
    ("m", ("", "p")),
    ("di", ("",)),
    ("ter", ("",)),
    ("ber", ("",)),
    ("ke", ("",)),
    ("se", ("",)),
)
_TWICE: Final = re.compile(r"([^\W\d_]{3,})2([^\W\d_]*)")
"""A word that is written once and meant twice, as Indonesians do."""
_POSSESSIVES: Final = ("nya", "lah", "kah", "pun", "ku", "mu")
_SUFFIXES: Final = ("kan", "in", "an", "i")


def base_forms(word: str) -> tuple[str, ...]:
    """Candidates for the base form of a folded word, the word itself first, most likely ones earlier."""
    found = dict.fromkeys((word, *_reduplicated(word), *_english(word), *_indonesian(word)))
    return tuple(form for form in found if len(form) >= min(_SHORTEST, len(word)))


def _reduplicated(word: str) -> Iterator[str]:
    if twice := _TWICE.fullmatch(word):  # "foto2nya", "sehari2"
        yield from base_forms("".join(twice.groups()))
    first, dash, second = word.partition("-")
    if dash and first and second:
        if second.startswith(first):
            yield first
        # "diatur-atur", "dibalas-balasin"
        yield from (stem for stem in (second, *_without(second, _SUFFIXES)) if first.endswith(stem))
        yield word.replace("-", "")
        if second in {"in", "an", "nya", "kan", "ing", "ed", "s"}:  # "diposting-in", "DM-an"
            yield from base_forms(first)
        elif first in {"di", "nge", "me", "re"}:  # "di-upload", "nge-post"
            yield from base_forms(second)


def _english(word: str) -> Iterator[str]:
    for ending, replacements in _ENGLISH_ENDINGS:
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < _SHORTEST - 1:
            continue
        for replacement in replacements:
            yield stem + replacement
        if len(stem) > _SHORTEST and stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
            yield stem[:-1]  # "running" -> "run"


def _indonesian(word: str) -> Iterator[str]:
    for bare in (word, *_without(word, _POSSESSIVES)):
        stems = (bare, *_without(bare, _SUFFIXES))
        yield from stems
        for stem in stems:
            yield from _without_prefix(stem)


def without_possessive(word: str) -> list[str]:
    """What is left of a word without an Indonesian possessive or particle ("captionnya"), if it has one."""
    return _without(word, _POSSESSIVES)


def _without(word: str, endings: tuple[str, ...]) -> list[str]:
    cut = (word.removesuffix(ending) for ending in endings)
    return [stem for stem in cut if stem != word and len(stem) >= _SHORTEST]


def _without_prefix(word: str) -> Iterator[str]:
    for prefix, swallowed in _PREFIXES:
        rest = word.removeprefix(prefix)
        if rest == word or len(rest) < _SHORTEST - 1:
            continue
        for sound in swallowed:
            if sound == "" or rest[0] in _VOWELS:
                yield sound + rest

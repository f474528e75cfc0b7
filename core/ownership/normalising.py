"""Text as typed -> words. Markup, addresses, emoji and stretched letters are evened out here, once."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from core.knowledge.lexicon import fold

LONGEST: Final = 4000
"""Characters that are read; more than any brief needs, and a bound on the work a request can cause."""

# Addresses, and names that are called (`@sari`, `<!channel>`): neither says what the task is.
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|(?<!\S)[^\s@]{1,64}@[^\s@]+\.\S+|(?<!\w)@[\w.\-]+|<[@#!][^<>\s]*>", re.IGNORECASE
)
_SITE = re.compile(r"(?:instagram|facebook|tiktok|twitter|linkedin|youtube|threads)(?=\.)", re.IGNORECASE)
_WORD = re.compile(r"\d+(?:[.,:]\d+)+|[^\W_]+(?:['’\-][^\W_]+)*")  # "9.30" and "12,500" are one word each
_BREAK = re.compile(r"[,;:.!?…|/\n\r+&()\[\]•–—→>☆]|(?<!\w)-|-(?!\w)")
_PICTURE = re.compile("[\u2190-\u21ff\u2600-\u27bf\U0001f300-\U0001faff]")
"""Emoji, which people also put between the items of a list; all are one mark."""
_NUMBER = re.compile(r"(?<!\S)(?:\(\d{1,2}\)|\d{1,2}[.)](?!\d)|\d\ufe0f?\u20e3)")
"""The number of a list's item ("1.", "2)", a keycap emoji): a bullet, and no word of the task before it."""


_KEPT: Final = 1024
"""Words that are kept with their folded form, and what stands between words with its punctuation."""


class Word(NamedTuple):
    """A word of the text: how it stands there, its folded form, and where.

    `breaks` holds the punctuation between the word before and this one ("" for plain space).
    """

    surface: str
    form: str
    start: int
    end: int
    breaks: str


def read_words(text: str) -> tuple[Word, ...]:
    """The words of the first `LONGEST` characters, folded to lower case."""
    seen = text[:LONGEST]
    blanked = _NUMBER.sub(_bullets, _ADDRESS.sub(_site_alone, seen))
    words: list[Word] = []
    last = 0
    for match in _WORD.finditer(blanked):
        surface, (start, end) = match.group(), match.span()
        words.append(Word(surface, _folded(surface), start, end, _breaks(blanked[last:start])))
        last = end
    return tuple(words)


_folded = lru_cache(maxsize=_KEPT)(fold)


@lru_cache(maxsize=_KEPT)
def _breaks(between: str) -> str:
    """The punctuation of what stands between two words."""
    return "".join(_BREAK.findall(_PICTURE.sub("☆", between)))


def _site_alone(address: re.Match[str]) -> str:
    """Blanks an address except for the social network it leads to, which says what the request is about."""
    site = _SITE.search(address.group())
    if site is None:
        return " " * len(address.group())
    return " " * site.start() + site.group() + " " * (len(address.group()) - site.end())


def _bullets(number: re.Match[str]) -> str:
    return "•" * len(number.group())

"""Countries of which the public holidays are known, as people name them."""

from collections.abc import Iterable
from functools import cache
from typing import Final

from core.tips.places import COUNTRY_WORDS, country_names
from core.tips.problems import UnknownCountry
from core.tips.spelling import near, plain

_SUGGESTED: Final = 3
_CODE: Final = 2  # letters
_COMMON: Final = ("ID", "SG", "MY", "PH", "TH", "VN", "IN", "JP", "AU", "GB", "US")
"""Offered before anything is typed."""


def find_country(typed: str) -> str | UnknownCountry:
    """The ISO code of the country that is meant, or those that may be."""
    wanted = plain(typed)
    if wanted in _named():
        return _named()[wanted]
    return UnknownCountry(typed, tuple(code for code, _ in countries_like(typed, _SUGGESTED)))


def countries_like(typed: str, limit: int) -> tuple[tuple[str, str], ...]:
    """At most `limit` countries, as ISO code and English name, for what somebody is typing, best first."""
    wanted = plain(typed)
    codes = dict.fromkeys(_ranked(wanted) if wanted else _COMMON)
    return tuple((code, country_names()[code]) for code in codes)[:limit]


def _ranked(wanted: str) -> Iterable[str]:
    named = _named()
    begun = sorted((name for name in named if name.startswith(wanted)), key=len)
    names = (name for name in named if len(name) > _CODE)  # a code is part of many a word
    return [named[name] for name in begun or near(wanted, names)]


@cache
def _named() -> dict[str, str]:
    """The ISO codes by each name and by themselves, in `plain` spelling."""
    import holidays  # noqa: PLC0415 - takes 0.2 s, and most channels never ask

    supported = holidays.list_supported_countries(include_aliases=False)
    names = {code: name for code, name in country_names().items() if code in supported}
    words = {word: code for word, code in COUNTRY_WORDS.items() if code in names}
    return (
        {plain(name): code for code, name in names.items()} | words | {code.lower(): code for code in names}
    )

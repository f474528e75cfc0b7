"""What is known of the languages that people and channels chose, as the desks see it."""

from typing import Protocol

from core.languages import Lang, from_locale
from core.origins import Member, Origin


class Tongues(Protocol):
    """Knows who chose which language. It never fails, and never makes an answer wait for long."""

    async def lang(self, origin: Origin | None, locale: str | None) -> Lang | None:
        """The person's language, else the channel's, else that of the locale; None when none is known."""
        ...

    def known(self, origin: Origin | None, locale: str | None) -> Lang | None:
        """The same without asking anybody, for apologies and the like: from what was found out before."""
        ...

    def remember(self, person: Member, lang: Lang) -> None:
        """Notes what a person chose, from now on; it is kept for good as soon as it can be."""
        ...


class LocalesAlone:
    """For where nothing is kept: nobody chose anything."""

    async def lang(self, origin: Origin | None, locale: str | None) -> Lang | None:
        """That of the locale, for which the platform is asked where it did not come with the question."""
        lang = self.known(origin, locale)
        if lang is None and origin is not None and origin.ask_locale is not None:
            lang = from_locale(await origin.ask_locale())
        return lang

    def known(self, origin: Origin | None, locale: str | None) -> Lang | None:  # noqa: ARG002
        """The same."""
        return from_locale(locale)

    def remember(self, person: Member, lang: Lang) -> None:
        """Nothing is kept."""

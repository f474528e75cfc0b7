"""What is known of the languages that people and channels chose, as the desks see it."""

from typing import Protocol

from core.languages import Lang, from_locale
from core.origins import Member, Origin, Whose


class Tongues(Protocol):
    """Knows who chose which language.

    Looking one up never fails, and never makes an answer wait for long. Choosing one may fail.
    """

    async def lang(self, origin: Origin | None, locale: str | None) -> Lang | None:
        """The person's language, else the channel's, else that of the locale; None when none is known."""
        ...

    def known(self, origin: Origin | None, locale: str | None) -> Lang | None:
        """The same without asking anybody, for apologies and the like: from what was found out before."""
        ...

    def remember(self, person: Member, lang: Lang | None) -> None:
        """Notes what a person chose, from now on; it is kept for good as soon as it can be.

        None takes back what they chose before.
        """
        ...

    async def chosen(self, whose: Whose) -> Lang | None:
        """What a person or a channel chose.

        Raises:
            StoreError: it cannot be found out now.
        """
        ...

    async def choose(self, whose: Whose, lang: Lang | None) -> None:
        """Keeps what is chosen for a person or a channel; None takes that back.

        Raises:
            StoreError: it cannot be kept now; nothing is changed.
        """
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
        """The same without asking."""
        return from_locale(locale)

    def remember(self, person: Member, lang: Lang | None) -> None:
        """Nothing is kept."""

    async def chosen(self, whose: Whose) -> Lang | None:  # noqa: ARG002
        """Nothing is known."""
        return None

    async def choose(self, whose: Whose, lang: Lang | None) -> None:
        """Nothing is kept."""

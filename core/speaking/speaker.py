"""In which language to speak to somebody whose words do not tell, whatever is known of them."""

from core.languages import Lang
from core.origins import Member, Origin
from core.speaking.tongues import LocalesAlone, Tongues


class Speaker:
    """Goes by what `tongues` knows, and where that is nothing, by the default."""

    def __init__(self, tongues: Tongues | None, default: Lang) -> None:
        self.tongues: Tongues = tongues or LocalesAlone()
        self.default: Lang = default

    async def lang(self, origin: Origin | None, locale: str | None = None) -> Lang:
        """The language for somebody."""
        return await self.tongues.lang(origin, locale) or self.default

    def known(self, origin: Origin | None, locale: str | None = None) -> Lang:
        """The same without asking anybody, for apologies and the like: from what was found out before."""
        return self.tongues.known(origin, locale) or self.default

    def remember(self, person: Member, lang: Lang | None) -> None:
        """Notes what a person chose, from now on."""
        self.tongues.remember(person, lang)

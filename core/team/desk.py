"""Answers about the team's settings: looks them up, and changes them for those who may."""

from typing import assert_never

from core.buttons import Mine
from core.errors import StoreError
from core.knowledge.model import Catalog
from core.languages import Lang
from core.messages import Messages
from core.origins import Member, Origin, Rights, Whose
from core.phrasing import Phrases
from core.replies import Choices, Reply
from core.speaking.tongues import Tongues
from core.team.asking import Choice, Choose, Look, TeamAsked, Unknown, Whom
from core.team.wording import TeamWording


class TeamDesk:
    """Answers from what `tongues` keeps."""

    def __init__(self, catalog: Catalog, messages: Messages, tongues: Tongues) -> None:
        self._tongues = tongues
        self._words = TeamWording(Phrases(catalog, messages))

    async def answer(self, asked: TeamAsked, lang: Lang) -> Reply:
        """The answer in `lang`; in the language just chosen, once one is."""
        match asked.wish:
            case Unknown(typed):
                return self._words.unknown(typed, asked.origin.person.platform, lang)
            case Look():
                return await self.languages(asked.origin, lang)
            case Choose(choice, whom):
                return await self._choose(asked, choice, whom, lang)
            case _:
                assert_never(asked.wish)

    async def languages(self, origin: Origin, lang: Lang) -> Reply:
        """What is chosen, with buttons to choose for oneself, and how to for the channel."""
        try:
            mine = await self._tongues.chosen(origin.person)
            ours = await self._tongues.chosen(origin.channel) if origin.channel else None
        except StoreError:
            return self._words.no_store(lang)
        return self._words.languages(origin.person.platform, mine, ours, lang, alone=origin.channel is None)

    def choices(self, mine: Lang | None, lang: Lang) -> Choices:
        """Buttons with which somebody whose language is `mine` chooses another one."""
        return self._words.choices(mine, lang)

    def pressed(self, chosen: Mine, person: Member) -> Reply:
        """Notes what a person chose with a button. It cannot fail: should it not be kept now, it is later."""
        self._tongues.remember(person, chosen.chosen)
        return self._words.chosen(Whom.ME, Choice.of(chosen.chosen), chosen.lang)

    async def _choose(self, asked: TeamAsked, choice: Choice, whom: Whom, lang: Lang) -> Reply:
        whose: Whose = asked.origin.person
        if whom is Whom.CHANNEL:
            if asked.origin.channel is None:
                return self._words.no_channel(lang)
            whose, rights = asked.origin.channel, await asked.rights()
            if rights is not Rights.MAY:
                return self._words.denied(rights, asked.origin.person, lang)
        try:
            await self._tongues.choose(whose, choice.lang)
        except StoreError:
            return self._words.no_store(lang)
        return self._words.chosen(whom, choice, choice.lang or lang)

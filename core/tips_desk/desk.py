"""The front desk of daily tips: one method for each way to ask, wishes in, replies out.

What is asked for often fails outside: a channel that takes no posts, somebody quicker, a database that is
away. Each of these is an answer here; nobody above needs to catch anything.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, assert_never

from core.errors import Conflict, StoreError, for_log
from core.languages import Lang
from core.origins import Rights
from core.ports import Clock, Later, Log, Poster, Unsure
from core.replies import Reply
from core.speaking.speaker import Speaker
from core.speaking.tongues import Tongues
from core.tipping.service import Changed, Status, Tips
from core.tips.asking import Asked, UnknownWord, Verb, Wanted, Wish, spoken
from core.tips.grammar import Command
from core.tips.model import Channel, Platform, Stop, Subscription
from core.tips.problems import (
    NoDayLeft,
    NothingDue,
    Problem,
    Setting,
    SkippedAlready,
    UnknownCountry,
    UnknownSetting,
    UnknownZone,
)
from core.tips.schedule import local_day
from core.tips_desk.answers import TipsAnswers
from core.tips_desk.callers import Caller

_STARTING: Final = {Setting.ON, Setting.RESUME}
"""Settings after which tips come: whether they can arrive is found out before."""


@dataclass(frozen=True, slots=True)
class Form:
    """The settings as they stand, to be changed all at once by somebody who may.

    `stale` when a change of theirs was not kept, because somebody else was quicker. `today` is the date in
    the channel's zone. `reply` says the same where no form can be shown.
    """

    subscription: Subscription
    today: date
    reply: Reply
    stale: bool = False


@dataclass(frozen=True, slots=True)
class Rejected:
    """A form cannot be kept as it is: what is wrong with one setting, for its field, and as a reply."""

    setting: Setting
    sentence: str
    reply: Reply


class TipsDesk:
    """Answers about the daily tips of one platform's channels."""

    def __init__(  # noqa: PLR0913, PLR0917 - the parts it is made of, put together once
        self,
        tips: Tips,
        poster: Poster,
        words: TipsAnswers,
        clock: Clock,
        log: Log,
        platform: Platform,
        default_lang: Lang = "en",
        tongues: Tongues | None = None,
    ) -> None:
        self.words = words
        self._platform: Platform = platform
        self._tips = tips
        self._poster = poster
        self._clock = clock
        self._log = log
        self._speaker = Speaker(tongues, default_lang)

    async def answer(self, wish: Wish, caller: Caller) -> Reply:
        """Shows, posts or changes what is wished for; or says why not, and what to do."""
        lang = await self._lang(caller)
        channel = caller.channel
        if channel is None:
            return self.words.refusals.no_channel(self._platform, lang)
        try:
            return await self._answer(wish, channel, caller, lang)
        except StoreError as error:
            return self._failed(error, channel, lang)

    async def form(self, caller: Caller) -> Form | Reply:
        """The settings for a form; for whoever may not change them, how they stand."""
        lang = await self._lang(caller)
        if caller.channel is None:
            return self.words.refusals.no_channel(self._platform, lang)
        try:
            status = await self._tips.status(caller.channel)
            shown = self._form(status, lang)
            return shown if await caller.rights() is Rights.MAY else shown.reply
        except StoreError as error:
            return self._failed(error, caller.channel, lang)

    async def submit(
        self, commands: Sequence[Command], version: int, channel: Channel, caller: Caller
    ) -> Reply | Form | Rejected:
        """Keeps a form that was made of that version of the settings.

        Returns:
            What is kept; or the newest settings, when somebody else changed them meanwhile; or what is wrong.
        """
        lang = await self._lang(caller)
        try:
            return await self._submit(commands, version, channel, caller, lang)
        except Conflict:
            return await self._newest(channel, lang)
        except StoreError as error:
            return self._failed(error, channel, lang)

    def lang(self, caller: Caller) -> Lang:
        """The language in which to answer, as far as it is known without asking anybody; never fails."""
        return spoken(caller.typed) or self._speaker.known(caller.origin, caller.locale)

    async def _lang(self, caller: Caller) -> Lang:
        """The language of the words typed, else what they chose, else of the locale, else the default."""
        return spoken(caller.typed) or await self._speaker.lang(caller.origin, caller.locale)

    async def _answer(self, wish: Wish, channel: Channel, caller: Caller, lang: Lang) -> Reply:
        match wish:
            case Asked(Verb.NOW):
                return await self._denied(caller, channel, lang) or self.words.sent(
                    await self._tips.now(channel, caller.person), channel.platform, lang
                )
            case Asked():
                return await self._shown(wish, channel, lang)
            case Wanted(commands):
                return await self._denied(caller, channel, lang) or await self._changed(
                    commands, channel, caller, lang
                )
            case UnknownWord():
                return self.words.refusals.problem(wish, channel.platform, lang)
            case _:
                assert_never(wish)

    async def _shown(self, asked: Asked, channel: Channel, lang: Lang) -> Reply:
        match asked.verb:
            case Verb.HELP:
                return self.words.help(channel.platform, lang)
            case Verb.PREVIEW:
                return self.words.preview(await self._tips.preview(channel, asked.count), lang)
            case Verb.HISTORY:
                return self.words.history(await self._tips.history(channel), channel.platform, lang)
            case _:
                return self.words.status(await self._tips.status(channel), self._clock.now(), lang)

    async def _changed(
        self, commands: Sequence[Command], channel: Channel, caller: Caller, lang: Lang
    ) -> Reply:
        stop = await self._stop(commands, channel, caller, lang)
        if stop is not None:
            return self.words.refusals.stopped(stop, channel.platform, lang)
        try:
            changed = await self._tips.change(channel, commands, caller.person)
        except Conflict:
            return self.words.conflict(await self._tips.status(channel), self._clock.now(), lang)
        if isinstance(changed, Changed):
            return self.words.changed(changed, self._clock.now(), lang)
        return self.words.refusals.problem(changed, channel.platform, lang)

    async def _submit(
        self, commands: Sequence[Command], version: int, channel: Channel, caller: Caller, lang: Lang
    ) -> Reply | Rejected:
        if denied := await self._denied(caller, channel, lang):
            return denied
        refusals = self.words.refusals
        before = (await self._tips.status(channel)).subscription
        starts = not before.on or before.stopped
        if starts and (stop := await self._stop(commands, channel, caller, lang)):
            refusal = refusals.stopped(stop, channel.platform, lang)
            return Rejected(Setting.ON, refusals.stop(stop, channel.platform, lang), refusal)
        changed = await self._tips.change(channel, commands, caller.person, version=version)
        if isinstance(changed, Changed):
            return self.words.changed(changed, self._clock.now(), lang)
        refusal = refusals.problem(changed, channel.platform, lang)
        return Rejected(_setting(changed), refusals.sentence(changed, lang), refusal)

    async def _newest(self, channel: Channel, lang: Lang) -> Form | Reply:
        try:
            return self._form(await self._tips.status(channel), lang, stale=True)
        except StoreError as error:
            return self._failed(error, channel, lang)

    def _form(self, status: Status, lang: Lang, *, stale: bool = False) -> Form:
        now = self._clock.now()
        says = self.words.conflict if stale else self.words.status
        today = local_day(status.subscription, now)
        return Form(status.subscription, today, says(status, now, lang), stale)

    async def _denied(self, caller: Caller, channel: Channel, lang: Lang) -> Reply | None:
        rights = await caller.rights()
        if rights is Rights.MAY:
            return None
        return self.words.refusals.denied(rights, caller.person, channel.platform, lang)

    async def _stop(
        self, commands: Sequence[Command], channel: Channel, caller: Caller, lang: Lang
    ) -> Stop | None:
        """Why tips that are being turned on would not arrive. Where nobody can tell now, they are tried."""
        if _STARTING.isdisjoint(setting for setting, _ in commands):
            return None
        try:
            return await self._poster.check(channel, caller.person, self.words.hello(lang))
        except (Later, Unsure):
            return None

    def _failed(self, error: StoreError, channel: Channel, lang: Lang) -> Reply:
        self._log.error("store failed", platform=channel.platform, error=for_log(error))
        return self.words.refusals.no_store(error, lang)


def _setting(problem: Problem) -> Setting:
    """The setting that a problem is about."""
    match problem:
        case UnknownZone():
            return Setting.TIMEZONE
        case UnknownCountry():
            return Setting.HOLIDAYS
        case NoDayLeft():
            return Setting.DAYS
        case UnknownSetting() | SkippedAlready() | NothingDue():  # no form asks for what leads to these
            return Setting.ON
        case _:
            return problem.setting

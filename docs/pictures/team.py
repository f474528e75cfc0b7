"""Pages of what the team's command answers, `/whoowns-team` on Slack and `/team` on Discord."""

from collections.abc import AsyncIterator
from typing import Final

from core.desk import Desk
from core.errors import Unavailable
from core.languages import Lang
from core.origins import Member, Origin, Rights, Whose
from core.replies import Reply
from core.speaking.kept import KeptTongues
from core.speaking.tongues import LocalesAlone
from core.storage.memory_store import MemoryStore
from core.team.asking import Choice, TeamAsked, read_wish
from core.tips.model import Channel, Platform
from docs.pictures import shelf
from docs.pictures.placing import ON_DISCORD, ON_SLACK, on_discord, on_slack
from docs.pictures.silence import SilentLog

_PLATFORMS: Final[tuple[Platform, ...]] = ("slack", "discord")
_PERSON: Final[dict[Platform, str]] = {"slack": ON_SLACK.id, "discord": ON_DISCORD.id}
_DENIED: Final[dict[Platform, tuple[Rights, ...]]] = {
    "slack": (Rights.NOT, Rights.UNLISTED, Rights.UNASKED),
    "discord": (Rights.NOT,),  # it tells with each command what somebody may
}


class _Away(LocalesAlone):
    """A database that does not answer."""

    async def chosen(self, whose: Whose) -> Lang | None:  # noqa: ARG002
        raise Unavailable


async def pages(lang: Lang) -> AsyncIterator[tuple[str, str]]:
    """Each name with its page."""
    for platform in _PLATFORMS:
        draw = on_slack if platform == "slack" else on_discord
        async for name, reply in _replies(platform, lang):
            yield f"team-{name}-{lang}-{platform}", draw(reply)


async def _replies(platform: Platform, lang: Lang) -> AsyncIterator[tuple[str, Reply]]:
    library = shelf.library()
    person = Member(platform, "T0", _PERSON[platform])
    here, alone = Origin(person, Channel(platform, "T0", "C0")), Origin(person)
    desk = Desk(library, lang, tongues=KeptTongues(MemoryStore(), SilentLog()))
    own = Choice.of(lang)
    for name, line in {
        "look": "",
        "mine": f"language {own}",
        "channel": f"language channel {own}",
        "chosen": "language",
        "auto": "language auto",
        "channel-auto": "language channel auto",
    }.items():
        yield name, await _answer(desk, line, here, lang)
    for rights in _DENIED[platform]:
        yield f"denied-{rights}", await _answer(desk, "language channel auto", here, lang, rights)
    yield "alone", await _answer(desk, "", alone, lang)
    yield "nowhere", await _answer(desk, "language channel auto", alone, lang)
    yield "away", await _answer(Desk(library, lang, tongues=_Away()), "", here, lang)
    if platform == "slack":  # on Discord one picks, and types nothing
        yield "unknown", await _answer(desk, "language klingon", here, lang)


async def _answer(desk: Desk, line: str, origin: Origin, lang: Lang, may: Rights = Rights.MAY) -> Reply:
    async def rights() -> Rights:
        return may

    return await desk.about_team(TeamAsked(read_wish(line), origin, rights, locale=lang))

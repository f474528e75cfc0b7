"""Draws where people ask besides the command, what the roles' command answers, and every form.

`python -m docs.pictures.surfaces FOLDER` puts there a picture of each, on both platforms, in both languages,
at a phone's width: to be looked at, not to be kept.
"""

import asyncio
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, Final

from bots.discord_bot import brief, voting
from bots.discord_bot.layout import layouts
from bots.slack_bot.blocks import message
from bots.slack_bot.brief_form import answer_view, form_view
from bots.slack_bot.home import home_view
from bots.slack_bot.vote_form import Ticket, reply_view
from bots.slack_bot.vote_form import form_view as vote_view
from bots.wiring import KNOWLEDGE
from core.buttons import is_share
from core.desk import Desk, Question
from core.feedback.desk import FeedbackDesk, Voter
from core.feedback.wording import FeedbackWording
from core.languages import LANGS, Lang
from core.library import open_library
from core.origins import Member, Origin
from core.replies import Person, Reply, Thumbs, all_actions
from core.roles.asking import read_wish
from core.roles.desk import Asked
from core.sharing import unshared
from core.storage.memory_store import MemoryStore
from core.wording import Place
from docs.pictures import discord_page, slack_page
from docs.pictures.chromium import NoChromiumError, Photographer

_PHONE: Final = 375
_SARI: Final = Person("1", "Sari")
_ROLES: Final = {
    "card": ("strategist", "strategist"),
    "compare": ("compare", "bandingkan"),
    "axis": ("compare data", "bandingkan data"),
    "decide": ("decide the posting schedule", "siapa yang mutusin jadwal posting"),
    "why": ("why", "kenapa"),
    "hire": ("hire", "rekrut"),
    "hired": (
        "hire schedule posts, reply to comments, choose the platforms",
        "rekrut jadwalin posting, balas komentar, pilih platform",
    ),
    "roles-help": ("help", "bantuan"),
}
_LONG: Final = "schedule tomorrow's reels\nchoose the platforms\nreply to comments"
_OWNED: Final = {"en": "post scheduling", "id": "jadwalin posting"}


class _SilentLog:
    def info(self, event: str, **fields: object) -> None:
        """Nobody reads it."""

    error = info


class _Recalled:
    """Somebody who asked about these."""

    keeps = True

    def __init__(self, topics: tuple[str, ...]) -> None:
        self._topics = topics

    def record(self, person: Member, topics: object) -> None:
        """It is known already."""

    async def topics(self, person: Member) -> tuple[str, ...]:  # noqa: ARG002
        return self._topics

    async def forget(self, person: Member) -> bool:  # noqa: ARG002
        return True


async def pages() -> AsyncIterator[tuple[str, str]]:
    """Each name with its page."""
    for lang in LANGS:
        desk = _desk(lang)
        async for name, reply in _replies(desk, lang):
            slack, on_discord = message(reply), _on_discord(reply, private=reply.private)
            yield f"{name}-{lang}-slack", slack_page.page(slack, {_SARI.id: _SARI.name})
            yield f"{name}-{lang}-discord", on_discord
        async for name, page in _forms(desk, lang):
            yield f"{name.replace('-', f'-{lang}-', 1)}", page


def _desk(lang: Lang) -> Desk:
    library = open_library(KNOWLEDGE)
    words = FeedbackWording(library.catalog, library.messages)
    feedback = FeedbackDesk(words, MemoryStore(), _SilentLog(), keeps_texts=True)
    topics = tuple(library.catalog.topics)[:5]
    return Desk(library, lang, feedback=feedback, recalling=_Recalled(topics))


async def _replies(desk: Desk, lang: Lang) -> AsyncIterator[tuple[str, Reply]]:
    for name, words in _ROLES.items():
        typed = words[LANGS.index(lang)]
        yield f"roles-{name}", await desk.about_roles(Asked(read_wish(typed), typed, "/roles", lang))
    for place in Place:
        yield f"help-{place.replace('.', '-')}", await desk.who_owns(Question("", lang, place=place))
        if place.is_talk:
            lost = await desk.who_owns(Question("hi", lang, place=place))
            yield f"lost-{place.replace('.', '-')}", lost
    owned = await desk.who_owns(Question(_OWNED[lang], lang))
    yield "direct", unshared(owned)
    yield "thread", desk.sharing.in_thread(owned)
    yield "open", await desk.answer_openly(Question(_OWNED[lang], lang), _SARI)
    share = next(action.do for action in all_actions(owned) if is_share(action.do))
    yield "shared-before", desk.sharing.after(share)
    yield "moved", desk.moved(unshared(owned))
    yield "crowded", desk.crowded(lang)
    yield "busy", desk.busy(lang)
    yield "wordless", desk.wordless(lang)
    yield "outlived", await desk.buttons.outlived(all_actions(owned)[0].do)
    yield "old", await desk.buttons.press(f"t:{lang}:zzz")
    yield "thanks", await desk.voting.vote(_thumbs(owned).good.do, _voter())


async def _forms(desk: Desk, lang: Lang) -> AsyncIterator[tuple[str, str]]:
    form = desk.brief_form(lang)
    owned = await desk.who_owns(Question(_OWNED[lang], lang))
    plan = await desk.who_owns(Question(_LONG, lang))
    home = home_view(await desk.home(Origin(Member("slack", "T0", "U0"))))
    yield "home-slack", slack_page.page({**home, "response_type": "in_channel"}, {})
    yield "form-slack", slack_page.modal(form_view(form))
    yield "briefed-slack", slack_page.modal(answer_view(unshared(plan), form))
    yield "form-discord", discord_page.modal(_components(brief.drawn(form)))
    for name, reply in (("vote", owned), ("votes", plan)):
        do = _thumbs(reply).bad.do
        asked = desk.voting.form(do)
        if asked is None:
            continue
        view = vote_view(asked, Ticket(do, "1.2"))
        yield f"{name}-slack", slack_page.modal(view)
        yield f"{name}-discord", discord_page.modal(_components(voting.drawn(asked, do)))
        thanks = await desk.voting.submit(do, {"owner": "strategist"}, _voter())
        yield f"{name}thanks-slack", slack_page.modal(reply_view(view, thanks))


def _thumbs(reply: Reply) -> Thumbs:
    if reply.thumbs is None:
        raise ValueError("an answer without thumbs")
    return reply.thumbs


def _voter() -> Voter:
    return Voter(Origin(Member("slack", "T0", "U0")), "1.2")


def _components(modal: Any) -> Any:
    return modal.to_dict()


def _on_discord(reply: Reply, *, private: bool) -> str:
    drawn = [view.to_components() for view in layouts(reply)]  # type: ignore[no-untyped-call]
    return discord_page.page(drawn, private=private, people={_SARI.id: _SARI.name})


async def draw(folder: Path) -> None:
    """All of them, into `folder`."""
    async with Photographer.working() as photographer:
        async for name, page in pages():
            (folder / f"{name}-phone.png").write_bytes(await photographer.photograph(page, _PHONE))


def main(arguments: list[str]) -> int:
    """Draws; returns the exit code."""
    try:
        folder = Path(arguments[0])
        folder.mkdir(parents=True, exist_ok=True)
        asyncio.run(draw(folder))
    except NoChromiumError as missing:
        print(missing, file=sys.stderr)  # noqa: T201
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Pages of forms, of the answers in their place, and of the bot's own page on Slack."""

from collections.abc import AsyncIterator
from typing import Any, Final

from bots.discord_bot import brief, voting
from bots.slack_bot.brief_form import answer_view, form_view
from bots.slack_bot.home import home_view
from bots.slack_bot.vote_form import Ticket, reply_view
from bots.slack_bot.vote_form import form_view as vote_view
from core.desk import Desk, Question
from core.languages import Lang
from core.origins import Member, Origin
from core.recalling.recents import NothingRecalled, Recalling
from core.sharing import unshared
from core.storage.memory_store import MemoryStore
from docs.pictures import discord_page, shelf, slack_page
from docs.pictures.failing import rated_desk, thumbs_of, voter
from docs.pictures.places import OWNED
from docs.pictures.placing import on_discord

_LONG: Final = {
    "en": "schedule tomorrow's reels\nchoose the platforms\nreply to comments",
    "id": "jadwalin reels besok\npilih platform\nbalas komentar",
}


class _Recalled:
    """What somebody asked about, None when that cannot be looked up; `forgets`: whether it can be removed."""

    keeps = True

    def __init__(self, topics: tuple[str, ...] | None, *, forgets: bool = True) -> None:
        self._topics = topics
        self._forgets = forgets

    def record(self, person: Member, topics: object) -> None:
        """It is known already."""

    async def topics(self, person: Member) -> tuple[str, ...] | None:  # noqa: ARG002
        return self._topics

    async def forget(self, person: Member) -> bool:  # noqa: ARG002
        return self._forgets


async def pages(lang: Lang) -> AsyncIterator[tuple[str, str]]:
    """Each name with its page."""
    async for name, page in _home(lang):
        yield f"home{name}-{lang}-slack", page
    desk = rated_desk(lang, MemoryStore())
    form = desk.brief_form(lang)
    plan = await desk.who_owns(Question(_LONG[lang], lang))
    yield f"form-{lang}-slack", slack_page.modal(form_view(form))
    yield f"form-{lang}-discord", discord_page.modal(_payload(brief.drawn(form)))
    yield f"form-briefed-{lang}-slack", slack_page.modal(answer_view(unshared(plan), form))
    yield f"form-busy-{lang}-slack", slack_page.modal(answer_view(desk.busy(lang), form))
    for name, typed in (("vote", OWNED[lang]), ("votes", _LONG[lang])):
        async for there, page in _votes(desk, name, typed, lang):
            yield there, page


async def _home(lang: Lang) -> AsyncIterator[tuple[str, str]]:
    library = shelf.library()
    asked = tuple(library.catalog.topics)[:5]
    somebody = Origin(Member("slack", "T0", "U0"))
    recallings: dict[str, Recalling] = {
        "": _Recalled(asked),
        "-new": _Recalled(()),
        "-away": _Recalled(None),
        "-keeping-nothing": NothingRecalled(),
    }
    for name, recalled in recallings.items():
        page = await Desk(library, lang, recalling=recalled).home(somebody)
        yield name, slack_page.home(home_view(page))
    kept = await Desk(library, lang, recalling=_Recalled(asked, forgets=False)).forget(somebody)
    yield "-unforgotten", slack_page.home(home_view(kept))


async def _votes(desk: Desk, name: str, typed: str, lang: Lang) -> AsyncIterator[tuple[str, str]]:
    _, down = thumbs_of(await desk.who_owns(Question(typed, lang))).carried()
    do = down.do
    form = desk.voting.form(do)
    if form is None:
        raise ValueError("a thumb down without a form")
    view = vote_view(form, Ticket(do, "1.2"))
    yield f"{name}-{lang}-slack", slack_page.modal(view)
    yield f"{name}-{lang}-discord", discord_page.modal(_payload(voting.drawn(form, do)))
    thanks = await desk.voting.submit(do, {"owner": "strategist", "asked": typed}, voter())
    yield f"{name}-thanks-{lang}-slack", slack_page.modal(reply_view(view, thanks))
    yield f"{name}-thanks-{lang}-discord", on_discord(thanks)


def _payload(modal: Any) -> Any:
    return modal.to_dict()

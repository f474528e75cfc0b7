"""Pages of what people read when something is old, full, away or went wrong."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Final

from core.desk import Desk, Question
from core.errors import Unavailable
from core.feedback.desk import FeedbackDesk, Voter
from core.feedback.wording import FeedbackWording
from core.languages import Lang
from core.origins import Member, Origin
from core.replies import Reply, Thumbs, all_actions
from core.sharing import share_button, unshared
from core.storage.memory_store import MemoryStore
from core.votes import Vote
from docs.pictures import shelf
from docs.pictures.placing import on_both, on_discord, on_slack
from docs.pictures.silence import SilentLog

_OWNED: Final = {"en": "post scheduling", "id": "jadwalin posting"}
_LATER: Final = datetime.now(UTC) + timedelta(days=2)


class _Away(MemoryStore):
    """A database that does not answer."""

    async def vote(self, vote: Vote) -> None:  # noqa: ARG002
        raise Unavailable


async def pages(lang: Lang) -> AsyncIterator[tuple[str, str]]:
    """Each name with its page."""
    desk = rated_desk(lang, MemoryStore())
    owned = await desk.who_owns(Question(_OWNED[lang], lang))
    async for name, reply in _replies(desk, owned, lang):
        for name_there, page in on_both(f"{name}-{lang}", reply):
            yield name_there, page
    for name, note in (("moved", desk.moved(unshared(owned))), ("brief-failed", desk.brief_failed(lang))):
        yield f"{name}-{lang}-slack", on_slack(note, direct=True)
        yield f"{name}-{lang}-discord", on_discord(note, direct=True)


def rated_desk(lang: Lang, store: MemoryStore) -> Desk:
    """A desk on whose answers people may vote, with the words that they typed."""
    library = shelf.library()
    words = FeedbackWording(library.catalog, library.messages)
    return Desk(library, lang, feedback=FeedbackDesk(words, store, SilentLog(), keeps_texts=True))


def thumbs_of(reply: Reply) -> Thumbs:
    """The thumbs of an answer that has some."""
    if reply.thumbs is None:
        raise ValueError("an answer without thumbs")
    return reply.thumbs


def voter() -> Voter:
    """Whoever votes."""
    return Voter(Origin(Member("slack", "T0", "U0")), "1.2")


async def _replies(desk: Desk, owned: Reply, lang: Lang) -> AsyncIterator[tuple[str, Reply]]:
    yield "crowded", desk.crowded(lang)
    yield "busy", desk.busy(lang)
    yield "wordless", desk.wordless(lang)
    yield "outlived", await desk.buttons.outlived(all_actions(owned)[0].do)
    yield "old", await desk.buttons.press(f"t:{lang}:zzz")
    share = share_button(owned)
    if share is not None:
        yield "share-unsure", desk.sharing.unsure(share)
    up = thumbs_of(owned).good.do
    yield "thanks", await desk.voting.vote(up, voter())
    yield "vote-away", await rated_desk(lang, _Away()).voting.vote(up, voter())
    yield "vote-off", await Desk(shelf.library(), lang).voting.vote(up, voter())
    yield "formless", desk.voting.formless(thumbs_of(owned).bad.do)
    later = Desk(shelf.library(), lang, now=lambda: _LATER)
    begun = all_actions(await desk.quiz(lang))[0].do
    yield "quiz-forgotten", await later.buttons.press(begun)
    yield "quiz-changed", await desk.buttons.press(f"q:{lang}:aaa.{begun.split('.')[1]}.s")

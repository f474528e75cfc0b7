"""Desks for what a good desk never does: being slow, failing, and answering with hostile text."""

import asyncio
from dataclasses import replace
from datetime import datetime

from core.buttons import encode_share, encode_show
from core.desk import Desk, Question
from core.languages import Lang
from core.origins import Origin
from core.pressing import Buttons
from core.replies import Action, Choices, Paragraph, Part, Person, Reply, Tone, text
from core.roles.desk import Asked
from core.sharing import Sharing
from core.team.asking import TeamAsked

FLIP = Action("For the whole quarter", encode_show("abc", "en"))
BESIDE = Action(FLIP.label, encode_show("abc", "en", beside=True))
SHARE = Action("Share in channel", encode_share(("abc",), "en"), primary=True)


class FakeDesk(Desk):
    """Answers with what it was asked. While the gate is closed it waits; with a fault it fails."""

    def __init__(self) -> None:  # without the knowledge that the real one needs
        self.buttons = FakeButtons(self)
        self.sharing = FakeSharing(self)
        self.gate = asyncio.Event()
        self.gate.set()
        self.fault: Exception | None = None
        self.asked: list[str] = []
        self.shared = 0
        self.outdated = False
        self.undrawable = False
        self.flip = FLIP

    async def who_owns(self, question: Question) -> Reply:
        self.asked.append(question.text)
        return await self.answer("Specialist", question.text)

    async def about_roles(self, asked: Asked) -> Reply:
        return await self.who_owns(Question(asked.typed))

    async def about_team(self, asked: TeamAsked) -> Reply:
        return await self.who_owns(Question(asked.typed))

    async def tongue(self, origin: Origin | None, locale: str | None = None) -> Lang:  # noqa: ARG002
        return "en"

    def lang_of(self, text: str, locale: str | None = None, origin: Origin | None = None) -> Lang:  # noqa: ARG002
        return "en"

    def moved(self, reply: Reply) -> Reply:
        return reply

    def apology(self, reference: str, lang: Lang) -> Reply:
        return Reply(text("Sorry"), _parts(f"reference {reference} ({lang})"), lang, Tone.SORRY)

    def crowded(self, lang: Lang) -> Reply:
        return Reply(text("Too many"), (), lang, Tone.SORRY)

    def busy(self, lang: Lang) -> Reply:
        return Reply(text("One moment"), (), lang, Tone.INFO)

    async def answer(self, owner: str, said: str) -> Reply:
        """A reply as usual, or with something in it that no renderer knows."""
        await self.work()
        parts: tuple[Part, ...] = (*_parts(said), Choices(text("What flips it?"), (self.flip,)))
        reply = Reply(text(owner), parts, "en", Tone.SPECIALIST, actions=(SHARE,))
        return replace(reply, parts=("?",)) if self.undrawable else reply  # type: ignore[arg-type]

    async def work(self) -> None:
        await self.gate.wait()
        if self.fault is not None:
            raise self.fault


class FakeButtons(Buttons):
    """Those of a `FakeDesk`."""

    def __init__(self, desk: FakeDesk) -> None:
        self._desk = desk

    async def press(self, do: str, locale: str | None = None, origin: Origin | None = None) -> Reply:  # noqa: ARG002
        self._desk.asked.append(do)
        return await self._desk.answer("Strategist", f"pressed {do}")

    def are_old(self, sent: datetime | None) -> bool:  # noqa: ARG002
        return False

    def lang(self, do: str, origin: Origin | None = None) -> Lang:  # noqa: ARG002
        return "en"


class FakeSharing(Sharing):
    """That of a `FakeDesk`."""

    def __init__(self, desk: FakeDesk) -> None:
        self._desk = desk

    async def public(self, do: str, asker: Person) -> Reply:
        self._desk.shared += 1
        await self._desk.work()
        if self._desk.outdated:
            return Reply(text("That button is old"), (), "en", Tone.INFO)
        return Reply(text("Specialist"), _parts(asker, f" asked: {do}"), "en", Tone.SPECIALIST, private=False)

    def after(self, do: str, *, thread: bool = False) -> Reply:  # noqa: ARG002
        return self.done("en", thread=thread)

    def done(self, lang: Lang, *, thread: bool = False) -> Reply:
        return Reply(text(f"Shared in the {'thread' if thread else 'channel'} ({lang})"), (), lang, Tone.INFO)

    def unsure(self, do: str) -> Reply:  # noqa: ARG002
        return Reply(text("Posted or not?"), (), "en", Tone.SORRY)

    def in_thread(self, reply: Reply) -> Reply:
        return reply


def _parts(*said: str | Person) -> tuple[Part, ...]:
    return (Paragraph(text(*said)),)

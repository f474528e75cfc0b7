"""A desk whose answers are known, and which can be slow or fail, for tests of what Discord makes of it."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime

from core.buttons import encode_share, encode_show
from core.desk import Desk, Question
from core.languages import Lang, from_locale
from core.origins import Origin
from core.pressing import Buttons
from core.replies import (
    Action,
    Choices,
    Fact,
    Facts,
    Note,
    Paragraph,
    Person,
    Quote,
    Reply,
    TextForm,
    Tone,
    text,
)
from core.sharing import Sharing
from core.suggesting import Suggestion

PLAN = Action("it is the plan", encode_show("pla", "en"))
ADS = Action("ads", encode_show("ads", "en"))
SHARE = Action("Share in channel", encode_share(("pla",), "en"))


class FakeDesk(Desk):
    """Says "Owner of <text>" with two flips and Share; waits at `gate`, raises `fault` when it is set."""

    def __init__(self) -> None:
        self.buttons = FakeButtons(self)
        self.sharing = FakeSharing(self)
        self.gate = asyncio.Event()
        self.gate.set()
        self.waiting: Callable[[], Awaitable[object]] = self.gate.wait
        self.fault: Exception | None = None
        self.questions: list[Question] = []
        self.shared: list[tuple[str, Person]] = []
        self.typed: list[tuple[str, str | None]] = []
        self.suggestions: tuple[Suggestion, ...] = ()

    async def who_owns(self, question: Question) -> Reply:
        self.questions.append(question)
        await self.work()
        return answer(f"Owner of {question.text}")

    def moved(self, reply: Reply) -> Reply:
        return replace(reply, parts=(*reply.parts, Note(text("Too late there."))))

    def brief_form(self, lang: Lang) -> TextForm:  # noqa: ARG002
        return TextForm("Whose brief?", "The brief", "Many tasks", "Ask", "Close")

    def brief_failed(self, lang: Lang) -> Reply:  # noqa: ARG002
        return Reply(text("I couldn't open the form"), (), "en", Tone.INFO)

    async def tongue(self, origin: Origin | None, locale: str | None = None) -> Lang:
        return self.lang_of("", locale, origin)

    def lang_of(self, text: str, locale: str | None = None, origin: Origin | None = None) -> Lang:  # noqa: ARG002
        return from_locale(locale) or "en"

    def suggest(
        self,
        typed: str,
        locale: str | None = None,
        limit: int = 25,
        origin: Origin | None = None,  # noqa: ARG002
    ) -> tuple[Suggestion, ...]:
        self.typed.append((typed, locale))
        if self.fault:
            raise self.fault
        return self.suggestions[:limit]

    def apology(self, reference: str, lang: Lang) -> Reply:
        return Reply(
            text("Maaf" if lang == "id" else "Sorry", f", reference {reference}"), (), lang, Tone.SORRY
        )

    def crowded(self, lang: Lang) -> Reply:
        return Reply(text("Too many"), (), lang, Tone.SORRY)

    def busy(self, lang: Lang) -> Reply:
        return Reply(text("A moment"), (), lang, Tone.INFO)

    async def work(self) -> None:
        await self.waiting()
        if self.fault:
            raise self.fault


class FakeButtons(Buttons):
    """Those of a `FakeDesk`."""

    def __init__(self, desk: FakeDesk) -> None:
        self._desk = desk

    async def press(self, do: str, locale: str | None = None, origin: Origin | None = None) -> Reply:  # noqa: ARG002
        await self._desk.work()
        return answer(f"Flipped to {do} in {locale}")

    def are_old(self, sent: datetime | None) -> bool:  # noqa: ARG002
        return False


class FakeSharing(Sharing):
    """That of a `FakeDesk`."""

    def __init__(self, desk: FakeDesk) -> None:
        self._desk = desk

    async def public(self, do: str, asker: Person) -> Reply:
        self._desk.shared.append((do, asker))
        await self._desk.work()
        return Reply(
            text("Owner in public"), (Note(text("Asked by ", asker)),), "en", Tone.SPECIALIST, private=False
        )

    def done(self, lang: Lang, *, thread: bool = False) -> Reply:  # noqa: ARG002
        return Reply(text("Dibagikan." if lang == "id" else "Shared in this channel."), (), lang, Tone.INFO)

    def unsure(self, do: str) -> Reply:  # noqa: ARG002
        return Reply(text("Posted or not?"), (), "en", Tone.SORRY)


def answer(title: str) -> Reply:
    """An answer with every part that a usual one has."""
    return Reply(
        title=text(title),
        parts=(
            Paragraph(text("Scheduling is execution.")),
            Facts((Fact("Strategist's part", text("the plan: what, where and when")),)),
            Choices(text("It changes when"), (PLAN, ADS)),
            Quote("Ready to send", text("Can you schedule these posts?")),
            Note(text("Source: the article")),
        ),
        lang="en",
        tone=Tone.SPECIALIST,
        actions=(SHARE,),
    )

"""Asking with a form: opens it, answers in its place, and lets its buttons change the answer there.

A form belongs to no channel, so its answers have no Share.
"""

from bots.handling import is_apology
from bots.slack_bot.answering import Answering
from bots.slack_bot.brief_form import answer_view, form_view, written
from bots.slack_bot.carrying import Asker
from bots.slack_bot.incoming import plain
from bots.slack_bot.opening import Opener
from bots.slack_bot.people import People
from bots.slack_bot.sheet import Json
from core.buttons import is_beside
from core.desk import Desk, Question
from core.languages import Lang
from core.origins import Origin
from core.replies import Reply
from core.sharing import unshared


class Briefs:
    """Takes briefs to the desk, and its answers back into the form."""

    def __init__(self, desk: Desk, answering: Answering, people: People, opener: Opener) -> None:
        self._desk = desk
        self._answering = answering
        self._carrier = answering.carrier
        self._people = people
        self._opener = opener

    def open(self, body: Json) -> None:
        """Opens the form, which is possible for three seconds; later it says so in a direct message."""
        origin = self._people.origin(body)

        def lang() -> Lang:
            return self._desk.lang_of("", origin=origin)

        self._answering.later(self._open(body["trigger_id"], origin), lang)

    async def submit(self, body: Json) -> Json:
        """What acknowledges a brief: the answer in the form's place, or that it takes a moment."""
        view = body["view"]
        typed, origin = plain(written(view)), self._people.origin(body)

        def lang() -> Lang:
            return self._desk.lang_of(typed, origin=origin)

        async def late(reply: Reply) -> None:
            await self._carrier.show(view["id"], self._view(reply), reply, origin.person.id)

        work = self._desk.who_owns(Question(typed, private=True, origin=origin))
        reply = await self._answering.answer_in(work, "brief", late, lang, Asker.directly(origin.person.id))
        return {"response_action": "update", "view": self._view(reply)}

    def look(self, body: Json) -> None:
        """Opens the answer that a button elsewhere asks for, in a form of its own; or says it directly."""
        do: str = body["actions"][0].get("value", "")
        origin = self._people.origin(body)

        def lang() -> Lang:
            return self._desk.buttons.lang(do, origin)

        async def late(reply: Reply) -> None:
            if not await self._opener.open(body["trigger_id"], self._view(reply)):
                await self._carrier.tell(reply, origin.person.id)

        asker = Asker.directly(origin.person.id)
        self._answering.aside(self._desk.buttons.press(do, origin=origin), "button", late, lang, asker)

    def press(self, body: Json) -> None:
        """Starts what a button on an answer asks for. The answer changes, or another one opens above it."""
        do: str = body["actions"][0].get("value", "")
        origin = self._people.origin(body)

        def lang() -> Lang:
            return self._desk.buttons.lang(do, origin)

        async def late(reply: Reply) -> None:
            beside = is_beside(do) or is_apology(reply)
            view = self._view(reply)
            if not (beside and await self._opener.open(body["trigger_id"], view, above=True)):
                await self._carrier.show(body["view"]["id"], view, reply, origin.person.id)

        asker = Asker.directly(origin.person.id)
        self._answering.aside(self._desk.buttons.press(do, origin=origin), "button", late, lang, asker)

    async def _open(self, trigger: str, origin: Origin) -> None:
        lang = await self._desk.tongue(origin)
        if not await self._opener.open(trigger, form_view(self._desk.brief_form(lang))):
            await self._carrier.tell(self._desk.brief_failed(lang), origin.person.id)

    def _view(self, reply: Reply) -> Json:
        return answer_view(unshared(reply), self._desk.brief_form(reply.lang))

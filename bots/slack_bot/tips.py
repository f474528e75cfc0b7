"""Daily tips on Slack: the command, and the form with all settings at once."""

from typing import Any

from bots.slack_bot.answering import Answering
from bots.slack_bot.blocks import encoded
from bots.slack_bot.carrying import Asker
from bots.slack_bot.incoming import plain
from bots.slack_bot.opening import Opener
from bots.slack_bot.people import People
from bots.slack_bot.sheet import Json
from bots.slack_bot.tips_form import Ticket, form_view, found, read_form, reply_view
from core.languages import Lang
from core.origins import Origin
from core.replies import Reply
from core.tips.asking import Asked, Verb, read_wish
from core.tips.model import Channel
from core.tips_desk.callers import Caller
from core.tips_desk.desk import Form, Rejected, TipsDesk


class SlackTips:
    """Takes what people type and submit to the tips' desk, and its answers back."""

    def __init__(self, desk: TipsDesk, people: People, answering: Answering, opener: Opener) -> None:
        self._desk = desk
        self._people = people
        self._answering = answering
        self._opener = opener

    @property
    def people(self) -> People:
        """Who knows about people."""
        return self._people

    async def command(self, body: Json) -> str:
        """The message that acknowledges the command, as JSON; nothing when the form is open."""
        typed = plain(body.get("text", ""))
        wish = read_wish(typed)
        origin = self._people.origin(body)
        caller = self._caller(origin.channel, origin.person.id, typed, origin=origin)
        opened = False

        async def work() -> Reply:
            nonlocal opened
            if wish != Asked(Verb.SETTINGS):
                return await self._desk.answer(wish, caller)
            form = await self._desk.form(caller)
            if isinstance(form, Reply):
                return form
            opened = await self._opener.open(body.get("trigger_id", ""), self._view(form))
            return form.reply if opened else self._desk.words.form_failed(form.reply, "slack")

        def lang() -> Lang:
            return self._desk.lang(caller)

        reply = await self._answering.answer(work(), "tips", Asker.of_command(body), lang)
        return "" if opened else encoded(reply)

    async def submit(self, body: Json) -> Json:
        """What acknowledges a form that was sent: what is wrong with it, or the answer in its place."""
        view = body["view"]
        ticket = Ticket.decoded(view["private_metadata"])
        caller = self._caller(ticket.channel, body["user"]["id"], "", locale=ticket.lang)
        commands = read_form(view["state"]["values"])
        outcome: Reply | Form | Rejected | None = None

        async def work() -> Reply:
            nonlocal outcome
            outcome = await self._desk.submit(commands, ticket.version, ticket.channel, caller)
            return outcome if isinstance(outcome, Reply) else outcome.reply

        async def late(reply: Reply) -> None:
            shown = self._view(outcome if isinstance(outcome, Form) else reply)
            await self._answering.carrier.show(view["id"], shown, reply, caller.person)

        reply = await self._answering.answer_in(work(), "tips form", late, lambda: ticket.lang)
        if isinstance(outcome, Rejected):
            return {"response_action": "errors", "errors": {outcome.setting.value: outcome.sentence}}
        return _update(self._view(outcome if isinstance(outcome, Form) else reply))

    def options(self, body: Json) -> Json:
        """What to choose from, for what somebody types into one of the form's searches."""
        ticket = Ticket.decoded(body["view"]["private_metadata"])
        return found(body["action_id"], body.get("value", ""), self._desk.words.phrases, ticket.lang)

    def _view(self, shown: Form | Reply) -> Json:
        phrases = self._desk.words.phrases
        return form_view(shown, phrases) if isinstance(shown, Form) else reply_view(shown, phrases)

    def _caller(
        self,
        channel: Channel | None,
        person: str,
        typed: str,
        *,
        locale: str | None = None,
        origin: Origin | None = None,
    ) -> Caller:
        return Caller(channel, person, lambda: self._people.rights(person), typed, locale, origin)


def _update(view: Json) -> dict[str, Any]:
    return {"response_action": "update", "view": view}

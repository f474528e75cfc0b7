"""Thumbs on Slack: a press is a vote. A thumb down also opens a form, for which Slack gives three seconds."""

from collections.abc import Callable

from bots.slack_bot.answering import Answering, Deliver
from bots.slack_bot.carrying import Asker
from bots.slack_bot.incoming import sent_at
from bots.slack_bot.opening import Opener
from bots.slack_bot.people import People
from bots.slack_bot.places import Place
from bots.slack_bot.sheet import Json
from bots.slack_bot.vote_form import Ticket, filled, form_view, reply_view
from core.desk import Desk
from core.feedback.desk import Voter
from core.languages import Lang
from core.replies import Form, Reply


class Voting:
    """Takes votes to the desk, and its thanks back beside the answer, which stays as it is."""

    def __init__(self, desk: Desk, answering: Answering, people: People, opener: Opener) -> None:
        self._desk = desk
        self._answering = answering
        self._people = people
        self._opener = opener

    def press(self, body: Json) -> None:
        """Starts keeping a vote, and opens the form where there is one. The vote counts without it, too."""
        do: str = body["actions"][0].get("value", "")
        voter = Voter(self._people.origin(body), _message_of(body))

        async def thank(reply: Reply) -> None:
            await self._tell(reply, body)

        if self._desk.buttons.are_old(sent_at(body["container"].get("message_ts", ""))):
            self._answering.aside(self._desk.buttons.outlived(do), "vote", thank, self._tongue(do))
            return
        form = self._desk.voting.form(do)

        async def stay_silent(_: Reply) -> None:
            """Whoever fills in a form is thanked for that."""

        if form is not None:
            self._answering.later(self._ask(form, Ticket(do, voter.message), body), self._tongue(do))
        late: Deliver = thank if form is None else stay_silent
        self._answering.aside(self._desk.voting.vote(do, voter), "vote", late, self._tongue(do))

    async def submit(self, body: Json) -> Json:
        """What acknowledges a form: the thanks in its place, or that it takes a moment."""
        view = body["view"]
        ticket = Ticket.decoded(view["private_metadata"])
        voter = Voter(self._people.origin(body), ticket.message)

        async def late(reply: Reply) -> None:
            shown = reply_view(view, reply)
            await self._answering.carrier.show(view["id"], shown, reply, voter.origin.person.id)

        work = self._desk.voting.submit(ticket.do, filled(view), voter)
        reply = await self._answering.answer_in(work, "vote", late, self._tongue(ticket.do))
        return {"response_action": "update", "view": reply_view(view, reply)}

    async def _ask(self, form: Form, ticket: Ticket, body: Json) -> None:
        above = bool(body.get("view"))
        if not await self._opener.open(body["trigger_id"], form_view(form, ticket), above=above):
            await self._tell(self._desk.voting.formless(ticket.do), body)

    async def _tell(self, reply: Reply, body: Json) -> None:
        """Shows the reply beside the answer: in a private message, or in a form above the one with it."""
        view = body.get("view")
        if view is None:
            await self._answering.carrier.carry(reply, _asker(body))
        else:
            await self._opener.open(body["trigger_id"], reply_view(view, reply), above=True)

    def _tongue(self, do: str) -> Callable[[], Lang]:
        return lambda: self._desk.buttons.lang(do)


def _asker(body: Json) -> Asker:
    place = Place.read(body["actions"][0].get("block_id", ""))
    return Asker(body["user"]["id"], body["container"]["channel_id"], place, body.get("response_url", ""))


def _message_of(body: Json) -> str:
    """Which answer is voted on: a message by its channel and timestamp, or a form."""
    container = body["container"]
    return container.get("view_id") or f"{container['channel_id']} {container['message_ts']}"

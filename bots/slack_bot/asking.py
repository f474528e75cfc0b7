"""Where people ask besides the command: about a message."""

from bots.slack_bot.answering import Answering
from bots.slack_bot.carrying import Asker, Carrier
from bots.slack_bot.incoming import plain
from bots.slack_bot.places import Place
from bots.slack_bot.sheet import Json
from core.desk import Desk, Question
from core.languages import Lang
from core.replies import Reply


class Asking:
    """Takes what people ask to the desk, and has its answers carried back. Nothing here waits for those."""

    def __init__(self, desk: Desk, answering: Answering, carrier: Carrier) -> None:
        self._desk = desk
        self._answering = answering
        self._carrier = carrier

    def about_message(self, body: Json) -> None:
        """“Who owns this?” on a message: the answer is for whoever chose it, Share for its thread."""
        about = body["message"]
        place = Place.of_message(about)
        asker = Asker(body["user"]["id"], body["channel"]["id"], place, body.get("response_url", ""))
        self._ask(plain(about.get("text") or ""), "message", asker)

    def _ask(self, typed: str, surface: str, asker: Asker) -> None:
        def lang() -> Lang:
            return self._desk.lang_of(typed)

        async def late(reply: Reply) -> None:
            await self._carrier.carry(reply, asker)

        self._answering.aside(self._answer(typed), surface, late, lang)

    async def _answer(self, typed: str) -> Reply:
        return await self._desk.who_owns(Question(typed)) if typed else self._desk.wordless()

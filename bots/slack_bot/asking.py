"""Where people ask besides the command: about a message, by mentioning the bot, and by writing to it."""

from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any

from bots.slack_bot.answering import Answering
from bots.slack_bot.carrying import Asker
from bots.slack_bot.events import answerable, bot_of, is_direct
from bots.slack_bot.incoming import plain, without_mention
from bots.slack_bot.people import People
from bots.slack_bot.places import Place
from bots.slack_bot.sheet import Json
from core.desk import Desk, Question
from core.help_wording import Place as Helping
from core.languages import Lang
from core.replies import Reply


class Asking:
    """Takes what people ask to the desk, and has its answers carried back. Nothing here waits for those."""

    def __init__(self, desk: Desk, answering: Answering, people: People) -> None:
        self._desk = desk
        self._answering = answering
        self._people = people

    def about_message(self, body: Json) -> None:
        """“Who owns this?” on a message: the answer is for whoever chose it, Share for its thread."""
        self._once(("slack trigger", body["trigger_id"]), partial(self._about_message, body))

    def mention(self, body: Json) -> None:
        """Somebody mentioned the bot: the answer is for them, Share for the thread of what they wrote."""
        self._written(body, self._mention)

    def direct(self, body: Json) -> None:
        """Somebody wrote to the bot directly: the answer stands in the thread of that, without Share."""
        if is_direct(body["event"]):
            self._written(body, self._direct)

    def _about_message(self, body: Json) -> None:
        about = body["message"]
        place = Place.of_message(about)
        asker = Asker(body["user"]["id"], body["channel"]["id"], place, body.get("response_url", ""))
        typed = plain(about.get("text") or "")
        question = Question(typed, origin=self._people.origin(body))  # what others wrote begins nobody's quiz
        self._ask(question, "message", asker, self._answer_words(question))

    def _mention(self, body: Json) -> None:
        event = body["event"]
        asker = Asker(event["user"], event["channel"], Place.of_message(event))
        helping = Helping.SLACK_THREAD if asker.place.inside else Helping.SLACK_MENTION
        question = self._question(body, helping)
        self._ask(question, "mention", asker, self._desk.who_owns(question))

    def _direct(self, body: Json) -> None:
        event = body["event"]
        asker = Asker(event["user"], event["channel"], Place.of_direct(event))
        question = self._question(body, Helping.SLACK_DIRECT)
        work = self._answer_words(question) if event.get("files") else self._desk.who_owns(question)
        self._ask(question, "direct", asker, work)

    def _question(self, body: Json, helping: Helping) -> Question:
        """What somebody wrote, without the bot's name."""
        typed = plain(without_mention(body["event"].get("text") or "", bot_of(body)))
        return Question(typed, private=True, place=helping, origin=self._people.origin(body))

    def _once(self, what: tuple[str, ...], start: Callable[[], None]) -> None:
        self._answering.if_first(what, start, lambda: self._desk.lang_of(""))

    def _written(self, body: Json, start: Callable[[Json], None]) -> None:
        """Starts the answer to what a person has just written.

        What Slack sends again has the same channel and timestamp. So do a mention and a message event for the
        same text.
        """
        event = body["event"]
        if answerable(event, bot_of(body)):
            self._once(("slack message", event["channel"], event["ts"]), partial(start, body))

    def _ask(self, question: Question, surface: str, asker: Asker, work: Coroutine[Any, Any, Reply]) -> None:
        def lang() -> Lang:
            return self._desk.lang_of(question.text, origin=question.origin)

        async def late(reply: Reply) -> None:
            await self._answering.carrier.carry(reply, asker)

        self._answering.aside(work, surface, late, lang, asker)

    async def _answer_words(self, question: Question) -> Reply:
        """The answer where there may be no words: a message that is a picture."""
        if question.text:
            return await self._desk.who_owns(question)
        return self._desk.wordless(await self._desk.tongue(question.origin))

"""Listens where people ask besides commands and buttons."""

from typing import Final

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bots.slack_bot.answering import Answering
from bots.slack_bot.asking import Asking
from bots.slack_bot.blocks import ACTION_ID, VOTE_ID
from bots.slack_bot.brief_form import CALLBACK_ID
from bots.slack_bot.briefs import Briefs
from bots.slack_bot.home import HOME_ID, Home
from bots.slack_bot.library_logs import sdk_log
from bots.slack_bot.manifest import ABOUT_MESSAGE, LONG_BRIEF
from bots.slack_bot.opening import Opener
from bots.slack_bot.people import People
from bots.slack_bot.prompts import Prompting
from bots.slack_bot.sheet import Json
from bots.slack_bot.vote_form import CALLBACK_ID as VOTE_FORM
from bots.slack_bot.voting import Voting
from core.desk import Desk
from core.ports import Log

_SECONDS: Final = 10
"""How long Slack may take to take an answer."""


def listen(  # noqa: PLR0913, PLR0917 - the parts it is made of, put together once
    app: AsyncApp, desk: Desk, answering: Answering, people: People, log: Log, bot_token: str, api_url: str
) -> None:
    """Adds the listeners to the app. Each acknowledges at once; answers follow."""
    client = AsyncWebClient(bot_token, base_url=api_url, timeout=_SECONDS, logger=sdk_log())
    asking = Asking(desk, answering, people)
    opener = Opener(client, log)
    briefs = Briefs(desk, answering, people, opener)
    prompting = Prompting(desk, answering, people, client, log)
    home = Home(desk, answering, briefs, people, client, log)
    voting = Voting(desk, answering, people, opener)

    _listen_to_shortcuts(app, asking, briefs)
    _listen_to_briefs(app, briefs)
    _listen_to_votes(app, voting)
    _listen_to_home(app, home)
    _listen_to_events(app, asking, home, prompting)


def _listen_to_shortcuts(app: AsyncApp, asking: Asking, briefs: Briefs) -> None:
    @app.message_shortcut(ABOUT_MESSAGE)
    async def ask_about_message(ack: AsyncAck, body: Json) -> None:
        await ack()
        asking.about_message(body)

    @app.global_shortcut(LONG_BRIEF)
    async def open_form(ack: AsyncAck, body: Json) -> None:
        await ack()
        briefs.open(body)


def _listen_to_briefs(app: AsyncApp, briefs: Briefs) -> None:
    @app.view_submission(CALLBACK_ID)
    async def submit(body: Json) -> BoltResponse:
        return BoltResponse(status=200, body=await briefs.submit(body))

    @app.action({"type": "block_actions", "action_id": ACTION_ID}, matchers=[_in_brief])
    async def press(ack: AsyncAck, body: Json) -> None:
        await ack()
        briefs.press(body)


def _listen_to_votes(app: AsyncApp, voting: Voting) -> None:
    @app.action({"type": "block_actions", "action_id": VOTE_ID})
    async def vote(ack: AsyncAck, body: Json) -> None:
        await ack()
        voting.press(body)

    @app.view_submission(VOTE_FORM)
    async def submit_vote(body: Json) -> BoltResponse:
        return BoltResponse(status=200, body=await voting.submit(body))


def _listen_to_home(app: AsyncApp, home: Home) -> None:
    @app.action({"type": "block_actions", "action_id": ACTION_ID}, matchers=[_at_home])
    async def press_at_home(ack: AsyncAck, body: Json) -> None:
        await ack()
        home.press(body)


def _listen_to_events(app: AsyncApp, asking: Asking, home: Home, prompting: Prompting) -> None:
    @app.event("app_home_opened")
    async def show_home(body: Json) -> None:
        home.show(body)
        prompting.opened(body)

    @app.event("assistant_thread_started")
    async def offer_prompts(body: Json) -> None:
        prompting.started(body)

    @app.event("assistant_thread_context_changed")
    async def look_away() -> None:
        """Which channel somebody looks at meanwhile is none of our business."""

    @app.event("app_mention")
    async def answer_mention(body: Json) -> None:
        asking.mention(body)

    @app.event("message")
    async def answer_directly(body: Json) -> None:
        asking.direct(body)


async def _in_brief(body: Json) -> bool:
    """Whether a button stands on an answer in the form for briefs."""
    return _view_id(body) == CALLBACK_ID


async def _at_home(body: Json) -> bool:
    """Whether a button stands on the bot's own page."""
    return _view_id(body) == HOME_ID


def _view_id(body: Json) -> str:
    return (body.get("view") or {}).get("callback_id") or ""

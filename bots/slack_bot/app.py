"""The Bolt app: which listener answers what. Faults that no listener caught end here."""

import secrets
from collections.abc import Collection
from typing import Any, Final

from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.async_authorize import AsyncAuthorize
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.error import BoltUnhandledRequestError
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bots.handling import MOST, Handler
from bots.once import Once
from bots.slack_bot.answering import PATIENCE, Answering
from bots.slack_bot.blocks import ACTION_ID, message
from bots.slack_bot.carrying import Asker, Carrier
from bots.slack_bot.incoming import sent_at
from bots.slack_bot.library_logs import bolt_log, sdk_log
from bots.slack_bot.manifest import COMMAND, ROLES_COMMAND, TEAM_COMMAND, TIPS_COMMAND
from bots.slack_bot.membership import Membership
from bots.slack_bot.opening import Opener
from bots.slack_bot.origins import origin_of
from bots.slack_bot.people import People
from bots.slack_bot.places import Place
from bots.slack_bot.responding import Responder
from bots.slack_bot.roles import answer_about_roles
from bots.slack_bot.room import Room
from bots.slack_bot.sharing import Press
from bots.slack_bot.sheet import Json
from bots.slack_bot.surfaces import listen
from bots.slack_bot.team import answer_about_team
from bots.slack_bot.tips import SlackTips
from bots.slack_bot.tips_form import CALLBACK_ID, SEARCHES
from core.answers import asks_for_help
from core.desk import Desk
from core.origins import Origin
from core.ports import Log
from core.replies import Person
from core.tips_desk.desk import TipsDesk

_SECONDS: Final = 2
"""How long Slack may take to tell about a person, or to open a form: the trigger for it lasts three."""
_LAST_SECONDS: Final = 10
"""How long Slack may take to take an answer."""


def build_answering(  # noqa: PLR0913, PLR0917 - the parts it is made of, put together once
    desk: Desk,
    handler: Handler,
    once: Once,
    log: Log,
    bot_token: str,
    api_url: str,
    patience: float = PATIENCE,
    most: int = MOST,
) -> Answering:
    """What answers, put together, for `most` questions at the same time; `patience` is in seconds."""
    client = AsyncWebClient(bot_token, base_url=api_url, timeout=_LAST_SECONDS, logger=sdk_log())
    return Answering(
        desk, handler, Carrier(desk, Responder(log, sdk_log()), client, log), once, log, patience, most
    )


def build_tips(  # noqa: PLR0913, PLR0917 - the parts it is made of, put together once
    desk: TipsDesk, answering: Answering, log: Log, bot_token: str, api_url: str, listed: Collection[str]
) -> SlackTips:
    """What answers about daily tips; `listed` are the ids of those who may change them in any case."""
    client = _client(bot_token, api_url)
    return SlackTips(desk, People(client, listed, log), answering, Opener(client, log))


def _client(bot_token: str, api_url: str) -> AsyncWebClient:
    """For what an acknowledgement waits for."""
    return AsyncWebClient(bot_token, base_url=api_url, timeout=_SECONDS, logger=sdk_log())


def build_app(  # noqa: PLR0913, PLR0917 - the parts it is made of, put together once
    answering: Answering, tips: SlackTips, desk: Desk, log: Log, bot_token: str, api_url: str
) -> AsyncApp:
    """The app with its listeners. Who calls it has checked the request: see `web_route` and `serving`."""
    people = tips.people
    app = _bare_app(bot_token, api_url)
    app.use(Room(answering, log))
    _listen_to_commands(app, desk, answering, people, Membership(_client(bot_token, api_url)))
    _listen_to_tips(app, tips)
    # before the buttons on messages: it takes those in forms and on the bot's page
    listen(app, desk, answering, people, log, bot_token, api_url)
    _listen_to_buttons(app, answering, people)
    _catch_faults(app, desk, log)
    return app


def _bare_app(bot_token: str, api_url: str) -> AsyncApp:
    """Bolt polls for acknowledgements in sleeps of 10 ms unless `process_before_response` is set."""
    return AsyncApp(
        name="whoowns",
        logger=bolt_log(),
        client=AsyncWebClient(base_url=api_url, logger=sdk_log()),
        authorize=_Installed(bot_token),
        signing_secret="",
        request_verification_enabled=False,
        process_before_response=True,
        raise_error_for_unhandled_request=True,
        ignoring_self_events_enabled=False,
        attaching_function_token_enabled=False,
        attaching_conversation_kwargs_enabled=False,
    )


def _listen_to_commands(
    app: AsyncApp, desk: Desk, answering: Answering, people: People, membership: Membership
) -> None:
    @app.command(COMMAND)
    async def ask(body: Json) -> BoltResponse:
        typed: str = body.get("text", "")
        place = await membership.place(body.get("channel_id", "")) if asks_for_help(typed) else None
        answer = await answering.command(typed, Asker.of_command(body), people.origin(body), place)
        return BoltResponse(status=200, body=answer)

    @app.command(ROLES_COMMAND)
    async def ask_about_roles(body: Json) -> BoltResponse:
        return BoltResponse(
            status=200, body=await answer_about_roles(desk, answering, body, people.origin(body))
        )

    @app.command(TEAM_COMMAND)
    async def ask_about_team(body: Json) -> BoltResponse:
        return BoltResponse(status=200, body=await answer_about_team(desk, answering, people, body))


def _listen_to_tips(app: AsyncApp, tips: SlackTips) -> None:
    @app.command(TIPS_COMMAND)
    async def ask_about_tips(body: Json) -> BoltResponse:
        return BoltResponse(status=200, body=await tips.command(body))

    @app.view_submission(CALLBACK_ID)
    async def submit(body: Json) -> BoltResponse:
        return BoltResponse(status=200, body=await tips.submit(body))

    @app.block_suggestion(SEARCHES)
    async def search(body: Json) -> BoltResponse:
        return BoltResponse(status=200, body=tips.options(body))


def _listen_to_buttons(app: AsyncApp, answering: Answering, people: People) -> None:
    @app.action({"type": "block_actions", "action_id": ACTION_ID})
    async def press(ack: AsyncAck, body: Json) -> None:
        await ack()
        answering.press(_press(body, people.origin(body)))


def _catch_faults(app: AsyncApp, desk: Desk, log: Log) -> None:
    @app.error
    async def failed(error: Exception, body: Json) -> BoltResponse:
        if isinstance(error, BoltUnhandledRequestError):
            log.info("request not for us", platform="slack", kind=body.get("type") or "command")
            return BoltResponse(status=404, body="")
        reference = secrets.token_hex(3)
        log.error("request failed", platform="slack", reference=reference, exc_info=error)
        lang = desk.lang_of(body.get("text", ""), origin=origin_of(body))
        return BoltResponse(status=200, body=message(desk.apology(reference, lang)))


class _Installed(AsyncAuthorize):
    """Says that we are installed. Bolt's own way asks Slack on the first request, and people wait for it."""

    def __init__(self, bot_token: str) -> None:
        self._bot_token = bot_token

    async def __call__(self, *, team_id: str | None, enterprise_id: str | None, **_: Any) -> AuthorizeResult:
        return AuthorizeResult(
            enterprise_id=enterprise_id, team_id=team_id, bot_token=self._bot_token, bot_id="", bot_user_id=""
        )


def _press(body: Json, origin: Origin) -> Press:
    user, container = body["user"], body.get("container", {})
    stamp: str = container.get("message_ts", "")
    return Press(
        do=body["actions"][0].get("value", ""),
        asker=Person(user["id"], user.get("username") or user.get("name") or user["id"]),
        response_url=body.get("response_url", ""),
        message=f"{container.get('channel_id', '')} {stamp}",
        place=Place.read(body["actions"][0].get("block_id", "")),
        origin=origin,
        sent=sent_at(stamp),
    )

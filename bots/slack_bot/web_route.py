"""Slack over HTTP: one route for a web server that somebody else runs."""

from collections.abc import Awaitable, Callable
from typing import Final

from aiohttp import web
from slack_bolt.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.signature import SignatureVerifier

from core.ports import Log

EVENTS_PATH: Final = "/slack/events"

Route = Callable[[web.Request], Awaitable[web.StreamResponse]]


def events_route(app: AsyncApp, signing_secret: str, log: Log) -> Route:
    """Handles POST requests from Slack.

    The signature is checked before anything is parsed. Bolt's own check comes after it has parsed the body
    of whoever sent it, and logs that body.

    Raises:
        ValueError: the signing secret is empty.
    """
    verifier = SignatureVerifier(signing_secret)

    async def receive(request: web.Request) -> web.StreamResponse:
        body = (await request.read()).decode("utf-8", "replace")
        if not _is_signed(verifier, body, request):
            log.info("request refused", platform="slack", reason="signature")
            return web.json_response({"error": "invalid request"}, status=401)
        # no other header: the signature covers none of them, and Bolt obeys some
        bolt_request = AsyncBoltRequest(body=body, headers={"Content-Type": request.content_type})
        answer = await app.async_dispatch(bolt_request)
        return web.Response(status=answer.status, body=answer.body.encode(), headers=answer.first_headers())

    return receive


def _is_signed(verifier: SignatureVerifier, body: str, request: web.Request) -> bool:
    timestamp = request.headers.get("X-Slack-Request-Timestamp")
    signature = request.headers.get("X-Slack-Signature")
    try:
        return verifier.is_valid(body, timestamp, signature)
    except (TypeError, ValueError):  # a timestamp that is no number, a signature beyond ASCII
        return False

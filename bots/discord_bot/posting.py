"""What is particular about posting to Discord: what a fault means, and how nothing is posted twice."""

from types import SimpleNamespace
from typing import Final

import aiohttp
import discord

_TOO_LATE: Final = frozenset({
    10008,  # unknown message: the person dismissed it
    10015,  # unknown webhook: the interaction's 15 minutes are over
    10062,  # unknown interaction: its 3 seconds are over
    40060,  # already acknowledged: an earlier try arrived although its answer was lost
    50027,  # invalid webhook token: the 15 minutes again
})  # fmt: skip


class MaybePostedError(Exception):
    """Discord failed while it posted: the message may stand in the channel, or not."""


def is_too_late(error: Exception) -> bool:
    """Whether Discord does not wait for this answer any more; no fault of ours, and nothing to be done."""
    return isinstance(error, discord.HTTPException) and error.code in _TOO_LATE


def is_surely_not_posted(error: Exception) -> bool:
    """Whether a post that ended in `error` cannot have arrived."""
    if isinstance(error, discord.HTTPException):
        return error.status < 500  # noqa: PLR2004 - where HTTP draws the line
    return isinstance(error, aiohttp.ClientConnectorError)


def never_post_twice() -> aiohttp.TraceConfig:
    """A trace that ends a post at its first failed answer.

    discord.py sends a POST again after a 5xx answer, up to five times. Discord may have carried out the
    first one, and then the message would stand twice. Edits and acknowledgements can be repeated.
    """
    trace = aiohttp.TraceConfig()
    trace.on_request_end.append(_stop_at_failure)
    return trace


async def _stop_at_failure(
    _session: aiohttp.ClientSession, _context: SimpleNamespace, end: aiohttp.TraceRequestEndParams
) -> None:
    posts = "/webhooks/" in end.url.path or end.url.path.endswith("/messages")
    if end.method == "POST" and posts and end.response.status >= 500:  # noqa: PLR2004
        end.response.close()
        raise MaybePostedError(f"Discord answered {end.response.status} to a post")

"""What Slack's Web API says when it says no."""

from typing import Final

import aiohttp
from slack_sdk.errors import SlackApiError

NOT_TAKEN: Final = (SlackApiError, aiohttp.ClientError, OSError, TimeoutError)
"""All that a call may end in besides an answer: Slack says no, or cannot be reached."""


def reason(error: BaseException) -> str:
    """Slack's code, such as `missing_scope`; the kind of fault when there was no answer with one."""
    if not isinstance(error, SlackApiError):
        return type(error).__name__
    answer = getattr(error.response, "data", None)  # text when what answered was not Slack's API
    code = answer.get("error") if isinstance(answer, dict) else None
    return str(code or getattr(error.response, "status_code", "unknown"))

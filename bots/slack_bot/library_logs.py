"""Keeps what Slack's libraries log calm, and free of what people typed and of secrets.

At info level Bolt logs the body of a request with a wrong signature. At warning level it prints suggestions
for code, and a line about SLACK_BOT_TOKEN whenever that is set. The socket's errors hold its address with a
one-time ticket, in the message and in the traceback.
"""

import logging
import re
from typing import Final

_SOCKET_ADDRESS: Final = re.compile(r"wss?://\S+")


class _Calm(logging.Filter):
    """One line for each fault: the address without its ticket, and no traceback of the library's insides."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = _SOCKET_ADDRESS.sub("wss://…", record.getMessage())
        record.args = None
        record.exc_info = None
        record.exc_text = None
        return True


def bolt_log() -> logging.Logger:
    """For Bolt, which copies level and filters to loggers of its own."""
    return _calm("bots.slack_bot.bolt", logging.ERROR)


def sdk_log() -> logging.Logger:
    """For the Socket Mode client, the Web API client and the response addresses."""
    return _calm("bots.slack_bot.sdk", logging.WARNING)


def _calm(name: str, level: int) -> logging.Logger:
    log = logging.getLogger(name)
    log.setLevel(level)
    if not log.filters:
        log.addFilter(_Calm())
    return log

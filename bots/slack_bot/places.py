"""Where an answer stands, and where Share posts it.

Slack does not tell with a press in which thread a private message stands, so the place travels in the ids of
the blocks with buttons, which come back with a press: buttons then work after a restart, too.
"""

import re
from dataclasses import dataclass
from typing import Final

from bots.slack_bot.sheet import Json
from core.desk import Desk
from core.replies import Reply
from core.sharing import unshared

_WRITTEN: Final = re.compile(r"at:([ctd]):([0-9.]*):[0-9]+", re.ASCII)
_BESIDE, _INSIDE, _ALONE = "c", "t", "d"
_PRESSED: Final = {"actions", "context_actions"}


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a conversation; by default one where Share posts to the channel: `CHANNEL`."""

    thread: str = ""
    """The first message of the thread that Share posts into, by its timestamp."""
    inside: bool = False
    """Whether the answer itself stands in that thread. Slack shows private messages in started ones alone."""
    alone: bool = False
    """Whether nobody but the asker is there, so that there is nothing to share."""

    @classmethod
    def of_message(cls, message: Json) -> "Place":
        """For an answer about a message, or to one: inside its thread when it is a reply there."""
        stamp: str = message.get("ts", "")
        thread: str = message.get("thread_ts") or stamp
        return cls(thread, inside=thread != stamp)

    @classmethod
    def of_direct(cls, message: Json) -> "Place":
        """For an answer to a message that was written to the bot directly: in the thread that it begins.

        In Slack's assistant conversations are threads, and what stands beside them is lost from sight.
        """
        return cls(message.get("thread_ts") or message["ts"], inside=True, alone=True)

    @classmethod
    def read(cls, block_id: str) -> "Place":
        """From the id of a block with buttons."""
        written = _WRITTEN.fullmatch(block_id)
        if written is None:
            return CHANNEL
        kind, thread = written.groups()
        alone = kind == _ALONE
        return cls(thread, inside=kind == _INSIDE or (alone and bool(thread)), alone=alone)

    def fitted(self, reply: Reply, desk: Desk) -> Reply:
        """The reply, with Share as it is meant here."""
        if self.alone:
            return unshared(reply)
        return desk.sharing.in_thread(reply) if self.thread else reply

    def written(self, message: Json) -> Json:
        """The message for this place."""
        if self == CHANNEL:
            return message
        kind = _ALONE if self.alone else _INSIDE if self.inside else _BESIDE
        blocks = [
            block | {"block_id": f"at:{kind}:{self.thread}:{number}"} if block["type"] in _PRESSED else block
            for number, block in enumerate(message["blocks"])
        ]
        return self._threaded(message | {"blocks": blocks})

    def posted(self, message: Json) -> Json:
        """The message that Share posts here."""
        return message | {"thread_ts": self.thread} if self.thread else message

    def _threaded(self, message: Json) -> Json:
        if self.alone:  # a message like any other: only in channels are there private ones
            message = message | {"response_type": "in_channel"}
        return message | {"thread_ts": self.thread} if self.inside else message


CHANNEL: Final = Place()
"""Where Share posts to the channel."""

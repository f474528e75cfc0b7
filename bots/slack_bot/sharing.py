"""Share posts an answer to the channel once, however often and however quickly it is pressed."""

from dataclasses import dataclass
from datetime import datetime

from bots.once import Once, Standing
from bots.shares import Shared, Shares
from bots.slack_bot.blocks import message
from bots.slack_bot.places import CHANNEL, Place
from bots.slack_bot.responding import Outcome, Responder
from core.desk import Desk
from core.origins import Origin
from core.replies import Person, Reply


@dataclass(frozen=True, slots=True)
class Press:
    """A button pressed on a private message."""

    do: str
    asker: Person
    response_url: str
    message: str
    """Which message: its channel and timestamp."""
    place: Place = CHANNEL
    origin: Origin | None = None
    sent: datetime | None = None
    """When that message was posted."""

    @property
    def channel(self) -> str:
        """Where that message stands."""
        return self.message.partition(" ")[0]

    @property
    def shared(self) -> Shared:
        """What Share posts once: the answer on this message, and the same answer in its thread."""
        thread = ("slack thread", self.channel, self.place.thread, self.do) if self.place.thread else None
        return Shared(("slack share", self.message, self.do), thread)


class NotShared(Exception):  # noqa: N818 - named for what happened, as in the log line it ends in
    """The answer is surely not in the channel."""


class Sharing:
    """Posts answers to the channel they were asked in, through the pressed message's own address.

    Slack lets that address post to the channel, so this needs neither a scope nor an invitation.
    """

    def __init__(self, desk: Desk, responder: Responder, once: Once) -> None:
        self._desk = desk
        self._responder = responder
        self._shares = Shares(once)

    def take(self, press: Press) -> bool:
        """Whether no earlier press on the same button is still at work, whose answer is this one's, too."""
        return self._shares.take(press.shared)

    async def share(self, press: Press) -> Reply:
        """Posts unless that has happened before; returns what the private message shows from then on.

        Raises:
            NotShared: Slack did not take it.
        """
        try:
            return await self._share(press, await self._shares.begin(press.shared))
        finally:
            self._shares.let_go(press.shared)

    async def _share(self, press: Press, before: Standing) -> Reply:
        public = await (self._post(press) if before is Standing.OURS else self._public(press))
        if public is None or before is Standing.UNKNOWN:
            return self._desk.sharing.unsure(press.do)
        if public.private:
            return public
        return self._desk.sharing.after(press.do, thread=bool(press.place.thread))

    async def _public(self, press: Press) -> Reply:
        return await self._desk.sharing.public(press.do, press.asker)

    async def _post(self, press: Press) -> Reply | None:
        """What was posted, or a private note that the button is older than the knowledge; None: unknown."""
        ended = Standing.OURS
        try:
            public = await self._public(press)
            if public.private:
                return public
            drawn = press.place.posted(message(public))
            ended = Standing.UNKNOWN
            outcome = await self._responder.add(press.response_url, drawn)
            ended = _ENDED[outcome]
        finally:
            await self._shares.end(press.shared, ended)
        if ended is Standing.OURS:
            raise NotShared("Slack did not take the post")
        return public if ended is Standing.DONE else None


_ENDED = {
    Outcome.DONE: Standing.DONE,
    Outcome.REFUSED: Standing.OURS,
    Outcome.LOST: Standing.UNKNOWN,
}

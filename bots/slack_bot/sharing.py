"""Share posts an answer to the channel once, however often and however quickly it is pressed."""

from collections import OrderedDict
from dataclasses import dataclass
from enum import Enum, auto

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

    @property
    def key(self) -> str:
        """One answer on one message; a flip puts another answer, hence another key, in its place."""
        return f"{self.message} {self.do}"


class Claim(Enum):
    """How far the sharing of one answer has come."""

    NEW = auto()
    POSTING = auto()
    POSTED = auto()
    UNKNOWN = auto()
    """Posted or not: Slack's answer was lost. Posting again might show it twice."""


class NotShared(Exception):  # noqa: N818 - named for what happened, as in the log line it ends in
    """The answer is not in the channel, or nobody knows whether it is."""


class Claims:
    """Who may post which answer, in memory: after a restart a message's buttons are soon out of date anyway.

    Bounded: beyond `most` the oldest claims are forgotten.
    """

    def __init__(self, most: int = 10_000) -> None:
        self._most = most
        self._claims: OrderedDict[str, Claim] = OrderedDict()

    def take(self, key: str) -> Claim:
        """Claims the posting when nobody has; returns how it stood before, so NEW means: yours to post."""
        before = self._claims.get(key, Claim.NEW)
        if before is Claim.NEW:
            self._claims[key] = Claim.POSTING
            if len(self._claims) > self._most:
                self._claims.popitem(last=False)
        return before

    def settle(self, key: str, claim: Claim) -> None:
        """Notes what became of the posting; with NEW it may be tried again."""
        if claim is Claim.NEW:
            self._claims.pop(key, None)
        else:
            self._claims[key] = claim


class Sharing:
    """Posts answers to the channel they were asked in, through the pressed message's own address.

    Slack lets that address post to the channel, so this needs neither a scope nor an invitation.
    """

    def __init__(self, desk: Desk, responder: Responder, claims: Claims) -> None:
        self._desk = desk
        self._responder = responder
        self._claims = claims

    def claim(self, press: Press) -> Claim:
        """Claims the posting at once, before anything is awaited; POSTING means that it is under way."""
        return self._claims.take(press.key)

    async def share(self, press: Press, before: Claim) -> Reply:
        """Posts if `before` allows it; returns what the private message shows from then on.

        Raises:
            NotShared: Slack did not take it, or its answer was lost.
        """
        if before is Claim.UNKNOWN:
            raise NotShared("Slack's answer to an earlier press was lost")
        public = await (self._post(press) if before is Claim.NEW else self._desk.share(press.do, press.asker))
        if public.private:
            return public
        return self._desk.after_share(press.do, thread=bool(press.place.thread))

    async def _post(self, press: Press) -> Reply:
        claim = Claim.NEW
        try:
            public = await self._desk.share(press.do, press.asker)
            if public.private:  # the button is older than the knowledge, and this says so to the asker alone
                return public
            drawn = press.place.posted(message(public))
            claim = Claim.UNKNOWN
            outcome = await self._responder.add(press.response_url, drawn)
            claim = _CLAIM_AFTER[outcome]
        finally:
            self._claims.settle(press.key, claim)
        if claim is not Claim.POSTED:
            raise NotShared(f"the post was {outcome.name.lower()}")
        return public


_CLAIM_AFTER = {Outcome.DONE: Claim.POSTED, Outcome.REFUSED: Claim.NEW, Outcome.LOST: Claim.UNKNOWN}

"""Takes votes on answers: what travels with an answer, the form, and what is kept.

Nothing that was typed is kept unless the team allows it; then what was asked travels with the buttons, since
nothing else remembers it. Who voted is never kept: a digest of the person and the answer stands for them, so
that their last vote takes the place of the one before.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from core.buttons import Rate, decode
from core.errors import StoreError, for_log
from core.feedback.fields import FieldName, Filled
from core.feedback.wording import UNKNOWN, FeedbackWording
from core.languages import Lang
from core.origins import Origin
from core.ports import Log, Votes
from core.replies import Form, Reply, Thumbs
from core.votes import Vote, Why

_KEY_LENGTH: Final = 32


@dataclass(frozen=True, slots=True)
class Voter:
    """Who votes, and on which message, by the platform's id of it."""

    origin: Origin
    message: str

    @property
    def workspace(self) -> str:
        """Slack's team id, or Discord's guild id; empty in direct messages there."""
        channel = self.origin.channel
        return self.origin.person.workspace or (channel.workspace if channel else "")

    def key(self, answer: str) -> str:
        """Stands for this person and this answer, and does not tell either."""
        person = self.origin.person
        said = f"{person.platform} {person.workspace} {person.id} {self.message} {answer}"
        return hashlib.sha256(said.encode()).hexdigest()[:_KEY_LENGTH]


class FeedbackDesk:
    """Keeps votes in a store; `keeps_texts` says that the team lets what was typed be kept."""

    def __init__(self, words: FeedbackWording, store: Votes, log: Log, *, keeps_texts: bool) -> None:
        self._words = words
        self._store = store
        self._log = log
        self._keeps_texts = keeps_texts

    def thumbs(self, codes: Sequence[str], lang: Lang, asked: str) -> Thumbs:
        """The buttons for an answer with these codes to what was asked."""
        return self._words.thumbs(codes, lang, asked if self._keeps_texts else "")

    def form(self, do: str) -> Form | None:
        """The form that a thumb down opens; None for any other button, and for an old one."""
        rate = decode(do)
        if not isinstance(rate, Rate) or rate.good:
            return None
        judged = self._words.judged(rate.codes)
        asked = rate.asked if self._keeps_texts else None
        return self._words.form(judged, rate.lang, asked) if judged else None

    async def vote(self, do: str, voter: Voter, at: datetime) -> Reply | None:
        """Keeps a thumb; None when its button is older than the knowledge."""
        vote = self._vote(do, voter, at)
        return await self._keep(vote) if vote else None

    async def submit(self, do: str, filled: Filled, voter: Voter, at: datetime) -> Reply | None:
        """Keeps a thumb down with what was filled into its form; None as for `vote`."""
        vote = self._vote(do, voter, at)
        if vote is None:
            return None
        vote = replace(
            vote,
            expected=_expected(vote.given, filled),
            why=next((why for why in Why if why == filled.get(FieldName.WHY)), None),
        )
        if self._keeps_texts:
            words, asked = (filled.get(name, "").strip() for name in (FieldName.WORDS, FieldName.ASKED))
            vote = replace(vote, words=words or None, asked=asked)
        return await self._keep(vote)

    def _vote(self, do: str, voter: Voter, at: datetime) -> Vote | None:
        rate = decode(do)
        judged = self._words.judged(rate.codes) if isinstance(rate, Rate) else None
        if judged is None or not isinstance(rate, Rate):
            return None
        return Vote(
            key=voter.key("".join(rate.codes)),
            platform=voter.origin.person.platform,
            workspace=voter.workspace,
            at=at,
            lang=rate.lang,
            good=rate.good,
            topics=judged.topics,
            given=judged.given,
            asked=(rate.asked or None) if self._keeps_texts else None,
        )

    async def _keep(self, vote: Vote) -> Reply:
        try:
            await self._store.vote(vote)
        except StoreError as error:
            self._log.error("vote not kept", platform=vote.platform, error=for_log(error))
            return self._words.failed(vote.lang)
        return self._words.thanks(vote.lang, texts=bool(vote.asked or vote.words))


def _expected(given: Sequence[str], filled: Filled) -> tuple[str, ...]:
    """The verdicts as they should be; none where somebody could not say."""
    owner, task = filled.get(FieldName.OWNER, UNKNOWN), filled.get(FieldName.TASK, "0")
    if owner == UNKNOWN or not task.isdecimal() or int(task) >= len(given):
        return ()
    return tuple(owner if place == int(task) else one for place, one in enumerate(given))

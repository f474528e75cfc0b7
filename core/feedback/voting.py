"""Thumbs under an answer, and what a pressed one answers, whether the team wants votes or not."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from core.buttons import lang_of
from core.feedback.desk import FeedbackDesk, Voter
from core.feedback.fields import Filled
from core.languages import Lang
from core.now import Now
from core.replies import Form, Reply
from core.wording import Wording

_Answered = TypeVar("_Answered", Reply, Reply | None)


class Voting:
    """Takes votes to `feedback`; without it answers have no thumbs, and those from before are told why."""

    def __init__(self, wording: Wording, feedback: FeedbackDesk | None, default_lang: Lang, now: Now) -> None:
        self._wording = wording
        self._feedback = feedback
        self._default_lang: Lang = default_lang
        self._now = now

    def rated(self, reply: _Answered, codes: Sequence[str], asked: str = "") -> _Answered:
        """The reply with its thumbs, where people may vote. `asked` is all that was read to answer."""
        if reply is None or self._feedback is None:
            return reply
        return replace(reply, thumbs=self._feedback.thumbs(codes, reply.lang, asked))

    def form(self, do: str) -> Form | None:
        """The form that a thumb down opens, None for other buttons. The thumb itself counts by `vote`."""
        return self._feedback.form(do) if self._feedback else None

    async def vote(self, do: str, voter: Voter) -> Reply:
        """Keeps a thumb, and thanks for it."""
        kept = await self._feedback.vote(do, voter, self._now()) if self._feedback else None
        return kept or self._unkept(do)

    async def submit(self, do: str, filled: Filled, voter: Voter) -> Reply:
        """Keeps a thumb down with what was filled into its form, and thanks for it."""
        kept = await self._feedback.submit(do, filled, voter, self._now()) if self._feedback else None
        return kept or self._unkept(do)

    def formless(self, do: str) -> Reply:
        """What somebody sees whose thumb down counts, but whose form could not be opened."""
        return self._wording.note("feedback.formless", self._lang(do))

    def _unkept(self, do: str) -> Reply:
        """What somebody sees whose vote is not taken: the answer is old, or votes are no longer kept."""
        if self._feedback is None:
            return self._wording.note("feedback.off", self._lang(do))
        return self._wording.note("old", self._lang(do))

    def _lang(self, do: str) -> Lang:
        return lang_of(do) or self._default_lang

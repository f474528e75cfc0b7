"""Who may change a channel's tips, and in which language somebody reads, as far as Slack tells us.

`users.info` knows both, and takes the scope `users:read`, which the app does not ask for unless its manifest
was made with `--admins`. Without it only those may whom the team lists. No scope tells a bot who manages a
channel.
"""

import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final

from slack_sdk.web.async_client import AsyncWebClient

from bots.slack_bot.origins import origin_of
from bots.slack_bot.refusing import NOT_TAKEN, reason
from bots.slack_bot.sheet import Json
from core.origins import Origin, Rights
from core.ports import Log

_KEPT_SECONDS: Final = 60.0
_BLIND_SECONDS: Final = 600.0
"""How long Slack is not asked again after it said that it may not tell: scopes change with a new install."""
_NO_SCOPE: Final = {"missing_scope", "not_allowed_token_type", "no_permission"}


@dataclass(frozen=True, slots=True)
class _Known:
    rights: Rights
    locale: str | None
    until: float


class People:
    """Asks Slack about people, and remembers the answers for a minute."""

    def __init__(
        self,
        client: AsyncWebClient,
        listed: Collection[str],
        log: Log,
        now: Callable[[], float] = time.monotonic,
        most: int = 1_000,
    ) -> None:
        """`listed` are the ids of those who may in any case; `most` people are remembered."""
        self._client = client
        self._listed = frozenset(listed)
        self._log = log
        self._now = now
        self._most = most
        self._known: dict[str, _Known] = {}
        self._blind_until = 0.0

    async def rights(self, person: str) -> Rights:
        """Whether they may change the tips."""
        return Rights.MAY if person in self._listed else (await self._about(person)).rights

    async def locale(self, person: str) -> str | None:
        """Their locale; None when Slack does not tell."""
        return (await self._about(person)).locale

    def origin(self, body: Json) -> Origin:
        """Who asks and where, in what Slack sent; the locale is asked for where it is needed and told."""
        origin = origin_of(body)
        if self._now() < self._blind_until:
            return origin
        return replace(origin, ask_locale=partial(self.locale, origin.person.id))

    async def _about(self, person: str) -> _Known:
        now = self._now()
        if now < self._blind_until:
            return _Known(Rights.UNLISTED, None, now)
        known = self._known.get(person)
        if known is None or known.until < now:
            known = await self._ask(person)
            if len(self._known) >= self._most:
                self._known.clear()
            self._known[person] = known
        return known

    async def _ask(self, person: str) -> _Known:
        try:
            answer = await self._client.users_info(user=person, include_locale=True)
        except NOT_TAKEN as error:
            return self._untold(reason(error))
        user: dict[str, Any] = answer.get("user") or {}
        may = user.get("is_admin") or user.get("is_owner") or user.get("is_primary_owner")
        until = self._now() + _KEPT_SECONDS
        return _Known(Rights.MAY if may else Rights.NOT, user.get("locale"), until)

    def _untold(self, why: str) -> _Known:
        now = self._now()
        if why in _NO_SCOPE:
            self._blind_until = now + _BLIND_SECONDS
            return _Known(Rights.UNLISTED, None, now)
        self._log.error("slack did not tell about a person", platform="slack", reason=why)
        return _Known(Rights.UNASKED, None, now)

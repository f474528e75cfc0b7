"""Opens forms, for which Slack gives three seconds from what somebody pressed, typed or chose."""

from typing import Final

from slack_sdk.web.async_client import AsyncWebClient

from bots.slack_bot.refusing import NOT_TAKEN, reason
from bots.slack_bot.sheet import Json
from core.ports import Log

_OPENED_ALREADY: Final = "exchanged_trigger_id"
"""Slack sent the same twice, and the other one was quicker; or the answer to opening it was lost."""


class Opener:
    """Opens forms, each once by the trigger that came with what somebody did."""

    def __init__(self, client: AsyncWebClient, log: Log) -> None:
        self._client = client
        self._log = log

    async def open(self, trigger: str, view: Json, *, above: bool = False) -> bool:
        """Opens a form, or one `above` the form that is open; whether the person sees one by that trigger."""
        opens = self._client.views_push if above else self._client.views_open
        try:
            await opens(trigger_id=trigger, view=view)
        except NOT_TAKEN as error:
            why = reason(error)
            if why == _OPENED_ALREADY:
                self._log.info("form opened already", platform="slack")
                return True
            self._log.error("form not opened", platform="slack", reason=why)
            return False
        return True

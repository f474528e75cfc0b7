"""What the values of settings may be, and what people read of one that may not.

Of most, what is said does not repeat a long value: it may be a secret in the wrong place.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import Annotated, Any, Final
from zoneinfo import available_timezones

from pydantic import AfterValidator, BeforeValidator, Secret
from pydantic_core import PydanticCustomError

from core.storage.addresses import read_address

WHERE_BOT: Final = "Copy the bot token (xoxb-…) from OAuth & Permissions in the app's settings"

_LAST_PORT: Final = 65535
_SHORT: Final = 12  # characters
_LONGEST_CATCH_UP: Final = 23  # hours; a day later the next tip is due


class Token(Secret[str]):
    """A string that prints as `***`."""

    def _display(self) -> str:
        return "***"


class DatabaseUrl(Token):
    """Where the database is. It may hold a password, and prints as `***`."""


def _wrong(message: str) -> PydanticCustomError:
    return PydanticCustomError("setting", message)


def _token(*checks: Callable[[str], str | None]) -> AfterValidator:
    """Checks a secret: each of `checks` says what is wrong with it, without repeating it."""

    def check(token: Token) -> Token:
        value = token.get_secret_value()
        if not re.fullmatch(r"[!-~]+", value):
            raise _wrong("has a space or a character that no token has: copy it again")
        for problem in (found(value) for found in checks):
            if problem:
                raise _wrong(problem)
        return token

    return AfterValidator(check)


_SLACK_KINDS: Final = {
    "xapp-": "is the app token; it belongs in SLACK_APP_TOKEN",
    "xoxb-": "is the bot token; it belongs in SLACK_BOT_TOKEN",
    "xoxp-": "is a user token, which WhoOwns does not use",
    "xoxe": "is a token that Slack rotates; turn token rotation off in the app's settings",
}


def _starts(wanted: str, where: str) -> Callable[[str], str | None]:
    def check(value: str) -> str | None:
        if value.startswith(wanted):
            return None
        return f"{_slack_kind(value) or f'does not start with {wanted}'}. {where}"

    return check


def _slack_kind(value: str) -> str | None:
    for start, meaning in _SLACK_KINDS.items():
        if value.startswith(start):
            return f"starts with {start}: that {meaning}"
    return None


def _discord_kind(value: str) -> str | None:
    where = "Copy the token from the Bot page of the Discord developer portal"
    if value.isdigit():
        return f"has digits only: that is the application's ID. {where}"
    if re.fullmatch(r"[0-9a-f]{64}", value):
        return f"looks like the application's public key. {where}"
    return None


def _port(value: Any) -> int:
    if not re.fullmatch(r"[0-9]{1,5}", str(value)) or int(value) > _LAST_PORT:
        raise _wrong(f"is {_short(value)}: give a number from 0 to {_LAST_PORT} (0: any free port)")
    return int(value)


def _api_url(value: str) -> str:
    if not re.match(r"https?://[^/\s]", value):
        raise _wrong("is no web address: give one such as https://slack.com/api/")
    return value if value.endswith("/") else f"{value}/"


def _database(url: DatabaseUrl) -> DatabaseUrl:
    try:
        read_address(url.get_secret_value())
    except ValueError as error:
        raise _wrong(str(error)) from None
    return url


def _zone(value: str) -> str:
    if value not in _zones():
        raise _wrong("is no time zone: give a name such as Asia/Jakarta")
    return value


@cache
def _zones() -> frozenset[str]:
    """Their names, looked for in folders: that takes longer than all else that settings are checked for."""
    return frozenset(available_timezones())


def _ids(value: str) -> str:
    ids = [one for one in re.split(r"[,;\s]+", value) if one]
    if not all(re.fullmatch(r"[UW][A-Z0-9]{5,20}|[0-9]{15,20}", one) for one in ids):
        raise _wrong(
            "has something that is no person's ID: Slack's are like U012ABCDE, Discord's have 17 digits"
        )
    return ",".join(ids)


def _hours(value: Any) -> float:
    if (
        not re.fullmatch(r"[0-9]{1,2}(\.[0-9]{1,3})?", str(value))
        or not 0 < float(value) <= _LONGEST_CATCH_UP
    ):
        raise _wrong(f"is {_short(value)}: give hours, more than 0 and at most {_LONGEST_CATCH_UP}")
    return float(value)


def _host(value: str) -> str:
    if not re.fullmatch(r"[0-9A-Za-z.:_-]+", value):
        raise _wrong("is no host: give a name or an address without http://, such as 127.0.0.1")
    return value


def _short(value: Any) -> str:
    return f'"{value}"' if len(str(value)) <= _SHORT else "something else"


def one_of(*words: str) -> BeforeValidator:
    """Takes one of these words, however it is capitalised."""

    def check(value: Any) -> str:
        word = str(value).lower()
        if word not in words:
            raise _wrong(f"is {_short(value)}: use {', '.join(words[:-1])} or {words[-1]}")
        return word

    return BeforeValidator(check)


SlackBotToken = Annotated[Token, _token(_starts("xoxb-", WHERE_BOT))]
SlackAppToken = Annotated[
    Token, _token(_starts("xapp-", "Make the app token (xapp-…) under Basic Information, App-Level Tokens"))
]
SlackSecret = Annotated[Token, _token(_slack_kind)]
DiscordToken = Annotated[Token, _token(_slack_kind, _discord_kind)]
Database = Annotated[DatabaseUrl, AfterValidator(_database)]
ApiUrl = Annotated[str, AfterValidator(_api_url)]
Host = Annotated[str, AfterValidator(_host)]
Port = Annotated[int, BeforeValidator(_port)]
Zone = Annotated[str, AfterValidator(_zone)]
Ids = Annotated[str, AfterValidator(_ids)]
Hours = Annotated[float, BeforeValidator(_hours)]

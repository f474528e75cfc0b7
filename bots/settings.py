"""The settings: the only place where the bot reads the environment.

They come from environment variables and from the file `.env` in the working directory; a variable wins
over the file, and an empty one means unset. All faults are told together. Secrets print as `***`.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Annotated, Any, Final, Literal, Self
from zoneinfo import available_timezones

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    ModelWrapValidatorHandler,
    Secret,
    ValidationError,
    model_validator,
)
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bots.errors import SettingsError
from core.languages import Lang
from core.storage.addresses import passwords, read_address

PlatformName = Literal["slack", "discord"]

_LAST_PORT: Final = 65535
_SHORT: Final = 12  # characters
_LONGEST_CATCH_UP: Final = 23  # hours; a day later the next tip is due
_WHERE_BOT: Final = "Copy the bot token (xoxb-…) from OAuth & Permissions in the app's settings"

SLACK_OFF: Final = (
    "set SLACK_BOT_TOKEN and SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP), see README"
)
DISCORD_OFF: Final = "set DISCORD_TOKEN, see README"


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


# What is said of the other settings does not repeat a long value: it may be a secret in the wrong place.


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


def _one_of(*words: str) -> BeforeValidator:
    def check(value: Any) -> str:
        word = str(value).lower()
        if word not in words:
            raise _wrong(f"is {_short(value)}: use {', '.join(words[:-1])} or {words[-1]}")
        return word

    return BeforeValidator(check)


_SlackBotToken = Annotated[
    Token,
    _token(_starts("xoxb-", _WHERE_BOT)),
]
_SlackAppToken = Annotated[
    Token, _token(_starts("xapp-", "Make the app token (xapp-…) under Basic Information, App-Level Tokens"))
]
_SlackSecret = Annotated[Token, _token(_slack_kind)]
_DiscordToken = Annotated[Token, _token(_slack_kind, _discord_kind)]


class Settings(BaseSettings):
    """All settings, checked and frozen."""

    model_config = SettingsConfigDict(
        frozen=True,
        extra="ignore",
        env_ignore_empty=True,
        env_file_encoding="utf-8-sig",  # editors on Windows put a mark first
        hide_input_in_errors=True,
    )

    slack_bot_token: _SlackBotToken | None = Field(
        None, description="Slack's bot token, `xoxb-…`. Slack needs it with one of the next two"
    )
    slack_app_token: _SlackAppToken | None = Field(
        None, description="Slack's app token, `xapp-…`: answers over Socket Mode, no public address needed"
    )
    slack_signing_secret: _SlackSecret | None = Field(
        None, description="Slack's signing secret: answers over HTTP at `/slack/events`"
    )
    slack_api_url: Annotated[str, AfterValidator(_api_url)] = Field(
        "https://slack.com/api/", description="Another address for Slack's API, such as a gateway's"
    )
    discord_token: _DiscordToken | None = Field(None, description="Discord's bot token")
    host: Annotated[str, AfterValidator(_host)] = Field(
        "127.0.0.1", description="Where the web server listens; `0.0.0.0` for every address of the machine"
    )
    port: Annotated[int, BeforeValidator(_port)] = Field(
        3000, description="The web server's port, for `/healthz` and `/slack/events`"
    )
    database_url: Annotated[DatabaseUrl, AfterValidator(_database)] = Field(
        DatabaseUrl("sqlite:///data/whoowns.db"),
        description="Where subscriptions are kept: an SQLite file, or `postgresql://user:password@host/name`",
    )
    tips_timezone: Annotated[str, AfterValidator(_zone)] = Field(
        "Asia/Jakarta", description="The time zone in which a channel's daily tips start, an IANA name"
    )
    tips_admins: Annotated[str, AfterValidator(_ids)] | None = Field(
        None,
        description="IDs of people who may change daily tips, and a channel’s language, besides admins, such "
        "as `U012ABCDE,U034FGHIJ`",
    )
    tips_catch_up_hours: Annotated[float, BeforeValidator(_hours)] = Field(
        3, description="How late a tip may still come after the bot was down; then the day is missed"
    )
    feedback: Annotated[Literal["off", "votes", "texts"], _one_of("off", "votes", "texts")] = Field(
        "votes",
        description="What is kept when people vote on an answer: `votes`, the vote and its topic; `texts`, "
        "what was typed, too; `off`: nobody is asked to vote",
    )
    recent_answers: Annotated[Literal["on", "off"], _one_of("on", "off")] = Field(
        "on",
        description="`on`: Home on Slack lists what somebody's last answers were about, topics alone, for 30 "
        "days; `off`: none are kept",
    )
    log_format: Annotated[Literal["auto", "console", "json"], _one_of("auto", "console", "json")] = Field(
        "auto", description="`console` for people, `json` for programs; `auto`: people when it is a terminal"
    )
    log_level: Annotated[
        Literal["debug", "info", "warning", "error"], _one_of("debug", "info", "warning", "error")
    ] = Field("info", description="The least that is logged: `debug`, `info`, `warning` or `error`")
    default_lang: Annotated[Lang, _one_of("en", "id")] = Field(
        "en",
        description="The language of a reply when neither the text nor the asker's locale tells: `en`, `id`",
    )

    @property
    def slack_is_set(self) -> bool:
        """Whether Slack has its tokens. An app token opens Socket Mode, a signing secret HTTP; both, both."""
        return self.slack_bot_token is not None

    def secrets(self) -> tuple[str, ...]:
        """The values that must never be seen."""
        values = (getattr(self, name) for name in type(self).model_fields if name != "database_url")
        tokens = (value.get_secret_value() for value in values if isinstance(value, Token))
        return (*tokens, *passwords(self.database_url.get_secret_value()))

    @property
    def tips_admin_ids(self) -> tuple[str, ...]:
        """The ids of those who may change daily tips besides admins."""
        return tuple(self.tips_admins.split(",")) if self.tips_admins else ()

    @model_validator(mode="wrap")
    @classmethod
    def _tell_all_faults(cls, given: Mapping[str, Any], check: ModelWrapValidatorHandler[Self]) -> Self:
        trimmed = {name: _trimmed(value) for name, value in given.items()}
        values = {name: value for name, value in trimmed.items() if value not in {"", None}}
        halves = _half_configured(values.keys())
        try:
            settings = check(values)
        except ValidationError as error:
            told = [f"{str(fault['loc'][0]).upper()} {fault['msg']}." for fault in error.errors()]
            raise SettingsError([*told, *halves]) from None
        if halves:
            raise SettingsError(halves)
        return settings


def load(only: PlatformName | None = None, env_file: str = ".env") -> Settings:
    """The settings from the environment and from `env_file`; with `only`, without the other platform's.

    Raises:
        SettingsError: with all that is wrong.
    """
    left_out = {"slack": "discord_", "discord": "slack_"}.get(only or "", "-")
    unset: dict[str, Any] = {name: None for name in Settings.model_fields if name.startswith(left_out)}
    try:
        return Settings(_env_file=env_file, **unset)
    except UnicodeDecodeError:
        raise SettingsError([f"{env_file} is not saved as UTF-8 text: save it so."]) from None
    except OSError as error:
        raise SettingsError([f"{env_file} cannot be read: {error.strerror}."]) from None


def table() -> str:
    """The settings as a table in Markdown, as the README shows them."""
    lines = ["| Setting | Default | What for |", "|---|---|---|"]
    for name, field in Settings.model_fields.items():
        given = field.default.get_secret_value() if isinstance(field.default, Token) else field.default
        default = "" if given is None else f"`{given}`"
        lines.append(f"| `{name.upper()}` | {default} | {field.description} |")
    return "\n".join([*lines, ""])


def _trimmed(value: Any) -> Any:
    """Without spaces around it, nor the quotes that some ways to set a variable keep."""
    if not isinstance(value, str):
        return value
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1].strip()
    return value


def _half_configured(given: Iterable[str]) -> list[str]:
    have = {"slack_bot_token", "slack_app_token", "slack_signing_secret"} & set(given)
    if not have or ("slack_bot_token" in have and len(have) > 1):
        return []
    if "slack_bot_token" in have:
        return ["SLACK_BOT_TOKEN is alone. Set SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP)."]
    names = " and ".join(sorted(name.upper() for name in have))
    said = f"SLACK_BOT_TOKEN is not set, but {names} {'is' if len(have) == 1 else 'are'}."
    return [f"{said} {_WHERE_BOT}."]

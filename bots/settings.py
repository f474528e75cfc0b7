"""The settings: the only place where the bot reads the environment.

They come from environment variables and from the file `.env` in the working directory; a variable wins
over the file, and an empty one means unset. All faults are told together. Secrets print as `***`.
"""

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Final, Literal, Self

from pydantic import Field, ModelWrapValidatorHandler, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bots.errors import SettingsError
from bots.setting_values import (
    WHERE_BOT,
    ApiUrl,
    Database,
    DatabaseUrl,
    DiscordToken,
    Host,
    Hours,
    Ids,
    Port,
    SlackAppToken,
    SlackBotToken,
    SlackSecret,
    Token,
    Zone,
    one_of,
)
from core.languages import Lang
from core.storage.addresses import passwords

PlatformName = Literal["slack", "discord"]

SLACK_OFF: Final = (
    "set SLACK_BOT_TOKEN and SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP), see README"
)
DISCORD_OFF: Final = "set DISCORD_TOKEN, see README"


class Settings(BaseSettings):
    """All settings, checked and frozen."""

    model_config = SettingsConfigDict(
        frozen=True,
        extra="ignore",
        env_ignore_empty=True,
        env_file_encoding="utf-8-sig",  # editors on Windows put a mark first
        hide_input_in_errors=True,
    )

    slack_bot_token: SlackBotToken | None = Field(
        None, description="Slack's bot token, `xoxb-…`. Slack needs it with one of the next two"
    )
    slack_app_token: SlackAppToken | None = Field(
        None, description="Slack's app token, `xapp-…`: answers over Socket Mode, no public address needed"
    )
    slack_signing_secret: SlackSecret | None = Field(
        None, description="Slack's signing secret: answers over HTTP at `/slack/events`"
    )
    slack_api_url: ApiUrl = Field(
        "https://slack.com/api/", description="Another address for Slack's API, such as a gateway's"
    )
    discord_token: DiscordToken | None = Field(None, description="Discord's bot token")
    host: Host = Field(
        "127.0.0.1", description="Where the web server listens; `0.0.0.0` for every address of the machine"
    )
    port: Port = Field(3000, description="The web server's port, for `/healthz` and `/slack/events`")
    database_url: Database = Field(
        DatabaseUrl("sqlite:///data/whoowns.db"),
        description="Where subscriptions are kept: an SQLite file, or `postgresql://user:password@host/name`",
    )
    tips_timezone: Zone = Field(
        "Asia/Jakarta", description="The time zone in which a channel's daily tips start, an IANA name"
    )
    tips_admins: Ids | None = Field(
        None,
        description="IDs of people who may change daily tips, and a channel’s language, besides admins, such "
        "as `U012ABCDE,U034FGHIJ`",
    )
    tips_catch_up_hours: Hours = Field(
        3, description="How late a tip may still come after the bot was down; then the day is missed"
    )
    feedback: Annotated[Literal["off", "votes", "texts"], one_of("off", "votes", "texts")] = Field(
        "votes",
        description="What is kept when people vote on an answer: `votes`, the vote and its topic; `texts`, "
        "what was typed, too; `off`: nobody is asked to vote",
    )
    recent_answers: Annotated[Literal["on", "off"], one_of("on", "off")] = Field(
        "on",
        description="`on`: Home on Slack lists what somebody's last answers were about, topics alone, for 30 "
        "days; `off`: none are kept",
    )
    log_format: Annotated[Literal["auto", "console", "json"], one_of("auto", "console", "json")] = Field(
        "auto", description="`console` for people, `json` for programs; `auto`: people when it is a terminal"
    )
    log_level: Annotated[
        Literal["debug", "info", "warning", "error"], one_of("debug", "info", "warning", "error")
    ] = Field("info", description="The least that is logged: `debug`, `info`, `warning` or `error`")
    default_lang: Annotated[Lang, one_of("en", "id")] = Field(
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
    return [f"{said} {WHERE_BOT}."]

"""A person on Discord: real discord.py against simcord's simulated Discord.

What simcord 3.2.1 does not do and this driver adds, by name: today's date (its clock starts with 2026, and
the bot asks its own how old a message is), locales, which servers have the bot, and which message a menu's
answer is about (`_Saying`; simcord says en-US, none, and `target_id`), interactions in flight at the same
time (`begin_ask`, `begin_press`; simcord's actors wait until the bot has settled), and the 6,000 characters
that Discord's own client lets people type.
"""

import asyncio
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Self

import discord
import simcord
from simcord import interactions
from simcord.backend import serializers
from simcord.backend.models import Interaction, Message, Overwrite
from simcord.components import walk_components
from simcord.enums import AppCommandType, InteractionType, OptionType, OverwriteType
from simcord.results import to_discord_message

from bots.discord_bot import limits
from bots.discord_bot.answering import Answering
from bots.discord_bot.brief import FIELD_ID
from bots.discord_bot.client import WhoOwnsClient
from bots.discord_bot.delivering import Delivery
from bots.discord_bot.hearing import Hearing
from bots.discord_bot.tip_posting import DiscordPoster
from bots.discord_bot.tips import DiscordTips
from bots.handling import Handler
from bots.once import Once
from bots.platforms import Status
from core.desk import Desk
from core.ports import Log
from core.replies import Reply
from core.team.asking import Whom
from core.tips.model import Channel, Stop
from tests.drivers.base import Seen, SeenForm
from tests.drivers.discord_desk import FakeDesk
from tests.drivers.discord_payloads import problems
from tests.drivers.discord_text import plain
from tests.drivers.tips_parts import TipsParts

MENU = "Who owns this?"
_TYPED_AT_MOST = 6000

_OPTION = {
    "on": "time",
    "time": "at",
    "days": "days",
    "timezone": "zone",
    "language": "language",
    "audience": "audience",
    "holidays": "country",
    "preview": "count",
    "skip": "day",
    "pause": "until",
}
"""The option of each sub-command that has one."""

_ROLES_OPTION = {"compare": "axis", "decide": "what", "hire": "tasks"}


class MemoryLog:
    """The log's lines, to be looked at."""

    def __init__(self) -> None:
        self.infos: list[tuple[str, dict[str, object]]] = []
        self.errors: list[tuple[str, dict[str, object]]] = []

    def info(self, event: str, **fields: object) -> None:
        self.infos.append((event, fields))

    def error(self, event: str, **fields: object) -> None:
        self.errors.append((event, fields))


class DiscordDriver:
    """A member of a server called Kedai Kopi, in its channel #marketing."""

    name = "discord"

    def __init__(self, desk: Desk, limit: float, locale: str, log: Log | None, tips: TipsParts) -> None:
        self.log = MemoryLog()
        self._bots_log = log or self.log
        self.statuses: list[Status] = []
        self._desk = desk
        self._limit = limit
        self.parts = tips
        self._listed: tuple[str, ...] = ()
        self.ahead = timedelta()
        self.env = simcord.Env(self._client())
        self.env.backend.clock._epoch = datetime.now(UTC)
        self.guild = self.env.create_guild("Kedai Kopi")
        self.channel = self.guild.create_text_channel("marketing")
        managing = self.guild.create_role("leads", permissions=discord.Permissions(manage_channels=True))
        self.person = self.guild.add_member(self.env.create_user("sari"), roles=[managing])
        self.colleague = self.guild.add_member(self.env.create_user("budi"))
        self.saying = _Saying(self.env, locale)

    @classmethod
    async def start(
        cls,
        desk: Desk,
        *,
        limit: float = limits.ANSWER_SECONDS,
        locale: str = "en-US",
        log: Log | None = None,
        tips: TipsParts | None = None,
    ) -> Self:
        """Starts Discord and the bot on it, answering from `desk`; its log is `log`, else the driver's."""
        driver = cls(desk, limit, locale, log, tips or TipsParts())
        await driver.env.start()
        return driver

    async def ask(self, text: str) -> Seen:
        """Types `/whoowns task:<text>`; returns the answer, all messages of it as one."""
        before = len(self.private())
        await self.person.slash(self.channel, "whoowns", task=text[:_TYPED_AT_MOST])
        return _as_one(self.private()[before:])

    async def ask_about(self, text: str) -> Seen:
        """A colleague writes this, or sends a picture; the person chooses “Who owns this?” in its menu."""
        picture = [] if text else [("reel.png", b"png")]
        return await self.choose(await self.colleague.send(self.channel, text, attachments=picture))

    async def choose(self, message: discord.Message) -> Seen:
        """Chooses “Who owns this?” in the menu of a message."""
        before = len(self.private())
        await self.person.context_menu(self.channel, MENU, message)
        return _as_one(self.private()[before:])

    @property
    def at(self) -> str:
        """How one mentions the bot."""
        return f"<@{self.env.backend.bot_user.id}>"

    async def call(self, text: str) -> list[Seen]:
        """Writes this in the channel, with the bot's name first; returns what the bot posts then."""
        before = len(self.posts())
        await self.person.send(self.channel, f"{self.at} {text}")
        return (await self.public())[before:]

    async def write(self, text: str) -> Seen:
        """Writes to the bot directly; returns the answer, all messages of it as one."""
        before = len(self.direct())
        await self.person.send_dm(text)
        return _as_one(self.direct()[before:])

    def direct(self) -> list[Seen]:
        """What the bot wrote to the person directly, in order."""
        backend = self.env.backend
        channel = backend.get_dm_channel(self.person.id)
        ours = backend.bot_user.id
        messages = sorted(backend.messages[channel.id].items())
        return [self._seen(each) for _, each in messages if each.author_id == ours]

    async def open_form(self) -> simcord.InteractionResult:
        """Sends `/brief`, which opens the form."""
        return await self.person.slash(self.channel, "brief")

    async def submit(self, form: simcord.InteractionResult, text: str) -> Seen:
        """Writes into the form, and sends it; returns the answer, all messages of it as one."""
        before = len(self.private())
        await self.person.submit_modal(form, {FIELD_ID: text})
        return _as_one(self.private()[before:])

    async def ask_at_length(self, text: str) -> Seen:
        """Pastes a brief into the form of `/brief`."""
        return await self.submit(await self.open_form(), text)

    async def roles(self, line: str) -> Seen:
        """Picks the sub-command that the line begins with, and types the rest into its option."""
        before = len(self.private())
        name, _, rest = line.partition(" ")
        options = {_ROLES_OPTION[name]: rest} if rest else {}
        await self.person.slash(self.channel, f"roles {name or 'help'}", **options)
        return _as_one(self.private()[before:])

    async def complete_decision(self, typed: str) -> list[dict[str, Any]]:
        """Types what is to be decided without sending; returns the completions that Discord shows."""
        return await self.person.autocomplete(self.channel, "roles decide", "what", typed)

    async def tips(self, line: str) -> Seen:
        """Picks the sub-command that the line begins with, and types the rest into its option."""
        before = len(self.private())
        name, options = _picked(line)
        await self.person.slash(self.channel, f"tips {name}", **options)
        return _as_one(self.private()[before:])

    async def team(self, line: str) -> Seen:
        """Picks the sub-command that the line begins with, and from its options what the rest says."""
        before = len(self.private())
        name, *words = line.split()
        whose = {"whose": Whom.CHANNEL.value} if words[:1] == ["channel"] else {}
        options = {"language": words[-1]} if words else {}
        await self.person.slash(self.channel, f"team {name}", **whose, **options)
        return _as_one(self.private()[before:])

    async def complete_tips(self, name: str, option: str, typed: str) -> list[dict[str, Any]]:
        """Types into an option of a sub-command; returns the completions that Discord shows."""
        return await self.person.autocomplete(self.channel, f"tips {name}", option, typed)

    async def demote(self) -> None:
        """Takes the role with the permission from the person."""
        self.env.backend.get_guild(self.guild.id).members[self.person.id].role_ids.clear()

    async def list_as_admin(self) -> None:
        """Starts a bot that lists the person among those who may change tips."""
        self._listed = (str(self.person.id),)
        await self.restart()

    async def shut_out(self) -> None:
        """Hides the channel from the bot."""
        self.forbid(discord.Permissions(view_channel=True))

    def as_seen_by_people(self, post: Message) -> discord.Message:
        """A post of the bot, to be chosen or replied to."""
        return to_discord_message(self.env, post)

    def forbid(self, permissions: discord.Permissions) -> None:
        """Takes permissions from the bot in the channel."""
        channel, bot = self.env.backend.channels[self.channel.id], self.env.backend.bot_user.id
        channel.overwrites.append(
            Overwrite(target_id=bot, type=OverwriteType.MEMBER, allow=0, deny=permissions.value)
        )

    async def complete(self, typed: str) -> list[dict[str, Any]]:
        """Types into the option without sending; returns the completions that Discord shows."""
        return await self.person.autocomplete(self.channel, "whoowns", "task", typed)

    async def press(self, label: str) -> Seen:
        """Presses that button on the last private reply that has it.

        Returns the message after it, or the new one when the answer came beside it.
        """
        message, before = self._message_with(label), len(self.private())
        self.begin_press(label)
        await self.env.settle()
        beside = self.private()[before:]
        return _as_one(beside) if beside else self._seen(message)

    async def thumb_up(self) -> Seen:
        """Presses it on the last answer; returns what is shown beside the answer."""
        before = len(self.private()), len(self.direct())
        await self.vote("👍")
        return _as_one([*self.private()[before[0] :], *self.direct()[before[1] :]])

    async def thumb_down(self) -> SeenForm:
        shown = await self.vote("👎")
        assert shown.modal is not None
        labels = {each["label"]: each["component"] for each in shown.modal["components"]}
        options = {
            label: tuple(option["label"] for option in field["options"])
            for label, field in labels.items()
            if "options" in field
        }
        typed = {label: field.get("value", "") for label, field in labels.items() if "options" not in field}
        return SeenForm(shown.modal["title"], options, typed, shown)

    async def vote(self, sign: str) -> simcord.InteractionResult:
        """Presses a thumb on the last message that has them, in the channel or among the direct ones."""
        backend = self.env.backend
        direct = backend.get_dm_channel(self.person.id)
        everywhere = sorted({**backend.messages[self.channel.id], **backend.messages[direct.id]}.items())
        message = next(
            each for _, each in reversed(everywhere) if any(_is_thumb(one) for one in _buttons(each))
        )
        presser = self.person.user if message.channel_id == direct.id else self.person
        return await presser.click(self.as_seen_by_people(message), label=sign)

    async def fill(self, form: SeenForm, chosen: Mapping[str, str]) -> Seen:
        shown: simcord.InteractionResult = form.raw  # type: ignore[assignment]
        assert shown.modal is not None
        before, values = len(self.private()), dict[str, object]()
        for each in shown.modal["components"]:
            field = each["component"]
            words = chosen.get(each["label"], field.get("value"))
            if words is not None:
                picked = [one["value"] for one in field.get("options", []) if one["label"] == words]
                values[field["custom_id"]] = picked or words
        await self.person.submit_modal(shown, values)
        return _as_one(self.private()[before:])

    async def press_often(self, label: str, times: int) -> Seen:
        """Presses the button, and again before the bot has answered; returns the message after it."""
        message = self._message_with(label)
        for _ in range(times):
            self.begin_press(label)
        await self.env.settle()
        return self._seen(message)

    def begin_ask(self, text: str, command: str = "whoowns") -> Interaction:
        """Sends the command, which Discord may know from an older version, and does not wait for the bot."""
        option = {"name": "task", "type": OptionType.STRING, "value": text}
        data = {"id": "1", "name": command, "type": AppCommandType.CHAT_INPUT, "options": [option]}
        return self._begin(InteractionType.APPLICATION_COMMAND, data)

    def begin_submit(self, form: simcord.InteractionResult, text: str) -> Interaction:
        """Sends the form and does not wait for the bot."""
        assert form.modal is not None
        (label,) = form.modal["components"]
        field = {"type": 4, "custom_id": label["component"]["custom_id"], "value": text}
        components = [{"type": 18, "component": field}]
        data = {"custom_id": form.modal["custom_id"], "components": components}
        return self._begin(InteractionType.MODAL_SUBMIT, data)

    def begin_press(self, label: str) -> Interaction:
        """Presses the button and does not wait for the bot."""
        message = self._message_with(label)
        custom_id = next(each["custom_id"] for each in _buttons(message) if each["label"] == label)
        return self._begin(
            InteractionType.MESSAGE_COMPONENT, {"custom_id": custom_id, "component_type": 2}, message
        )

    async def settled(self) -> None:
        """Waits until the bot has done everything that it has begun."""
        await self.env.settle()

    def slow(self, desk: FakeDesk) -> None:
        """Closes the desk's gate, and tells simcord that the bot may wait at it."""
        desk.gate.clear()
        desk.waiting = lambda: self.env.external_wait(desk.gate.wait(), reason="a slow desk")

    async def press_directly(self, label: str) -> Seen:
        """Presses the button on the last message that the bot wrote to the person directly."""
        backend = self.env.backend
        channel = backend.get_dm_channel(self.person.id)
        _, message = max(backend.messages[channel.id].items())
        await self.person.user.click(self.as_seen_by_people(message), label=label)
        return self.direct()[-1]

    def now(self) -> datetime:
        """The time on the bot's clock, which is `ahead` of Discord's."""
        return self.env.backend.clock.now() + self.ahead

    async def wait(self, seconds: float) -> None:
        """Lets time pass on Discord's clock, which is not the wall's."""
        await self.env.advance_time(seconds)

    async def until(self, condition: Callable[[], object]) -> None:
        """Lets the bot work until the condition holds."""
        async with asyncio.timeout(5):
            while not condition():  # noqa: ASYNC110 - simcord has nothing to wait for in between
                await asyncio.sleep(0)

    async def public(self) -> list[Seen]:
        """What everybody in the channel sees of the bot."""
        return [self._seen(message) for message in self.posts()]

    def posts(self) -> list[Message]:
        """The same as Discord keeps it."""
        ours = self.env.backend.bot_user.id
        return [each for each in self._messages() if each.author_id == ours and not each.is_ephemeral]

    def private(self) -> list[Seen]:
        """What only the person sees, in order."""
        return [self._seen(message) for message in self._messages() if message.is_ephemeral]

    async def restart(self) -> None:
        """Starts a new bot process in place of the old one."""
        await self.env.restart_bot(self._client())

    async def aclose(self) -> None:
        """Ends the bot and Discord; raises the faults that discord.py met and nobody looked at.

        What Discord itself would have refused is one.
        """
        sent = self.env.http_requests
        wrong = [each for one in sent for each in problems(one.method, one.path, one.json)]
        await self.env.shutdown()
        assert not wrong, wrong
        self.env._raise_errors_since(self.env._errors_acknowledged)

    def requests(self, method: str, ending: str) -> list[Any]:
        """The bot's requests to Discord's API with this method whose path ends so."""
        return [
            each for each in self.env.http_requests if each.method == method and each.path.endswith(ending)
        ]

    def _client(self) -> WhoOwnsClient:
        log = self._bots_log
        once = Once(self.parts.store, self.parts.clock.now, log, pause=0.01)
        handler = Handler(self._desk.apology, self._desk.crowded, log)
        delivery = Delivery(self._desk, handler, once, log, self._limit, self.now)
        answering = Answering(self._desk, delivery, once, log)
        poster = _Poster(self)
        tips = DiscordTips(self.parts.desk("discord", poster), self._listed)
        hearing = Hearing(self._desk, Handler(self._desk.apology, self._desk.crowded, log), once, log)
        self.bot = WhoOwnsClient(answering, hearing, tips, self.statuses.append, log)
        return self.bot

    def _begin(
        self, kind: InteractionType, data: dict[str, Any], message: Message | None = None
    ) -> Interaction:
        record, payload = interactions.base_payload(
            self.env.backend,
            type=kind,
            channel_id=self.channel.id,
            guild_id=self.guild.id,
            user_id=self.person.id,
            data=data,
        )
        if message is not None:
            record.source_message_id = message.id
            payload["message"] = dict(serializers.message_payload(self.env.backend, message))
        self.env.backend.emit("INTERACTION_CREATE", payload)
        return record

    def _messages(self) -> list[Message]:
        return [each for _, each in sorted(self.env.backend.messages[self.channel.id].items())]

    def _message_with(self, label: str) -> Message:
        for message in reversed(self._messages()):
            if message.is_ephemeral and any(each["label"] == label for each in _buttons(message)):
                return message
        raise AssertionError(f"no private message has a button {label!r}: {self.private()}")

    def _seen(self, message: Message) -> Seen:
        names = {str(self.person.id): self.person.name}
        texts = [each["content"] for each in walk_components(message.components) if each["type"] == 10]
        return Seen(
            text=plain("\n".join(texts), names),
            buttons=tuple(each["label"] for each in _buttons(message) if not _is_thumb(each)),
            private=message.is_ephemeral,
            raw=message.components,
            thumbs=any(map(_is_thumb, _buttons(message))),
        )


class _Poster(DiscordPoster):
    """Posts through the bot's own client: simcord knows one bot.

    simcord has no "typing …", so what it would answer is found in the permissions, as Discord does.
    """

    def __init__(self, driver: DiscordDriver) -> None:
        async def connect() -> discord.Client:
            return driver.bot

        super().__init__(connect)
        self._driver = driver

    async def check(self, channel: Channel, person: str, hello: Reply) -> Stop | None:  # noqa: ARG002
        backend, place = self._driver.env.backend, int(channel.id)
        value = backend.compute_permissions(self._driver.guild.id, backend.bot_user.id, place)
        allowed = discord.Permissions(value)
        if not allowed.view_channel:
            return Stop.REMOVED
        return None if allowed.send_messages else Stop.FORBIDDEN


def _picked(line: str) -> tuple[str, dict[str, Any]]:
    """The sub-command, and its options, that somebody picks to say the line."""
    name, _, rest = line.partition(" ")
    if not rest:
        return name, {}
    value = rest.removeprefix("until ") if name == "pause" else rest
    return name, {_OPTION[name]: int(value) if name == "preview" else value}


class _Saying:
    """Says with every interaction what Discord does and simcord does not.

    The person's locale; that the server has the bot, unless `bot_is_member` is unset; and which message the
    answer with the button was about. Tells of each new message `twice` when that is set, as after a lost
    connection.
    """

    def __init__(self, env: simcord.Env, locale: str) -> None:
        self._emit = env.backend.emit
        self._locale = locale
        self.bot_is_member = True
        self.twice = False
        env.backend.emit = self._said  # type: ignore[method-assign]

    def _said(self, event: str, payload: Mapping[str, Any]) -> None:
        self._emit(event, self._whole(payload) if event == "INTERACTION_CREATE" else payload)
        if event == "MESSAGE_CREATE" and self.twice:
            self._emit(event, payload)

    def _whole(self, payload: Mapping[str, Any]) -> dict[str, Any]:
        said: dict[str, Any] = {"locale": self._locale}
        if self.bot_is_member and "guild_id" in payload:
            said["authorizing_integration_owners"] = {"0": payload["guild_id"]}
        metadata = payload.get("message", {}).get("interaction_metadata") or {}
        if about := metadata.get("target_id"):
            metadata = {**metadata, "target_message_id": str(about)}
            said["message"] = {**payload["message"], "interaction_metadata": metadata}
        return {**payload, **said}


def _as_one(seen: list[Seen]) -> Seen:
    """The messages of one answer, read one after the other."""
    return Seen(
        text="\n".join(each.text for each in seen),
        buttons=tuple(label for each in seen for label in each.buttons),
        private=all(each.private for each in seen),
        raw=[component for each in seen for component in each.raw],  # type: ignore[attr-defined]
        thumbs=any(each.thumbs for each in seen),
    )


def _is_thumb(button: Mapping[str, Any]) -> bool:
    return ":f:" in button["custom_id"]


def _buttons(message: Message) -> Iterator[dict[str, Any]]:
    return (each for each in walk_components(message.components) if each["type"] == 2)

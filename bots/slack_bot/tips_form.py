"""The form with all settings of a channel's daily tips: settings to a Slack modal and back, both pure.

Each setting is an input block that has the setting's name for its id, which is also where Slack shows what is
wrong with it.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, Final

from bots.slack_bot import limits
from bots.slack_bot.blocks import message
from bots.slack_bot.sheet import Json
from core.languages import Lang, from_locale
from core.phrasing import capitalised
from core.replies import Reply
from core.tips.countries import countries_like
from core.tips.grammar import Command
from core.tips.model import Channel, Subscription
from core.tips.problems import Setting
from core.tips.weekdays import WEEK
from core.tips.zones import zones_like
from core.tips_desk.desk import Form
from core.tips_desk.phrases import TipsPhrases

CALLBACK_ID: Final = "tips"
VALUE: Final = "value"
"""The action id of the element in each block."""

ZONE_SEARCH: Final = "zone"
COUNTRY_SEARCH: Final = "country"
"""The action ids of the two elements that ask us for what to choose from."""

SEARCHES: Final = re.compile(f"^(?:{ZONE_SEARCH}|{COUNTRY_SEARCH})$")

_NONE: Final = "off"
_DAY_WORDS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_LANGUAGES: Final = ("both", "alternate", "en", "id")
_AUDIENCES: Final = ("everybody", "specialist", "strategist")


@dataclass(frozen=True, slots=True)
class Ticket:
    """What a form is about: it travels with it, so that a form outlives the process that opened it."""

    channel: Channel
    version: int
    lang: Lang

    def encoded(self) -> str:
        """For Slack to keep."""
        return json.dumps([self.channel.workspace, self.channel.id, self.version, self.lang])

    @classmethod
    def decoded(cls, kept: str) -> "Ticket":
        """As Slack gives it back."""
        workspace, channel, version, lang = json.loads(kept)
        return cls(Channel("slack", workspace, channel), version, from_locale(lang) or "en")


def form_view(form: Form, phrases: TipsPhrases) -> Json:
    """The modal with the settings as they stand; when they are newer than somebody's change, it says so."""
    subscription, lang = form.subscription, form.reply.lang
    blocks = [_newer(phrases, lang)] if form.stale else []
    blocks.extend(_inputs(subscription, form.today, phrases, lang))
    view = _modal(blocks, phrases, lang)
    ticket = Ticket(subscription.channel, subscription.version, lang)
    return view | {"submit": _plain(phrases.say(lang, "form.submit")), "private_metadata": ticket.encoded()}


def reply_view(reply: Reply, phrases: TipsPhrases) -> Json:
    """The modal with an answer in it."""
    return _modal(message(reply)["blocks"], phrases, reply.lang)


def read_form(values: Mapping[str, Mapping[str, Any]]) -> tuple[Command, ...]:
    """The settings that somebody chose, in the order in which they are to be made."""
    said = {block: _said(next(iter(element.values()))) for block, element in values.items()}
    on = said.get(Setting.ON) == "yes"
    chosen = (Setting.TIME, Setting.DAYS, Setting.TIMEZONE, Setting.LANGUAGE, Setting.AUDIENCE)
    commands = [(setting, said.get(setting, "")) for setting in chosen]
    commands.append((Setting.HOLIDAYS, said.get(Setting.HOLIDAYS) or _NONE))
    paused = said.get(Setting.PAUSE)
    return (
        (Setting.ON if on else Setting.OFF, ""),
        *commands,
        *([(Setting.PAUSE, paused)] if on and paused else ()),
    )


def found(search: str, typed: str, phrases: TipsPhrases, lang: Lang) -> Json:
    """What to choose from in one of the elements that ask us."""
    if search == ZONE_SEARCH:
        return {"options": [_option(zone, zone) for zone in zones_like(typed, limits.OPTIONS)]}
    countries = [_option(name, code) for code, name in countries_like(typed, limits.OPTIONS - 1)]
    none = [] if typed.strip() else [_option(phrases.say(lang, "form.holidays.off"), _NONE)]
    return {"options": none + countries}


def _inputs(subscription: Subscription, today: date, phrases: TipsPhrases, lang: Lang) -> Iterable[Json]:
    say = partial(phrases.say, lang)
    on = {name: _option(say(f"form.on.{name}"), name) for name in ("yes", "no")}
    is_on = on["yes" if subscription.on and not subscription.stopped else "no"]
    yield _input(Setting.ON, say("form.on"), _radio(list(on.values()), is_on))
    yield _input(
        Setting.TIME,
        say("form.time"),
        {"type": "timepicker", "action_id": VALUE, "initial_time": subscription.at.strftime("%H:%M")},
    )
    days = [_option(phrases.weekday(lang, day), _DAY_WORDS[day]) for day in range(WEEK)]
    yield _input(
        Setting.DAYS,
        say("form.days"),
        {
            "type": "checkboxes",
            "action_id": VALUE,
            "options": days,
            "initial_options": [days[day] for day in sorted(subscription.days)],
        },
    )
    zone = _option(subscription.zone, subscription.zone)
    yield _input(Setting.TIMEZONE, say("form.timezone"), _search(ZONE_SEARCH, zone))
    for setting, names, now in (
        (Setting.LANGUAGE, _LANGUAGES, subscription.language),
        (Setting.AUDIENCE, _AUDIENCES, subscription.audience),
    ):
        options = {name: _option(capitalised(say(f"{setting}.{name}")), name) for name in names}
        yield _input(setting, say(f"form.{setting}"), _select(list(options.values()), options[now]))
    code = subscription.holidays
    country = _option(phrases.country(code), code) if code else _option(say("form.holidays.off"), _NONE)
    yield _input(Setting.HOLIDAYS, say("form.holidays"), _search(COUNTRY_SEARCH, country))
    yield _paused_until(subscription, today, phrases, lang)


def _paused_until(subscription: Subscription, today: date, phrases: TipsPhrases, lang: Lang) -> Json:
    picker: Json = {"type": "datepicker", "action_id": VALUE}
    if subscription.paused_until and subscription.paused_until > today:
        picker["initial_date"] = subscription.paused_until.isoformat()
    block = _input(Setting.PAUSE, phrases.say(lang, "form.pause"), picker)
    return block | {"optional": True, "hint": _plain(phrases.say(lang, "form.pause.hint"))}


def _newer(phrases: TipsPhrases, lang: Lang) -> Json:
    words = [
        {"type": "text", "text": f"{phrases.say(lang, 'conflict.title')}. ", "style": {"bold": True}},
        {"type": "text", "text": phrases.say(lang, "conflict.lead")},
    ]
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": words}]}


def _modal(blocks: list[Json], phrases: TipsPhrases, lang: Lang) -> Json:
    return {
        "type": "modal",
        "callback_id": CALLBACK_ID,
        "title": _plain(limits.cut(phrases.say(lang, "form.title"), limits.VIEW_TITLE)),
        "close": _plain(limits.cut(phrases.say(lang, "form.close"), limits.VIEW_TITLE)),
        "blocks": blocks,
    }


def _input(setting: Setting, label: str, element: Json) -> Json:
    return {"type": "input", "block_id": setting.value, "label": _plain(label), "element": element}


def _radio(options: list[Json], chosen: Json) -> Json:
    return {"type": "radio_buttons", "action_id": VALUE, "options": options, "initial_option": chosen}


def _select(options: list[Json], chosen: Json) -> Json:
    return {"type": "static_select", "action_id": VALUE, "options": options, "initial_option": chosen}


def _search(action_id: str, chosen: Json) -> Json:
    return {
        "type": "external_select",
        "action_id": action_id,
        "min_query_length": 0,
        "initial_option": chosen,
    }


def _option(words: str, value: str) -> Json:
    return {"text": _plain(limits.cut(words, limits.OPTION)), "value": value}


def _plain(words: str) -> Json:
    return {"type": "plain_text", "text": words, "emoji": False}


def _said(state: Mapping[str, Any]) -> str:
    """What is chosen in one element, as its setting's text."""
    match state:
        case {"selected_options": list(options)}:
            return ",".join(option["value"] for option in options)
        case {"selected_option": {"value": str(value)}}:
            return value
        case _:
            return state.get("selected_time") or state.get("selected_date") or ""

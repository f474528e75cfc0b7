"""Changes to a channel's tips: values in, values out; what is wrong with one is a value too."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from typing import Final

from core.knowledge.model import Audience
from core.tips import schedule
from core.tips.countries import find_country
from core.tips.dates import read_date
from core.tips.grammar import Command
from core.tips.model import Channel, Subscription, TipLanguage
from core.tips.places import country_of
from core.tips.problems import (
    AmbiguousDate,
    FarDate,
    MissingValue,
    NoDayLeft,
    NothingDue,
    PastDate,
    Problem,
    Setting,
    SkippedAlready,
    TipsAreOff,
    UnknownZone,
    Unreadable,
)
from core.tips.spelling import LONGEST, plain
from core.tips.times import read_time
from core.tips.weekdays import read_days
from core.tips.zones import find_zone

LONGEST_AHEAD: Final = timedelta(days=366)
"""How far away a date to pause until, or to skip, may be."""

_LANGUAGES: Final[Mapping[str, TipLanguage]] = {
    **dict.fromkeys(("en", "english", "inggris", "bahasa inggris"), "en"),
    **dict.fromkeys(("id", "indonesian", "indonesia", "bahasa", "bahasa indonesia"), "id"),
    **dict.fromkeys(("both", "keduanya", "dua-duanya", "dua bahasa", "bilingual"), "both"),
    **dict.fromkeys(("alternate", "alternating", "bergantian", "gantian", "selang-seling"), "alternate"),
}
_AUDIENCES: Final[Mapping[str, Audience]] = {
    **dict.fromkeys(("everybody", "everyone", "all", "semua", "semua orang"), "everybody"),
    **dict.fromkeys(("specialist", "specialists", "spesialis"), "specialist"),
    **dict.fromkeys(("strategist", "strategists", "strategis", "ahli strategi"), "strategist"),
}
_NO: Final = {"off", "none", "no", "mati", "tidak", "tanpa"}
_YES: Final = {"on", "yes", "ya", "nyala", "aktif"}
_THE_NEXT: Final = {"", "next", "once", "sekali", "berikutnya"}
_MAY_STAND_ALONE: Final = {Setting.ON, Setting.OFF, Setting.SKIP, Setting.RESUME}
_MOVING: Final = {Setting.ON, Setting.TIME, Setting.DAYS, Setting.TIMEZONE}
"""Settings after which one wants to know of a clock change to come."""


@dataclass(frozen=True, slots=True)
class Edited:
    """A change that was understood: the subscription as it is to be saved, and what was set.

    `moved` is for a time over which clocks will jump: the next such day, and when its tip comes then.
    """

    subscription: Subscription
    settings: tuple[Setting, ...]
    moved: tuple[date, time] | None


def fresh(channel: Channel, zone: str, by: str) -> Subscription:
    """What a channel starts from: off, at nine on working days, in both languages.

    Its seed follows from its ids.
    """
    digest = sha256(f"{channel.platform}/{channel.workspace}/{channel.id}".encode()).digest()
    return Subscription(
        channel=channel,
        on=False,
        at=time(9),
        days=frozenset(range(5)),
        zone=zone,
        language="both",
        audience="everybody",
        holidays=None,
        paused_until=None,
        skip=None,
        stopped=None,
        seed=int.from_bytes(digest[:4], "big"),
        set_by=by,
        version=0,
    )


@dataclass(frozen=True, slots=True)
class _Moment:
    """When somebody changes something; `taken` are local days that had their tip already."""

    now: datetime
    taken: Collection[date]


def change(
    subscription: Subscription,
    commands: Iterable[Command],
    now: datetime,
    by: str,
    taken: Collection[date] = (),
) -> Edited | Problem:
    """The subscription with each setting as its text says: all of them, or the first thing that is wrong.

    `by` is who changes it; `taken` are local days that had their tip already.
    """
    moment = _Moment(now, taken)
    changed, settings = (
        replace(subscription, set_by=by),
        tuple(dict.fromkeys(setting for setting, _ in commands)),
    )
    for setting, typed in commands:
        value = typed.strip()[:LONGEST]
        if not value and setting not in _MAY_STAND_ALONE:
            return MissingValue(setting)
        match _CHANGES[setting](changed, value, moment):
            case Subscription() as changed:
                pass
            case problem:
                return problem
    moved = None if _MOVING.isdisjoint(settings) else schedule.moved(changed, now)
    return _never_due(changed, settings, now) or Edited(changed, settings, moved)


def _never_due(changed: Subscription, settings: Iterable[Setting], now: datetime) -> NoDayLeft | None:
    """A new rule by which no tip ever comes; an old one, from before a law changed, may be turned off."""
    if changed.holidays and not {Setting.ON, Setting.DAYS, Setting.HOLIDAYS}.isdisjoint(settings):
        rule = replace(changed, on=True, stopped=None, paused_until=None, skip=None)
        if schedule.next_due(rule, now) is None:
            return NoDayLeft(changed.days, changed.holidays)
    return None


_Result = Subscription | Problem


def _on(subscription: Subscription, _value: str, _moment: _Moment) -> _Result:
    return replace(subscription, on=True, stopped=None, paused_until=None)


def _off(subscription: Subscription, _value: str, _moment: _Moment) -> _Result:
    return replace(subscription, on=False, paused_until=None, skip=None)


def _time(subscription: Subscription, value: str, moment: _Moment) -> _Result:
    read = read_time(value)
    if not read:
        return Unreadable(Setting.TIME, value)
    at, rest = read
    changed = replace(subscription, at=at)
    if not rest:
        return changed
    if days := read_days(rest):
        return replace(changed, days=days)
    zoned = _timezone(changed, rest, moment)
    return Unreadable(Setting.TIME, value) if zoned == UnknownZone(rest, ()) else zoned


def _days(subscription: Subscription, value: str, _moment: _Moment) -> _Result:
    days = read_days(value)
    return replace(subscription, days=days) if days else Unreadable(Setting.DAYS, value)


def _timezone(subscription: Subscription, value: str, _moment: _Moment) -> _Result:
    zone = find_zone(value)
    return zone if isinstance(zone, UnknownZone) else replace(subscription, zone=zone)


def _language(subscription: Subscription, value: str, _moment: _Moment) -> _Result:
    language = _LANGUAGES.get(plain(value))
    return replace(subscription, language=language) if language else Unreadable(Setting.LANGUAGE, value)


def _audience(subscription: Subscription, value: str, _moment: _Moment) -> _Result:
    audience = _AUDIENCES.get(plain(value))
    return replace(subscription, audience=audience) if audience else Unreadable(Setting.AUDIENCE, value)


def _holidays(subscription: Subscription, value: str, _moment: _Moment) -> _Result:
    if plain(value) in _NO and value != "NO":  # that is Norway's code, as completion gives it
        return replace(subscription, holidays=None)
    if plain(value) in _YES:
        value = country_of().get(subscription.zone, value)
    country = find_country(value)
    return replace(subscription, holidays=country) if isinstance(country, str) else country


def _skip(subscription: Subscription, value: str, moment: _Moment) -> _Result:
    if not subscription.on or subscription.stopped:
        return TipsAreOff(Setting.SKIP)
    today = schedule.local_day(subscription, moment.now)
    if subscription.skip and subscription.skip >= today:
        return SkippedAlready(subscription.skip)
    if plain(value) in _THE_NEXT:
        due = schedule.next_due(subscription, moment.now, moment.taken)
        return replace(subscription, skip=schedule.local_day(subscription, due)) if due else NothingDue(None)
    day = _coming(Setting.SKIP, value, today, today)
    if not isinstance(day, date):
        return day
    due = None if day in moment.taken else schedule.due_on(subscription, day)
    return replace(subscription, skip=day) if due and due > moment.now else NothingDue(day)


def _pause(subscription: Subscription, value: str, moment: _Moment) -> _Result:
    if not subscription.on or subscription.stopped:
        return TipsAreOff(Setting.PAUSE)
    today = schedule.local_day(subscription, moment.now)
    day = _coming(Setting.PAUSE, value, today, today + timedelta(days=1))
    return replace(subscription, paused_until=day) if isinstance(day, date) else day


def _resume(subscription: Subscription, _value: str, _moment: _Moment) -> _Result:
    if not subscription.on:
        return TipsAreOff(Setting.RESUME)
    return replace(subscription, paused_until=None, skip=None, stopped=None)


def _coming(
    setting: Setting, value: str, today: date, earliest: date
) -> date | Unreadable | AmbiguousDate | PastDate | FarDate:
    day = read_date(value, today)
    if day is None:
        return Unreadable(setting, value)
    if isinstance(day, tuple):
        return AmbiguousDate(setting, value, day)
    if day < earliest:
        return PastDate(setting, day, today)
    latest = today + LONGEST_AHEAD
    return FarDate(setting, day, latest) if day > latest else day


_CHANGES: Final[Mapping[Setting, Callable[[Subscription, str, _Moment], _Result]]] = {
    Setting.ON: _on,
    Setting.OFF: _off,
    Setting.TIME: _time,
    Setting.DAYS: _days,
    Setting.TIMEZONE: _timezone,
    Setting.LANGUAGE: _language,
    Setting.AUDIENCE: _audience,
    Setting.HOLIDAYS: _holidays,
    Setting.SKIP: _skip,
    Setting.PAUSE: _pause,
    Setting.RESUME: _resume,
}

"""How daily tips' settings, days and times are said in either language."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from core.languages import Lang
from core.messages import Messages
from core.replies import Fact, Moment, Person, Text, text
from core.tips.model import Subscription
from core.tips.places import country_names
from core.tips.problems import Setting
from core.tips.weekdays import WEEK

_EVERY_DAY: Final = frozenset(range(WEEK))
_SHORTEST_RANGE: Final = 3  # days
_CLOCK: Final = "%H:%M"

_ALWAYS_SHOWN: Final = (Setting.TIME, Setting.LANGUAGE, Setting.AUDIENCE, Setting.HOLIDAYS)


class TipsPhrases:
    """Says single things, from one set of messages."""

    def __init__(self, messages: Messages) -> None:
        self._messages = messages

    def say(self, lang: Lang, key: str, **values: object) -> str:
        """The sentence `tips.<key>`, with `values` in its braces."""
        return self._messages.say(lang, f"tips.{key}", **values)

    def date(self, lang: Lang, day: date) -> str:
        """A day in full: `Tuesday, 24 November 2026`."""
        weekday, month = self.weekday(lang, day.weekday()), self.say(lang, f"month.{day.month}")
        return self.say(lang, "date", weekday=weekday, day=day.day, month=month, year=day.year)

    def weekday(self, lang: Lang, day: int) -> str:
        """The name of a day of the week, 0 for Monday."""
        return self.say(lang, f"weekday.{day}")

    def instant(self, lang: Lang, at: datetime, zone: str) -> str:
        """A date and time on the clock of `zone`, with its name."""
        local = at.astimezone(ZoneInfo(zone))
        day = self.date(lang, local.date())
        return self.say(lang, "instant", date=day, time=local.strftime(_CLOCK), zone=zone)

    def own_clock(self, lang: Lang, at: datetime, zone: str) -> Text:
        """The same instant on the reader's clock, as far as the platform knows it."""
        return (Moment(at, self.instant(lang, at, zone)),)

    def days(self, lang: Lang, days: Collection[int]) -> str:
        """Days of the week: `every day`, `Monday to Friday`, `Monday, Wednesday and Friday`."""
        if set(days) >= _EVERY_DAY:
            return self.say(lang, "days.all")
        names = [self.weekday(lang, day) for day in sorted(days)]
        if len(names) >= _SHORTEST_RANGE and max(days) - min(days) == len(names) - 1:
            return self.say(lang, "days.range", first=names[0], last=names[-1])
        *others, last = names
        return self.say(lang, "days.list", others=", ".join(others), last=last) if others else last

    def country(self, code: str) -> str:
        """The name of a country by its ISO code."""
        return country_names().get(code, code)

    def settings(
        self, lang: Lang, subscription: Subscription, shown: Collection[Setting] = _ALWAYS_SHOWN
    ) -> tuple[Fact, ...]:
        """A line for each setting that is shown, with what it is set to."""
        when = {Setting.TIME, Setting.DAYS, Setting.TIMEZONE}
        lines = {
            Setting.TIME: self._when(lang, subscription) if when & set(shown) else "",
            Setting.LANGUAGE: self.say(lang, f"language.{subscription.language}"),
            Setting.AUDIENCE: self.say(lang, f"audience.{subscription.audience}"),
            Setting.HOLIDAYS: self._holidays(lang, subscription.holidays),
        }
        wanted = {Setting.TIME if setting in when else setting for setting in shown}
        return tuple(
            Fact(self.say(lang, f"label.{setting}"), text(line))
            for setting, line in lines.items()
            if setting in wanted
        )

    def set_by(self, lang: Lang, person: str) -> Fact:
        """Who changed the settings last."""
        return Fact(self.say(lang, "label.set_by"), (Person(person, person),))

    def _when(self, lang: Lang, subscription: Subscription) -> str:
        days = self.days(lang, subscription.days)
        at = subscription.at.strftime(_CLOCK)
        return self.say(lang, "when", time=at, days=days, zone=subscription.zone)

    def _holidays(self, lang: Lang, country: str | None) -> str:
        if country is None:
            return self.say(lang, "holidays.none")
        kind = "leave" if country == "ID" else "of"
        return self.say(lang, f"holidays.{kind}", country=self.country(country))

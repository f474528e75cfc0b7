"""What may be wrong with a change to a channel's tips: each says what, and what to type instead."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final


class Setting(StrEnum):
    """What can be changed; each is the word to type for it."""

    ON = "on"
    OFF = "off"
    TIME = "time"
    DAYS = "days"
    TIMEZONE = "timezone"
    LANGUAGE = "language"
    AUDIENCE = "audience"
    HOLIDAYS = "holidays"
    SKIP = "skip"
    PAUSE = "pause"
    RESUME = "resume"


EXAMPLES: Final[dict[Setting, tuple[str, ...]]] = {
    Setting.ON: ("on",),
    Setting.OFF: ("off",),
    Setting.TIME: ("time 09:00", "time 9am", "time 21.30"),
    Setting.DAYS: ("days mon-fri", "days mon,wed,fri", "days weekends"),
    Setting.TIMEZONE: ("timezone Asia/Jakarta", "timezone WITA", "timezone Singapore"),
    Setting.LANGUAGE: ("language en", "language id", "language both", "language alternate"),
    Setting.AUDIENCE: ("audience everybody", "audience specialist", "audience strategist"),
    Setting.HOLIDAYS: ("holidays id", "holidays off"),
    Setting.SKIP: ("skip", "skip tomorrow"),
    Setting.PAUSE: ("pause until next monday", "pause for 2 weeks"),
    Setting.RESUME: ("resume",),
}
"""What one may type for each setting."""


@dataclass(frozen=True, slots=True)
class UnknownSetting:
    """`typed` is no setting; `near` are settings spelt like it, best first."""

    typed: str
    near: tuple[Setting, ...]

    @property
    def instead(self) -> tuple[str, ...]:
        """What to type instead."""
        return tuple(EXAMPLES[setting][0] for setting in self.near or Setting)


@dataclass(frozen=True, slots=True)
class MissingValue:
    """The setting was named without what it should become."""

    setting: Setting

    @property
    def instead(self) -> tuple[str, ...]:
        """What to type instead."""
        return EXAMPLES[self.setting]


@dataclass(frozen=True, slots=True)
class Unreadable:
    """`typed` is nothing that the setting can become: no time (25:00), no days, no date, no such choice."""

    setting: Setting
    typed: str

    @property
    def instead(self) -> tuple[str, ...]:
        """What to type instead."""
        return EXAMPLES[self.setting]


@dataclass(frozen=True, slots=True)
class UnknownZone:
    """`typed` is no time zone, or leaves open which; `near` are zones that may be meant, best first."""

    typed: str
    near: tuple[str, ...]

    @property
    def instead(self) -> tuple[str, ...]:
        """What to type instead."""
        return tuple(f"timezone {zone}" for zone in self.near) or EXAMPLES[Setting.TIMEZONE]


@dataclass(frozen=True, slots=True)
class UnknownCountry:
    """No holidays are known for `typed`; `near` are codes of countries spelt like it, best first."""

    typed: str
    near: tuple[str, ...]

    @property
    def instead(self) -> tuple[str, ...]:
        """What to type instead."""
        return tuple(f"holidays {country}" for country in self.near) or EXAMPLES[Setting.HOLIDAYS]


@dataclass(frozen=True, slots=True)
class AmbiguousDate:
    """`typed`, such as 1/12, means another day in other countries; `days` are both."""

    setting: Setting
    typed: str
    days: tuple[date, date]

    @property
    def instead(self) -> tuple[str, ...]:
        """What to type instead."""
        return tuple(_with_date(self.setting, day) for day in self.days)


@dataclass(frozen=True, slots=True)
class PastDate:
    """`day` is not after `today`, the date in the channel's zone."""

    setting: Setting
    day: date
    today: date

    @property
    def instead(self) -> tuple[str, ...]:
        """What to type instead."""
        return EXAMPLES[self.setting]


@dataclass(frozen=True, slots=True)
class FarDate:
    """`day` is later than `latest`, the last one accepted: whoever wants that turns tips off."""

    setting: Setting
    day: date
    latest: date

    @property
    def instead(self) -> tuple[str, ...]:
        """What to type instead."""
        return (_with_date(self.setting, self.latest), *EXAMPLES[Setting.OFF])


@dataclass(frozen=True, slots=True)
class TipsAreOff:
    """There is nothing to skip, pause or resume in a channel whose tips are off."""

    setting: Setting

    @property
    def instead(self) -> tuple[str, ...]:
        """What to type instead."""
        return EXAMPLES[Setting.ON]


@dataclass(frozen=True, slots=True)
class SkippedAlready:
    """The tip of `day` is left out already, and one is all that `skip` leaves out."""

    day: date

    @property
    def instead(self) -> tuple[str, ...]:
        """What to type instead."""
        return EXAMPLES[Setting.PAUSE]


@dataclass(frozen=True, slots=True)
class NothingDue:
    """No tip is due on `day`, so that there is none to leave out; None: none is due at all."""

    day: date | None

    @property
    def instead(self) -> tuple[str, ...]:
        """What to type instead."""
        return EXAMPLES[Setting.SKIP][:1]


@dataclass(frozen=True, slots=True)
class NoDayLeft:
    """No tip would ever come: the country's holidays take all of the days."""

    days: frozenset[int]
    country: str

    @property
    def instead(self) -> tuple[str, ...]:
        """What to type instead."""
        return ("holidays off", EXAMPLES[Setting.DAYS][0])


Problem = (
    UnknownSetting
    | MissingValue
    | Unreadable
    | UnknownZone
    | UnknownCountry
    | AmbiguousDate
    | PastDate
    | FarDate
    | TipsAreOff
    | SkippedAlready
    | NothingDue
    | NoDayLeft
)


def _with_date(setting: Setting, day: date) -> str:
    return f"{setting} until {day}" if setting is Setting.PAUSE else f"{setting} {day}"

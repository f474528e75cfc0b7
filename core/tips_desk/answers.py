"""What people are told about a channel's daily tips, in their language."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from typing import Final

from core.knowledge.model import Catalog
from core.languages import Lang
from core.messages import Messages
from core.replies import (
    Choices,
    Fact,
    Facts,
    Heading,
    Note,
    Paragraph,
    Part,
    Reply,
    Tone,
    plain_inline,
    text,
)
from core.tipping.service import Changed, Sent, Status
from core.tipping.wording import COMMANDS
from core.tips.model import Delivery, Outcome, Platform, Stop, Subscription
from core.tips.problems import Setting
from core.tips.schedule import local_day
from core.tips_desk.phrases import TipsPhrases
from core.tips_desk.refusals import TipsRefusals

_LONGEST_START: Final = 80
"""Characters of a tip by which it is recognised in the history."""

_TO_TELL: Final = {Outcome.UNKNOWN, Outcome.REFUSED, Outcome.MISSED}
_SWITCHES: Final = {Setting.ON, Setting.OFF, Setting.PAUSE, Setting.RESUME, Setting.SKIP}
"""Settings that the first line of a reply says, and no line below it."""

_HELP: Final = (
    ("on", "off"),
    ("time 09:00", "days mon-fri", "timezone Asia/Jakarta"),
    ("language both", "audience specialist", "holidays id"),
    ("skip", "pause until next monday", "resume"),
    ("preview 3", "now"),
    ("status", "history"),
)


class TipsAnswers:
    """Words answers about a channel's tips; `refusals` words what was not done."""

    def __init__(self, catalog: Catalog, messages: Messages) -> None:
        self.phrases = TipsPhrases(messages)
        self.refusals = TipsRefusals(self.phrases)
        self._catalog = catalog
        self._say = self.phrases.say

    def status(self, status: Status, now: datetime, lang: Lang) -> Reply:
        """Everything about a channel's tips."""
        subscription = status.subscription
        platform = subscription.channel.platform
        today = local_day(subscription, now)
        parts: list[Part] = list(self._state(subscription, lang))
        facts = (*self._next(status.next, subscription, lang), *self._skipped(subscription, today, lang))
        parts.append(Facts((*facts, *self.phrases.settings(lang, subscription))))
        if subscription.version:
            parts.append(
                Facts((*self._last(status.last, lang), self.phrases.set_by(lang, subscription.set_by)))
            )
        told = (self._told(delivery, lang) for delivery in status.last if delivery.outcome in _TO_TELL)
        parts.extend(Note(text(sentence)) for sentence in told)
        parts.append(Note(text(self._say(lang, "status.more", command=COMMANDS[platform]))))
        return Reply(text(self._title(subscription, today, lang)), tuple(parts), lang, Tone.INFO)

    def changed(self, changed: Changed, now: datetime, lang: Lang) -> Reply:
        """That a change is kept, what it is, and when the next tip comes."""
        subscription = changed.subscription
        today = local_day(subscription, now)
        set_now = [setting for setting in changed.settings if setting not in _SWITCHES]
        shown = set_now if not set_now or Setting.ON not in changed.settings else list(Setting)
        facts = [*self._next(changed.next, subscription, lang), *self._skipped(subscription, today, lang)]
        facts.extend(self.phrases.settings(lang, subscription, shown or ()))
        parts: list[Part] = [Facts(tuple(facts))] if facts else []
        parts.extend(self._moved(changed.moved, lang))
        if not subscription.on:
            command = COMMANDS[subscription.channel.platform]
            parts.append(Note(text(self._say(lang, "state.off", command=command))))
        switched = not _SWITCHES.isdisjoint(changed.settings)
        title = self._title(subscription, today, lang) if switched else self._say(lang, "saved")
        return Reply(text(title), tuple(parts), lang, Tone.INFO)

    def conflict(self, status: Status, now: datetime, lang: Lang) -> Reply:
        """That somebody else changed the tips meanwhile: how they stand now, to be changed again."""
        stands = self.status(status, now, lang)
        lead = Paragraph(text(self._say(lang, "conflict.lead")))
        return replace(stands, title=text(self._say(lang, "conflict.title")), parts=(lead, *stands.parts))

    def preview(self, tips: Sequence[Reply], lang: Lang) -> Reply:
        """The next tips, as they will look, for the asker alone."""
        note = Note(text(self._say(lang, "preview.note")))
        if len(tips) == 1:
            return replace(tips[0], parts=(*tips[0].parts, note), private=True)
        parts = [
            part for number, tip in enumerate(tips, start=1) for part in self._previewed(number, tip, lang)
        ]
        title = self._say(lang, "preview.title", count=len(tips))
        return Reply(text(title), (*parts, note), lang, Tone.INFO)

    def sent(self, sent: Sent, platform: Platform, lang: Lang) -> Reply:
        """What came of posting today's tip at once."""
        outcome = sent.delivery.outcome
        if outcome is Outcome.REFUSED:
            return self.refusals.stopped(Stop(sent.delivery.reason or Stop.FORBIDDEN), platform, lang)
        key = "before" if sent.before and outcome is Outcome.POSTED else outcome.value
        lead = Paragraph(text(self._say(lang, f"now.{key}.lead")))
        tone = Tone.SORRY if outcome is Outcome.MISSED else Tone.INFO
        return Reply(text(self._say(lang, f"now.{key}.title")), (lead,), lang, tone)

    def history(self, deliveries: Sequence[Delivery], platform: Platform, lang: Lang) -> Reply:
        """What became of the channel's last tips, newest first."""
        if not deliveries:
            lead = Paragraph(text(self._say(lang, "history.none", command=COMMANDS[platform])))
            return Reply(text(self._say(lang, "history.title")), (lead,), lang, Tone.INFO)
        parts: list[Part] = [Facts(tuple(self._line(delivery, lang) for delivery in deliveries))]
        if any(delivery.outcome is Outcome.UNKNOWN for delivery in deliveries):
            parts.append(Note(text(self._say(lang, "history.unknown"))))
        return Reply(text(self._say(lang, "history.title")), tuple(parts), lang, Tone.INFO)

    def help(self, platform: Platform, lang: Lang) -> Reply:
        """What can be typed, by example."""
        command = COMMANDS[platform]
        lines = (
            Fact(self._say(lang, f"help.{group[0].split()[0]}"), text(" · ".join(group))) for group in _HELP
        )
        parts = (
            Paragraph(text(self._say(lang, "help.lead", command=command))),
            Facts(tuple(lines)),
            Note(text(self._say(lang, f"help.note.{platform}", command=command))),
        )
        return Reply(text(self._say(lang, "help.title")), parts, lang, Tone.INFO)

    def form_failed(self, stands: Reply, platform: Platform) -> Reply:
        """That the form could not be opened, and how the settings stand."""
        lang = stands.lang
        lead = Paragraph(text(self._say(lang, "form.failed.lead", command=COMMANDS[platform])))
        title = text(self._say(lang, "form.failed.title"))
        return replace(stands, title=title, parts=(lead, Heading(stands.title), *stands.parts))

    def hello(self, lang: Lang) -> Reply:
        """What whoever turns tips on sees where the platform must be sent something to find out."""
        return Reply(text(self._say(lang, "hello")), (), lang, Tone.INFO)

    def _title(self, subscription: Subscription, today: date, lang: Lang) -> str:
        if subscription.stopped:
            return self._say(lang, "title.stopped")
        if not subscription.on:
            return self._say(lang, "title.off")
        if subscription.paused_until and subscription.paused_until > today:
            return self._say(lang, "title.paused", day=self.phrases.date(lang, subscription.paused_until))
        return self._say(lang, "title.on")

    def _state(self, subscription: Subscription, lang: Lang) -> Iterable[Part]:
        """Why no tip comes, and what to do."""
        platform = subscription.channel.platform
        if subscription.stopped:
            yield Paragraph(text(self.refusals.stop(subscription.stopped, platform, lang)))
        elif not subscription.on:
            yield Paragraph(text(self._say(lang, "state.off", command=COMMANDS[platform])))

    def _next(self, due: datetime | None, subscription: Subscription, lang: Lang) -> Iterable[Fact]:
        if due is not None:
            zone = subscription.zone
            yield Fact(self._say(lang, "label.next"), text(self.phrases.instant(lang, due, zone)))
            yield Fact(self._say(lang, "label.own_clock"), self.phrases.own_clock(lang, due, zone))
        elif subscription.on and not subscription.stopped:
            yield Fact(self._say(lang, "label.next"), text(self._say(lang, "next.none")))

    def _skipped(self, subscription: Subscription, today: date, lang: Lang) -> Iterable[Fact]:
        if subscription.skip and subscription.skip >= today:
            day = self.phrases.date(lang, subscription.skip)
            yield Fact(self._say(lang, "label.skip"), text(day))

    def _last(self, deliveries: Sequence[Delivery], lang: Lang) -> Iterable[Fact]:
        for delivery in deliveries[:1]:
            outcome = self._say(lang, f"outcome.{delivery.outcome}")
            line = self._say(lang, "last", day=self.phrases.date(lang, delivery.day), outcome=outcome)
            yield Fact(self._say(lang, "label.last"), text(line))

    def _told(self, delivery: Delivery, lang: Lang) -> str:
        day = self.phrases.date(lang, delivery.day)
        return self._say(lang, f"told.{delivery.outcome}", day=day)

    def _moved(self, moved: tuple[date, time] | None, lang: Lang) -> Iterable[Part]:
        if moved is not None:
            day, at = moved
            said = self._say(lang, "moved", day=self.phrases.date(lang, day), time=at.strftime("%H:%M"))
            yield Note(text(said))

    def _previewed(self, number: int, tip: Reply, lang: Lang) -> Iterable[Part]:
        yield Heading(text(self._say(lang, "preview.heading", number=number, kind=plain_inline(tip.title))))
        yield from tip.parts
        if tip.actions:
            yield Choices((), tip.actions)

    def _line(self, delivery: Delivery, lang: Lang) -> Fact:
        outcome = self._say(lang, f"outcome.{delivery.outcome}")
        tip = self._catalog.tips.get(delivery.tip)
        start = f" · “{_start(tip.text.in_(lang))}”" if tip else ""
        return Fact(self.phrases.date(lang, delivery.day), text(f"{outcome}{start}"))


def _start(words: str) -> str:
    if len(words) <= _LONGEST_START:
        return words
    return f"{words[:_LONGEST_START].rpartition(' ')[0].rstrip('.,:;')}…"

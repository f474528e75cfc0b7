"""Pages of what is said about daily tips when something is off, away, refused, or not as somebody thought."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from bots.slack_bot.tips_form import form_view
from core.errors import Corrupt, Full, Newer, Unavailable
from core.languages import LANGS, Lang
from core.library import Library
from core.origins import Rights
from core.replies import Reply
from core.tipping.service import Changed, Sent, Status
from core.tipping.wording import TipWording
from core.tips.editing import fresh
from core.tips.model import Channel, Delivery, Outcome, Platform, Stop, Subscription
from core.tips.problems import Setting
from core.tips_desk.answers import TipsAnswers
from core.tips_desk.desk import Form
from docs.pictures import shelf, slack_page
from docs.pictures.placing import ON_DISCORD, ON_SLACK, on_discord, on_slack

_NOW: Final = datetime(2026, 11, 24, 9, 41, tzinfo=UTC)
_PLATFORMS: Final[tuple[Platform, ...]] = ("slack", "discord")
_DENIED: Final[dict[Platform, tuple[Rights, ...]]] = {
    "slack": (Rights.NOT, Rights.UNLISTED, Rights.UNASKED),
    "discord": (Rights.NOT,),
}


def pages(lang: Lang) -> Iterator[tuple[str, str]]:
    """Each name with its page."""
    library = shelf.library()
    words = TipsAnswers(library.catalog, library.messages)
    for platform in _PLATFORMS:
        draw = on_slack if platform == "slack" else on_discord
        for name, reply in _replies(library, words, platform, lang):
            yield f"tips-{name}-{lang}-{platform}", draw(reply)
        for name, notice in _notices(library, platform, lang):
            yield f"tips-told-{name}-{platform}", draw(notice, direct=True)
    yield f"tips-form-rejected-{lang}-slack", _rejected(words, lang)


def _subscription(platform: Platform) -> Subscription:
    person = ON_SLACK if platform == "slack" else ON_DISCORD
    return replace(fresh(Channel(platform, "1", "1"), "Asia/Jakarta", person.id), on=True, version=3)


def _replies(
    library: Library, words: TipsAnswers, platform: Platform, lang: Lang
) -> Iterator[tuple[str, Reply]]:
    refusals, here = words.refusals, _subscription(platform)
    for rights in _DENIED[platform]:
        yield f"denied-{rights}", refusals.denied(rights, here.set_by, platform, lang)
    for stop in Stop:
        yield f"stop-{stop}", refusals.stopped(stop, platform, lang)
    for error in (Unavailable(), Full(), Newer(), Corrupt()):
        yield f"store-{type(error).__name__.lower()}", refusals.no_store(error, lang)
    yield "nowhere", refusals.no_channel(platform, lang)
    status = Status(here, None, tuple(_delivery(here, outcome, library) for outcome in Outcome))
    yield "conflict", words.conflict(status, _NOW, lang)
    yield "troubled", words.history(status.last, platform, lang)
    yield "nothing", words.history((), platform, lang)
    if platform == "slack":
        yield "form-failed", words.form_failed(words.status(status, _NOW, lang), platform)
        yield "hello", words.hello(lang)
    moved = (date(2027, 3, 28), time(3, 0))
    yield "moved", words.changed(Changed(here, (Setting.TIME,), moved, None), _NOW, lang)
    yield "off", words.changed(Changed(replace(here, on=False), (Setting.OFF,), None, None), _NOW, lang)
    for outcome in (Outcome.POSTED, Outcome.CLAIMED, Outcome.MISSED, Outcome.UNKNOWN):
        yield (
            f"now-{outcome}",
            words.sent(Sent(_delivery(here, outcome, library), before=False), platform, lang),
        )
    before = Sent(_delivery(here, Outcome.POSTED, library), before=True)
    yield "now-before", words.sent(before, platform, lang)


def _notices(library: Library, platform: Platform, lang: Lang) -> Iterator[tuple[str, Reply]]:
    """What whoever set the tips up is told directly, and in both languages where the tips are in both."""
    wording, channel = TipWording(library.catalog, library.messages), Channel(platform, "1", "1")
    for stop in Stop:
        yield f"{stop}-{lang}", wording.stopped(channel, stop, lang)
    yield f"unknown-{lang}", wording.unknown(channel, lang)
    if lang == LANGS[-1]:
        yield f"unknown-{'-'.join(LANGS)}", wording.unknown(channel, "both")


def _delivery(subscription: Subscription, outcome: Outcome, library: Library) -> Delivery:
    number = list(Outcome).index(outcome)
    tip, day = list(library.catalog.tips)[number], _NOW.date() - timedelta(days=number)
    return Delivery(subscription.channel, day, tip, outcome, _NOW, _NOW, None, None, "1")


def _rejected(words: TipsAnswers, lang: Lang) -> str:
    """The form of settings that somebody else changed, with what is wrong with one of them."""
    here = _subscription("slack")
    form = Form(here, _NOW.date(), words.status(Status(here, None, ()), _NOW, lang), stale=True)
    errors = {Setting.ON.value: words.refusals.stop(Stop.REMOVED, "slack", lang)}
    return slack_page.modal(form_view(form, words.phrases), errors=errors)

"""The one place where the parts are put together.

The command line asks a desk without any SDK and without the event loop, hence the imports inside functions:
each is paid for by those who need it.
"""

import gc
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from core.answers import Answers
from core.languages import Lang
from core.library import Library, open_library
from core.ownership.engine import Engine
from core.replies import Reply
from core.roles.asking import Wish
from core.wording import Wording

if TYPE_CHECKING:
    from bots.daily import Daily
    from bots.handling import Handler
    from bots.once import Once
    from bots.platforms import Platform
    from bots.settings import PlatformName, Settings
    from bots.web import Route
    from core.desk import Desk
    from core.feedback.desk import FeedbackDesk
    from core.ports import Log, Poster, Store, Votes
    from core.recalling.kept import KeptRecalling
    from core.speaking.kept import KeptTongues
    from core.speaking.tongues import Tongues
    from core.tips_desk.desk import TipsDesk

Part = TypeVar("Part")

_YOUNG: Final = 10_000
"""Objects more than were freed, after which the collector looks at the young ones; 700 by default."""

KNOWLEDGE: Final = Path(__file__).resolve().parent.parent / "knowledge"


def build_answers(knowledge: Path = KNOWLEDGE) -> Answers:
    """What answers at a terminal: the desk without all that serves conversations.

    Raises:
        KnowledgeError: the knowledge does not hold together; it carries every fault of every file.
    """
    library = open_library(knowledge)
    engine = _engine(library)
    wording = Wording(library.catalog, library.messages, library.lexicon.open)

    def about_roles(wish: Wish, typed: str, lang: Lang) -> Reply:
        from core.now import utc_now
        from core.quiz.asking import Quizzing
        from core.roles.desk import Asked, RolesDesk

        quiz = Quizzing(library.catalog, library.messages, utc_now)
        return RolesDesk(library.catalog, library.messages, engine, quiz).answer(Asked(wish, typed, ""), lang)

    return Answers(library, engine, wording, about_roles)


def build_desk(default_lang: Lang = "en", knowledge: Path = KNOWLEDGE) -> "Desk":
    """The desk over the knowledge folder.

    Raises:
        KnowledgeError: as `build_answers`.
    """
    from core.desk import Desk

    return Desk(open_library(knowledge), default_lang)


def build_engine(knowledge: Path = KNOWLEDGE) -> Engine:
    """The engine alone, to measure it.

    Raises:
        KnowledgeError: as `build_answers`.
    """
    return _engine(open_library(knowledge))


def _engine(library: Library) -> Engine:
    return Engine(library.catalog, library.lexicon, library.learnt, library.names)


def loaded(all_parts: Part) -> Part:
    """Spares the garbage collector all that there is so far, which lives as long as the process.

    From then on it looks less often than by default, as a request leaves little that only it can free: a
    twentieth of the time of one.
    """
    gc.freeze()
    gc.set_threshold(_YOUNG)
    gc.enable()
    return all_parts


@dataclass(frozen=True, slots=True)
class Platforms:
    """What has tokens; `slack_route` answers Slack's requests when Slack speaks HTTP."""

    running: "tuple[Platform, ...]"
    slack_route: "Route | None" = None


@dataclass(frozen=True, slots=True)
class Tipping:
    """Daily tips: what commands ask on each platform, the parts of the bot that post, and the store."""

    desks: "Mapping[PlatformName, TipsDesk]"
    parts: "tuple[Daily, ...]"
    store: "Store"


def build_store(settings: "Settings") -> "Store":
    """The store. It is not opened before it is used."""
    from core.storage.opening import open_store

    return open_store(settings.database_url.get_secret_value())


def build_tongues(store: "Store", log: "Log") -> "KeptTongues":
    """Who chose which language, as the store keeps it."""
    from core.speaking.kept import KeptTongues

    return KeptTongues(store, log)


def build_recalling(settings: "Settings", store: "Store", log: "Log") -> "KeptRecalling":
    """What people's last answers were about, as the store keeps it, if it may."""
    from core.recalling.kept import KeptRecalling

    return KeptRecalling(store, log, keeps=settings.recent_answers == "on")


def build_tipping(
    settings: "Settings", library: Library, store: "Store", tongues: "Tongues", log: "Log"
) -> Tipping:
    """Daily tips on each platform that has tokens."""
    from bots.daily import Daily, WallClock
    from core.tipping.courier import Courier
    from core.tipping.means import Means, Rules
    from core.tipping.postman import Postman
    from core.tipping.service import Tips
    from core.tipping.wording import TipWording
    from core.tips_desk.answers import TipsAnswers
    from core.tips_desk.desk import TipsDesk

    means = Means(
        store=store,
        clock=WallClock(),
        catalog=library.catalog,
        wording=TipWording(library.catalog, library.messages),
        log=log,
        rules=Rules(settings.tips_timezone, timedelta(hours=settings.tips_catch_up_hours)),
    )
    posters, lang = dict(_posters(settings)), settings.default_lang
    couriers = {platform: Courier(means, poster) for platform, poster in posters.items()}
    parts = (
        Daily(platform, Postman(platform, means, couriers[platform]), poster, means.clock, log)
        for platform, poster in posters.items()
    )
    words = TipsAnswers(library.catalog, library.messages)
    desks = {
        platform: TipsDesk(
            Tips(means, couriers[platform]), poster, words, means.clock, log, platform, lang, tongues
        )
        for platform, poster in posters.items()
    }
    return Tipping(desks, tuple(parts), store)


def build_feedback(
    settings: "Settings", library: Library, store: "Votes", log: "Log"
) -> "FeedbackDesk | None":
    """What takes votes on answers; None where the team wants none."""
    if settings.feedback == "off":
        return None
    from core.feedback.desk import FeedbackDesk
    from core.feedback.wording import FeedbackWording

    words = FeedbackWording(library.catalog, library.messages)
    return FeedbackDesk(words, store, log, keeps_texts=settings.feedback == "texts")


def _posters(settings: "Settings") -> "Iterator[tuple[PlatformName, Poster]]":
    if settings.slack_bot_token is not None:
        from bots.slack_bot.posting import SlackPoster

        yield "slack", SlackPoster(settings.slack_bot_token.get_secret_value(), settings.slack_api_url)
    if settings.discord_token is not None:
        from bots.discord_bot.tip_posting import DiscordPoster, logging_in

        yield "discord", DiscordPoster(logging_in(settings.discord_token.get_secret_value()))


def build_platforms(
    settings: "Settings", desk: "Desk", tipping: Tipping, handler: "Handler", log: "Log"
) -> Platforms:
    """The platforms that have tokens. The SDK of a platform without tokens is not imported."""
    from bots.daily import WallClock
    from bots.once import Once

    once, tips = Once(tipping.store, WallClock().now, log), tipping.desks
    slack = Platforms(())
    if settings.slack_is_set:
        slack = _slack(settings, desk, tips["slack"], handler, once, log)
    if settings.discord_token is None:
        return slack
    from bots.discord_bot.serving import Discord
    from bots.discord_bot.tips import DiscordTips

    discord_tips = DiscordTips(tips["discord"], settings.tips_admin_ids)
    discord = Discord(settings.discord_token.get_secret_value(), desk, discord_tips, handler, once, log)
    return Platforms((*slack.running, discord), slack.slack_route)


def _slack(  # noqa: PLR0913, PLR0917 - the parts it is made of, put together once
    settings: "Settings", desk: "Desk", tips_desk: "TipsDesk", handler: "Handler", once: "Once", log: "Log"
) -> Platforms:
    from bots.slack_bot.app import build_answering, build_app, build_tips
    from bots.slack_bot.serving import HttpPlatform, SocketPlatform
    from bots.slack_bot.web_route import events_route

    bot, app_level, signing = (
        token.get_secret_value() if token else ""
        for token in (settings.slack_bot_token, settings.slack_app_token, settings.slack_signing_secret)
    )
    answering = build_answering(desk, handler, once, log, bot, settings.slack_api_url)
    listed = settings.tips_admin_ids
    tips = build_tips(tips_desk, answering, log, bot, settings.slack_api_url, listed)
    app = build_app(answering, tips, desk, log, bot, settings.slack_api_url)
    socket = (SocketPlatform(app, answering, bot, app_level),) if app_level else ()
    if not signing:
        return Platforms(socket)
    return Platforms((*socket, HttpPlatform(app, answering, bot)), events_route(app, signing, log))

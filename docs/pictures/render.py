"""Draws what people see: asks the real desk, renders with the real renderers, photographs the payloads.

`python -m docs.pictures.render` draws the README's answers and tips anew. With a folder, it puts there a
picture of every kind of reply and tip, on both platforms, in both languages, on a desktop and on a phone: to
be looked at, not to be kept.
"""

import asyncio
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Final

from structlog import get_logger

from bots.discord_bot.layout import layouts
from bots.slack_bot.blocks import message
from core.buttons import Aspect, Onward, decode, encode_onward, is_share
from core.desk import Desk, Question
from core.feedback.desk import FeedbackDesk
from core.feedback.wording import FeedbackWording
from core.languages import LANGS
from core.replies import Person, Reply, all_actions
from core.storage.memory_store import MemoryStore
from docs.pictures import discord_page, shelf, slack_page, tip_posts
from docs.pictures.chromium import NoChromiumError, Photographer

_HERE: Final = Path(__file__).parent
_DESKTOP: Final = 640
_PHONE: Final = 375
_BESIDE_ANOTHER: Final = 480
"""As wide as a picture still reads well at half the README's width."""

_ON_SLACK: Final = Person("U0SARI", "Sari")
_ON_DISCORD: Final = Person("1", "Sari")

_QUESTIONS: Final = {
    "owned": {"en": "post scheduling", "id": "jadwalin posting"},
    "strategist": {"en": "define brand positioning", "id": "nentuin target audiens"},
    "several": {
        "en": "schedule this week's posts, then decide the posting schedule for q4",
        "id": "jadwalin post minggu ini, terus tentuin jadwal posting q4",
    },
    "brief": {
        "en": "1. write the captions 2. define the target audience 3. schedule tomorrow's reels "
        "4. choose the platforms 5. reply to comments 6. paid ads 7. report the year's ROI 8. instagram "
        "9. fix the office printer",
        "id": "1. nulis caption 2. tentuin target audiens 3. jadwalin reels besok 4. pilih platform "
        "5. balas komentar 6. iklan berbayar 7. laporin ROI setahun 8. instagram 9. benerin printer kantor",
    },
    "long": {
        "en": "; ".join(["schedule tomorrow's reels", "choose the platforms", "reply to comments"] * 9),
        "id": "; ".join(["jadwalin reels besok", "pilih platform", "balas komentar"] * 9),
    },
    "asked": {
        "en": "is caption writing a strategist thing?",
        "id": "nulis caption itu tugas strategist bukan?",
    },
    "because": {
        "en": "could somebody please put these three finished reels into the queue",
        "id": "tolong dong tiga reels yang udah jadi ini dimasukin antrean tayang",
    },
    "shared": {"en": "paid ads", "id": "iklan berbayar"},
    "unsure": {"en": "instagram please", "id": "instagram dong"},
    "neither": {"en": "the best fried rice recipe", "id": "resep nasi goreng"},
    "near": {"en": "a radio ad", "id": "iklan radio"},
    "help": {"en": "help", "id": "bantuan"},
}

_QUIZ: Final = {
    "first": (),
    "middle": (0, 0, 1, 0),
    "result": (0, 0, 1, 1, 0, 1, 0, 1, 0, 0, 1, 0),
    "tie": (0, 1, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0),
    "alike": (0,) * 12,
}
"""Which buttons are pressed for each picture of the quiz, one after the other."""


async def draw_for_readme() -> None:
    """The answer to `post scheduling`, and tips, on both platforms."""
    desk = _desk()
    reply = await desk.who_owns(Question("post scheduling"))
    async with Photographer.working() as photographer:
        for platform, html in _pages(reply, reply).items():
            picture = await photographer.photograph(html, _DESKTOP)
            (_HERE / f"{platform}.png").write_bytes(picture)
        for name, html in tip_posts.for_readme():
            picture = await photographer.photograph(html, _BESIDE_ANOTHER)
            (_HERE / f"{name}.png").write_bytes(picture)


async def draw_all(folder: Path) -> None:
    """Every kind of reply and tip, in both languages and widths, into `folder`."""
    desk = _desk()
    async with Photographer.working() as photographer:
        async for name, on_slack, on_discord in _replies(desk):
            for platform, html in _pages(on_slack, on_discord).items():
                await _draw_wide_and_narrow(photographer, html, folder / f"{name}-{platform}")
        for name, html in tip_posts.of_every_kind():
            await _draw_wide_and_narrow(photographer, html, folder / name)


def _desk() -> Desk:
    """The real desk, on whose answers people may vote, as the bot has it."""
    library = shelf.library()
    words = FeedbackWording(library.catalog, library.messages)
    return Desk(library, feedback=FeedbackDesk(words, MemoryStore(), get_logger(), keeps_texts=False))


async def _draw_wide_and_narrow(photographer: Photographer, html: str, start: Path) -> None:
    for device, width in (("desktop", _DESKTOP), ("phone", _PHONE)):
        picture = await photographer.photograph(html, width)
        start.with_name(f"{start.name}-{device}.png").write_bytes(picture)


async def _replies(desk: Desk) -> AsyncIterator[tuple[str, Reply, Reply]]:
    """Each reply with its name, as on Slack and as on Discord: they differ in who asked alone."""
    for lang in LANGS:
        for kind, questions in _QUESTIONS.items():
            reply = await desk.who_owns(Question(questions[lang], lang=lang))
            yield f"{kind}-{lang}", reply, reply
        owned = await desk.who_owns(Question(_QUESTIONS["owned"][lang], lang=lang))
        flipped = await desk.buttons.press(all_actions(owned)[0].do)
        yield f"flipped-{lang}", flipped, flipped
        meant = (decode(action.do) for action in all_actions(owned))
        code = next(one.code for one in meant if isinstance(one, Onward))
        for aspect in Aspect:
            reply = await desk.buttons.press(encode_onward(aspect, code, lang))
            yield f"onward-{aspect}-{lang}", reply, reply
        yield f"public-{lang}", *await _shared(desk, owned)
        brief = await desk.who_owns(Question(_QUESTIONS["brief"][lang], lang=lang))
        yield f"public-brief-{lang}", *await _shared(desk, brief)
        yield f"sorry-{lang}", desk.apology("7f3a21", lang), desk.apology("7f3a21", lang)
        for kind, pressed in _QUIZ.items():
            reply = await desk.quiz(lang)
            for button in pressed:
                reply = await desk.buttons.press(all_actions(reply)[button].do)
            yield f"quiz-{kind}-{lang}", reply, reply


async def _shared(desk: Desk, reply: Reply) -> tuple[Reply, Reply]:
    do = next(action.do for action in reply.actions if is_share(action.do))
    return await desk.sharing.public(do, _ON_SLACK), await desk.sharing.public(do, _ON_DISCORD)


def _pages(on_slack: Reply, on_discord: Reply) -> dict[str, str]:
    return {
        "slack": slack_page.page(message(on_slack), {_ON_SLACK.id: _ON_SLACK.name}),
        "discord": discord_page.page(
            [view.to_components() for view in layouts(on_discord)],  # type: ignore[no-untyped-call]
            private=on_discord.private,
            command="whoowns",
            people={_ON_DISCORD.id: _ON_DISCORD.name},
        ),
    }


def main(arguments: list[str]) -> int:
    """Draws; returns the exit code."""
    try:
        if arguments:
            folder = Path(arguments[0])
            folder.mkdir(parents=True, exist_ok=True)
            asyncio.run(draw_all(folder))
        else:
            asyncio.run(draw_for_readme())
    except NoChromiumError as missing:
        print(missing, file=sys.stderr)  # noqa: T201
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

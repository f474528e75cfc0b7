"""Draws how daily tips are looked at and set up: the status on both platforms, and Slack's form.

`python -m docs.pictures.tips` draws the README's pictures anew. With a folder, it puts there a picture of
every answer in both languages: to be looked at, not to be kept.
"""

import asyncio
import sys
from collections.abc import AsyncIterator, Collection
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from bots.discord_bot.layout import layouts
from bots.slack_bot.blocks import message
from bots.slack_bot.tips_form import form_view, reply_view
from core.languages import LANGS, Lang
from core.library import Library
from core.origins import Rights
from core.ports import Found, Trace
from core.replies import Reply
from core.storage.memory_store import MemoryStore
from core.tipping.courier import Courier
from core.tipping.means import Means
from core.tipping.service import Tips
from core.tipping.wording import COMMANDS, TipWording
from core.tips.asking import read_wish
from core.tips.model import Channel, Delivery, Platform, Stop
from core.tips_desk.answers import TipsAnswers
from core.tips_desk.callers import Caller
from core.tips_desk.desk import Form, TipsDesk
from docs.pictures import discord_page, shelf, slack_page
from docs.pictures.chromium import NoChromiumError, Photographer

_HERE: Final = Path(__file__).parent
_DESKTOP: Final = 640
_FORM: Final = 520
_SHOWN: Final = (
    "on",
    "status",
    "preview 2",
    "history",
    "help",
    "time 25:00",
    "timezone Jakata",
    "pause until friday",
)
_IN_README: Final = "tips-form", "tips-status-discord"
_PERSON: Final[dict[Platform, str]] = {"slack": "U0SARI", "discord": "1"}


class _Nowhere:
    """A platform that takes every post and shows it to nobody; and a clock that stands still."""

    async def post(self, channel: Channel, reply: Reply, nonce: str) -> str:  # noqa: ARG002
        return "1"

    async def find(self, delivery: Delivery) -> Trace:  # noqa: ARG002
        return Found.NOTHING

    async def check(self, channel: Channel, person: str, hello: Reply) -> Stop | None:  # noqa: ARG002
        return None

    async def tell(self, person: str, reply: Reply) -> bool:  # noqa: ARG002
        return True

    async def close(self) -> None:
        """Nothing is open."""

    def now(self) -> datetime:
        return datetime(2026, 11, 24, 9, 41, tzinfo=UTC)

    async def sleep_until(self, instant: datetime) -> None:
        """Never asked for: nothing fails here."""

    def info(self, event: str, **fields: object) -> None:
        """Nobody reads it."""

    error = info


def _desk(library: Library, platform: Platform) -> TipsDesk:
    nowhere = _Nowhere()
    wording = TipWording(library.catalog, library.messages)
    means = Means(MemoryStore(), nowhere, library.catalog, wording, nowhere)
    words = TipsAnswers(library.catalog, library.messages)
    return TipsDesk(Tips(means, Courier(means, nowhere)), nowhere, words, nowhere, nowhere, platform)


def _caller(platform: Platform, lang: Lang) -> Caller:
    async def rights() -> Rights:
        return Rights.MAY

    return Caller(Channel(platform, "1", "1"), _PERSON[platform], rights, locale=lang)


def _page(reply: Reply, platform: Platform, line: str) -> str:
    people = {_PERSON[platform]: "Sari"}
    if platform == "slack":
        return slack_page.page(message(reply), people)
    return discord_page.page(
        [view.to_components() for view in layouts(reply)],  # type: ignore[no-untyped-call]
        private=True,
        command=f"{COMMANDS[platform][1:]} {line.split(maxsplit=1)[0]}",
        people=people,
    )


async def pictures(lang: Lang) -> AsyncIterator[tuple[str, str, int]]:
    """The name, page and width of each picture."""
    library = shelf.library()
    for platform in ("slack", "discord"):
        desk, caller = _desk(library, platform), _caller(platform, lang)
        for line in ("on", "holidays id", "now"):
            await desk.answer(read_wish(line), caller)
        for line in _SHOWN:
            reply = await desk.answer(read_wish(line), caller)
            yield f"tips-{line.split()[0]}-{platform}", _page(reply, platform, line), _DESKTOP
        form = await desk.form(caller)
        if platform == "slack" and isinstance(form, Form):
            phrases = desk.words.phrases
            yield "tips-form", slack_page.modal(form_view(form, phrases)), _FORM
            yield "tips-saved", slack_page.modal(reply_view(form.reply, phrases), "Sari"), _FORM


async def draw(folder: Path, langs: tuple[Lang, ...], wanted: Collection[str] = ()) -> None:
    """Draws the answers and the form, all of them or those that are `wanted`."""
    async with Photographer.working() as photographer:
        for lang in langs:
            async for name, html, width in pictures(lang):
                if wanted and name not in wanted:
                    continue
                suffix = f"-{lang}" if len(langs) > 1 else ""
                (folder / f"{name}{suffix}.png").write_bytes(await photographer.photograph(html, width))


def main(arguments: list[str]) -> int:
    """Draws; returns the exit code."""
    try:
        if arguments:
            folder = Path(arguments[0])
            folder.mkdir(parents=True, exist_ok=True)
            asyncio.run(draw(folder, LANGS))
        else:
            asyncio.run(draw(_HERE, ("en",), _IN_README))
    except NoChromiumError as missing:
        print(missing, file=sys.stderr)  # noqa: T201
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

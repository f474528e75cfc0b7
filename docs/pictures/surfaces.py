"""Draws everything that people see besides the answers themselves, which `docs.pictures.render` draws.

Where they ask besides the command, what the other commands answer, every form, what they read when something
went wrong, and what the platforms' clients show before anything is asked.
`python -m docs.pictures.surfaces FOLDER` puts there a picture of each, on both platforms, in both languages,
at a phone's width: to be looked at, not to be kept.
"""

import asyncio
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Final

from core.languages import LANGS
from core.storage.memory_store import MemoryStore
from docs.pictures import clients, failing, forms, places, role_answers, team, tip_answers, tips
from docs.pictures.chromium import NoChromiumError, Photographer

_PHONE: Final = 375


async def pages() -> AsyncIterator[tuple[str, str]]:
    """Each name with its page."""
    for lang in LANGS:
        desk = failing.rated_desk(lang, MemoryStore())
        for drawn in (
            places.pages(desk, lang),
            role_answers.pages(desk, lang),
            forms.pages(lang),
            failing.pages(lang),
            team.pages(lang),
            clients.pages(desk, lang),
        ):
            async for page in drawn:
                yield page
        async for name, html, _width in tips.pictures(lang):
            kind, _, platform = name.rpartition("-")
            on_both = platform in {"slack", "discord"}
            yield (f"{kind}-{lang}-{platform}" if on_both else f"{name}-{lang}-slack"), html
        for told in tip_answers.pages(lang):
            yield told


async def draw(folder: Path) -> None:
    """All of them, into `folder`."""
    async with Photographer.working() as photographer:
        async for name, page in pages():
            (folder / f"{name}-phone.png").write_bytes(await photographer.photograph(page, _PHONE))


def main(arguments: list[str]) -> int:
    """Draws; returns the exit code."""
    try:
        folder = Path(arguments[0])
        folder.mkdir(parents=True, exist_ok=True)
        asyncio.run(draw(folder))
    except NoChromiumError as missing:
        print(missing, file=sys.stderr)  # noqa: T201
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

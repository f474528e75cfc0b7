"""Pages of what the platforms' own clients show before anything is asked: commands, completions, prompts."""

from collections.abc import AsyncIterator, Iterator
from typing import Any, Final

from bots.discord_bot import limits
from bots.discord_bot.client import WhoOwnsClient
from bots.discord_bot.translating import Indonesian
from bots.slack_bot.manifest import manifest
from bots.slack_bot.suggestions import suggested
from core.desk import Desk
from core.languages import Lang
from docs.pictures import discord_page, slack_page

_TYPED: Final = {"en": ("", "sched", "who dec"), "id": ("", "jadw", "siapa yang")}


async def pages(desk: Desk, lang: Lang) -> AsyncIterator[tuple[str, str]]:
    """Each name with its page."""
    for name, page in _on_slack(desk, lang):
        yield name, page
    for number, typed in enumerate(_TYPED[lang], start=1):
        names = [each.name for each in desk.suggest(typed, lang, limits.COMPLETIONS)]
        yield f"completions-{number}-{lang}-discord", discord_page.completions(typed, names)
    async for command in _commands():
        yield (
            f"command-{command['name'].strip('?').replace(' ', '-')}-{lang}-discord",
            discord_page.command(command, lang),
        )


def _on_slack(desk: Desk, lang: Lang) -> Iterator[tuple[str, str]]:
    prompts = desk.prompts(lang)
    yield f"prompts-{lang}-slack", slack_page.prompts({"title": prompts.title, "prompts": suggested(prompts)})
    if lang == "en":  # as whoever reads nobody knows what sees them; and Slack's menus have one language
        both = desk.prompts()
        yield "prompts-en-id-slack", slack_page.prompts({"title": both.title, "prompts": suggested(both)})
        yield "menus-en-slack", slack_page.menus(manifest(direct=prompts)["features"])


async def _commands() -> AsyncIterator[dict[str, Any]]:
    """The commands as Discord is told of them."""
    client = WhoOwnsClient(None, None, None, print, None)  # type: ignore[arg-type] # nobody calls them
    for command in client.tree.get_commands():
        payload: dict[str, Any] = await command.get_translated_payload(client.tree, Indonesian())
        yield payload
    await client.close()

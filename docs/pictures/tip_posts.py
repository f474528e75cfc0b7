"""Pages of daily tips as they stand in a channel; below a question, what its button shows."""

from collections.abc import Iterator, Sequence
from typing import Final

from bots.discord_bot.layout import layouts
from bots.slack_bot.blocks import message
from core.knowledge.model import Tip
from core.languages import LANGS, Lang
from core.replies import Reply
from core.tipping.wording import TipWording
from docs.pictures import discord_page, shelf, slack_page

_FOR_README: Final = (
    ("question", "photo-without-caption", ("en",)),
    ("question", "photo-without-caption", ("id",)),
    ("handoff", "finished-post-what-now", LANGS),
)


def for_readme() -> Iterator[tuple[str, str]]:
    """The name and page of each of the README's tips."""
    library = shelf.library()
    wording = TipWording(library.catalog, library.messages)
    for name, tip, langs in _FOR_README:
        yield from _pages(name, library.catalog.tips[tip], langs, wording)


def of_every_kind() -> Iterator[tuple[str, str]]:
    """The name and page of a tip of each kind for each audience, and the longest one, in every language."""
    library = shelf.library()
    wording = TipWording(library.catalog, library.messages)
    tips = library.catalog.tips.values()
    shown = {f"{tip.kind}-{tip.audience}": tip for tip in tips}
    shown["longest"] = max(tips, key=lambda tip: len(tip.text.id + (tip.phrase.id if tip.phrase else "")))
    for name, tip in shown.items():
        for langs in (("en",), ("id",), LANGS):
            yield from _pages(name, tip, langs, wording)


def _pages(name: str, tip: Tip, langs: Sequence[Lang], wording: TipWording) -> Iterator[tuple[str, str]]:
    answer = wording.answer(tip.id, langs[0])
    replies = [wording.public(tip, langs), *([answer] if answer else [])]
    suffix = "-".join(langs)
    yield f"tip-{name}-{suffix}-slack", "".join(slack_page.page(message(reply), {}) for reply in replies)
    yield f"tip-{name}-{suffix}-discord", "".join(map(_on_discord, replies))


def _on_discord(reply: Reply) -> str:
    components = [view.to_components() for view in layouts(reply)]  # type: ignore[no-untyped-call]
    return discord_page.page(components, private=reply.private, people={})

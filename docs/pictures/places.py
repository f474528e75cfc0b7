"""Pages of answers and help as they stand in each place where people ask."""

from collections.abc import AsyncIterator
from typing import Final

from core.desk import Desk, Question
from core.help_wording import Place
from core.languages import Lang
from core.replies import all_actions
from core.sharing import share_button, unshared
from docs.pictures.placing import ON_DISCORD, on_discord, on_discord_once_shared, on_slack

OWNED: Final = {"en": "post scheduling", "id": "jadwalin posting"}
_MIXED: Final = {
    "en": "schedule tomorrow's reels; choose the platforms; fix the office printer; instagram",
    "id": "jadwalin reels besok; pilih platform; benerin printer kantor; instagram",
}
_ORDINARY: Final = {Place.DIRECT, Place.MENTION, Place.REPLY, Place.SLACK_DIRECT}
"""Where an answer is a message like those of people: on Discord, what answers a mention is for everybody."""


async def pages(desk: Desk, lang: Lang) -> AsyncIterator[tuple[str, str]]:
    """Each name with its page."""
    for place in Place:
        draw = on_slack if place.startswith("slack") else on_discord
        platform, _, where = place.partition(".")
        ordinary = place in _ORDINARY
        reply = await desk.who_owns(Question("", lang, place=place))
        yield f"help-{where}-{lang}-{platform}", draw(reply, direct=ordinary)
        if place.is_talk:
            lost = await desk.who_owns(Question("hi", lang, place=place))
            yield f"lost-{where}-{lang}-{platform}", draw(lost, direct=ordinary)
    owned = await desk.who_owns(Question(OWNED[lang], lang))
    yield f"direct-{lang}-slack", on_slack(unshared(owned), direct=True)
    yield f"direct-{lang}-discord", on_discord(unshared(owned), direct=True)
    yield f"thread-{lang}-slack", on_slack(desk.sharing.in_thread(owned))
    for name, typed in (("open", OWNED[lang]), ("open-unsure", "instagram")):
        opened = await desk.answer_openly(Question(typed, lang), ON_DISCORD)
        yield f"{name}-{lang}-discord", on_discord(opened, direct=True)
    if share := share_button(owned):
        yield f"shared-before-{lang}-slack", on_slack(desk.sharing.after(share))
        yield f"shared-in-thread-{lang}-slack", on_slack(desk.sharing.after(share, thread=True))
        done = desk.sharing.done(lang)
        yield f"shared-before-{lang}-discord", on_discord_once_shared(owned, done)
    mixed = await desk.who_owns(Question(_MIXED[lang], lang))
    switched = await desk.buttons.press(all_actions(mixed)[-1].do)
    yield f"switched-{switched.lang}-slack", on_slack(switched)
    yield f"switched-{switched.lang}-discord", on_discord(switched)

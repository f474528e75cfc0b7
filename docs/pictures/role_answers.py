"""Pages of what the roles' command answers."""

from collections.abc import AsyncIterator
from typing import Final

from core.desk import Desk
from core.languages import LANGS, Lang
from core.replies import Reply, all_actions
from core.roles.asking import read_wish
from core.roles.desk import Asked
from docs.pictures.placing import on_both, on_discord, on_slack

_TYPED: Final = {
    "strategist": ("strategist", "strategist"),
    "specialist": ("specialist", "specialist"),
    "compare": ("compare", "bandingkan"),
    "axis": ("compare data", "bandingkan data"),
    "decide": ("decide the posting schedule", "siapa yang mutusin jadwal posting"),
    "decide-rule": ("decide", "siapa yang memutuskan"),
    "decide-shared": ("decide paid ads", "siapa yang mutusin iklan berbayar"),
    "decide-several": (
        "decide the posting schedule, the platforms and the captions",
        "siapa yang mutusin jadwal posting, platform, dan caption",
    ),
    "decide-which": ("decide instagram", "siapa yang mutusin instagram"),
    "decide-nobody": ("decide the office wifi", "siapa yang mutusin wifi kantor"),
    "why": ("why", "kenapa"),
    "hire": ("hire", "rekrut"),
    "hire-unread": ("hire fix the printer", "rekrut benerin printer"),
    "hired-one": ("hire schedule posts, reply to comments", "rekrut jadwalin posting, balas komentar"),
    "hired": (
        "hire schedule posts, reply to comments, choose the platforms, fix the printer",
        "rekrut jadwalin posting, balas komentar, pilih platform, benerin printer",
    ),
}
_ON_SLACK_ALONE: Final = {"unknown": ("klingon", "klingon")}
"""On Discord one picks what to ask, and types none of it."""


async def pages(desk: Desk, lang: Lang) -> AsyncIterator[tuple[str, str]]:
    """Each name with its page."""
    at = LANGS.index(lang)
    for name, words in _TYPED.items():
        for there, page in on_both(f"roles-{name}-{lang}", await _answer(desk, words[at], "/roles", lang)):
            yield there, page
    for name, words in _ON_SLACK_ALONE.items():
        yield f"roles-{name}-{lang}-slack", on_slack(await _answer(desk, words[at], "/whoowns-roles", lang))
    yield f"roles-help-{lang}-slack", on_slack(await _answer(desk, "help", "/whoowns-roles", lang))
    yield f"roles-help-{lang}-discord", on_discord(await _answer(desk, "help", "/roles", lang))
    picked = await _answer(desk, "hire", "/roles", lang)
    for task in (1, 6):
        picked = await desk.buttons.press(all_actions(picked)[task].do)
    for there, page in on_both(f"roles-hire-picked-{lang}", picked):
        yield there, page


async def _answer(desk: Desk, typed: str, command: str, lang: Lang) -> Reply:
    return await desk.about_roles(Asked(read_wish(typed), typed, command, lang))

"""The form for a long brief, and the answer in its place: pure.

A slash command has one line and no room to look at what was pasted; Slack's form takes 3,000 characters.
"""

from typing import Final

from bots.slack_bot import limits
from bots.slack_bot.blocks import blocks
from bots.slack_bot.sheet import Json
from core.replies import Reply, TextForm

CALLBACK_ID: Final = "brief"
_FIELD: Final = "brief"


def form_view(form: TextForm) -> Json:
    """The modal that asks for the brief."""
    element = {
        "type": "plain_text_input",
        "action_id": _FIELD,
        "multiline": True,
        "max_length": limits.INPUT_TEXT,
    }
    field = {
        "type": "input",
        "block_id": _FIELD,
        "label": _plain(form.label),
        "hint": _plain(form.hint),
        "element": element,
    }
    return _modal(form, [field]) | {"submit": _plain(form.send)}


def answer_view(reply: Reply, form: TextForm) -> Json:
    """The modal with an answer in it; `form` is in the answer's language."""
    return _modal(form, blocks(reply))


def written(view: Json) -> str:
    """What somebody wrote into the form."""
    return view["state"]["values"][_FIELD][_FIELD]["value"] or ""


def _modal(form: TextForm, blocks: list[Json]) -> Json:
    return {
        "type": "modal",
        "callback_id": CALLBACK_ID,
        "title": _plain(limits.cut(form.title, limits.VIEW_TITLE)),
        "close": _plain(limits.cut(form.close, limits.VIEW_TITLE)),
        "blocks": blocks,
    }


def _plain(words: str) -> Json:
    return {"type": "plain_text", "text": words, "emoji": False}

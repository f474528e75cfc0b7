"""The form that a thumb down opens, and the thanks in its place: pure.

What it is about travels with it, so that a form outlives the process that opened it.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, assert_never

from bots.slack_bot import limits
from bots.slack_bot.blocks import blocks
from bots.slack_bot.sheet import Json
from core.replies import Field, Form, Option, Pick, Reply, Write

CALLBACK_ID: Final = "vote"
_VALUE: Final = "value"
"""The action id of the element in each block; the block's id is the name of the field."""

_MOST_AT_ONCE: Final = 5
"""Options up to which all of them are shown, to be tapped once."""


@dataclass(frozen=True, slots=True)
class Ticket:
    """Which button opened a form, and on which message."""

    do: str
    message: str

    def encoded(self) -> str:
        """For Slack to keep."""
        return json.dumps([self.do, self.message])

    @classmethod
    def decoded(cls, kept: str) -> "Ticket":
        """As Slack gives it back."""
        return cls(*json.loads(kept))


def form_view(form: Form, ticket: Ticket) -> Json:
    """The modal that asks for the fields."""
    return {
        "type": "modal",
        "callback_id": CALLBACK_ID,
        "title": _plain(limits.cut(form.title, limits.VIEW_TITLE)),
        "submit": _plain(limits.cut(form.send, limits.VIEW_TITLE)),
        "close": _plain(limits.cut(form.close, limits.VIEW_TITLE)),
        "private_metadata": ticket.encoded(),
        "blocks": [_input(field) for field in form.fields],
    }


def reply_view(view: Json, reply: Reply) -> Json:
    """The modal with an answer in it, named as the one that it takes the place of, or opens above."""
    kept = {name: view[name] for name in ("type", "callback_id", "title", "close")}
    return kept | {"blocks": blocks(reply)}


def filled(view: Json) -> dict[str, str]:
    """What somebody picked and wrote, by the names of the fields."""
    values: Mapping[str, Mapping[str, Any]] = view["state"]["values"]
    return {name: _said(element[_VALUE]) for name, element in values.items()}


def _input(field: Field) -> Json:
    block: Json = {"type": "input", "block_id": field.name, "label": _plain(field.label)}
    match field:
        case Pick():
            return block | {"element": _options(field.options)}
        case Write():
            element: Json = {
                "type": "plain_text_input",
                "action_id": _VALUE,
                "multiline": True,
                "max_length": field.most,
            }
            given = {"initial_value": field.typed} if field.typed else {}
            return block | {"hint": _plain(field.hint), "optional": True, "element": element | given}
        case _:
            assert_never(field)


def _options(options: Iterable[Option]) -> Json:
    drawn = [{"text": _plain(limits.cut(one.label, limits.OPTION)), "value": one.value} for one in options]
    kind = "radio_buttons" if len(drawn) <= _MOST_AT_ONCE else "static_select"
    return {"type": kind, "action_id": _VALUE, "options": drawn}


def _said(state: Mapping[str, Any]) -> str:
    picked = state.get("selected_option") or {}
    return str(picked.get("value") or state.get("value") or "")


def _plain(words: str) -> Json:
    return {"type": "plain_text", "text": words, "emoji": False}

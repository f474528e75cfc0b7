"""Thumbs on Discord: who votes, and the form that a thumb down opens.

The form is told by its custom id, which carries the button, so one that was opened before a restart works.
"""

import re
from collections.abc import Mapping
from typing import Any, Final, assert_never

import discord
from discord import ui

from bots.discord_bot import limits
from bots.discord_bot.origins import origin_of
from bots.discord_bot.sending import Interaction
from core.feedback.desk import Voter
from core.replies import Field, Form, Pick, Write

_FORM_ID: Final = re.compile(r"who:vote:(?P<do>.+)")
_FORM: Final = "who:vote:{}"


def voter_of(interaction: Interaction) -> Voter:
    """Who votes, on the message with the button or the one that the form was opened from."""
    message = interaction.message
    return Voter(origin_of(interaction), str(message.id) if message else "")


async def show(interaction: Interaction, form: Form, do: str) -> None:
    """Opens the form, as the first answer to the interaction.

    Raises:
        discord.HTTPException: Discord did not take it, or the interaction's three seconds are over.
    """
    modal = drawn(form, do)
    modal.stop()  # `filled` reads any
    await interaction.response.send_modal(modal)


def drawn(form: Form, do: str) -> ui.Modal:
    """The form as Discord's. What was asked is in a field of it, not in its id."""
    custom_id = _FORM.format(do.partition("\n")[0])
    modal = ui.Modal(title=limits.cut(form.title, limits.FORM_TITLE), custom_id=custom_id, timeout=None)
    for field in form.fields:
        modal.add_item(_label(field))
    return modal


def filled(interaction: Interaction) -> tuple[str, dict[str, str]] | None:
    """The button that opened the form, and what was filled in; None when it is no such form."""
    data: Mapping[str, Any] = interaction.data or {}
    found = _FORM_ID.fullmatch(data.get("custom_id", ""))
    if interaction.type is not discord.InteractionType.modal_submit or found is None:
        return None
    fields = (label["component"] for label in data["components"])
    return found["do"], {field["custom_id"]: _said(field) for field in fields}


def _label(field: Field) -> ui.Label[ui.Modal]:
    text = limits.cut(field.label, limits.FIELD_LABEL)
    match field:
        case Pick():
            options = [
                discord.SelectOption(label=limits.cut(one.label, limits.OPTION), value=one.value)
                for one in field.options
            ]
            select: ui.Select[ui.Modal] = ui.Select(custom_id=field.name, options=options, required=True)
            return ui.Label(text=text, component=select)
        case Write():
            box: ui.TextInput[ui.Modal] = ui.TextInput(
                style=discord.TextStyle.long,
                custom_id=field.name,
                default=field.typed or None,
                required=False,
                max_length=field.most,
            )
            return ui.Label(text=text, description=limits.cut(field.hint, limits.FIELD_HINT), component=box)
        case _:
            assert_never(field)


def _said(field: Mapping[str, Any]) -> str:
    return next(iter(field.get("values") or ()), None) or field.get("value") or ""

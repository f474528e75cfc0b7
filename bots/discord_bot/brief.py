"""The form for a whole brief: a slash option has one line only, and pasting into it loses the line breaks.

A submitted form is told by its custom id alone, so one that was opened before a restart works after it.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import discord
from discord import ui

from bots.discord_bot import limits
from bots.discord_bot.sending import Interaction
from core.replies import TextForm

FORM_ID: Final = "who:brief"
FIELD_ID: Final = "brief"


async def show(interaction: Interaction, form: TextForm) -> None:
    """Opens the form, as the first answer to the interaction.

    Raises:
        discord.HTTPException: Discord did not take it, or the interaction's three seconds are over.
    """
    modal = drawn(form)
    modal.stop()  # discord.py would listen for this very form; `written` reads any
    await interaction.response.send_modal(modal)


def drawn(form: TextForm) -> ui.Modal:
    """The form as Discord's."""
    field: ui.TextInput[ui.Modal] = ui.TextInput(
        style=discord.TextStyle.long, custom_id=FIELD_ID, max_length=limits.FIELD
    )
    modal = ui.Modal(title=limits.cut(form.title, limits.FORM_TITLE), custom_id=FORM_ID, timeout=None)
    label = limits.cut(form.label, limits.FIELD_LABEL)
    return modal.add_item(
        ui.Label(text=label, description=limits.cut(form.hint, limits.FIELD_HINT), component=field)
    )


def written(interaction: Interaction) -> str | None:
    """What somebody wrote into the form; None when the interaction is no submitted form of ours."""
    data: Mapping[str, Any] = interaction.data or {}
    if interaction.type is not discord.InteractionType.modal_submit or data["custom_id"] != FORM_ID:
        return None
    return "\n".join(_values(data["components"]))


def _values(components: list[Mapping[str, Any]]) -> Iterator[str]:
    for label in components:
        field = label.get("component", {})
        if field.get("custom_id") == FIELD_ID:
            yield field["value"]

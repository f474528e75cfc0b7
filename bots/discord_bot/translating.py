"""What Discord's client shows of the commands: English words with Indonesian ones beside them."""

import discord
from discord import app_commands


def said(english: str, *, id: str) -> app_commands.locale_str:  # noqa: A002 - the locale's own name
    """Words for the client, in both languages."""
    return app_commands.locale_str(english, id=id)


class Indonesian(app_commands.Translator):
    """Takes the Indonesian words from where the English ones stand."""

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        _context: app_commands.TranslationContextTypes,
    ) -> str | None:
        """See `app_commands.Translator`."""
        return string.extras.get("id") if locale is discord.Locale.indonesian else None

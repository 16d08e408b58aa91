"""Names and descriptions of commands in the languages of Discord's clients."""

import discord
from discord import app_commands

from bot.words import CATALOGUES

# https://docs.discord.com/developers/reference#locales
_LOCALES = {discord.Locale.german: "de"}


def said(key: str) -> app_commands.locale_str:
    """Name a command, an option or a description by its key in the catalogue."""
    return app_commands.locale_str(CATALOGUES["en"][key], key=key)


class Translator(app_commands.Translator):
    """Looks keys up in the catalogue."""

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        _: app_commands.TranslationContextTypes,
    ) -> str | None:
        """Give the words of a key in a language, None where there are none."""
        key = string.extras.get("key")
        language = _LOCALES.get(locale)
        return CATALOGUES[language][key] if language and key else None

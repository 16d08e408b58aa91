"""What the bot says in its own words, in English and in German. Pure.

Quotations, notes and titles are never translated. A language is a module that holds every key of English.
Where a sentence names a command it says ``{cmd_ask}``, so that the name is the one which Discord lists.
"""

from collections import ChainMap
from collections.abc import Mapping

from bot.words.english import ENGLISH
from bot.words.german import GERMAN

_LISTED = ("cmd_", "opt_", "menu_")  # what Discord lists in the language of each member
CATALOGUES: Mapping[str, Mapping[str, str]] = {"en": ENGLISH, "de": GERMAN}


class Say:
    """The bot's own words in one language; ``listed`` is the language in which a member sees the commands."""

    def __init__(self, language: str = "en", listed: str | None = None) -> None:
        self.language = language if language in CATALOGUES else "en"
        self._catalogue = CATALOGUES[self.language]
        names = CATALOGUES[listed or self.language]
        self._listed = {key: name for key, name in names.items() if key.startswith(_LISTED)}

    def __call__(self, key: str, **values: object) -> str:
        """Say something, with values put in their places."""
        return self._catalogue[key].format_map(ChainMap(values, self._listed))


def choose(*tags: str | None) -> Say:
    """Take the first of several languages that is known: ``de``, ``de-AT`` and ``de_AT`` alike.

    >>> choose(None, "fr", "de-AT").language
    'de'
    """
    for tag in tags:
        language = (tag or "").replace("_", "-").partition("-")[0].lower()
        if language in CATALOGUES:
            return Say(language)
    return Say()

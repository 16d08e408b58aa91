"""What the bot says in its own words, in English and in German. Pure.

Quotations, notes and titles are never translated. A language is a module that holds every key of English.
"""

from collections.abc import Mapping

from bot.words.english import ENGLISH
from bot.words.german import GERMAN

CATALOGUES: Mapping[str, Mapping[str, str]] = {"en": ENGLISH, "de": GERMAN}


class Words:
    """The bot's own words in one language."""

    def __init__(self, language: str = "en") -> None:
        self.language = language if language in CATALOGUES else "en"
        self._catalogue = CATALOGUES[self.language]

    def __call__(self, key: str, **values: object) -> str:
        """Say something, with values put in their places."""
        return self._catalogue[key].format(**values)


def choose(*tags: str | None) -> Words:
    """Take the first of several languages that is known: ``de``, ``de-AT`` and ``de_AT`` alike.

    >>> choose(None, "fr", "de-AT").language
    'de'
    """
    for tag in tags:
        language = (tag or "").replace("_", "-").partition("-")[0].lower()
        if language in CATALOGUES:
            return Words(language)
    return Words()

"""What the bot says in its own words, on Discord and in a terminal, in English and in German. Pure.

Quotations, notes and titles are never translated. A language is a module that holds every key of English, and
how it counts. A sentence with a ``{count}`` has a form for one and a form for several. Where a sentence names a
command it says ``{cmd_ask}``, so that the name is the one which Discord lists.
"""

import re
from collections import ChainMap
from collections.abc import Mapping

from bot.words import english, german
from bot.words.numbers import Forms, Numbers

_COUNTRY = re.compile("[-_.@]")  # what follows a language: `de-AT`, `de_AT`, `de.UTF-8`, `de@euro`
_LISTED = ("cmd_", "opt_", "menu_")  # what Discord lists in the language of each member
CATALOGUES: Mapping[str, Mapping[str, str]] = {"en": english.SENTENCES, "de": german.SENTENCES}
COUNTED: Mapping[str, Mapping[str, Forms]] = {"en": english.COUNTED, "de": german.COUNTED}
NUMBERS: Mapping[str, Numbers] = {"en": english.NUMBERS, "de": german.NUMBERS}


class Say:
    """The bot's own words in one language; ``listed`` is the language in which a member sees the commands."""

    def __init__(self, language: str = "en", listed: str | None = None) -> None:
        self.language = language if language in CATALOGUES else "en"
        self._catalogue = CATALOGUES[self.language]
        self._counted, self._numbers = COUNTED[self.language], NUMBERS[self.language]
        names = CATALOGUES[listed or self.language]
        self._listed = {key: name for key, name in names.items() if key.startswith(_LISTED)}

    def __call__(self, key: str, **values: object) -> str:
        """Say something, with values put in their places."""
        return self._catalogue[key].format_map(ChainMap(values, self._listed))

    def count(self, key: str, count: int, **values: object) -> str:
        """Say how many, in the form that the number takes.

        >>> Say("de").count("documents", 1), Say("de").count("documents", 1200)
        ('1 Text', '1.200 Texte')
        """
        sentence = self._counted[key][self._numbers.form(count)]
        return sentence.format_map(ChainMap(values, {"count": self.number(count)}, self._listed))

    def name_of_language(self, code: str) -> str:
        """Name a language; one that has no name here by its code."""
        return self._catalogue.get(f"lang_{code}", code)

    def number(self, value: float, decimals: int = 0, *, signed: bool = False) -> str:
        """Write a number as the language does."""
        return self._numbers.written(value, decimals, signed=signed)


def choose(*tags: str | None) -> Say:
    """Take the first of several languages that is known: ``de``, ``de-AT`` and ``de_AT.UTF-8`` alike.

    >>> choose(None, "fr", "de-AT").language
    'de'
    """
    for tag in tags:
        language = _COUNTRY.split(tag or "")[0].lower()
        if language in CATALOGUES:
            return Say(language)
    return Say()

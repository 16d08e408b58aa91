"""A pronoun → the one person it can mean, by what its passage says before it. Pure."""

import re

from corpus.language.languages import EVERY, any_of
from corpus.language.mentions import mentions, untitled
from corpus.model import Span
from corpus.speech import verbs
from corpus.speech.people import People
from corpus.stretch import Stretch, words_at

# Who is spoken of, not mentioned by the way, opens a sentence: "Rhynd did not care", "When Sinclair wrote".
_OPENS = re.compile(rf"(?:\A|[.!?…”\"\]\d]\s)(?:{any_of(EVERY.sentence_openers)}\s){{0,2}}\Z")
_EARLIER_PRONOUN = re.compile(rf"\b{any_of(EVERY.pronouns)}\b")
# Words of a woman and of a man: "Tom Roe … his …, she said" speaks of two people.
_WOMAN = re.compile(rf"\b{any_of(EVERY.woman_words)}\b", re.IGNORECASE)
_MAN = re.compile(rf"\b{any_of(EVERY.man_words)}\b", re.IGNORECASE)
# A pronoun farther than this from the beginning of its passage is left alone.
FARTHEST = 4000


def antecedent(told: Stretch, pronoun: str, people: People) -> str | None:
    """Give the one person that a pronoun can mean, by what its passage has told before."""
    if len(told) > FARTHEST or told.search(verbs.PEOPLE):
        return None
    other = _MAN if _WOMAN.fullmatch(pronoun) else _WOMAN
    if told.search(other):
        return None
    named = [name for name in mentions(told) if _may_be_person(words_at(told.text, name), people)]
    names = {people.full(words_at(told.text, name)) for name in named}
    if len(names) != 1 or told.until(named[0].start).search(_EARLIER_PRONOUN):
        return None
    spoken_of = any(_opens_sentence(told, name) for name in named)
    return names.pop() if spoken_of else None


def _opens_sentence(told: Stretch, name: Span) -> bool:
    before = untitled(told.before(name.start, 40))
    return len(before) < 2 or _OPENS.search(before + " ") is not None


def _may_be_person(printed: str, people: People) -> bool:
    return " " in printed or people.knows(printed)

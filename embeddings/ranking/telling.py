"""A question, and the sentence that would be lit for it → may that tell what is asked? Pure.

No model that reads is to be had, so little is looked at: whether words of the relation that is asked for
stand by it, and, where somebody's kin is asked for, whether it is about others (decision 68). Where not,
the passages are on the subject and perhaps no answer.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.language.languages import EVERY
from embeddings.language.relations import COUNTING, KIN, OFFSPRING, RELATIONS, TIMES, Relation
from embeddings.language.stopwords import COMMON
from embeddings.language.tokens import Token, first_word, tokenize
from embeddings.lexical.stems import Stems
from embeddings.question import Question

# Names, and other words with a capital that no beginning asks for: "then Maria", "the words of Adolf Joffe"
_NAMED = re.compile(r"(?<=[a-zß-ÿ,;] )[A-ZÀ-Þ][\w’'-]+")
# "Adolf Joffe", "Anton came", also where a sentence begins
_NAMES = re.compile(r"[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)*")
# "recast", "re-lit", "unlocked": what is done again, or undone, is another event than what is done
_OF_ANOTHER_EVENT = re.compile(r"(?:re|un|dis|mis)-?(?P<event>[a-z]{3,})")
_ENGLISH = "en"
_POINTING = frozenset(EVERY.pointing)
_STEMS = Stems()


@dataclass(frozen=True, slots=True)
class Lit:
    """The sentence that would be lit, the one before it, what else stands by it, and all of its passage."""

    sentence: str
    before: str = ""
    beside: str = ""
    passage: str = ""


def may_tell(asked: Question, lit: Lit) -> bool:
    """Tell whether a sentence may answer a question.

    >>> from embeddings.question import read
    >>> asked = read("What colour was the boat?")
    >>> may_tell(asked, Lit("The boat was late.")), may_tell(asked, Lit("It was late.", "Red was the boat."))
    (False, True)
    >>> may_tell(read("Warum kamen die Leute?", "de"), Lit("They came for bread."))
    True
    >>> asked = read("Who was the wife of Anton?")
    >>> may_tell(asked, Lit("Then his wife Mary died.", "Paul, a friend of Anton, was away."))
    False
    >>> may_tell(asked, Lit("Then his wife Mary died.", "Anton, a friend of Paul, was away."))
    True
    >>> asked = read("Who recast the bell?")
    >>> may_tell(asked, Lit("He cast the bell.")), may_tell(asked, Lit("First cast, then recast by Paul."))
    (False, True)
    """
    asking = set(asked.content_words)  # the article "die" asks for nobody's death
    words = [token.word for token in asked.words]
    counted = {word for before, word in pairwise(words) if before in COUNTING}
    if not all(
        _tells(lit, relation)
        for relation in RELATIONS
        if relation.asking & (counted if relation.is_counted else asking)
    ):
        return False
    if (asking & KIN.asking or counted & OFFSPRING.asking) and _is_of_another(asked, lit):
        return False
    return not _is_another_event(asked, lit) and not _is_of_another_day(asked, lit)


def _tells(lit: Lit, relation: Relation) -> bool:
    said = f"{lit.sentence} {lit.before} {lit.beside}"
    return bool(_words(said) & relation.telling) or any(sign in said for sign in relation.signs)


def _is_of_another(asked: Question, lit: Lit) -> bool:
    """Tell whether a sentence names somebody, but nobody of the question, and so does the one before."""
    names = {name.word for name in asked.names}
    if not names or names & _words(lit.sentence) or names & _first_named(lit.before):
        return False
    named = _words(" ".join(_NAMED.findall(lit.sentence)))
    return bool(named - {token.word for token in asked.words})


def points_to_another(lit: Lit) -> bool:
    """Tell whether a sentence goes on from one that names somebody: "Anton came. He never married."."""
    return first_word(lit.sentence) in _POINTING and bool(_first_named(lit.before))


def _is_another_event(asked: Question, lit: Lit) -> bool:
    """Tell whether it is asked who recast, and the sentence says cast, and nothing of its passage recast."""
    if asked.language != _ENGLISH:
        return False
    again = [found for word in asked.content_words if (found := _OF_ANOTHER_EVENT.fullmatch(word))]
    if not again:
        return False
    said, held = _stems(lit.sentence), _stems(f"{lit.sentence} {lit.before} {lit.beside} {lit.passage}")
    return any(_stem(one["event"]) in said and _stem(one[0]) not in held for one in again)


def _is_of_another_day(asked: Question, lit: Lit) -> bool:
    """Tell whether a time is asked for that hangs on today, "last year", and no such time is told."""
    return bool(_times(asked.words)) and not _times(tokenize(f"{lit.passage} {lit.beside}"))


def _times(tokens: Sequence[Token]) -> frozenset[str]:
    words = [token.word for token in tokens]
    return TIMES.intersection([*words, *map(" ".join, pairwise(words))])


def _stems(text: str) -> frozenset[str]:
    return frozenset(map(_stem, _words(text)))


def _stem(word: str) -> str:
    return _STEMS.stem(word, _ENGLISH)


def _first_named(sentence: str) -> frozenset[str]:
    """Give the words of the first name in a sentence: whom it is about, and a pronoun behind it means."""
    found = (_words(match.group()) - COMMON for match in _NAMES.finditer(sentence))
    return next(filter(None, found), frozenset())


def _words(text: str) -> frozenset[str]:
    return frozenset(token.word for token in tokenize(text))

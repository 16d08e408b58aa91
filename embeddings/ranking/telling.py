"""A question, and the sentence that would be lit for it → may that tell what is asked? Pure.

No model that reads is to be had, so little is looked at: whether words of the relation that is asked for
stand by it, and, where somebody's kin is asked for, whether it is about others (decision 68). Where not,
the passages are on the subject and perhaps no answer.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from corpus.language.languages import EVERY
from embeddings.language.relations import (
    COUNTING,
    KIN,
    LIFE,
    OFFSPRING,
    OPPOSITES,
    PERSONAL,
    RELATIONS,
    TIMES,
    WHEN,
    Relation,
)
from embeddings.language.stopwords import COMMON
from embeddings.language.tokens import Token, first_word, tokenize
from embeddings.lexical.stems import Stems
from embeddings.question import Question

# Names, and other words with a capital that no beginning asks for: "then Maria", "the words of Adolf Joffe"
_NAMED = re.compile(r"(?<=[a-zß-ÿ,;] )[A-ZÀ-Þ][\w’'-]+")
# "Adolf Joffe", "Anton came", also where a sentence begins
_NAMES = re.compile(r"[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)*")
# "Ada Roe (1660–1721)", "Ada Roe (2 May 1660 – 9 June 1721)"
_DAY = r"(?:[^()\d]{0,12}\d{1,2}[^()\d]{1,12})?"
_YEARS_OF_LIFE = re.compile(rf"[A-ZÀ-Þ][\w’'-]+ \({_DAY}\d{{4}} ?[–-] ?{_DAY}\d{{4}}\)")
# "recast", "re-lit", "unlocked": what is done again, or undone, is another event than what is done
_OF_ANOTHER_EVENT = re.compile(r"(?:re|un|dis|mis)-?(?P<event>[a-z]{3,})")
_ENGLISH = "en"
_POINTING = frozenset(EVERY.pointing)
_STEMS = Stems()
_WHETHER = frozenset("is are was were did does do has have had will would can could".split())


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
    related = _relations(asked)
    if not all(_tells(asked, lit, relation) for relation in related):
        return False
    if {KIN, OFFSPRING} & set(related) and _is_of_another(asked, lit):
        return False
    return not (
        _is_another_event(asked, lit) or _is_the_opposite(asked, lit) or _is_of_another_day(asked, lit)
    )


def tells_alone(asked: Question, lit: Lit, heading: str | None) -> bool:
    """Tell whether a sentence says by itself what is asked, and of whom.

    Who is asked about is the first that it names, or, where it begins by pointing back, that the one before
    names; where it opens a passage (``before`` is empty), its heading is nothing but that name.

    >>> from embeddings.question import read
    >>> asked = read("How did the daughter of Anton die?")
    >>> tells_alone(asked, Lit("His daughter drowned.", "Anton had a boat."), None)
    True
    >>> tells_alone(asked, Lit("His daughter drowned.", "Paul, a friend of Anton, was away."), None)
    False
    >>> tells_alone(read("When was Ada Roe born?"), Lit("This painter was born in 1660."), "ADA ROE")
    True
    """
    related, words = _relations(asked), _words(lit.sentence)
    names = frozenset(name.word for name in asked.names)
    if not related or not names or not all(_says(asked, words, lit.sentence, one) for one in related):
        return False
    about = _first_named(lit.sentence)
    if first_word(lit.sentence) in _POINTING:
        about = _first_named(lit.before) if lit.before else _of_name(heading, names)
    return bool(names & about) and may_tell(asked, lit)


def _of_name(heading: str | None, names: frozenset[str]) -> frozenset[str]:
    """Give the words of a heading that is nothing but a name."""
    words = _words(heading or "")
    return words if words <= names else frozenset()


def _says(asked: Question, words: frozenset[str], sentence: str, relation: Relation) -> bool:
    """Tell whether a sentence has words of a relation; of kin those that are asked for."""
    if relation in (KIN, OFFSPRING):
        return not words.isdisjoint(relation.asking.intersection(asked.content_words))
    return not words.isdisjoint(relation.telling) or any(sign in sentence for sign in relation.signs)


def is_related(asked: Question) -> bool:
    """Tell whether something is asked for that is told in words of its own."""
    return bool(_relations(asked))


def is_personal(asked: Question) -> bool:
    """Tell whether what one person alone was or did is asked for: whose son, when married, how dead."""
    return any(relation in PERSONAL for relation in _relations(asked))


def _relations(asked: Question) -> Sequence[Relation]:
    """Give what is asked for of somebody or something, as far as it is told in words of its own."""
    asking = set(asked.content_words)  # the article "die" asks for nobody's death
    words = [token.word for token in asked.words]
    counted = {word for before, word in pairwise(words) if before in COUNTING}
    return [one for one in RELATIONS if one.asking & (counted if one.is_counted else asking)]


def _tells(asked: Question, lit: Lit, relation: Relation) -> bool:
    """Tell whether words of a relation stand by a sentence; what tells but where is none where asked when."""
    said = f"{lit.sentence} {lit.before} {lit.beside}"
    if any(sign in said for sign in relation.signs):
        return True
    if not any(token.word in WHEN for token in asked.words):
        return bool(_words(said) & relation.telling)
    is_dated = relation in LIFE and _YEARS_OF_LIFE.search(said) is not None
    return is_dated or bool(_words(said) & (relation.telling - relation.of_place))


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


def _is_the_opposite(asked: Question, lit: Lit) -> bool:
    """Tell whether it is asked when it was halved, a sentence says doubled, and its passage nowhere halved.

    Whether something is so is answered by the opposite: "Was it raised?", "It was cut.".
    """
    if asked.language != _ENGLISH or not asked.words or asked.words[0].word in _WHETHER:
        return False
    wanted = frozenset(map(_stem, asked.content_words))
    against = [(own, other) for own, other in _opposites() if wanted & own and not wanted & other]
    if not against:
        return False
    said, held = _stems(lit.sentence), _stems(f"{lit.sentence} {lit.before} {lit.beside} {lit.passage}")
    return any(said & other and not held & own for own, other in against)


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


@lru_cache(maxsize=16)  # several relations look into the same sentences
def _words(text: str) -> frozenset[str]:
    return frozenset(token.word for token in tokenize(text))


@cache
def _opposites() -> Sequence[tuple[frozenset[str], frozenset[str]]]:
    """Give the stems of events and of their opposites, each both ways."""
    stems = [(frozenset(map(_stem, one)), frozenset(map(_stem, other))) for one, other in OPPOSITES]
    return [*stems, *((other, one) for one, other in stems)]

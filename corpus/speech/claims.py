"""What the words before and behind a quotation have in common: who is claimed to speak. Pure."""

import re
from dataclasses import dataclass

from corpus.language import elsewhere
from corpus.language.languages import EVERY, any_of, capitalised
from corpus.model import Span
from corpus.speech.people import People
from corpus.stretch import Stretch

OWN = any_of(EVERY.possessives)
# "has told", "would later explain", "himself said", "once wrote", "hat geschrieben"
BETWEEN = re.compile(
    rf"(?:\s(?:{any_of(EVERY.between)}|[a-z]{{3,12}}{any_of(EVERY.adverb_endings)})){{0,4}}\s\Z"
)
PRONOUN = re.compile(rf"\b{any_of(capitalised(EVERY.subject_pronouns))}\Z")
# "The elder Roe said" is perhaps not the Roe of the text.
_APART = rf"\b{any_of(EVERY.telling_apart)}\s"
TOLD_APART = re.compile(rf"{_APART}\Z", re.IGNORECASE)
_SMALL = r"(?-i:[^\W\d_A-Z][\w’'-]{0,20})\s"
_CAPITAL = r"(?-i:[^\W\d_a-z])[\w.’'-]{1,30}"
_DETERMINERS = any_of(EVERY.definite_articles, EVERY.determiners)
_WAYS_TO_JOIN = (
    # "Marx and Engels wrote", "Marx & Engels", "workers of Berlin wrote", "men like Roe said", "In Moscow
    # Trotsky said"; "not Roe, who said"
    rf"(?:\b{any_of(EVERY.joins, EVERY.rejected, elsewhere.JOINS)}|&)\s",
    _APART,
    # "the miller Benn and the vicar Pole said"
    rf"{_CAPITAL}\s{any_of(EVERY.ands, ('&',))}\s{_DETERMINERS}\s(?:{_SMALL}){{1,3}}",
    # "the man who shot Roe wrote", "the paper that had praised Roe wrote"; not "that the vicar Roe wrote"
    rf"\b(?:{any_of(EVERY.relatives)}|{any_of(EVERY.that)}(?!\s{_DETERMINERS}\b))\s(?:{_SMALL}){{1,5}}",
    # "dem Lehrer Otto Roe sagte man"
    rf"\b{any_of(EVERY.obliques)}\s(?:[^\W\d_]{{1,30}}\s){{0,2}}",
    # "the letter Roe sent Holm says"
    rf"\b{_DETERMINERS}\s(?:{_SMALL}){{1,3}}{_CAPITAL}\s(?:{_SMALL}){{1,2}}",
    # "the lawyer defending Roe replied", "a man calling himself Roe said"; not "one morning Roe said"
    rf"\b(?!{any_of(EVERY.no_participles)}\b)[^\W\d_]{{2,20}}{any_of(EVERY.participles)}\s",
)
# Behind a verb, or a name, somebody else is its subject: "schrieb man", "antwortete Pohl sein Bruder"
NOMINATIVE = re.compile(rf"\s{any_of(EVERY.nominatives)}\b")
# A name right behind such words is not alone, or not at all, who speaks.
JOINED = re.compile(rf"(?:{'|'.join(_WAYS_TO_JOIN)})\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Claim:
    """Who the words around a quotation say is speaking, and whether they leave room for doubt."""

    name: str
    certain: bool = True


def name_ending(words: Stretch, end: int, people: People) -> Span | None:
    """Find the name of a stretch that ends at an offset."""
    return next((name for name in people.mentions(words) if name.end == end), None)

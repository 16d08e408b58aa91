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
TOLD_APART = re.compile(rf"\b{any_of(EVERY.telling_apart)}\s\Z", re.IGNORECASE)
# "Marx and Engels wrote", "Marx & Engels", "workers of Berlin wrote", "men like Roe said", "In Moscow Trotsky
# said"; "not Roe, who said"; "the miller Benn and the vicar Pole said"
_AND = any_of(EVERY.ands, ("&",))
JOINED = re.compile(
    rf"(?:\b{any_of(EVERY.joins, EVERY.rejected, elsewhere.JOINS)}|&)\s\Z|{TOLD_APART.pattern}"
    rf"|(?-i:[^\W\d_a-z])[\w.’'-]{{1,30}}\s{_AND}\s{any_of(EVERY.definite_articles, EVERY.determiners)}"
    r"(?:\s(?-i:[^\W\d_A-Z]{1,20})){1,3}\s\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Claim:
    """Who the words around a quotation say is speaking, and whether they leave room for doubt."""

    name: str
    certain: bool = True


def name_ending(words: Stretch, end: int, people: People) -> Span | None:
    """Find the name of a stretch that ends at an offset."""
    return next((name for name in people.mentions(words) if name.end == end), None)

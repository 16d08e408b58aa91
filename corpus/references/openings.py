"""Where a full reference begins in the words before its imprint: at its author or title. Pure, linear."""

import re
from collections.abc import Sequence
from itertools import islice

from corpus.language.languages import EVERY, LANGUAGES, any_of
from corpus.language.names import Authors, authors_at, family_first_at, words
from corpus.references import signals
from corpus.references.locators import Imprint
from corpus.references.short_forms import IDEM
from corpus.references.titles import is_title, opens_with_emphasis
from corpus.stretch import Stretch

# What joins a name to the title: "Berger, Shipwreck", "Berger: Shipwreck", "Berger, in The Case".
JOINT = re.compile(rf"(?:,\s?|:\s)(?:{any_of(EVERY.ins)}\s)?(?=[*_]{{0,2}}(?:«\s?|[“„‘\"'])?[^\W_])")
# A praised title: "Deutscher’s massive classic, The Prophet".
_POSSESSIVE = re.compile(
    rf"{any_of(EVERY.possessives)}(?:\s[^\W\d_A-Z]{{1,20}}){{0,4}},?\s(?=[*_]{{0,2}}[“«„\"]?[^\W_])"
)
# Behind a name whose family stands first: "Holm, Ina: Kahnbau", "Quill, Ada. The Road", "Holm, Ina (1966):"
_BEHIND_GIVEN = re.compile(r"(?:\s?\((?:1[4-9]|20)\d\d[a-z]?\))?(?:\s?:|[,.])\s")
_SPACE = re.compile(r"\s")
# Words between a signal and such a name
_WORD = re.compile(r"[^\W\d_][\w’'-]{0,40}")
_FEW_WORDS, _MOST_WORDS = 80, 8
# Behind a signal of these languages a capital may be any noun's: "Vgl. zum ganzen Abschnitt Holm, Ina, "
_NOUN_SIGNAL = re.compile(
    rf"\b{any_of(*(language.sends for language in LANGUAGES if language.capital_nouns))}\b", re.IGNORECASE
)
# A missing comma: "Leon Trotsky The Permanent Revolution", "Karl Marx “The German Ideology”".
_NO_COMMA = re.compile(rf"\s(?={any_of(EVERY.title_articles)}\s[A-Z]|[“«„\"*_])")


def opening(words: Stretch, imprint: Imprint, *, stops: bool) -> tuple[int, Authors | None, int] | None:
    """Find where a reference begins: at the author, else at a title without one.

    Give that place, the authors, and where the title begins; None where no reference does. ``stops`` says
    that a full stop may stand between author and title.
    """
    opened = signals.skip(words)
    at = opened.start
    if idem := opened.match(IDEM):
        return (at, None, idem.end()) if _opens_title(words.text, idem.end()) else None
    if inverted := _inverted(opened, imprint, words.until(at).words):
        return inverted
    if (authors := authors_at(words.text, at)) and (title := _title_start(opened, authors, stops=stops)):
        return at, authors, title
    if is_title(opened, strict=not imprint.place):
        return at, None, at
    for lead in signals.leads(opened):
        if imprint.place and opens_with_emphasis(lead):
            return lead.start, None, lead.start
        if read := _family_and_title(lead, imprint):
            return lead.start, *read
        authors = authors_at(words.text, lead.start)
        if authors and is_full_name(words.text, authors) and (title := _title_start(lead, authors)):
            return lead.start, authors, title
    return None


def _inverted(opened: Stretch, imprint: Imprint, signal: str) -> tuple[int, Authors, int] | None:
    """Find the author whose family name stands first: "Holm, Ina: Kahnbau. Kiel 1966".

    Also some words behind a signal, "See on all this Holm, Ina, Kahnbau", where no given name can stand
    before the family name: behind a word in small letters, or a noun of a language that gives it a capital.
    """
    words = list(islice(opened.first(_FEW_WORDS).finditer(_WORD), _MOST_WORDS))
    for before, word in zip([None, *words], words, strict=False):
        family = opened.since(word.start())
        read = _family_and_title(family, imprint)
        if before is None and read:
            return word.start(), *read
        if before and read and _can_stand_behind(before, opened, *read, signal):
            return word.start(), *read
    return None


def of_family(before: Sequence[Stretch], imprint: Imprint) -> int | None:
    """Find where clauses that an imprint closes name an author whose family name stands first.

    "Holm, Ina, Kahnbau. Eine Geschichte der Boote, Kiel 1966"
    """
    for clause in before:
        opened = signals.skip(clause)
        if read := _inverted(opened, imprint, clause.until(opened.start).words):
            return read[0]
        for lead in signals.leads(opened):
            if _family_and_title(lead, imprint):
                return lead.start
    return None


def _can_stand_behind(
    before: re.Match[str], opened: Stretch, authors: Authors, title: int, signal: str
) -> bool:
    """Say whether an author whose family name stands first may stand behind a word."""
    name, text = authors.names[0], opened.text
    if text[before.end() : name.start].strip() == ":":
        return True
    if not opened.words[0].islower() or " " in text[name.start : name.end].partition(", ")[2]:
        return False
    is_noun = _NOUN_SIGNAL.search(signal) is not None and text[authors.end : title].startswith(",")
    return before[0].islower() or is_noun


def _family_and_title(words: Stretch, imprint: Imprint) -> tuple[Authors, int] | None:
    authors = family_first_at(words.text, words.start)
    joint = words.since(authors.end).match(_BEHIND_GIVEN) if authors else None
    if authors and authors.editors and words.text[authors.end - 1 : authors.end] == ".":
        joint = _SPACE.match(words.text, authors.end)  # "Quill, Ada, ed. Voices"
    if authors and joint and joint.end() < imprint.start and _opens_title(words.text, joint.end()):
        return authors, joint.end()
    return None


def is_full_name(text: str, authors: Authors) -> bool:
    """Say whether one of the authors has more than a surname."""
    return any(len(words(text[name.start : name.end])) > 1 for name in authors.names)


def _title_start(signed: Stretch, authors: Authors, *, stops: bool = False) -> int | None:
    """Find the title behind the authors; None when what follows is no title."""
    text, rest = signed.text, signed.since(authors.end)
    joint = (
        rest.match(JOINT)
        or rest.match(_POSSESSIVE)
        or (rest.match(_NO_COMMA) if is_full_name(text, authors) else None)
    )
    if joint is None and stops and text.startswith(". ", authors.end):
        return authors.end + 2
    if joint is None or joint.end() >= rest.end:
        return None
    return joint.end() if _opens_title(text, joint.end()) else None


def _opens_title(text: str, at: int) -> bool:
    first = text[at : at + 4].lstrip("*_“«„‘\"' \u00a0")[:1]
    return first.isupper() or first.isdigit()

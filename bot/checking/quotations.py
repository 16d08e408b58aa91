"""Words that somebody quotes → where the library has them: exactly, nearly, or not. Pure.

Exactly means whole words, letter for letter, but for white space, the shape of quotation marks, dashes and
ligatures, the capital at the start, hyphens at the ends of lines, signs of emphasis in
pairs, and the markers of notes: a person who quotes leaves them out or in, sets them as superscripts or in
brackets, or puts a number of their own. Nearly is measured on both sides (decision 52): most of what was
quoted stands there, and not much else between.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate, islice

from rapidfuzz import process
from rapidfuzz.distance import OSA, LCSseq, Levenshtein

from bot import emphasis
from bot.checking import wording
from bot.checking.concordance import Concordance, Stretch
from bot.checking.discord_markup import unmarked
from corpus.language import marks
from corpus.model import Document, Library, Passage

LEAST_WORDS = 3
_MOST_WORDS = 1000  # of a Discord message of at most 4,000 characters
_CANDIDATES = 8  # stretches that are compared word by word
_MOST_RUNS = 400  # places with the same words whose signs are compared
_SLACK = 12  # words around a run in which the rest of a quotation is looked for, beside its own length
# The likeness that is near (twice the weight of the words in both, of that of the words in each): 0.6, and
# more of few words, which stand together by chance. Measured on books against one another (decision 52).
_NEAR, _MORE_OF_FEW = 0.6, 0.5
_LETTERS_A_SLIP = 4  # of a word that stands nowhere: one letter in so many may be a slip
_WORD = re.compile(r"\w+")
_AROUND = f"'> {marks.DOUBLE}{marks.DOUBLE_CLOSING}"  # what who quotes puts around the words
_SIGNS_AT_END = re.compile(r"[^\w\s]+\Z")
_CAPITAL_IN_BRACKETS = re.compile(r"\A\[(\w)\](?=\w)")  # `[V]ery few`


class Verdict(StrEnum):
    """Whether the library has the words."""

    EXACT = "exact"
    NEAR = "near"
    NOT_FOUND = "not found"


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch of words: in both, only in what was quoted, or only in the library."""

    words: str
    quoted: bool
    printed: bool


@dataclass(frozen=True, slots=True)
class Check:
    """What came of looking: the passage it stands in or nearest to, and the difference if it is near."""

    verdict: Verdict
    document: Document | None = None
    passage: Passage | None = None
    differences: tuple[Difference, ...] = ()


def check(concordance: Concordance, quoted: str, open_to: Library | None = None) -> Check:
    """Look for words in a library, or only in what another one, a part of it, still has."""
    wanted = wording.plain(quoted.strip().strip(_AROUND))
    library = open_to or concordance.library
    written = dict.fromkeys((wanted, _CAPITAL_IN_BRACKETS.sub(r"\1", wanted)))  # `[Q]` may call a note, too
    found = (_exact(concordance, words, library) for words in written)
    return next(filter(None, found), None) or _nearest(concordance, [*written][-1], library)


def is_long_enough(quoted: str) -> bool:
    """Tell whether there is enough to look for: a word or two stand in every book."""
    return len(_WORD.findall(quoted)) >= LEAST_WORDS


def _exact(concordance: Concordance, wanted: str, library: Library) -> Check | None:
    """Look where words of it follow one another; the rest, and all signs, are compared there."""
    if not wording.has_words(wanted):
        return None
    reach = len(wording.keys(wanted)) + _SLACK
    runs = _runs(concordance, wanted)
    known = runs or [[key] for key in wording.keys(wanted) if concordance.knows(key)]
    places = concordance.runs(min(known, key=concordance.rarity)) if known else iter(())
    literal, pattern = _literal(wanted), None  # writing the pattern takes longer than all else
    for run in islice(places, _MOST_RUNS):
        around = concordance.open(concordance.around(run, reach), library)
        if around is None or not concordance.has(around, runs):
            continue
        document, passages = concordance.passages(around)
        for printed in _as_quoted(document, passages, wanted):
            place = _found(literal, [wording.without_calls(copy) for copy in printed]) if literal else None
            if place is None:
                pattern = pattern or re.compile(wording.pattern(wanted, concordance.labels))
                place = _found(pattern, printed)
            if place is not None:
                return Check(Verdict.EXACT, document, passages[place])
    return None


def _literal(wanted: str) -> re.Pattern[str] | None:
    """Give the words as they are, where nothing in them may be the marker of a note."""
    if wording.has_marks(wanted):
        return None
    return re.compile(f"(?i:{re.escape(wanted[0])}){re.escape(wanted[1:])}")


def _runs(concordance: Concordance, wanted: str) -> list[list[str]]:
    """List words of a quotation that follow one another for certain, run by run.

    A number may call a note, and a word that stands nowhere may end in one (`breakwatera`).
    """
    unsure = wording.unsure(wanted)  # in order, and none meets another
    runs: list[list[str]] = [[]]
    for word in wording.places(wanted):
        key = wording.key(word[0])
        before = bisect_left(unsure, word.end(), key=lambda span: span.start)
        is_sure = before == 0 or unsure[before - 1].end <= word.start()
        if is_sure and not key.isdecimal() and concordance.knows(key):
            runs[-1].append(key)
        else:
            runs.append([])
    return [run for run in runs if run]


def _as_quoted(document: Document, passages: Sequence[Passage], wanted: str) -> Iterator[list[str]]:
    """Yield the passages as they are quoted: without markers, without emphasis, as printed.

    Without emphasis: what the format has for it, and whatever Discord would have taken for it.
    """
    copies = [wording.copy(passage, document) for passage in passages]
    yield [wording.undivided(copy, wanted) for copy in copies]
    if emphasis.is_markdown(document.path):
        plain = (wording.copy(passage, document, emphasised=False) for passage in passages)
        yield [wording.undivided(copy, wanted) for copy in plain]
    yield [wording.undivided(unmarked(copy), wanted) for copy in copies]
    yield [wording.undivided(wording.as_printed(passage, document), wanted) for passage in passages]


def _found(pattern: re.Pattern[str], copies: list[str]) -> int | None:
    """Find the passage in which a run of whole words begins."""
    text, at = " ".join(copies), 0
    while found := pattern.search(text, at):
        if not any(wording.is_inside_word(text, edge) for edge in found.span()):
            return _passage_at(copies, found.start())
        at = found.start() + 1
    return None


def _passage_at(copies: list[str], at: int) -> int:
    for place, copy in enumerate(copies):
        if at < len(copy):
            return place
        at = max(0, at - len(copy) - 1)
    return len(copies) - 1


def _nearest(concordance: Concordance, wanted: str, library: Library) -> Check:
    """Look where many of the words stand close together, in one passage or in several that follow."""
    quoted = wording.without_numbers(wanted, concordance.labels)
    keys = wording.keys(quoted)[:_MOST_WORDS]
    open_ = (concordance.open(stretch, library) for stretch in concordance.dense(keys))
    candidates = islice(filter(None, open_), _CANDIDATES)
    asked = _Asked(concordance, keys)
    liked = [_likest(asked, stretch) for stretch in candidates]
    likeness, stretch = max(liked, key=lambda found: found[0], default=(0.0, None))
    if stretch is None or likeness < _NEAR + _MORE_OF_FEW / len(keys):
        return Check(Verdict.NOT_FOUND)
    document, passages = concordance.passages(stretch)
    printed = _as_far(concordance.printed(stretch), quoted)
    differences = _differences(quoted.split()[:_MOST_WORDS], printed.split())
    return Check(Verdict.NEAR, document, passages[0], differences)


class _Asked:
    """Words that are looked for: their numbers, what they weigh together, which of them stand nowhere."""

    def __init__(self, concordance: Concordance, keys: list[str]) -> None:
        self.concordance = concordance
        self.numbers = concordance.numbered(keys)
        self.weight = sum(concordance.weights(self.numbers))
        self.unknown = {at: key for at, key in enumerate(keys) if not concordance.knows(key)}


def _likest(asked: _Asked, stretch: Stretch) -> tuple[float, Stretch | None]:
    """Find the part of a stretch that is most like some words, and how like it is.

    Of the blocks of words that both have in the same order, those that follow one another are taken as long
    as they bring more than the words between them cost.
    """
    there = asked.concordance.words(stretch)
    weights = list(accumulate(asked.concordance.weights(there), initial=0.0))
    best: tuple[float, Stretch | None] = (0.0, None)
    shared, first = 0.0, 0
    wanted = _with_slips(asked, there)
    for block in LCSseq.opcodes(wanted, there).as_matching_blocks():
        at, begin, end = block.a, block.b, block.b + block.size
        if 2 * shared <= _NEAR * (weights[begin] - weights[first]):
            # A small word before it may have been found farther up, where it costs more than it brings.
            while at and begin and wanted[at - 1] == there[begin - 1]:
                at, begin = at - 1, begin - 1
            shared, first = 0.0, begin
        shared += weights[end] - weights[begin]
        likeness = 2 * shared / (asked.weight + weights[end] - weights[first])
        if likeness > best[0]:
            best = likeness, Stretch(stretch.start + first, stretch.start + end)
    return best


def _with_slips(asked: _Asked, there: list[int]) -> list[int]:
    """Give the numbers of words; one that stands nowhere is taken for a slip in one of those there."""
    if not asked.unknown:
        return asked.numbers
    numbers = asked.numbers.copy()
    choices = {number: asked.concordance.word(number) for number in set(there)}
    for at, key in asked.unknown.items():
        most = len(key) // _LETTERS_A_SLIP
        slip = process.extractOne(key, choices, scorer=OSA.distance, score_cutoff=most)
        if slip:
            numbers[at] = slip[2]
    return numbers


def _as_far(printed: str, quoted: str) -> str:
    """Leave out what stands around words in print and nobody quoted: who quotes may stop before a comma."""
    bare = printed.strip(_AROUND)
    return bare if _SIGNS_AT_END.search(quoted) else _SIGNS_AT_END.sub("", bare)


def _differences(quoted: list[str], printed: list[str]) -> tuple[Difference, ...]:
    """Set both beside each other, word by word, with the signs at them."""
    found = []
    for step in Levenshtein.opcodes(quoted, printed):
        ours, theirs = quoted[step.src_start : step.src_end], printed[step.dest_start : step.dest_end]
        if step.tag == "equal":
            found.append(Difference(" ".join(ours), quoted=True, printed=True))
            continue
        if ours:
            found.append(Difference(" ".join(ours), quoted=True, printed=False))
        if theirs:
            found.append(Difference(" ".join(theirs), quoted=False, printed=True))
    return tuple(found)

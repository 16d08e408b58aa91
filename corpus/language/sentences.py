"""A paragraph → its sentences, aware of quotations, markers and abbreviations. Pure.

The sentences of a paragraph follow one another without a gap of words: joined, they are the paragraph but
for the white space between them. A marker belongs to the sentence that it closes.
"""

import re
from collections.abc import Iterator, Sequence

from corpus.language import marks
from corpus.language.languages import EVERY, folded
from corpus.model import Marker, Span
from corpus.stretch import Stretch

# A sentence may end here: `.` `?!` `…` `....`
_STOP = re.compile(r"[.!?…。！？]+")
_CLOSERS = marks.CLOSING + ")]*_"
_OPENERS = marks.OPENING + "([*_—¿¡"
# Words that end in a full stop inside a sentence, in lower case, without the stop.
_ABBREVIATIONS = folded(EVERY.abbreviations)
# `No. 5`, `p. 12`, but `I said no. Then`
_BEFORE_A_NUMBER = folded(EVERY.before_a_number)

# `am 3. Mai`: an ordinal of a German date
_MONTHS = EVERY.ordinal_months
_LONGEST_ABBREVIATION = 12  # characters looked back at, so that a text of dots costs no more than its length


def split(paragraph: Stretch, markers: Sequence[Marker] = ()) -> tuple[Span, ...]:
    """Give the spans of the sentences of a paragraph, offsets into its text.

    >>> [span.end for span in split(Stretch("Dr. Roe fell. “Help!” he said. So?", 0, 34))]
    [13, 30, 34]
    """
    past_marker = {marker.start: marker.end for marker in markers}
    spans = []
    words = paragraph.trimmed()
    begin = words.start
    for cut in _cuts(paragraph, past_marker):
        if begin < cut:
            spans.append(Span(begin, cut))
            begin = _skip_space(paragraph, cut)
    if begin < words.end:
        spans.append(Span(begin, words.end))
    return tuple(spans)


def _cuts(paragraph: Stretch, past_marker: dict[int, int]) -> Iterator[int]:
    """Yield the offset after each sentence but the last."""
    inside = paragraph.start  # up to here stand the words of a note that is written in the text
    ends = iter([*sorted(past_marker.items()), (paragraph.end, paragraph.end)])
    start, end = next(ends)
    for stop in paragraph.finditer(_STOP):
        while start < stop.start():
            inside, (start, end) = end, next(ends, (paragraph.end, paragraph.end))
        if stop.start() < inside:
            continue
        cut = _after_closers(paragraph, stop.end(), past_marker)
        following = _skip_space(paragraph, cut)
        if following >= paragraph.end:
            return
        if _begins_sentence(paragraph, cut, following) and not _is_abbreviation(paragraph, stop, cut):
            yield cut


def _after_closers(paragraph: Stretch, at: int, past_marker: dict[int, int]) -> int:
    """Move over what still belongs to a sentence after its stop: closing quotes, brackets, markers."""
    text, end = paragraph.text, paragraph.end
    while at < end:
        if at in past_marker:
            at = past_marker[at]
        elif text[at] in _CLOSERS and not (text[at] in "\"'*_" and _opens_word(text, at)):
            at += 1
        else:
            break
    return min(at, end)


def _opens_word(text: str, at: int) -> bool:
    """Tell whether a straight quote or asterisk opens what follows rather than closes what came."""
    return text[at - 1 : at].isspace() and text[at + 1 : at + 2].isalnum()


def _skip_space(paragraph: Stretch, at: int) -> int:
    while at < paragraph.end and paragraph.text[at].isspace():
        at += 1
    return at


def _begins_sentence(paragraph: Stretch, cut: int, following: int) -> bool:
    """Tell whether a new sentence starts at ``following``, with or without white space before it."""
    text, first = paragraph.text, following
    while first < paragraph.end and text[first] in _OPENERS:
        first += 1
    letter = text[first : first + 1]
    if following == cut:  # `the hunger strike....The great majority`, full-width stops
        return text[cut - 1] in "。！？" or (text[cut - 2 : cut] in ("..", ".…") and letter.isupper())
    return letter.isupper() or letter.isdigit() or (letter.isalpha() and not letter.islower())


def _is_abbreviation(paragraph: Stretch, stop: re.Match[str], cut: int) -> bool:
    """Tell whether the stop is that of `Dr.`, `J.`, `U.S.` or `pp.`, and the sentence goes on."""
    if stop.group() != "." or cut != stop.end():
        return False
    text = paragraph.text
    floor = max(paragraph.start, stop.start() - _LONGEST_ABBREVIATION)
    word_start = stop.start()
    while word_start > floor and not (text[word_start - 1].isspace() or text[word_start - 1] in _OPENERS):
        word_start -= 1
    word = text[word_start : stop.start()]
    if word in EVERY.lone_letters:  # the pronoun, unless more initials follow: `I. F. Stone`
        return text[cut + 2 : cut + 3] == "."
    # `J. R. Halcro`, `E.H. Carr`, `the U.S. and`, `z. B.`
    if all(len(letter) == 1 and letter.isalpha() for letter in word.split(".")):
        return True
    if word.isdigit() and len(word) <= 2:
        return text.startswith(_MONTHS, cut + 1)
    if word.casefold() in _BEFORE_A_NUMBER:
        return text[cut + 1 : cut + 2].isdigit()
    return word.casefold() in _ABBREVIATIONS

"""A passage → the quotations it holds, quotation marks included. Pure, linear.

Only outer quotations: what a quoted person quotes stays inside. Marks are paired as they are printed, never
counted: an apostrophe looks like a closing single mark.
"""

import re
from collections.abc import Iterator, Sequence

from corpus.language import marks
from corpus.model import Passage, Quotation, Span
from corpus.stretch import Stretch

_OPENING = re.compile(rf"[{marks.DOUBLE}]")
# British outer quotations: ‘…,’ where the closing mark stands behind a point, or before one (‘… it’.3);
# an apostrophe seldom does either.
_SINGLE = re.compile(
    r"(?<![^\W_])‘[^‘“”\n]{3,2000}?(?:[.,;:!?…]’(?![^\W_])|[^\W_]’(?=[.,;:!?](?:\s|\Z|[\d\[(¹²³⁴-⁹])))"
)


def quotations(passage: Passage, *, continued: bool = False) -> tuple[Span, ...]:
    """List the quotations of a passage as ranges of the document's text.

    A block quotation that does not open with a mark is one quotation, whatever it quotes itself.
    ``continued`` says that the passage after this one opens with a mark again: then a quotation that is not
    closed runs to the end.
    """
    if passage.is_quotation and not opens_with_mark(passage):
        return (_unmarked(passage),)
    found = tuple(_marked(passage, continued=continued))
    return found or ((_unmarked(passage),) if passage.is_quotation else ())


def _unmarked(passage: Passage) -> Span:
    end = passage.markers[0].start if _ends_with_marker(passage) else passage.end
    return Span(passage.start, end)


def _ends_with_marker(passage: Passage) -> bool:
    return bool(passage.markers) and passage.markers[0].end >= passage.end - 1


def _marked(passage: Passage, *, continued: bool) -> Iterator[Span]:
    text, position = passage.text, 0
    if not _OPENING.search(text):
        yield from (Span(passage.start + m.start(), passage.start + m.end()) for m in _SINGLE.finditer(text))
        return
    while opening := _OPENING.search(text, position):
        start = opening.start()
        end = _closing(text, start)
        if end is None:
            if continued or start == 0:
                yield Span(passage.start + start, _last(passage))
            return
        yield Span(passage.start + start, passage.start + end)
        position = end


def _closing(text: str, start: int) -> int | None:
    """Find the end of the quotation that opens here; a second opening mark before it means a new one."""
    end = marks.closing(Stretch(text, start, len(text)))
    return None if end is None else end + 1


def _last(passage: Passage) -> int:
    return passage.markers[-1].start if _ends_with_marker(passage) else passage.end


def opens_with_mark(passage: Passage) -> bool:
    """Say whether a passage begins with a quotation mark, after a quote sign of Markdown or none."""
    return passage.text.lstrip("> \n")[:1] in tuple(marks.DOUBLE) if passage.text else False


def words_in(passage: Passage, quotation: Span | Quotation) -> int:
    """Count the words of a quotation in its passage."""
    return len(passage.text[quotation.start - passage.start : quotation.end - passage.start].split())


def continues(passages: Sequence[Passage], place: int) -> bool:
    """Say whether the passage after this one opens with a mark, so that an open quotation may go on there."""
    return place + 1 < len(passages) and opens_with_mark(passages[place + 1])

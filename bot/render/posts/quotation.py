"""A quotation → Discord markdown: every line quoted, markers raised, its place and notes below. Pure.

What stands behind the quotation rule is the source and nothing else; the sign of a cut stands outside.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bot import emphasis
from bot.answer import Citation, Quote
from bot.emphasis import Emphasis
from bot.notes import Note
from bot.render.beside import elsewhere, meanings, voice
from bot.render.citations import on_page
from bot.render.excerpt import Excerpt, Measure, stretch
from bot.render.pieces import pieces
from bot.render.posts.escape import emphasise, escape
from bot.render.posts.shorten import named, shortened
from bot.render.superscript import superscript
from bot.signs import length
from bot.words import Say
from corpus.model import Footnote, Span

CUT = "[…]"
# Characters as written; what is cut here is shown whole behind a button.
_LONGEST_NOTE = 500
_ALL_NOTES = 900  # the notes under one quotation together
_ALL_MEANINGS = 400  # what the short references of one note mean
_MOST_ALSO = 1  # other places with the same words
_LONGEST_LEAD_IN = 400


def quoted(quote: Quote) -> str:
    """Write a quotation, each of its lines behind the rule, its best sentence in bold.

    What the text emphasises is italic, what it does so strongly is underlined: the bold is ours.
    """
    lines = emphasise(*_shown(quote)).split("\n")
    return "\n".join(f"> {line}" for line in lines)


def measuring(say: Say) -> Measure:
    """Measure quotations with their rule and their notes, as Discord counts at most."""

    def measure(quote: Quote) -> int:
        return length(quoted(quote)) + sum(length(line) + 1 for line in notes(quote, say))

    return measure


def passage(excerpt: Excerpt, say: Say, *, introduced: bool = True) -> str:
    """Write a quotation whole: whose words, what introduces it, itself, where it stands, its notes."""
    quote = excerpt.quote
    said = voice(quote, say, named)
    parts = [f"-# {said}"] if said else []
    if introduced and quote.lead_in:
        lead_in = _typeset(quote.lead_in, quote.emphasis.like(quote.lead_in))
        parts.append(_subtext(lead_in, _LONGEST_LEAD_IN))
    parts += [f"-# {CUT}"] if excerpt.cut_before else []
    parts.append(quoted(quote))
    parts += [f"-# {CUT}"] if excerpt.cut_after else []
    parts.append(f"-# — {citation(quote.citation)}")
    also = elsewhere(quote, quote.also[:_MOST_ALSO], citation, say, named)
    parts += [f"-# {line}" for line in also]
    return "\n".join([*parts, *notes(quote, say)])


def opening(quote: Quote, longest: int) -> tuple[str, bool]:
    """Write the first words of the best sentence of a quotation; tell whether words are left out."""
    best = quote.highlight or Span(0, len(quote.text))
    words = quote.text[best.start : best.end]
    start = best.start + len(words) - len(words.lstrip())
    line = shortened(words.strip(), longest)[0].split("\n")[0]
    end = max(start + len(line), start + 1)
    end = next((marker.start for marker in quote.markers if marker.start < end < marker.end), end)
    found = stretch(quote, start, end)
    return quoted(replace(found.quote, highlight=None)), found.is_cut


def last_words(quote: Quote, end: int, longest: int) -> str:
    """Write the words of a quotation that stand before a place, on one line, as its text sets them."""
    text = _typeset(quote.text[:end], quote.emphasis.within(0, end))
    begin = len(text.words) - longest
    if begin > 0:
        text = text.since(begin + len(text.words[begin:].partition(" ")[0]))
    on_a_line = text.words.replace("\n", " ")  # as long as it was
    words = " ".join(emphasise(on_a_line, (), text.italic, text.underlined).split())
    return f"… {words}" if begin > 0 else words


def citation(cited: Citation) -> str:
    """Say where a quotation stands: title · author · heading · page · paragraph."""
    names = [f"**{named(cited.title)}**", *(named(name) for name in (cited.author, cited.heading) if name)]
    page = [escape(on_page(cited.page))] if cited.page else []
    return " · ".join([*names, *page, f"¶ {cited.numbers}"])


def notes(quote: Quote, say: Say) -> list[str]:
    """Write the notes of a quotation in small letters; how many are left to the button is said.

    The note that answers comes first, so that it is never left.
    """
    answering = quote.answering
    lines = [f"-# {say('found_in_note', label=escape(answering.label))}"] if answering else []
    taken = 0
    for place, noted in enumerate(sorted(quote.notes, key=lambda noted: noted is not answering)):
        written = [note(noted, _LONGEST_NOTE), *meant(noted, say)]
        taken += sum(map(length, written))
        if place and taken > _ALL_NOTES:
            return [*lines, f"-# {CUT} +{len(quote.notes) - place}"]
        lines += written
    return lines


def notes_cut(quote: Quote, say: Say) -> tuple[Note, ...]:
    """List the notes of a quotation that :func:`notes` does not show whole."""
    shown = "\n".join(notes(quote, say))
    return tuple(
        noted
        for noted in quote.notes
        if "\n".join([note(noted, length(escape(noted.text))), *_all_meant(noted, say)]) not in shown
    )


def meant(noted: Note, say: Say) -> list[str]:
    """Write below a note what its short references mean, as many as there is room for."""
    lines: list[str] = []
    for meaning in _all_meant(noted, say):
        if sum(map(length, lines)) + length(meaning) > _ALL_MEANINGS:
            return [*lines, f"-# ⤷ {CUT}"]
        lines.append(meaning)
    return lines


def _all_meant(noted: Note, say: Say) -> list[str]:
    write = _reference if noted.is_markdown else named
    return [f"-# ⤷ {meaning}" for meaning in meanings(noted, say, write)]


def _reference(text: str, longest: int) -> str:
    """Write a reference of a Markdown text on one line, with its emphasis."""
    line = " ".join(text.split())
    typeset = _typeset(line, emphasis.in_markdown(line))
    shown, is_cut = shortened(typeset.words, longest)
    return emphasise(f"{shown}…" if is_cut else shown, (), typeset.italic, typeset.underlined)


def note_words(noted: Note, longest: int) -> tuple[str, bool]:
    """Write the words of a note as its text sets them; tell whether the last are left out."""
    text = _typeset(noted.text, noted.emphasis)
    shown, is_cut = shortened(text.words, longest)
    return emphasise(shown, (), text.italic, text.underlined), is_cut


def note(noted: Note | Footnote, longest: int, *, is_markdown: bool = False) -> str:
    """Write a note in small letters; one that is too long is cut at a word, and the cut is shown.

    Where it has a sentence that answers, it is set in bold, and what stands before it is cut first.
    """
    label = f"{escape(superscript(noted.label))} "
    text, best = _Typeset(noted.text), None
    if is_markdown:
        text = _typeset(noted.text, emphasis.in_markdown(noted.text))
    if isinstance(noted, Note):
        text = _typeset(noted.text, noted.emphasis, noted.lit)
        best = noted.highlight and _without(noted.highlight, noted.emphasis.signs)
    begin = best.start if best and length(escape(text.words[: best.end])) > longest else 0
    if begin:
        label += f"{CUT} "
    return _subtext(text.since(begin), longest, label)


@dataclass(frozen=True, slots=True)
class _Typeset:
    """Words as they are shown, and which of them are bold, italic, underlined."""

    words: str
    bold: tuple[Span, ...] = ()
    italic: tuple[Span, ...] = ()
    underlined: tuple[Span, ...] = ()

    def since(self, begin: int) -> "_Typeset":
        """Leave out what stands before a place."""
        kept = (
            tuple(Span(max(span.start - begin, 0), span.end - begin) for span in spans if span.end > begin)
            for spans in (self.bold, self.italic, self.underlined)
        )
        return _Typeset(self.words[begin:], *kept)


def _typeset(text: str, found: Emphasis, lit: Sequence[Span] = ()) -> _Typeset:
    """Leave out of a text the signs by which it sets something apart; what is ``lit`` we set in bold."""
    signs = found.signs
    edges = [0, *(edge for sign in signs for edge in (sign.start, sign.end)), len(text)]
    words = "".join(text[start:end] for start, end in list(pairwise(edges))[::2])

    def there(spans: Sequence[Span]) -> tuple[Span, ...]:
        return tuple(span for span in (_without(span, signs) for span in spans) if span.start < span.end)

    return _Typeset(words, there(lit), there(found.italic), there(found.strong))


def _without(span: Span, signs: Sequence[Span]) -> Span:
    """Give the place of a span once some signs are left out."""

    def there(at: int) -> int:
        return at - sum(min(sign.end, at) - sign.start for sign in signs if sign.start < at)

    return Span(there(span.start), there(span.end))


def _subtext(text: _Typeset, longest: int, label: str = "") -> str:
    """Write a text in small letters."""
    bare = text.since(len(text.words) - len(text.words.lstrip()))
    shown, is_cut = shortened(bare.words.strip(), longest)
    lines = emphasise(shown, bare.bold, bare.italic, bare.underlined).split("\n")
    lines[0] = label + lines[0]
    lines[-1] += f" {CUT}" if is_cut else ""
    return "\n".join(f"-# {line}" if line.strip() else line for line in lines)


def _shown(quote: Quote) -> tuple[str, Sequence[Span], Sequence[Span], Sequence[Span]]:
    """Put the pieces of a quotation together; what is bold, italic, underlined as offsets in the words."""
    shown = ""
    bold: list[Span] = []
    italic: list[Span] = []
    underlined: list[Span] = []
    for piece in pieces(quote, typeset=True):
        end = len(shown) + len(piece.shown)
        for spans, is_set in (
            (bold, piece.is_highlight),
            (italic, piece.is_italic),
            (underlined, piece.is_strong),
        ):
            if is_set:
                start = spans.pop().start if spans and spans[-1].end == len(shown) else len(shown)
                spans.append(Span(start, end))
        shown += piece.shown
    return shown, bold, italic, underlined

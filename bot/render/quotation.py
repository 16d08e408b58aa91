"""A quotation → Discord markdown: every line quoted, markers raised, its place and notes below. Pure.

What stands behind the quotation rule is the source and nothing else; the sign of a cut stands outside.
"""

from collections.abc import Sequence

from bot.answer import Citation, Quote
from bot.render.budget import length
from bot.render.escape import emphasise, escape
from bot.render.excerpt import Excerpt
from bot.render.pieces import pieces
from bot.render.superscript import superscript
from corpus.model import Footnote, Span

CUT = "[…]"
# Characters as written; what is cut here is shown whole behind a button.
_LONGEST_NOTE = 500
_ALL_NOTES = 700  # the notes under one quotation together
_LONGEST_LEAD_IN = 400
_LONGEST_NAME = 160  # of a title, an author or a heading


def quoted(quote: Quote) -> str:
    """Write a quotation, each of its lines behind the rule, its best sentence in bold."""
    shown, strong = _shown(quote)
    lines = emphasise(shown, strong).split("\n")
    return "\n".join(f"> {line}" for line in lines)


def measure(quote: Quote) -> int:
    """Measure a quotation with its rule and its notes, as Discord counts at most."""
    return length(quoted(quote)) + sum(length(line) + 1 for line in notes(quote))


def passage(excerpt: Excerpt, *, introduced: bool = True) -> str:
    """Write a quotation whole: the words that introduce it, itself, where it stands, its notes."""
    quote = excerpt.quote
    parts = [_subtext(quote.lead_in, _LONGEST_LEAD_IN)] if introduced and quote.lead_in else []
    parts += [f"-# {CUT}"] if excerpt.cut_before else []
    parts.append(quoted(quote))
    parts += [f"-# {CUT}"] if excerpt.cut_after else []
    parts.append(f"— {citation(quote.citation)}")
    return "\n".join([*parts, *notes(quote)])


def citation(cited: Citation) -> str:
    """Say where a quotation stands: title · author · heading · paragraph."""
    names = [f"**{named(cited.title)}**", *(named(name) for name in (cited.author, cited.heading) if name)]
    return " · ".join([*names, f"¶ {cited.paragraph}"])


def named(name: str, longest: int = _LONGEST_NAME) -> str:
    """Write a name on one line; one of unusual length is cut, and the cut is shown."""
    shown, is_cut = shortened(" ".join(name.split()), longest)
    return escape(f"{shown}…" if is_cut else shown)


def notes(quote: Quote) -> list[str]:
    """Write the notes of a quotation in small letters; how many are left to the button is said."""
    lines: list[str] = []
    taken = 0
    for place, noted in enumerate(quote.notes):
        line = note(noted, _LONGEST_NOTE)
        taken += length(line)
        if place and taken > _ALL_NOTES:
            return [*lines, f"-# {CUT} +{len(quote.notes) - place}"]
        lines.append(line)
    return lines


def note(noted: Footnote, longest: int) -> str:
    """Write a note in small letters; one that is too long is cut at a word, and the cut is shown."""
    return _subtext(noted.text, longest, label=f"{escape(superscript(noted.label))} ")


def shortened(text: str, longest: int) -> tuple[str, bool]:
    """Cut a text at a word if it is too long once written; tell whether it was."""
    if length(escape(text)) <= longest:
        return text, False
    cut = text[:longest]
    while length(escape(cut)) > longest:
        cut = cut[: len(cut) * 9 // 10]
    return cut[: cut.rfind(" ")] if " " in cut else cut, True


def _subtext(text: str, longest: int, label: str = "") -> str:
    shown, is_cut = shortened(text.strip(), longest)
    lines = escape(shown).split("\n")
    lines[0] = label + lines[0]
    lines[-1] += f" {CUT}" if is_cut else ""
    return "\n".join(f"-# {line}" if line.strip() else line for line in lines)


def _shown(quote: Quote) -> tuple[str, Sequence[Span]]:
    """Put the pieces of a quotation together; the best sentence as offsets in what is shown."""
    shown = ""
    strong: list[Span] = []
    for piece in pieces(quote):
        end = len(shown) + len(piece.shown)
        if piece.is_highlight:
            start = strong.pop().start if strong and strong[-1].end == len(shown) else len(shown)
            strong.append(Span(start, end))
        shown += piece.shown
    return shown, strong

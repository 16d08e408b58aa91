"""Answers and notes → text for a terminal or a pipe. Pure.

A quotation stands behind a rule at the left; what is not behind the rule is not its words. In a pipe there
is no colour and no line is broken, so that every line behind a rule is a line of the source. Control
characters of the source are shown as signs: the only commands to the terminal are those of ``Style``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from bot.answer import Answer, Citation, FoundNote, ListedWork, Quote
from bot.asking.kinds import Kind
from bot.notes import Note
from bot.render.beside import elsewhere, meanings, voice
from bot.render.citations import on_page
from bot.render.findings import cited_by, denied, is_on_subject, said, worth_showing
from bot.render.pieces import pieces
from bot.render.superscript import superscript
from bot.visible import on_one_line, visible
from bot.words import Say
from corpus.model import Document, Library
from embeddings.hits import Explanation, Outcome, Score

RULE = "  │ "
_INDENT = "    "
_NARROWEST = 30


@dataclass(frozen=True, slots=True)
class Style:
    """How to write: ``width`` in columns, None for lines as long as they come; with colour or without.

    ``say`` is the language of what is not quoted.
    """

    width: int | None = None
    colour: bool = False
    say: Say = field(default_factory=Say)

    def strong(self, text: str) -> str:
        """Set the best sentence apart."""
        return f"\x1b[1m{text}\x1b[0m" if self.colour and text else text

    def faint(self, text: str) -> str:
        """Set aside what is not the words of the text."""
        return f"\x1b[2m{text}\x1b[0m" if self.colour and text else text


def answer(given: Answer, style: Style) -> str:
    """Write an answer: what may be said of it, then its quotations."""
    if given.kind is not Kind.QUESTION:
        return _unsearched(given, style)
    parts = [visible(correction) for correction in _corrections(given.explanation, style.say)]
    parts += _outcome(given, style.say)
    shown = given.quotes[: worth_showing(given.quotes)]
    parts += ["\n".join(_quote(quote, style)) for quote in shown]
    listed = cited_by(given, shown)
    parts += ["\n".join(_works(listed, len(shown), style))] if listed else []
    return "\n\n".join(parts) + "\n"


def _unsearched(given: Answer, style: Style) -> str:
    """Write what needed no search: a sentence, what the library holds, notes, paragraphs."""
    say = style.say
    match given.kind:
        case Kind.PASSAGE if given.quotes:
            return "\n\n".join("\n".join(_quote(quote, style)) for quote in given.quotes) + "\n"
        case Kind.NOTE if given.notes:
            return "\n".join(footnote(found, style) for found in given.notes)
        case Kind.NOTE:
            return denied("no_note_labelled", given.label or "", given.documents, say) + "\n"
        case Kind.PASSAGE:
            return say("no_passage_labelled", label=given.label) + "\n"
        case Kind.LIBRARY:
            return "\n".join(_facts(given.documents, say)) + "\n"
        case Kind.HELP:
            return say("what_it_is") + "\n"
        case _:
            return say("asks_nothing") + "\n"


def _facts(documents: Sequence[Document], say: Say) -> Iterator[str]:
    """Yield what is in the library: how much, and each text by title and author."""
    held = Library(tuple(documents)).counts
    counts = (("documents", len(documents)), ("passages", held.passages), ("notes", held.notes))
    yield " · ".join(say.count(key, count) for key, count in counts)
    for document in documents:
        names = [say("in_marks", text=document.title), document.author or "", document.id]
        yield visible(_INDENT + " · ".join(on_one_line(name) for name in names if name))


def _works(listed: Sequence[ListedWork], passages: int, style: Style) -> Iterator[str]:
    """Yield the works that the notes of some passages cite, as they are cited in full."""
    yield style.say.count("works_cited_here", passages)
    for work in listed:
        noted = style.say.count("work_cited", len(work.notes), notes=", ".join(work.notes))
        yield from _wrapped(_INDENT, f"{' '.join(work.reference.split())} ({noted})", style)


def _outcome(given: Answer, say: Say) -> list[str]:
    sentence = said(given, say)
    if sentence is None:
        return []
    is_whole = given.outcome is Outcome.NOTHING or is_on_subject(given)
    follow = say.count("closest_follow", worth_showing(given.quotes))
    return [sentence if is_whole else f"{sentence} {follow}"]


def explanation(given: Answer) -> str:
    """Write why the outcome is what it is, and the scores of each quotation."""
    lines = [f"{given.outcome}, confidence {given.confidence:.2f}, index {given.generation}"]
    lines.append(f"kind of message: {given.kind}" + (f", label {given.label}" if given.label else ""))
    if given.searched is not None:
        lines.append(f"searched as: {given.searched}")
    if given.explanation:
        lines += _reasons(given.explanation)
    lines += [
        f"{place}. {quote.citation.document} ¶ {quote.citation.paragraph}: {_scored(quote.score)}"
        for place, quote in enumerate(given.quotes, 1)
        if quote.score
    ]
    return visible("\n".join(lines)) + "\n"


def _scored(score: Score) -> str:
    return f"dense {score.dense:.3f}, lexical {score.lexical:.3f}, fused {score.fused:.3f}"


def _reasons(explained: Explanation) -> Iterator[str]:
    """Yield the lines between which the confidence fell, its signals, and the words of the question."""
    measured = " (measured on this library)" if explained.line_is_measured else ""
    yield f"quoted from {explained.quoted_from:.2f}{measured}, closest from {explained.closest_from:.2f}"
    if not explained.may_tell:
        yield "on the subject at most: the sentence that is nearest does not tell what is asked"
    yield "signals: " + ", ".join(f"{name} {value:.2f}" for name, value in explained.signals.items())
    yield "words by rarity: " + ", ".join(
        f"{word.word} {word.rarity:.1f}" for word in sorted(explained.words, key=lambda word: -word.rarity)
    )
    if missing := [word.word for word in explained.words if not word.found]:
        yield "not in the library: " + ", ".join(missing)
    for phrase, is_held in explained.phrases.items():
        yield f"“{phrase}”: " + ("word for word" if is_held else "nowhere word for word")
    if explained.by_second:
        yield f"language {explained.language}: measured by the model of many languages"
    if explained.with_context:
        yield "the question before was taken into account"


def _corrections(explained: Explanation | None, say: Say) -> Iterator[str]:
    for word in explained.words if explained else ():
        if word.correction:
            taken, asked = (say("in_marks", text=text) for text in (word.correction, word.word))
            yield f"({say('corrected', taken=taken, asked=asked)})"


def footnote(found: FoundNote, style: Style) -> str:
    """Write a note, where it stands, and the paragraphs that call it."""
    lines = [*_note(found.note, style)]
    called = ", ".join(f"¶ {passage.number}" for passage in found.passages) or style.say("uncalled")
    lines.append(_INDENT + style.faint(visible(f"— {found.title} ({found.document}), {called}")))
    for passage in found.passages:
        marker = next(m for m in passage.markers if m.note == found.note.place)
        before = visible(" ".join(passage.text[: marker.start - passage.start][-60:].split()))
        lines.append(_INDENT + style.faint(f"¶ {passage.number}: …{before}{superscript(marker.label)}"))
    return "\n".join(lines) + "\n"


def citation(cited: Citation, say: Say) -> str:
    """Say where a quotation stands, on one line."""
    page = on_page(cited.page) if cited.page else ""
    title = say("in_marks", text=cited.title)
    parts = [cited.author or "", title, cited.heading or "", page, f"¶ {cited.numbers}"]
    return " · ".join(part for part in parts if part)


def _quote(quote: Quote, style: Style) -> Iterator[str]:
    """Yield the lines of a quotation, its place and its notes."""
    if spoken := voice(quote, style.say, on_one_line):
        yield from _wrapped(_INDENT, spoken, style)
    if quote.lead_in:
        yield from _wrapped(_INDENT, " ".join(quote.lead_in.split()), style, style.faint)
    yield from _quotation(quote, style)
    yield from _wrapped(_INDENT, f"— {citation(quote.citation, style.say)}", style, style.faint)
    for also in elsewhere(quote, quote.also, lambda c: citation(c, style.say), style.say, on_one_line):
        yield from _wrapped(_INDENT, f"  {also}", style, style.faint)
    if answering := quote.answering:
        found = style.say("found_in_note", label=answering.label)
        yield from _wrapped(_INDENT, found, style, style.faint)
        yield from _note(answering, style)
    for note in quote.notes:
        if note is not answering:
            yield from _note(note, style)


def _quotation(quote: Quote, style: Style) -> Iterator[str]:
    """Yield a quotation behind its rule, broken at spaces only, its best sentence set apart."""
    words = [(piece.shown, piece.is_highlight) for piece in pieces(quote)]
    shown = visible("".join(text for text, _ in words))
    marks = [is_highlight for text, is_highlight in words for _ in text]
    for line in _marked(shown, marks, style, len(RULE)):
        yield style.faint(RULE.rstrip()) + (" " + line if line else "")


def _marked(shown: str, marks: Sequence[bool], style: Style, indent: int) -> Iterator[str]:
    """Yield the lines of a text with room for an indent, what is marked in it set apart."""
    for start, end in _breaks(shown, style.width and max(style.width - indent, _NARROWEST)):
        runs = _runs(marks, start, end)
        yield "".join(style.strong(shown[a:b]) if marks[a] else shown[a:b] for a, b in runs)


def _runs(marks: Sequence[bool], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a line that are set alike."""
    at = start
    for place in range(start + 1, end + 1):
        if place == end or marks[place] != marks[at]:
            if at < place:
                yield at, place
            at = place


def _breaks(text: str, width: int | None) -> Iterator[tuple[int, int]]:
    """Yield the lines of a text as spans; the space or line end between two lines is in neither."""
    at = 0
    for line in text.split("\n"):
        yield from _broken(text, at, at + len(line), width)
        at += len(line) + 1


def _broken(text: str, start: int, end: int, width: int | None) -> Iterator[tuple[int, int]]:
    begin = start
    if not width:  # a pipe has no width
        yield begin, end
        return
    from rich.cells import cell_len

    while cell_len(text[begin : min(end, begin + width + 1)]) > width:
        stop = begin
        cells = 0
        while stop < end and (cells := cells + cell_len(text[stop])) <= width:
            stop += 1
        space = text.rfind(" ", begin + 1, stop + 1)
        cut = space if space > begin else stop
        yield begin, cut
        begin = cut + 1 if space > begin else cut
    yield begin, end


def _note(note: Note, style: Style) -> Iterator[str]:
    """Yield a note, and below it what its short forms mean."""
    words = [(superscript(note.label), False)]
    edges = [0, *(edge for lit in note.lit for edge in (lit.start, lit.end)), len(note.text)]
    for place, (start, end) in enumerate(pairwise(edges)):
        words += [(word, place % 2 == 1) for word in note.text[start:end].split()]
    shown = visible(" ".join(word for word, _ in words))
    marks = [is_lit for word, is_lit in words for _ in f"{word} "]
    yield from (_INDENT + line for line in _marked(shown, marks, style, len(_INDENT)))
    for meaning in meanings(note, style.say, on_one_line):
        yield from _wrapped(_INDENT * 2, meaning, style, style.faint)


def _wrapped(indent: str, text: str, style: Style, paint: object = None) -> Iterator[str]:
    text = visible(text)
    width = style.width and max(style.width - len(indent), _NARROWEST)
    for start, end in _breaks(text, width):
        line = text[start:end]
        yield indent + (paint(line) if callable(paint) else line)

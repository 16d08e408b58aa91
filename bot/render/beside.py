"""What is said beside a quotation: whose words it holds, what short references mean. Pure.

Each door writes names and references in its own way, on one line: Discord's signs are escaped and what is
too long for a message is cut; a terminal is shown them as they are.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from bot.answer import Citation, Quote
from bot.notes import Note, ShortForm
from bot.words import Say
from corpus.model import Resolution

_LONGEST_NAME = 160  # characters, as written, of an author or a speaker
_LONGEST_REFERENCE = 300


class Write(Protocol):
    """How a door writes words of a text on one line, in at most so many characters."""

    def __call__(self, text: str, longest: int, /) -> str:
        """Write a name or a reference."""


def voice(quote: Quote, say: Say, write: Write) -> str | None:
    """Say whose words a quotation holds; None where the author of the text speaks.

    A passage that is a quotation: "Trotsky, quoted by Paul Le Blanc". One that holds a long one: "with words
    of Trotsky, quoted by Paul Le Blanc". What is not certain is said to be so.
    """
    speaker = quote.speaker
    if speaker is None:
        return None
    author = quote.citation.author
    source = say("quoted_by", author=write(author, _LONGEST_NAME)) if author else say("quoted_in_text")
    if speaker.name is None:
        return say("voice_unknown" if quote.is_quotation else "voice_within_unknown", source=source)
    name = write(speaker.name, _LONGEST_NAME)
    if not speaker.certain:
        name = say("perhaps", name=name)
    return say("voice" if quote.is_quotation else "voice_within", name=name, source=source)


def elsewhere(
    quote: Quote, others: Sequence[Citation], cite: Callable[[Citation], str], say: Say, write: Write
) -> Iterator[str]:
    """Yield a line for each other place with the same words; what is cited alike is told apart by its id."""
    cited = [cite(citation) for citation in (quote.citation, *others)]
    for other, where in zip(others, cited[1:], strict=True):
        is_alone = cited.count(where) == 1
        identified = where if is_alone else f"{where} ({write(other.document, _LONGEST_NAME)})"
        yield say("also", where=identified)


def meanings(note: Note, say: Say, write: Write) -> Iterator[str]:
    """Yield a line for each short reference of a note: what it means, or what it may mean."""
    return (meaning(form, say, write) for form in note.references)


def meaning(form: ShortForm, say: Say, write: Write) -> str:
    """Say what a short form means, or that it is not certain and what it may mean."""

    def line(text: str) -> str:
        return write(text, _LONGEST_REFERENCE)

    text = line(form.text)
    if form.note is not None:
        note = line(_with_heading(form.note, form.under))
        return say("means", text=text, note=note, reference=line(form.reference or ""))
    listed = "; ".join(
        say("candidate", note=line(_with_heading(c.note, c.under)), reference=line(c.reference))
        for c in form.candidates
    )
    if form.resolution is Resolution.AMBIGUOUS:
        return say("may_mean", text=text, listed=listed)
    if form.later:
        return say("means_later", text=text)
    return say("means_none", text=text) + (say("see", listed=listed) if listed else "")


def _with_heading(label: str, heading: str | None) -> str:
    """Name a note; of several with one label by its heading too."""
    return f"{label} ({heading})" if heading else label

"""What the bot says beside a quotation: whose words it holds, what short references mean. Pure."""

from collections.abc import Iterator

from bot.answer import Quote
from bot.notes import Note, ShortForm
from bot.render.escape import escape
from bot.render.shorten import named
from bot.words import Words
from corpus.model import Resolution

_LONGEST_REFERENCE = 300  # characters as written


def voice(quote: Quote, words: Words) -> str | None:
    """Say whose words a quotation holds; None where the author of the text speaks."""
    speaker = quote.speaker
    if speaker is None:
        return None
    author = quote.citation.author
    source = words("quoted_by", author=named(author)) if author else words("quoted_in_text")
    if speaker.name is None:
        return words("voice_unknown" if quote.is_quotation else "voice_within_unknown", source=source)
    name = named(speaker.name) if speaker.certain else words("perhaps", name=named(speaker.name))
    return words("voice" if quote.is_quotation else "voice_within", name=name, source=source)


def meanings(note: Note, words: Words) -> Iterator[str]:
    """Yield a line for each short reference of a note: what it means, or what it may mean."""
    return (_meaning(form, words) for form in note.references)


def _meaning(form: ShortForm, words: Words) -> str:
    text = _line(form.text)
    if form.note is not None:
        return words("means", text=text, note=escape(form.note), reference=_line(form.reference or ""))
    listed = "; ".join(
        words("candidate", note=escape(c.note), reference=_line(c.reference)) for c in form.candidates
    )
    if form.resolution is Resolution.AMBIGUOUS:
        return words("may_mean", text=text, listed=listed)
    return words("means_none", text=text) + (words("see", listed=listed) if listed else "")


def _line(text: str) -> str:
    return named(text, _LONGEST_REFERENCE)

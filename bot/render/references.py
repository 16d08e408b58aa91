"""The short forms of a note → lines that stand beside the note, never inside it. Pure."""

from collections.abc import Iterator

from bot.notes import Note, ShortForm
from corpus.model import Resolution


def meanings(note: Note) -> Iterator[str]:
    """Yield a line for each short form of a note: what it means, or what it may mean."""
    return (meaning(form) for form in note.references)


def meaning(form: ShortForm) -> str:
    """Say what a short form means, or that it is not certain and what it may mean."""
    if form.note is not None:
        return f"{form.text} → note {form.note}: {' '.join((form.reference or '').split())}"
    listed = "; ".join(f"note {c.note}: {' '.join(c.reference.split())}" for c in form.candidates)
    if form.resolution is Resolution.AMBIGUOUS:
        return f"{form.text} → not certain, may be {listed}"
    return f"{form.text} → cited in full in no earlier note" + (f"; see {listed}" if listed else "")

"""What may be said of what was found, in a sentence; both doors say the same. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.answer import Answer, ListedWork, Quote
from bot.words import Say
from corpus.model import Document
from embeddings.hits import Outcome

_WORTH = 0.6  # of the best score


def said(given: Answer, say: Say) -> str | None:
    """Say what stands before passages that are no answer, or instead of any; None where they are one."""
    if given.outcome is Outcome.QUOTED:
        return None
    if given.outcome is Outcome.NOTHING:
        return say("nothing")
    explained = given.explanation
    if explained and not explained.is_understood:
        return say("not_understood", languages=_listed(explained.languages, say))
    if is_on_subject(given):
        return say.count("on_subject", worth_showing(given.quotes))
    if explained and explained.unknown_names:
        names = ", ".join(say("in_marks", text=name) for name in explained.unknown_names)
        return f"{say('no_answer')} {say('unknown_names', names=names)}"
    return say("no_answer")


def is_on_subject(given: Answer) -> bool:
    """Tell whether the passages are sure to be on the subject, and not sure to answer."""
    explained = given.explanation
    return (
        given.outcome is Outcome.CLOSEST
        and explained is not None
        and explained.is_understood
        and explained.bears_from <= given.confidence
        and (given.confidence < explained.quoted_from or not explained.may_tell)
    )


def worth_showing(quotes: Sequence[Quote]) -> int:
    """Count the first quotations that are not much worse than the best (decision 51).

    A block quotation goes with what introduces it, a reply with its question.
    """
    scores = [quote.score.fused if quote.score else None for quote in quotes]
    least = _WORTH * (scores[0] or 0.0) if scores else 0.0
    worse = (
        place
        for place, (quote, score) in enumerate(zip(quotes, scores, strict=True))
        if score is not None and score < least and not (quote.is_quotation or quote.is_reply)
    )
    return next(worse, len(quotes))


def cited_by(given: Answer, quotes: Sequence[Quote]) -> Sequence[ListedWork]:
    """Give the works of an answer that the notes of some of its quotations cite, with these notes alone."""
    shown = {(quote.citation.document, note.place) for quote in quotes for note in quote.notes}
    cited = []
    for work in given.works:
        pairs = zip(work.notes, work.places, strict=True)
        own = [(label, place) for label, place in pairs if (work.document, place) in shown]
        if own:
            labels, places = zip(*own, strict=True)
            cited.append(replace(work, notes=labels, places=places))
    return cited


def _listed(languages: tuple[str, ...], say: Say) -> str:
    """Name languages, in order.

    >>> _listed(("en", "de", "xx"), Say())
    'English, German, xx'
    """
    return ", ".join(say.name_of_language(language) for language in languages)


def denied(key: str, label: str, documents: Iterable[Document], say: Say, where: str = "") -> str:
    """Say that texts have no such note; where not all of theirs were read, only that none was found."""
    is_sure = not any(document.has_unread_notes for document in documents)
    return say(key if is_sure else "note_not_read", label=label, where=where)

"""A passage and its quotations → whose words it is, and what introduces it. Pure.

Apart from how speakers are found, which takes long to be imported: whoever answers needs what was found.
"""

from collections.abc import Sequence

from corpus.model import Passage, Quotation, Span, Speaker, is_turn
from corpus.speech.quotations import words_in

UNKNOWN = Speaker(None, certain=False)
# Words from which on a quotation is more than a phrase in somebody else's sentence.
AT_LENGTH = 20
_MOST = 4  # names of those who speak in one passage


def speaker_of(passage: Passage, held: Sequence[Quotation]) -> Speaker | None:
    """Say whose words a passage is, or holds at length; None if it quotes nothing at length.

    Where several people speak, or one who is not identified, no name is given, but for turns of a transcript:
    who speaks stands before each.
    """
    long = [
        q for q in held if passage.is_quotation or is_turn(passage, q) or words_in(passage, q) >= AT_LENGTH
    ]
    speakers = dict.fromkeys(quotation.speaker for quotation in long)
    if not speakers:
        return None
    are_turns = all(is_turn(passage, quotation) for quotation in long)
    return together(list(speakers)) if are_turns or len(speakers) == 1 else UNKNOWN


def together(speakers: Sequence[Speaker]) -> Speaker:
    """Name several who speak in turn, each with certainty: "Interviewer, Mrs Oake"; else nobody."""
    names = list(dict.fromkeys(speaker.name for speaker in speakers if speaker.certain and speaker.name))
    if len(set(speakers)) == 1:
        return speakers[0]
    return Speaker(", ".join(names), certain=True) if len(names) == len(set(speakers)) <= _MOST else UNKNOWN


def lead_in_of(passage: Passage, held: Sequence[Quotation]) -> Span | None:
    """Give the sentence in another passage that introduces a passage which begins inside a quotation."""
    first = held[0].lead_in if held else None
    return first if first and first.end <= passage.start else None

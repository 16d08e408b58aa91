"""Quotation marks: what opens a quotation, and what closes it. Pure.

One mark may open in one language and close in another (`“`, `»`): what a sign is, its place says.
"""

from corpus.stretch import Stretch

# `“English”`, `„deutsch“`, `„polski”`, `«français»`, `»deutsch«`, `"typewriter"`, `‘British’`, `‹suisse›`
CLOSERS = {"“": "”", "„": "“”", "‟": "”", "«": "»", "»": "«", '"': '"', "‘": "’", "‹": "›"}
# Those that set off what a person said; single marks set off what stands inside, and are apostrophes too.
DOUBLE = '“„‟«»"'
DOUBLE_CLOSING = "".join(CLOSERS[mark] for mark in DOUBLE)
# Signs that close more often than they open, and the other way round.
CLOSING = "”’»›\"'"
OPENING = "“‘«‹„\"'"


def closing(quoted: Stretch) -> int | None:
    """Find the mark that closes the quotation with which a stretch opens; None if none does.

    >>> closing(Stretch("„Ja“, sagte sie.", 0, 16))
    3
    """
    text, start, end = quoted.text, quoted.start, quoted.end
    ends = [at for at in (text.find(mark, start + 1, end) for mark in CLOSERS[text[start]]) if at > 0]
    return min(ends, default=None)

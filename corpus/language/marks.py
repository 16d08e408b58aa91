"""Quotation marks: what opens a quotation, and what closes it. Pure.

One mark may open in one language and close in another (`“`, `»`): what a sign is, its place says.
"""

# `“English”`, `„deutsch“`, `„polski”`, `«français»`, `»deutsch«`, `"typewriter"`, `‘British’`, `‹suisse›`
CLOSERS = {"“": "”", "„": "“”", "‟": "”", "«": "»", "»": "«", '"': '"', "‘": "’", "‹": "›"}
# Those that set off what a person said; single marks set off what stands inside, and are apostrophes too.
DOUBLE = '“„‟«»"'
DOUBLE_CLOSING = "".join(CLOSERS[mark] for mark in DOUBLE)
# Signs that close more often than they open, and the other way round.
CLOSING = "”’»›\"'"
OPENING = "“‘«‹„\"'"


def closing(text: str, start: int, end: int) -> int:
    """Find the mark that closes the quotation which opens at a place; -1 if none does.

    >>> closing("„Ja“, sagte sie.", 0, 16)
    3
    """
    ends = [at for at in (text.find(mark, start + 1, end) for mark in CLOSERS[text[start]]) if at > 0]
    return min(ends, default=-1)

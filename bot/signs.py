r"""Signs that nobody sees or that a screen obeys ↔ signs that show them; the length of a text. Pure.

>>> "\x1b[31m".translate(str.maketrans(PICTURES)), "\x9b" in C1
('␛[31m', True)
"""

import re

# C0 and delete, each with the sign that Unicode has to show it: ␛, ␇, ␡.
PICTURES = {chr(code): chr(0x2400 + code) for code in range(0x20)} | {"\x7f": "␡"}
# C1, of which Unicode has no pictures.
C1 = "".join(map(chr, range(0x80, 0xA0)))
# Those of C0 that part words, and what else ends a line, which is shown as a new line is.
SPACES = "\t\n\v\f\r\x1c\x1d\x1e\x1f"
LINE_ENDS = "\x85\u2028\u2029"
NEW_LINE = "␤"

# Soft hyphen, joiners, marks of direction, the byte order mark: within words, and not seen.
UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
# Signs that turn the direction of all that follows, and the sign that ends each.
POP_EMBEDDING, POP_ISOLATE = "\u202c", "\u2069"
TURNS = dict.fromkeys("\u202a\u202b\u202d\u202e", POP_EMBEDDING) | dict.fromkeys(
    "\u2066\u2067\u2068", POP_ISOLATE
)
_TURN = re.compile(f"[{''.join(TURNS)}{POP_EMBEDDING}{POP_ISOLATE}]")

# Figures and letters, and what they are once raised; Unicode has no raised q.
RAISED = dict(zip("0123456789abcdefghijklmnoprstuvwxyz", "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ", strict=True))


def length(text: str) -> int:
    """Count UTF-16 code units: of the ways in which Discord may count, the one that counts most.

    >>> length("Grüße"), length("🐟")
    (5, 2)
    """
    return len(text.encode("utf-16-le")) // 2


def closers(line: str) -> str:
    """End every turn of direction that a line leaves open, so that it does not turn what follows."""
    pending: list[str] = []
    for sign in _TURN.findall(line):
        if sign in TURNS:
            pending.append(TURNS[sign])
        elif sign == POP_EMBEDDING and pending and pending[-1] == POP_EMBEDDING:
            pending.pop()
        elif sign == POP_ISOLATE and POP_ISOLATE in pending:
            while pending.pop() != POP_ISOLATE:
                pass
    return "".join(reversed(pending))

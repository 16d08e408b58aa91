r"""Bytes → text, strictly, or the Problem that says why not. Pure.

A text is UTF-8. A byte order mark is dropped and line ends become ``\n``; nothing else is touched, since
quotations are slices of what comes out of here.
"""

from corpus.model import Problem, ProblemKind

_BYTE_ORDER_MARK = "\ufeff"
# Marks of encodings that are often met and are not UTF-8.
_FOREIGN_MARKS = ((b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"))


def decode(data: bytes, where: str) -> str | Problem:
    """Decode a text file; ``where`` names the file in the Problem."""
    for mark, name in _FOREIGN_MARKS:
        if data.startswith(mark):
            return Problem(ProblemKind.NOT_UTF_8, f"the file is {name}; save it as UTF-8", where)
    if b"\0" in data:
        return Problem(ProblemKind.BINARY_FILE, f"zero byte at offset {data.index(0)}; not a text", where)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        detail = f"byte 0x{data[error.start]:02x} at offset {error.start}; save the file as UTF-8"
        return Problem(ProblemKind.NOT_UTF_8, detail, where)
    text = text.removeprefix(_BYTE_ORDER_MARK).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return Problem(ProblemKind.EMPTY_FILE, "no text in it", where)
    return text

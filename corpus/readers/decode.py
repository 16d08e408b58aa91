"""Bytes of a file → its text, with the problems of its encoding, or the Problem that says why not. Pure."""

from corpus import encodings
from corpus.model import Problem, ProblemKind


def decode(data: bytes, where: str) -> tuple[str, tuple[Problem, ...]] | Problem:
    """Decode a text file; ``where`` names the file in the Problem."""
    try:
        decoded = encodings.decode(data)
    except encodings.Undecodable as error:
        return Problem(error.kind, error.detail, where)
    if not decoded.text.strip():
        return Problem(ProblemKind.EMPTY_FILE, "no text in it", where)
    return decoded.text, tuple(guessed(decoded.guessed))


def guessed(encoding: str | None) -> list[Problem]:
    """Report an encoding that nothing but the letters of a text says."""
    if encoding is None:
        return []
    detail = f"read as {encoding}, which fits its letters; save it as UTF-8 to be sure"
    return [Problem(ProblemKind.ENCODING_GUESSED, detail, "line 1")]

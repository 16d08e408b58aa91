"""What a file of a markup format is refused for. Pure."""

from corpus.model import ProblemKind


class Refused(Exception):
    """A file that is not read: hostile, damaged, or not what its name says."""

    def __init__(self, kind: ProblemKind, detail: str) -> None:
        super().__init__(detail)
        self.kind = kind
        self.detail = detail

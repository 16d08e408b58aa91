"""Two states of a library → what was added, changed and removed. Pure."""

from dataclasses import dataclass

from corpus.model import Library


@dataclass(frozen=True, slots=True)
class Changes:
    """How a library differs from what it was, by document id."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int


def changes(library: Library, before: Library | None) -> Changes:
    """Compare two libraries by what was read of each document."""
    old = {document.id: document for document in before.documents} if before else {}
    new = {document.id: document for document in library.documents}
    common = [identifier for identifier in new if identifier in old]
    changed = tuple(identifier for identifier in common if new[identifier] != old[identifier])
    return Changes(
        added=tuple(identifier for identifier in new if identifier not in old),
        changed=changed,
        removed=tuple(identifier for identifier in old if identifier not in new),
        unchanged=len(common) - len(changed),
    )

"""Choices that name texts by their paths → the same choices where a file was moved or has another name. Pure.

A limit that is lost shows what nobody there has read yet. So beside the path stand marks of the text: the
names of its title, of its file, and of a few of its paragraphs, by which it is found elsewhere; and how far
it was read is told by its paragraphs, not by their numbers (``bookmark.py``).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from bot.servers.bookmark import found_again, order_of
from bot.servers.daily import Daily
from bot.servers.ends import End
from bot.servers.preferences import Preferences
from corpus.model import Document, Library, name_of

Marks = tuple[str, ...]

_MARKS = 8  # paragraphs, spread over a text
_ENOUGH = 2  # of them in another text: so many are not there by chance
_FEW = 80  # characters: what is shorter may stand in any text
_SHARED = ""  # for a title that another text has too ("Introduction"): it tells neither from the other


def follow(chosen: Preferences, library: Library, at: float) -> Preferences:
    """Let the choices of a server hold for its texts wherever they are now, and as far as they are read.

    A text that is nowhere keeps its choice, for it may come back. Of two ends that come to one text, the
    earlier holds.
    """
    names = _named(chosen)
    now = {name: _places(name, chosen.texts.get(name, ()), library) or (name,) for name in names}
    known = {name: order for name, order in chosen.orders.items() if name in now}
    orders = {(name, place): _order(place, library) or known[name] for name in known for place in now[name]}
    if all(places == (name,) for name, places in now.items()) and all(
        order == known[name] for (name, _), order in orders.items()
    ):
        return chosen

    def ended(name: str, end: End, place: str) -> End:
        if name not in known:  # an earlier version did not remember
            return end
        return end.moved(lambda last: found_again(last, known[name], orders[name, place]), at)

    return replace(
        chosen,
        documents_off=frozenset(place for name in chosen.documents_off for place in now[name]),
        reading={channel: _ends(ends, now, ended) for channel, ends in chosen.reading.items()},
        daily={channel: _daily(one, now) for channel, one in chosen.daily.items()},
    )


def marked(chosen: Preferences, library: Library) -> Preferences:
    """Mark the texts that choices name, as they are now; a text that is nowhere keeps its marks."""
    found = ((name, _marks_now(name, chosen.texts, library)) for name in sorted(_named(chosen)))
    read = {name for ends in chosen.reading.values() for name in ends}
    orders = ((name, _order(name, library) or chosen.orders.get(name)) for name in sorted(read))
    return replace(
        chosen,
        texts={name: marks for name, marks in found if marks},
        orders={name: order for name, order in orders if order},
    )


def moved(before: Preferences, after: Preferences) -> list[tuple[str, str]]:
    """List the texts whose choices hold under another name now: the name of before, and that."""
    gone, come = _named(before) - _named(after), sorted(_named(after) - _named(before))
    return [
        (old, new)
        for old in sorted(gone)
        for new in come
        if set(before.texts.get(old, ())) & set(after.texts.get(new, ()))
    ]


def _named(chosen: Preferences) -> set[str]:
    """Give the texts that choices name."""
    read = (name for ends in chosen.reading.values() for name in ends)
    posted = (one.document for one in chosen.daily.values() if one.document is not None)
    return {*chosen.documents_off, *read, *posted}


def _places(name: str, marks: Marks, library: Library) -> tuple[str, ...]:
    """Find where a text is now: where it was, unless its words stand elsewhere and not there any more.

    Where another text has taken its path, the choice holds for both: which was meant nobody can tell.
    """
    here = library.document(name)
    if here and (not marks or _is_like(here, marks, library)):
        return (name,)
    found = tuple(document.id for document in library.documents if _is_like(document, marks, library))
    return tuple(sorted({*found, *((name,) if here else ())}))


def _is_like(document: Document, marks: Marks, library: Library) -> bool:
    title, file, *words = marks or ("", "")
    if title == _title(document) or file == _file(document):
        return True
    held = Counter(passage.document for mark in words for passage in library.named(mark)[:1000])
    return held[document.id] >= min(_ENOUGH, len(words)) > 0


def _marks_now(name: str, known: Mapping[str, Marks], library: Library) -> Marks:
    document, before = library.document(name), known.get(name, ())
    if document is None:
        return before
    title = _title(document)
    if any(_title(other) == title for other in library.documents if other is not document):
        title = _SHARED
    return before if before[:2] == (title, _file(document)) else (title, *marks_of(document)[1:])


def marks_of(document: Document) -> Marks:
    """Mark a text: its title, its file, and some of its longer paragraphs from its beginning to its end."""
    words = (document.text[passage.start : passage.end] for passage in document.passages)
    longer = [said for said in words if len(said) >= _FEW]
    chosen = (longer[place * len(longer) // _MARKS] for place in range(_MARKS)) if longer else ()
    return (_title(document), _file(document), *dict.fromkeys(map(name_of, chosen)))


def _title(document: Document) -> str:
    return name_of(document.title.casefold())


def _file(document: Document) -> str:
    return name_of(document.digest)


def _order(name: str, library: Library) -> str | None:
    document = library.document(name)
    return order_of(document) if document else None


def _ends(
    ends: Mapping[str, End], now: Mapping[str, Iterable[str]], ended: Callable[[str, End, str], End]
) -> dict[str, End]:
    held: dict[str, End] = {}
    for name, end in ends.items():
        for place in now[name]:
            there = ended(name, end, place)
            held[place] = min(there, held.get(place, there), key=lambda one: one.last)
    return held


def _daily(daily: Daily, now: Mapping[str, tuple[str, ...]]) -> Daily:
    return daily if daily.document is None else replace(daily, document=now[daily.document][0])

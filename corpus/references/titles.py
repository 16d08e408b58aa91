"""Titles in notes: where one ends, what looks like one, whether a short title means a longer one. Pure."""

import re

from corpus.language import marks
from corpus.language.languages import EVERY, any_of, folded
from corpus.language.names import fold
from corpus.model import Span
from corpus.stretch import Stretch

# Emphasis of Markdown and opening quotation marks around a title: "*Samizdat*", "“The German Ideology,”".
_MARKS = '“«„"‘'
_OPENING = re.compile(rf"[*_]{{0,2}}([{_MARKS}])")
# A title in emphasis, whatever editors follow: "*The Two Zhangs: Letters*, ed. and trans. Grace Attwater"
_EMPHASISED = re.compile(r"(?P<mark>[*_]{1,2})(?P<title>[^\W_a-z][^*_\n]{2,200})(?P=mark)(?=,\s|\s\(|,?\Z)")
# What follows a title: ", ed. by", ", trans.", ", second edition", ", vol. 2", ", Hg. v.", " in: ".
_AFTER = re.compile(
    rf",?\s\(?(?:{any_of(EVERY.after_title)}|{any_of(EVERY.book_volumes)}\s?\d)", re.IGNORECASE
)
# Small words that a title in capitals leaves small, and that a short title may leave out.
_SMALL = folded(EVERY.link_words, EVERY.small_words)
_ARTICLES = folded(EVERY.definite_articles, EVERY.indefinite_articles)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
# Verbs of remarks: a stretch that holds one is prose, however many capitals it has.
_PROSE = re.compile(rf"\b{any_of(EVERY.prose_words)}\b")


def title_of(words: Stretch) -> Span | None:
    """Give the title in a stretch that begins with one and may go on with editors or a volume.

    >>> title_of(Stretch("The Real Soviet Russia, second edition ", 0, 38))
    Span(start=0, end=22)
    """
    opening = words.match(_OPENING)
    closing = marks.closing(words.since(opening.start(1))) if opening else None
    if opening and closing is not None:
        return _bare(Stretch(words.text, opening.end(), closing))
    if emphasised := words.match(_EMPHASISED):
        return Span(*emphasised.span("title"))
    after = words.search(_AFTER)
    return _bare(words.until(after.start()) if after else words)


def _bare(title: Stretch) -> Span | None:
    words = title.trimmed(" \u00a0\n*_", " \u00a0\n,.;:(*_")
    return words.span if any(sign.isalnum() for sign in words.words) else None


def is_title(words: Stretch, *, strict: bool = True) -> bool:
    """Say whether a stretch is nothing but a title: quoted, or all its weighty words capitalised.

    ``strict`` wants more than one weighty word, or quotation marks.
    """
    if opens_with_emphasis(words):
        return True
    printed = words.words.strip(" ,.:(")
    if not printed or len(printed) > 250 or _PROSE.search(printed):
        return False
    if printed[0] in _MARKS:
        return True
    weighty = [w for w in _WORD.findall(printed) if w.casefold() not in _SMALL]
    capitals = all(w[0].isupper() or w[0].isdigit() for w in weighty)
    return capitals and len(weighty) >= (2 if strict else 1) and printed.lstrip("*_")[0].isupper()


def opens_with_emphasis(words: Stretch) -> bool:
    """Say whether a stretch opens with a title in emphasis and goes on, if at all, with its editors."""
    found = words.match(_EMPHASISED)
    rest = words.since(found.end()).words.strip(" ,(") if found else ""
    return (
        found is not None
        and not _PROSE.search(found["title"])
        and (not rest or bool(_AFTER.match(", " + rest)))
    )


def title_words(title: str) -> tuple[str, ...]:
    """Split a title for comparison: no case, no accents, no articles.

    >>> title_words("The Revolution Betrayed")
    ('revolution', 'betrayed')
    """
    found = tuple(_WORD.findall(fold(title)))
    return tuple(word for word in found if word not in _ARTICLES) or found


def main_title(title: str) -> tuple[str, ...]:
    """Split the title before its colon or full stop: "Samizdat: Voices of …" is "Samizdat"."""
    return title_words(re.split(r"[:.]\s", title, maxsplit=1)[0])


def can_shorten(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Say whether the words of a short title stand side by side in a full one."""
    width = len(short)
    return 0 < width <= len(full) and any(full[i : i + width] == short for i in range(len(full) - width + 1))

"""A message → its words, folded, each with where it stands. Pure.

Links, mentions, emoji and smileys are no words of it. Unlike the words of a search these keep the signs that
label notes.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import normalize

from bot.asking.languages import LANGUAGES
from embeddings.language.tokens import QUOTED, fold

# https://… · www.… · <@123> <#123> <:wave:123> </ask:123> · :wave: · :) :-D ;P <3
_NO_WORD = re.compile(
    r"https?://\S+|(?<!\S)[+-]1(?!\S)|\bwww\.\S+|<[@#:/a][^<>\s]*>|:[a-z_0-9]+:|(?<!\S)(?:[:;=xX8]['-]?[()DPpOo3|/\\]+|<3)(?!\w)"
)
# "4–7", "4 - 7", "iv–vi" are one word: from one label to another
_WORD = re.compile(
    r"(?<!\w)\d{1,4}\s?[-–—]\s?\d{1,4}(?![\w-])|(?<!\w)[ivxl]{1,7}[-–—][ivxl]{1,7}(?![\w-])"
    r"|[^\W_]+(?:[-'’ʼ&][^\W_]+)*|[*†‡§]+|¶"
)
_DASH = re.compile(r"\s?[–—-]\s?")
_APOSTROPHES = re.compile("['’ʼ]")
_LONG_DRAWN = re.compile(r"([^\W\d_])\1{2,}")  # sooo · hmmmm · thanksss
_LAUGH = re.compile(r"(?:h[aeiou]){2,}h?|(?:j[aei]){2,}j?|l+o+l+|(?:lo)+l|x+d+")  # hahaha · jajaja · looool
# "note", "note de bas de page", "n": what a note is called before its label, in any language
NOTES = frozenset(name.strip() for language in LANGUAGES for name in language.note.split("|"))
_ASIDE = 3
# "nota al pie núm. [3]": behind such a name a number is a label anyway, a few words aside
_BEHIND_NOTE = re.compile(rf"(?<!\S)(?:{'|'.join(NOTES)})(?: \S+){{0,{_ASIDE}}} \Z")
_FARTHEST_NOTE = _ASIDE + max(name.count(" ") + 1 for name in NOTES)  # words
_NOT_BETWEEN_CLAUSES = " \t\"“”„«»'‘’()[]¿¡#^*_~`>\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
# [11] · (11) · ^11 · ¹¹ · [*] · fn11: labels as texts print them, and members
_LABEL = re.compile(
    r"\[\^?([0-9]{1,4}[a-z]?|[*†‡§]{1,4})\]|\(([0-9]{1,3})\)|\^([0-9]{1,3})|([⁰¹²³⁴-⁹]{1,4})"
    r"|[Ff][Nn]\.?([0-9]{1,4}[a-z]?)"
)
# "fn3", "n2": a label glued to such a name
_GLUED = re.compile(rf"(?:{'|'.join(NOTES)})(?=[0-9]{{1,4}}[a-z]?\Z)")
_MARK = "fn"  # stands before a label that is printed as one, as if it were typed: "what is [8]?"


@dataclass(frozen=True, slots=True)
class Word:
    """A word, folded; ``text[start:end]`` is it as typed.

    ``before`` is what stands between it and the word before: what ends a clause. A ``quoted`` word is
    somebody else's.
    """

    word: str
    start: int
    end: int
    before: str
    is_quoted: bool

    @property
    def begins(self) -> bool:
        """Tell whether a clause begins here: after a comma, a full stop, a smiley."""
        return bool(self.before)


def split(text: str) -> tuple[Word, ...]:
    """List the words of a message; a label that is set as in a text has the word for a note before it.

    >>> [word.word for word in split("What’s note [11], Zoë? :)")]
    ['whats', 'note', '11', 'zoe']
    >>> [word.word for word in split("What is [8]? And fn3?")]
    ['what', 'is', 'fn', '8', 'and', 'fn', '3']
    """
    plain = _NO_WORD.sub(lambda found: "!".ljust(len(found[0])), text)
    quoted = [found.span() for found in QUOTED.finditer(plain)]
    words: list[Word] = []
    at = 0
    for found in _WORD.finditer(plain):
        start, end = found.span()
        between = plain[at:start].strip(_NOT_BETWEEN_CLAUSES)
        is_quoted = any(a < start < b for a, b in quoted)
        word, begin = _DASH.sub("-", folded(found[0])), start
        glued = _GLUED.match(word)
        label = word[glued.end() :] if glued else ""
        if glued and folded(plain[end - len(label) : end]) == label:  # of "㉑" two digits are made
            begin = end - len(label)
            words.append(Word(glued[0], start, begin, between, is_quoted))
            word, between = label, ""
        elif _is_printed_label(plain, start, end) and not _is_behind_note(words):
            words.append(Word(_MARK, start, start, between, is_quoted))
            between = ""
        words.append(Word(word, begin, end, between, is_quoted))
        at = end
    return tuple(words)


def _is_printed_label(text: str, start: int, end: int) -> bool:
    """Tell whether a number stands in brackets, or a sign by itself, as labels of notes do: [8], (8), *."""
    beside = text[start - 1 : start] + text[end : end + 1]
    if text[start:end].isdigit():
        return beside in {"[]", "()"}
    return text[start] in "*†‡" and not beside.strip(" ?.")


def _is_behind_note(words: Sequence[Word]) -> bool:
    """Tell whether words end with what a note is called, a few words aside."""
    return _BEHIND_NOTE.search(joined(words[-_FARTHEST_NOTE:])) is not None


def folded(word: str) -> str:
    """Give a word without case, accents and apostrophes."""
    return fold(_APOSTROPHES.sub("", normalize("NFKC", word).casefold()))


@lru_cache(maxsize=4096)
def squeezed(word: str) -> str:
    """Shorten what is drawn out, as in talk: ``soooo`` is ``so``, ``hahahaha`` is ``haha``.

    >>> squeezed("hahahaha"), squeezed("soooo")
    ('haha', 'so')
    """
    if _LAUGH.fullmatch(word):
        return "haha"
    return _LONG_DRAWN.sub(r"\1", word)


def joined(words: Sequence[Word]) -> str:
    """Write words as forms read them."""
    return "".join(f"{word.word} " for word in words)


def clauses(words: Sequence[Word]) -> list[Sequence[Word]]:
    """Cut words where a clause begins."""
    starts = [place for place, word in enumerate(words) if place == 0 or word.begins]
    return [words[a:b] for a, b in zip(starts, [*starts[1:], len(words)], strict=True)]


def printed_label(text: str) -> str | None:
    """Give the label, if a message is nothing but one as a text prints it.

    >>> printed_label("[11]"), printed_label("¹²"), printed_label("11")
    ('11', '12', None)
    """
    found = _LABEL.fullmatch(text.strip(" ?!."))
    return normalize("NFKC", found[found.lastindex or 1]) if found else None

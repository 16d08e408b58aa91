"""A message → what kind it is, and the bare question in it. Pure.

Wrong is worse than missing: what is not surely something else is a question. A message is small talk only where
every word of it is; a question addressed to the bot, a note or a paragraph by number, only where nothing else is
said but what stands around any question: "hey, could you tell me … thanks".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from itertools import chain
from re import Match

from bot.asking.forms import LABELS, Forms, forms
from bot.asking.languages import LANGUAGES
from bot.asking.words import NOTES, Word, clauses, joined, printed_label, split, squeezed
from corpus.notes import labels

_LONGEST_CLOSER = 6  # words
_MOST = 12  # notes that are shown together: more are a page of an apparatus, and no answer
# "/ask who lit it?", typed as text: what is behind it is meant; "/ask" alone: how that is done
_COMMAND = re.compile(r"\s*[/!](?P<name>[a-z][a-z-]{1,20})(?:\s+(?P<rest>\S.*))?", re.DOTALL)
_ASKS = frozenset(("ask", "search", "question", "scholiast"))
_LINK = re.compile(r"https?://\S|\bwww\.\S")
# What is said of a link, in any language
_LINKING = frozenset(
    "see look watch read check out also link links source cf via re and here this that it at from"
    " siehe schau schaut guck lies auch hier dazu und voir regarde regardez lire ici aussi mira ver vean aqui tambien".split()
)
_LEADING = re.compile(r"[\"“„«¿¡(\[]*$")
_TRAILING = re.compile(r"[\"”“»)\]]*[\s\u00a0\u202f]*[?!.…]*[\"”“»]*")


class Kind(StrEnum):
    """What a message wants."""

    QUESTION = "question"  # passages that bear on it
    TALK = "talk"  # nothing: thanks, a greeting, a bare link
    HELP = "help"  # to know what the bot is and does
    LIBRARY = "library"  # to know what the library holds
    NOTE = "note"  # a note by its label
    PASSAGE = "passage"  # a paragraph by its number


@dataclass(frozen=True, slots=True)
class Message:
    """A message taken apart.

    ``bare`` is what it says without what stands around it. ``label`` is that of a note or the number of a
    paragraph, ``text`` what it says of where that stands; of several notes, ``several`` are the labels. Of a
    question, ``sides`` are those about each of two things that it compares, and ``note`` is what it would be if
    a text had a note with a word of it for a label. ``greets`` tells of small talk that it opens a talk or wants
    an answer: "hi", "how are you?", but not "thanks".
    """

    kind: Kind
    bare: str
    label: str | None = None
    text: str | None = None
    greets: bool = False
    sides: tuple[str, ...] = ()
    several: tuple[str, ...] = ()
    note: "Message | None" = None


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """The words of one language: those that make small talk, and all that may stand in it."""

    soft: frozenset[str]
    known: frozenset[str]


def _set(*lists: str) -> frozenset[str]:
    return frozenset(word for listed in lists for word in listed.split())


_SIGNALS = _set(*(language.signals for language in LANGUAGES))
_ASKING = _set(*(language.asking for language in LANGUAGES))
_OPENING = _ASKING | _set(*(language.verbs for language in LANGUAGES))
_VOCABULARIES = tuple(
    _Vocabulary(_set(language.soft), _SIGNALS | _set(language.soft, language.little))
    for language in LANGUAGES
)
_TALK = forms(*(language.talk for language in LANGUAGES))
_HELLOS = forms(*(language.hellos for language in LANGUAGES))
_GREETINGS = forms(*(language.hellos + language.greetings for language in LANGUAGES))
_OPENERS = forms(*(language.openers for language in LANGUAGES))
_CLOSERS = forms(*(language.closers for language in LANGUAGES))
_COMPARISONS = forms(*(language.comparisons for language in LANGUAGES))
# "three" and "third" are "3", in every language
NUMBERS = {
    word: str(number)
    for language in LANGUAGES
    for number, line in enumerate(language.numbers.strip().splitlines(), 1)
    for word in line.split()
}
_BY_NUMBER = frozenset((Kind.NOTE, Kind.PASSAGE))
_FORMS: tuple[tuple[Kind, Forms], ...] = (
    (Kind.NOTE, forms(*(language.notes for language in LANGUAGES))),
    (Kind.PASSAGE, forms(*(language.passages for language in LANGUAGES))),
    (Kind.LIBRARY, forms(*(language.library for language in LANGUAGES))),
    (Kind.HELP, forms(*(language.help for language in LANGUAGES))),
)
_BY_SEVERAL = forms(*(language.notes.replace("LABEL", "SEVERAL") for language in LANGUAGES))
_BY_WORD = forms(*(language.notes.replace("LABEL", "WORD") for language in LANGUAGES))


@lru_cache(maxsize=64)  # a message is read by all who have to do with it
def read(text: str) -> Message:
    """Tell what kind of message this is.

    >>> message = read("hey bot, could you tell me who lit the fire? thanks")
    >>> str(message.kind), message.bare
    ('question', 'who lit the fire?')
    """
    if (command := _COMMAND.fullmatch(text)) and command["name"] in _ASKS:
        if not command["rest"]:
            return Message(Kind.HELP, text)
        text = command["rest"]
    if label := printed_label(text):
        return Message(Kind.NOTE, text, label)
    words = split(text) if any(letter.isalnum() for letter in text) else ()
    if _is_talk(words, text):
        return Message(Kind.TALK, text, greets=bool(_HELLOS.opening(joined(words))) or "?" in text)
    core: Sequence[Word] = words
    names_notes = not NOTES.isdisjoint(word.word for word in words)
    cores = list(_unwrapped(words, text)) if names_notes else []
    if several := next(filter(None, (_several(one, text) for one in cores)), None):
        return several
    for core in _unwrapped(words, text):
        for kind, known in _FORMS:
            said = _with_digits(core) if kind in _BY_NUMBER else joined(core)
            if (found := known.match(said)) and (message := _named(kind, found, core, text)):
                return message
    bare = text if core == words else _typed(text, core)
    by_word = next(filter(None, (_by_word(one, text) for one in cores)), None)
    return Message(Kind.QUESTION, bare, sides=_sides(core, text), note=by_word)


def _several(core: Sequence[Word], text: str) -> Message | None:
    """Read what asks for notes with several labels: "notes 4, 5 and 7", "notes 4 to 7"."""
    found, note = _note(_BY_SEVERAL, core, text)
    if found is None or note is None:
        return None
    each = [
        labels.between(part["first"], part["last"]) if part["last"] else (part["first"],)
        for part in LABELS.finditer(found["label"])
    ]
    several = tuple(dict.fromkeys(chain.from_iterable(each)))
    return replace(note, several=several) if all(each) and 1 < len(several) <= _MOST else None


def _by_word(core: Sequence[Word], text: str) -> Message | None:
    """Read what asks for a note, if there is one with that word for a label: "note salt", and "note that"."""
    found, note = _note(_BY_WORD, core, text)
    return (
        None
        if found is None or note is None
        else replace(note, label=_named_words(found, "label", core, text))
    )


def _note(known: Forms, core: Sequence[Word], text: str) -> tuple[Match[str] | None, Message | None]:
    found = known.match(joined(core))
    return found, _named(Kind.NOTE, found, core, text) if found else None


def _with_digits(core: Sequence[Word]) -> str:
    """Write words as forms of notes and paragraphs read them: "the seventh note" is "the 7 note"."""
    return "".join(f"{NUMBERS.get(word.word, word.word)} " for word in core)


def _sides(core: Sequence[Word], text: str) -> tuple[str, ...]:
    """Give the question about each side of a comparison: the side, and in what they are compared."""
    found = _COMPARISONS.match(joined(core))
    if found is None or any(word.is_quoted for word in core):
        return ()
    first, second, about = (_named_words(found, name, core, text) for name in ("first", "second", "about"))
    return tuple(" ".join(filter(None, (side, about))) for side in (first, second))


def _named_words(found: Match[str], name: str, core: Sequence[Word], text: str) -> str:
    """Give what a form names, as it was typed; nothing if it does not."""
    if not found.groupdict().get(name):
        return ""
    begin = found.string[: found.start(name)].count(" ")
    return text[core[begin].start : core[begin + len(found[name].split()) - 1].end]


def _named(kind: Kind, found: Match[str], core: Sequence[Word], text: str) -> Message | None:
    """Make the message of a form that was found, unless it stands in quotation marks: a title may, no other."""
    parts = found.groupdict()
    first = last = 0
    if parts.get("label") == "a" and found.string[found.end("label") :].split(" ", 2)[1] in NOTES:
        return None  # "what is a footnote?"
    if parts.get("text"):
        first = found.string[: found.start("text")].count(" ")
        last = first + found["text"].count(" ")
        while taken := _behind(core[first:last], text):  # "chapter 2 please"
            last -= taken
    if any(word.is_quoted for word in (*core[:first], *core[last:])):
        return None
    title = text[core[first].start : core[last - 1].end] if last else None
    return Message(kind, _typed(text, core), parts.get("label"), title)


def _typed(text: str, core: Sequence[Word]) -> str:
    """Give words as they were typed, with the signs that belong to them."""
    before, behind = _LEADING.search(text[: core[0].start]), _TRAILING.match(text[core[-1].end :])
    return f"{before[0] if before else ''}{text[core[0].start : core[-1].end]}{behind[0] if behind else ''}".strip()


def _is_talk(words: Sequence[Word], text: str) -> bool:
    """Tell whether a message asks nothing: as a whole, or in each of its clauses, little words aside."""
    if _is_letter(words) or _is_chat(words, text):
        return True
    if _LINK.search(text) and all(word.word in _LINKING for word in words):
        return True
    parts = [clause for clause in clauses(words) if not _is_little(clause)]
    return bool(parts) and all(_is_chat(clause, text) for clause in parts)


def _is_little(words: Sequence[Word]) -> bool:
    """Tell whether a clause has but words that stand around others: "na", "and you", "anyone"."""
    said = {word.word for word in words}
    return not said & _ASKING and any(said <= language.known for language in _VOCABULARIES)


def asks(text: str) -> bool:
    """Tell whether words open with one that asks: "which source is behind", "is there a", "à quoi renvoie la".

    They are hardly the title of a text.
    """
    words = split(text)
    return bool(words) and (words[0].word in _OPENING or any(one.word in _ASKING for one in words[1:2]))


def _is_chat(words: Sequence[Word], text: str) -> bool:
    """Tell whether every word is one of small talk, or all together are a form of it."""
    if any(word.is_quoted for word in words):
        return False
    if not words or _TALK.match(joined(words)) or _TALK.match(joined(_without_signals(words))):
        return True
    said = {word.word if word.word in _SIGNALS else squeezed(word.word) for word in words}
    if said & _ASKING:
        return False
    may_ask = "?" in _typed(text, words)
    return any(
        said <= language.known and bool(said & _SIGNALS or (said & language.soft and not may_ask))
        for language in _VOCABULARIES
    )


def _is_letter(words: Sequence[Word]) -> bool:
    """Tell whether a message has one letter and no more: "k", "x"; in other scripts that may be a word."""
    return len(words) == 1 and not words[0].is_quoted and re.fullmatch("[a-z]", words[0].word) is not None


def _without_signals(words: Sequence[Word]) -> Sequence[Word]:
    """Leave out the signals on both sides: "ok I will read it later", "wrong channel sorry"."""
    said = [place for place, word in enumerate(words) if not _SIGNALS & {word.word, squeezed(word.word)}]
    return words[said[0] : said[-1] + 1] if said else ()


def _unwrapped(words: Sequence[Word], text: str) -> Iterator[Sequence[Word]]:
    """Yield a message, and what is left of it as what stands around it is taken off, piece by piece."""
    yield words
    while taken := _before(words, text):
        words = words[taken:]
        yield words
    while taken := _behind(words, text):
        words = words[:-taken]
        yield words


def _before(words: Sequence[Word], text: str) -> int:
    """Count the words at the start that ask nothing, if others come after them."""
    first = len(clauses(words)[0])
    if first < len(words) and _is_chat(words[:first], text) and not _goes_on(words, first):
        return first
    said = joined(words)
    greeting = _GREETINGS.opening(said)
    if greeting < len(words) and (words[greeting].begins or _may_open(words[greeting:])):
        taken = max(greeting, _OPENERS.opening(said))
    else:
        taken = _OPENERS.opening(said)
    return taken if taken < len(words) else 0


def _goes_on(words: Sequence[Word], first: int) -> bool:
    """Tell whether a clause that asks goes on behind a comma: "How are you, asked the surgeon"."""
    return words[first].before == "," and any(word.word in _ASKING for word in words[:first])


def _may_open(words: Sequence[Word]) -> bool:
    return words[0].word in _OPENING or bool(_OPENERS.opening(joined(words)))


def _behind(words: Sequence[Word], text: str) -> int:
    """Count the words at the end that ask nothing, if others come before them."""
    last = clauses(words)[-1]
    if len(last) < len(words) and ":" not in last[0].before and _is_chat(last, text):
        return len(last)
    for count in range(min(_LONGEST_CLOSER, len(words) - 1), 0, -1):
        if not words[-count].is_quoted and _CLOSERS.match(joined(words[-count:])):
            return count
    return 0

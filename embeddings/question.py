"""A question as typed → its words, its language, and the phrases that it wants word for word. Pure."""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from corpus.language.languages import EVERY, folded
from embeddings.language.languages import DEFAULT, Held, detect, guess, is_told
from embeddings.language.seeking import OUTRIGHT, READ, SAYING, SEEKING, TO, WHICH, WHO, WORKS, WRITING
from embeddings.language.stopwords import STOP_WORDS
from embeddings.language.tokens import QUOTED, Token, fold, tokenize

_YEAR = re.compile(r"1[0-9]{3}|20[0-9]{2}")
_POSSESSIVE = re.compile("['’]s?$")  # "Anton's", "James'"
# Words that point back to what was said before, and words that go on from it.
_POINTING, _GOING_ON = frozenset(EVERY.pointing), frozenset(EVERY.going_on)
_FEW = 3  # content words
# So many words may stand between `which` and `books`, `who` and `written`.
_BETWEEN = 2
_NOUNS_WITH_CAPITALS = frozenset({"de"})
_SMALL = folded(EVERY.link_words, EVERY.small_words)  # what a title leaves small


@dataclass(frozen=True, slots=True)
class Question:
    """A question taken apart.

    ``words`` are all of its words; ``content`` tells which of them say what it is after (all of them, if it
    has only common words). ``phrases`` are the quoted ones, each a run of folded words.
    """

    text: str
    language: str
    words: tuple[Token, ...]
    content: tuple[bool, ...]
    has_content: bool
    phrases: tuple[tuple[str, ...], ...]

    @property
    def leans(self) -> bool:
        """Tell whether it has too little of its own: "And the women?", "Why did he?", "Why?"."""
        own = len(self.content_words) if self.has_content else 0
        points_back = any(token.word in _POINTING for token in self.words)
        goes_on = bool(self.words) and self.words[0].word in _GOING_ON
        return own == 0 or (own <= _FEW and (points_back or goes_on))

    @property
    def seeks_works(self) -> bool:
        """Tell whether it may ask for a work that is cited: "Who wrote it?", "Which books are there?"."""
        return any(token.word in SEEKING for token in self.words)

    def speakers(self, names: Container[str]) -> frozenset[str]:
        """Give the words of names right before or behind those that ask what somebody says.

        >>> read("What does Ann Roe say of Mill?").speakers({"ann", "roe", "mill"}) == {"ann", "roe"}
        True
        """
        words = [token.word for token in self.words]
        found = set[str]()
        for at, word in enumerate(words):
            if word in SAYING:
                found.update(takewhile(names.__contains__, reversed(words[:at])))
                found.update(takewhile(names.__contains__, words[at + 1 :]))
        return frozenset(found)

    @property
    def asks_for_works(self) -> bool:
        """Tell whether it asks for works: "Which books are there?", not "How many were on the books?"."""
        words = [token.word for token in self.words]
        for at, word in enumerate(words):
            before, near = words[max(0, at - 1 - _BETWEEN) : at], words[max(0, at - _BETWEEN) : at]
            is_which = not WHICH.isdisjoint(before if word in READ else near) and word in WORKS | READ
            is_who = word in WRITING and not WHO.isdisjoint(before) and TO.isdisjoint(words[at + 1 : at + 2])
            if word in OUTRIGHT or is_which or is_who:
                return True
        return False

    @property
    def names(self) -> tuple[Token, ...]:
        """Its words with a capital that no beginning asks for, if a capital says anything in it.

        Where most words have one and the rest are such as a title leaves small, it says nothing, nor where
        all nouns have one, as in German. Abbreviations ("the UMC") and compounds are no names: texts often
        write them out, or otherwise.
        """
        heads = [token for token in self.words if self.text[token.start].isupper()]
        is_title = 2 * len(heads) > len(self.words) + 1 and not any(
            self.text[token.start].islower() and token.word not in _SMALL for token in self.words
        )
        if self.language in _NOUNS_WITH_CAPITALS or is_title:
            return ()
        return tuple(token for token in heads if token.start and self._is_name(token))

    @property
    def years(self) -> tuple[Token, ...]:
        """Its years, in figures."""
        return tuple(token for token in self.words if _YEAR.fullmatch(token.word))

    @property
    def named(self) -> tuple[tuple[str, ...], ...]:
        """Its names, words side by side as one: "Maria Joffe"."""
        groups: list[list[Token]] = []
        for name in self.names:
            if groups and self.text[groups[-1][-1].end : name.start].isspace():
                groups[-1].append(name)
            else:
                groups.append([name])
        return tuple(tuple(token.word for token in group) for group in groups)

    def printed(self, token: Token) -> str:
        """Give a word as it was typed, without what makes it possessive."""
        return _POSSESSIVE.sub("", self.text[token.start : token.end])

    def _is_name(self, head: Token) -> bool:
        """Tell whether a word with a capital is a name: of letters, not all large, no part of a compound."""
        word = self.printed(head)
        is_part = "-" in self.text[head.start - 1] + self.text[head.end : head.end + 1]
        return word.isalpha() and not word.isupper() and not is_part

    @property
    def content_words(self) -> tuple[str, ...]:
        """Its content words, each once, in order."""
        pairs = zip(self.words, self.content, strict=True)
        return tuple(dict.fromkeys(token.word for token, counts in pairs if counts))


def read(text: str, default_language: str = DEFAULT, held: Held | None = None) -> Question:
    """Take a question apart; what a library holds helps to tell the language of a few words.

    >>> read('Who spoke of "one country"?').content_words
    ('spoke', 'one', 'country')
    """
    words = tuple(tokenize(text))
    spoken = [token.word for token in words]
    language = detect(spoken, default_language)
    if held is not None and not is_told(spoken):
        language = guess(spoken, default_language, held)
    common = STOP_WORDS.get(language, frozenset())
    content = tuple(_content(words, common))
    has_content = any(content)
    if not has_content:
        content = (True,) * len(words)
    quoted = (found[0][1:-1] for found in QUOTED.finditer(text))
    phrases = tuple(wanted for phrase in quoted if (wanted := run(phrase)))
    return Question(text, language, words, content, has_content, phrases)


def _content(words: Sequence[Token], common: Container[str]) -> Iterator[bool]:
    """Tell of each word whether it says what a question is after: common ones do not.

    Nor does a compound that ends with one: "a-t-il", "menaçait-on"; its other parts do.
    """
    last, end = "", 0
    for token in words:
        is_whole = token.start < end
        yield token.word not in common and not (is_whole and last in common)
        last, end = token.word, max(end, token.end)


def run(text: str) -> tuple[str, ...]:
    """Give the folded words of a text one after another, compounds by their parts only."""
    words, end = [], 0
    for token in tokenize(text):
        if token.start >= end:
            words.append(fold(token.word))
            end = token.end
    return tuple(words)

"""The works that the notes have cited in full so far, found again by author, title or year. Pure."""

from dataclasses import dataclass, field

from corpus.language.names import can_be_same, words
from corpus.model import Citation
from corpus.references import locators
from corpus.references.titles import can_shorten, main_title, title_words
from corpus.stretch import words_at

# Works looked through for one short form; a surname that signs more of them is ambiguous anyhow.
MOST_WORKS = 200

MOST_NAMESAKES = 50

Names = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One way to name a work: by its authors and title, or by the book that holds it and its editors.

    A journal has no editors and is named in full: "Stone, Roads" is no work in the *Review of Roads*.
    """

    authors: tuple[Names, ...]
    title: tuple[str, ...]
    main: tuple[str, ...]
    in_full: bool = False

    def is_named(self, title: tuple[str, ...]) -> bool:
        """Say whether a short title may stand for its own."""
        return title in (self.title, self.main) or (not self.in_full and can_shorten(title, self.title))


@dataclass(eq=False, slots=True)
class KnownWork:
    """A work and its first full reference; works are told apart by identity."""

    reference: Citation
    sides: tuple[Side, ...]
    year: str | None

    @property
    def authors(self) -> tuple[Names, ...]:
        """Give its authors' names, each split into words."""
        return self.sides[0].authors

    def answers(self, citation: Citation, text: str) -> bool:
        """Say whether a short form names it well enough: its first author, all of them, or its title.

        "Le Blanc, 45" after "Kunal Chattopadhyay and Paul Le Blanc" may be a book that was not understood,
        and "Stalin, 45" after a life of Stalin one by him.
        """
        if citation.title is not None or not citation.authors:
            return True
        named = [text[name.start : name.end] for name in citation.authors]
        if any(_wrote(named, side) for side in self.sides):
            return any(_signs(named, side.authors) for side in self.sides if side.authors)
        return len(title_words(" ".join(named))) > 1


def _signs(named: list[str], authors: tuple[Names, ...]) -> bool:
    first = any(can_be_same(name, " ".join(authors[0])) for name in named)
    return first or len(named) >= len(authors)


@dataclass(slots=True)
class KnownWorks:
    """The works cited so far, in order, with the words that lead to them."""

    _by_surname: dict[str, list[KnownWork]] = field(default_factory=dict)
    _by_title_word: dict[str, list[KnownWork]] = field(default_factory=dict)
    _suspected: set[str] = field(default_factory=set)
    _heard_of: dict[str, set[str]] = field(default_factory=dict)

    def add(self, citation: Citation, text: str, inherited: tuple[Names, ...]) -> KnownWork:
        """Remember a work, or recognise it as one that was cited before."""
        work = KnownWork(citation, _sides(citation, text, inherited), _year(citation, text))
        for known in self._near(work):
            if _is_same(known, work):
                return known
        for surname in {names[-1] for side in work.sides for names in side.authors if names}:
            self._by_surname.setdefault(surname, []).append(work)
        for word in {word for side in work.sides for word in side.title}:
            self._by_title_word.setdefault(word, []).append(work)
        return work

    def _near(self, work: KnownWork) -> list[KnownWork]:
        surnames = [names[-1] for names in work.authors if names]
        if surnames:
            return self._by_surname.get(surnames[0], [])[:MOST_WORKS]
        title = work.sides[0].title
        return self._by_title_word.get(title[0], [])[:MOST_WORKS] if title else []

    def hear_of(self, name: str) -> None:
        """Remember a name that a remark of a note mentions: another Roe who may be meant."""
        split = words(name)
        if len(split) > 1 and len(heard := self._heard_of.setdefault(split[-1], set())) < MOST_NAMESAKES:
            heard.add(name)

    def suspect(self, citation: Citation, text: str) -> None:
        """Remember that an author may have signed a work that was not understood: "Tom Roe, Hooks, n.d."."""
        if citation.title is not None or citation.year is not None:
            for name in citation.authors:
                self._suspected.update(words(words_at(text, name))[-1:])

    def suspect_signed(self, names: list[str]) -> None:
        """Remember who signs something that was not understood: "Tom Roe, review of *Nets*, 11 (2004)"."""
        self._suspected.update(words(name)[-1] for name in names if len(words(name)) > 1)

    def suspect_named(self, name: str) -> None:
        """Remember that a name stands beside a work that was not understood: "as Roe wrote in 1911"."""
        self._suspected.update(words(name)[-1:])

    def answers(self, work: KnownWork, citation: Citation, text: str) -> bool:
        """Say whether a short form means this work and can mean nobody else that the notes mention."""
        if not work.answers(citation, text):
            return False
        if citation.title is not None or citation.year is not None:
            return True
        for name in (text[name.start : name.end] for name in citation.authors):
            if words(name)[-1] in self._suspected:
                return False
            signing = [" ".join(author) for side in work.sides for author in side.authors]
            author = next((author for author in signing if can_be_same(name, author)), None)
            heard = self._heard_of.get(words(name)[-1], ())
            if author and any(can_be_same(name, h) and not can_be_same(author, h) for h in heard):
                return False
        return True

    def matching(self, citation: Citation, text: str) -> list[KnownWork]:
        """List the works that a short form may mean, in the order in which they were cited."""
        if not citation.authors:
            return self._titled(citation, text)
        named = [text[name.start : name.end] for name in citation.authors]
        signed = self._signed(named)
        if citation.year is not None:
            return [work for work in signed if _may_be_of(work.year, _year(citation, text))]
        if citation.title is None:
            return signed or self._named_by_title(named) or self._titled_behind_family(named)
        title = title_words(words_at(text, citation.title))
        found = _shortened(signed, title, named) or self._family_first(citation, text, named)
        return found or _of_the_year(signed, title, named)

    def _family_first(self, citation: Citation, text: str, named: list[str]) -> list[KnownWork]:
        """Read "Zhou, Water and Power" as a work of Zhou Peiran's: the title says that Zhou is the family."""
        split = words(named[0])
        titled = self._titled(citation, text) if len(named) == len(split) == 1 else []
        return [work for work in titled if any(names[:1] == split for names in work.authors)]

    def others_by(self, before: list[KnownWork | None], citation: Citation, text: str) -> list[KnownWork]:
        """List the works of the author just cited that an "Idem, Title" may mean."""
        authors = {work.authors for work in before if work}
        if len(authors) != 1 or None in before or citation.title is None:
            return []
        named = [" ".join(names) for names in authors.pop()]
        return (
            _shortened(self._signed(named), title_words(words_at(text, citation.title)), named)
            if named
            else []
        )

    def _signed(self, named: list[str]) -> list[KnownWork]:
        split = words(named[0])
        near = self._by_surname.get(split[-1], [])[:MOST_WORKS] if split else []
        return [work for work in near if any(_wrote(named, side) for side in work.sides)]

    def _named_by_title(self, named: list[str]) -> list[KnownWork]:
        """Read "Shipwreck, p. 97", which looks like an author, as the title that it may be."""
        return self._with_title(title_words(" ".join(named)))

    def _titled_behind_family(self, named: list[str]) -> list[KnownWork]:
        """Read "HOLM, Kahnbau, p. 6", which looks like two parts of a name, as an author and a title."""
        family, comma, title = named[0].partition(", ")
        if not comma or len(named) > 1:
            return []
        return _shortened(self._signed([family]), title_words(title), [family])

    def _titled(self, citation: Citation, text: str) -> list[KnownWork]:
        return self._with_title(title_words(words_at(text, citation.title))) if citation.title else []

    def _with_title(self, title: tuple[str, ...]) -> list[KnownWork]:
        near = self._by_title_word.get(title[0], [])[:MOST_WORKS] if title else []
        works = [work for work in near if any(side.is_named(title) for side in work.sides)]
        return works if len(title) > 1 or any(title == side.main for w in works for side in w.sides) else []


def _shortened(works: list[KnownWork], title: tuple[str, ...], named: list[str]) -> list[KnownWork]:
    """Keep the works whose title a short one may stand for; a title in full excludes the longer ones.

    It does not exclude one that those who are named have written alone, if others wrote its own with them.
    """
    sides = [(work, side) for work in works for side in work.sides if _wrote(named, side)]
    exact = [(work, side) for work, side in sides if title in (side.title, side.main)]
    longer = [(work, side) for work, side in sides if side.is_named(title)]
    if exact and not any(len(side.authors) <= len(named) for _, side in exact):
        alone = any(len(side.authors) <= len(named) for _, side in longer)
        exact = [] if alone else exact
    return list(dict.fromkeys(work for work, _ in exact or longer))


def _of_the_year(works: list[KnownWork], title: tuple[str, ...], named: list[str]) -> list[KnownWork]:
    """Read "Holm, Kahnbau 1966" as a title and its year."""
    short, year = title[:-1], title[-1:]
    return _shortened([work for work in works if year and _may_be_of(work.year, year[0])], short, named)


def _wrote(named: list[str], side: Side) -> bool:
    return all(any(can_be_same(name, " ".join(author)) for author in side.authors) for name in named)


def _sides(citation: Citation, text: str, inherited: tuple[Names, ...]) -> tuple[Side, ...]:
    title = words_at(text, citation.title) if citation.title else ""
    authors = inherited or _authors([words_at(text, name) for name in citation.authors])
    sides = [Side(authors, title_words(title), main_title(title))]
    if citation.within or citation.within_authors:
        book = words_at(text, citation.within) if citation.within else ""
        editors = _authors([words_at(text, name) for name in citation.within_authors])
        held = (title_words(book), main_title(book))
        sides += [Side(names, *held, in_full=not editors) for names in (editors, authors) if names]
    return tuple(sides)


def _authors(names: list[str]) -> tuple[Names, ...]:
    """Split the names; the "Victor" of "Victor and Natalia Sedova Trotsky" is a Trotsky too."""
    split = [words(name) for name in names]
    if len(split) > 1 and len(split[0]) == 1 and len(split[1]) > 1:
        return ((*split[0], split[1][-1]), *split)
    return tuple(split)


def _is_same(known: KnownWork, work: KnownWork) -> bool:
    """Recognise a second full reference to one work: same authors, same title, no other year."""
    one, other = known.sides[0], work.sides[0]
    titles = one.title == other.title or (one.main == other.main and one.main != ())
    years = _may_be_of(known.year, work.year) or None in (known.year, work.year)
    return bool(one.title) and titles and years and one.authors == other.authors


def _year(citation: Citation, text: str) -> str | None:
    """Give the year of a citation, with the letter that tells works of one year apart: "1921", "1921b"."""
    found = locators.YEAR.match(text, citation.year.start) if citation.year else None
    return found[0] if found else words_at(text, citation.year)[:4] if citation.year else None


def _may_be_of(one: str | None, other: str | None) -> bool:
    """Say whether two years can be one: "1921" may be "1921b", which is not "1921a"."""
    if one is None or other is None or len(one) == len(other):
        return one == other
    return one[:4] == other[:4]

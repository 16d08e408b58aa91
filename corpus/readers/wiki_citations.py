"""A template of a wiki that cites a work → the words that it prints: `{{cite book|…}}`, `{{sfn|…}}`. Pure."""

from collections.abc import Iterator, Mapping
from typing import Any

# `{{cite book|last=Roe|first=Tom|title=Nets|year=1911|page=9}}`, and what it prints, in this order
_CITING = ("cite ", "citation", "literatur", "ouvrage", "article", "cita ")
_TITLES = ("title", "titel", "titre", "título", "titolo")
_CITED = (
    ("author", "authors", "autor", "auteur", "auteur1", "autore", "vauthors"),
    ("chapter", "contribution", "kapitel"),
    _TITLES,
    (
        "journal",
        "work",
        "newspaper",
        "magazine",
        "website",
        "encyclopedia",
        "sammelwerk",
        "périodique",
        "werk",
    ),
    ("editor", "editors", "hrsg", "herausgeber"),
    ("location", "place", "ort", "lieu"),
    ("publisher", "verlag", "éditeur", "editorial"),
    ("volume", "band"),
    ("issue", "number", "nummer"),
    ("date", "year", "datum", "jahr", "année", "año", "anno", "fecha"),
)
# A template with a title is a citation if it is told one of these as well: a box on a film has a title.
_OF_WORKS = frozenset(("url", "isbn", "doi", "accessdate", "access-date", "abruf", "zugriff", *_CITED[0]))
_PLACES = (
    (("p", "page"), "p. "), (("pp", "pages"), "pp. "), (("seite", "seiten"), "S. "),
    (("página", "páginas", "pagina", "pagine"), "p. "), (("passage",), "p. "), (("loc",), ""),
)  # fmt: skip


def said_of(template: Any) -> dict[str, str]:
    """Give what a template is told, by the names of its parameters, which some wikis write with capitals."""
    return {str(p.name).strip().lower(): str(p.value).strip() for p in template.params}


def is_citation(name: str, said: Mapping[str, str]) -> bool:
    """Tell a template that writes out a work, by its name or, in whatever language, by what it is told."""
    if name.startswith(_CITING):
        return True
    return any(said.get(key) for key in _TITLES) and any(said.get(key) for key in _OF_WORKS)


def cited(said: Mapping[str, str]) -> Iterator[str]:
    """Write out a citation, as little changed as can be: what its fields say, with commas between."""
    for number in ("", *map(str, range(1, 10))):
        family = said.get(f"last{number}") or said.get(f"nom{number}") or said.get(f"apellidos{number}")
        given = said.get(f"first{number}") or said.get(f"prénom{number}") or said.get(f"nombre{number}")
        if family:
            yield f"{family}, {given}" if given else family
    for keys in _CITED:
        if value := next((found for key in keys if (found := said.get(key))), ""):
            yield value
    yield from _places(said)


def short(template: Any) -> Iterator[str]:
    """Write out a short reference: `{{sfn|Holm|Roe|1966|p=12}}` prints "Holm & Roe 1966, p. 12"."""
    *names, year = [str(p.value).strip() for p in template.params if not p.showkey] or [""]
    *others, last = names or [""]
    yield f"{' & '.join(filter(None, (', '.join(others), last)))} {year}".strip()
    yield from _places(said_of(template))


def years(said: Mapping[str, str]) -> Iterator[str]:
    """Write out works of one author: `{{harvs|last=Holm|year=1966|year2=1970}}`, "Holm 1966, 1970"."""
    name = next((said[key] for key in ("last", "last1", "author") if said.get(key)), "")
    named = [said[key] for key in ("year", "year1", *(f"year{n}" for n in range(2, 10))) if said.get(key)]
    if name and named:
        yield f"{name} {named[0]}"
        yield from named[1:]


def _places(said: Mapping[str, str]) -> Iterator[str]:
    """Write out where in a work: `p=12` prints "p. 12"."""
    for keys, words in _PLACES:
        if value := next((found for key in keys if (found := said.get(key))), ""):
            yield f"{words}{value}"

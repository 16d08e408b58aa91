"""A page → where its links lead: each to one place of the page, or to none. Pure."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Sequence

from lxml.etree import _Element as Element

from corpus.markup import looks


class Anchors:
    """The places of a page that have names, and the order of its elements."""

    def __init__(self, root: Element) -> None:
        self.order = {element: at for at, element in enumerate(root.iter())}
        self.targets: dict[str, Element] = {}
        self.repeated: dict[str, list[Element]] = {}  # names of several places, as where pages were joined
        for element in self.order:
            for name in {element.get("id"), element.get("name") if element.tag == "a" else None}:
                if name and (first := self.targets.setdefault(name, element)) is not element:
                    self.repeated.setdefault(name, [first]).append(element)
        self.here = self._address(root)
        self.calling: dict[str, list[int]] = {}  # repeated names, and in which order links lead there
        for link in root.iter("a") if self.repeated else ():
            if (part := self.part(link)) in self.repeated:
                self.calling.setdefault(part, []).append(self.order[link])

    def _address(self, root: Element) -> str:
        """Say what a saved page calls itself in the links to its own parts, which lead to and fro."""
        ahead: Counter[str] = Counter()
        back: Counter[str] = Counter()
        for link in root.iter("a"):
            base, _, part = (link.get("href") or "").partition("#")
            if base and (target := self.targets.get(part)) is not None:
                (ahead if self.order[target] > self.order[link] else back)[base] += 1
        return next((base for base, _ in ahead.most_common(1) if base in back), "")

    def part(self, link: Element) -> str:
        """Give the name of the place on this page to which a link leads, or nothing."""
        base, _, part = (link.get("href") or "").strip().partition("#")
        return part if base in ("", self.here) else ""

    def target(self, link: Element) -> Element | None:
        """Give the place to which a link leads; None if there is none, or two may be meant."""
        part = self.part(link)
        return self._nearest(link, part) if part in self.repeated else self.targets.get(part)

    def leads_to(self, link: Element, places: Collection[Element]) -> bool:
        """Tell whether a link leads to one of these places."""
        return any(one in places for one in self.either(link))

    def either(self, link: Element) -> Sequence[Element]:
        """Give where a link may lead: of a name that repeats, to the last place before it and the next."""
        part = self.part(link)
        if part in self.repeated:
            places = self.repeated[part]
            at = bisect_right(places, self.order[link], key=self.order.__getitem__)
            return places[max(0, at - 1) : at + 1]
        place = self.targets.get(part)
        return () if place is None else (place,)

    def _nearest(self, link: Element, name: str) -> Element | None:
        """Give the next place of a name behind a link, or the last before it; None if two may be meant."""
        places = self.repeated[name]
        at = bisect_right(places, self.order[link], key=self.order.__getitem__)
        if at == len(places):
            return places[-1]
        following = places[at + 1] if at + 1 < len(places) else None
        if following is None or looks.block(following) is looks.block(places[at]):
            return places[at]
        until = self.order[following]
        calls = self.calling.get(name, [])
        is_called_between = bisect_right(calls, until) > bisect_right(calls, self.order[places[at]])
        return places[at] if is_called_between else None

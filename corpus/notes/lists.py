"""Plain text → the lists that may be its notes, by the labels at the heads of its lines. Pure.

Whether such a list is one of notes is not said here: ten numbered demands are a list too.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import pairwise

from corpus.notes import extents, headings, heads, labels
from corpus.notes.entries import (
    BARE,
    LONGEST_NOTE,
    MISSING_ONE,
    WIDEST_GAP,
    Entry,
    bare_labels,
    in_block,
    is_near,
)
from corpus.notes.forms import Shape
from corpus.notes.headings import Over
from corpus.notes.heads import Head, are_symbols, follows
from corpus.stretch import Stretch

# So much farther behind its number than in the note before the words of a note do not stand.
_WIDEST_INDENT = 4
# `[HTML] A vocabulary…` between `[Holm66] …` and `[Roe70] …`: a work of its own
_WORK = re.compile(r"\[[A-Z][\w.+-]{1,30}\]\s")
# `[Hale 1901] Roads…` between `[B] …` and `[C] …`, if the text names it so
_NAMED_WORK = re.compile(r"(\[(?!\d+\])[^\[\]\n]{2,40}\])\s")
# `- 14 -`, `[14]`, `14`: the number of a page, alone between two blocks
_PAGE = re.compile(r"\W{0,3}\d{1,4}\W{0,3}")

# What stands before a note in the line of another: `Roe. [4] Holm`, `Ness College / ² School of Salt`
_BEHIND = {
    Shape.BRACKETED: re.compile(r"(?<=[.)\]”])\s+(?=\[\d{1,3}\]\s+[^\W\d_a-z])"),
    Shape.RAISED: re.compile(r"(?:(?<!\s)\s*[/;|]|(?<=[^\W\d_])[.,])\s*(?=[⁰¹²³⁴-⁹])"),
}


def find(
    blocks: Sequence[Stretch],
    headed: Over,
    calls: Callable[[str, range], bool],
    is_called: Callable[[Entry], bool] = lambda _: False,
    may_call: Callable[[str, range], bool] = lambda *_: False,
) -> list[list[Entry]]:
    """Join the entries of a text into lists: labels that do not fall, few blocks between, under one heading.

    ``headed`` are the headings over notes. ``calls`` tells whether some blocks call a label, ``may_call``
    whether something there looks like it: what stands between two notes and calls the second is the text, and
    those are notes of pages. ``is_called`` tells whether the text above calls a note in a form of its own.
    """
    over = headed.parts
    reading = _Reading(blocks, over, calls, is_called)
    for index in range(len(blocks)):
        reading.read(index)
    lists = list(extents.by_pages(blocks, list(extents.joined(blocks, reading.lists)), over, calls, may_call))
    extents.let_run_on(blocks, lists, over, reading.under_notes, calls, may_call)
    for entries in lists:
        entries[-1] = extents.with_indented(blocks, entries)
    parts = [part for entries in lists for part in _parted(entries)]
    return [list(_cut_within(blocks, entries, calls)) for entries in parts]


class _Reading:
    """The lists of the blocks that are read so far, and what the next one goes on with."""

    def __init__(
        self,
        blocks: Sequence[Stretch],
        over: AbstractSet[int],
        calls: Callable[[str, range], bool],
        is_called: Callable[[Entry], bool],
    ) -> None:
        self.lists: list[list[Entry]] = []
        self.under_notes: set[int] = set()  # the blocks under headings of notes that begin notes
        self._blocks = blocks
        self._over = over
        self._calls = calls
        self._is_called = is_called
        self._bare = bare_labels(blocks, over, calls)
        self._barrier = -1  # the last heading or rule: no list goes on behind it
        self._is_listed = False  # under a heading of notes
        self._counted = headings.counted(blocks, calls)
        self._section = 0  # the number of the last section that has one

    def read(self, index: int) -> None:
        """Join the notes that begin in the next block to the lists that go on."""
        last = self._last
        if index in self._over and last and self._goes_on_under(index, last):
            self.lists[-1][-1] = replace(last, blocks=range(last.blocks.start, index))
            return
        self._heed(index)
        if index in self._over:
            return
        if index in self._counted:
            self._barrier, self._is_listed = index, False
            return
        if not self._is_listed and self._is_section(index):
            self._section = headings.number(self._blocks[index]) or self._section
        elif not last or index >= last.blocks.stop:  # not inside a note that has begun
            self._join(index)

    @property
    def _last(self) -> Entry | None:
        return self.lists[-1][-1] if self.lists else None

    def _heed(self, index: int) -> None:
        """Notice a heading or a rule: it ends lists, and what is below it may be one of notes."""
        block = self._blocks[index]
        of_notes, is_rule = headings.is_of_notes(block), headings.is_rule(block)
        if of_notes or is_rule or index in self._over:
            below = index == self._barrier + 1 or self._is_below(index)
            self._is_listed = of_notes or (self._is_listed and below and not is_rule)
            self._barrier = index

    def _join(self, index: int) -> None:
        last = self._last
        under = self._is_listed and self._is_under_heading(index)
        within = list(in_block(self._blocks, index, mixed=under or index in self._bare))
        if self._is_listed and within:
            self.under_notes.add(index)
        if last and len(within) == 1 and self._is_further_paragraph(last, within[0]):
            return
        for entry in _as_letters(last, within):
            self._add(entry, mixed=under)
            if self._last is entry and entry.head.form is Shape.BOXED:
                self.lists[-1][-1] = extents.to_its_bracket(self._blocks, entry)

    def _add(self, entry: Entry, *, mixed: bool) -> None:
        """Let an entry go on with the last list, or with the one before it, or begin another.

        What stands between two notes of a list is a part of the first, but for a note that is called itself.

        ``mixed`` says that the list stands under a heading of notes, where labels may be printed in several
        ways.
        """
        if before := _before_a_misprint(self.lists, entry):
            before.append(entry)
            return
        for back, going_on in enumerate(self.lists[:-3:-1], 1):
            previous = going_on[-1]
            if not self._is_close(previous, entry):
                break
            if not _goes_on(previous, entry, mixed=mixed) or self._is_text_between(previous, entry):
                continue
            beside = self.lists[back - 3] if len(self.lists) > 1 else []  # the other of the two
            if back == 2:
                anew = previous.head.label == entry.head.label  # `*` of the next chapter
                if anew or not follows(previous.head, entry.head) or _dress(entry) == _dress(beside[0]):
                    break
                # `(1) … (2) …`: points
                if beside[-1].head.form is previous.head.form or not self._is_called(beside[-1]):
                    self.lists.pop()
                    beside = []
            is_between = bool(beside) and beside[-1].blocks.start >= previous.blocks.stop
            # They belong to the note before.
            is_between = is_between or _is_page(self._blocks[entry.blocks.start - 1])
            if self._stop(previous) < entry.blocks.start and not is_between:
                going_on[-1] = replace(previous, blocks=range(previous.blocks.start, entry.blocks.start))
            going_on.append(entry)
            return
        self.lists.append([entry])

    def _is_below(self, index: int) -> bool:
        """Tell whether a block is right below a list; the heading of a chapter below paragraphs of a note."""
        stop = self._last.blocks.stop if self._last else 0
        if index not in self._over or not stop or index - stop >= LONGEST_NOTE:
            return index == stop
        return not any(headings.is_headed(self._blocks[at]) for at in range(stop, index))

    def _is_under_heading(self, index: int) -> bool:
        """Tell whether a block begins a list right under a heading, or goes on with one."""
        right_under = self._barrier + 1
        return index == right_under or (bool(self.lists) and self.lists[-1][0].blocks.start == right_under)

    def _is_further_paragraph(self, previous: Entry, entry: Entry) -> bool:
        """Tell a further paragraph of a note, `1936 was the year…`, which nothing near it calls."""
        step = labels.distance(previous.head.label, entry.head.label)
        if step is None or step <= WIDEST_GAP or not self._is_close(previous, entry):
            return False
        near = range(max(0, entry.blocks.start - LONGEST_NOTE), entry.blocks.start)
        return not self._calls(entry.head.label, near)

    def _goes_on_under(self, index: int, last: Entry) -> bool:
        """Tell whether a list goes on with its numbers under the heading of another chapter."""
        blocks = self._blocks
        if not 0 <= index - last.blocks.stop < LONGEST_NOTE or index + 1 == len(blocks):
            return False
        head = heads.head(blocks[index + 1]) or heads.alone(blocks[index + 1], bare=last.head.form in BARE)
        if head is None or head.form is not last.head.form or not is_near(last.head, head):
            return False
        if head.form is Shape.SYMBOL:  # signs begin anew in each
            return False
        between = range(last.blocks.stop, index)
        return not any(headings.is_headed(blocks[at]) for at in between) and not self._calls(
            head.label, between
        )

    def _is_section(self, index: int) -> bool:
        """Tell whether a block is a numbered heading with text below it, and not the next note of a list."""
        block, last = self._blocks[index], self._last
        if not headings.is_numbered_title(block) or not headings.has_text_below(self._blocks, index):
            return False
        head = heads.head(block)
        if last is None or head is None or last.blocks.stop != index:
            return True
        if headings.number(block) == self._section + 1:
            return True
        return head.form is not last.head.form or not is_near(last.head, head)

    def _is_close(self, previous: Entry, entry: Entry) -> bool:
        stop = previous.blocks.stop
        return entry.blocks.start - stop < LONGEST_NOTE and stop > self._barrier

    def _is_text_between(self, previous: Entry, entry: Entry) -> bool:
        """Tell whether what stands between two notes is the text, not a part of the first."""
        blocks, form = self._blocks, previous.head.form
        between = range(self._stop(previous), entry.blocks.start)
        if between and any(_page_ends(blocks[at - 1], blocks[at]) for at in (*between, between.stop)):
            return True
        if any(_is_page(blocks[at]) for at in between):
            return not self._is_page_between(previous, entry)
        if form is Shape.BOXED:
            return len(between) > 0
        if form is Shape.KEY and any(_WORK.match(blocks[at].words) for at in between):
            return True
        if form is Shape.BRACKETED and any(is_work(blocks[at], blocks[:at]) for at in between):
            return True
        return self._calls(entry.head.label, between)

    def _is_page_between(self, previous: Entry, entry: Entry) -> bool:
        """Tell whether nothing but the number of a page stands between two notes under a heading of notes."""
        goes_on = follows(previous.head, entry.head) and _dress(previous) == _dress(entry)
        return self._is_listed and goes_on and entry.blocks.start - self._stop(previous) == 1

    def _stop(self, entry: Entry) -> int:
        """Give the block behind an entry, and behind the heading of a chapter that stands right under it."""
        return entry.blocks.stop + (entry.blocks.stop in self._over)


def _as_letters(last: Entry | None, within: Iterable[Entry]) -> Iterator[Entry]:
    """Read the notes of a block as going on with the last list: `[i]` behind `[h]` is a letter."""
    before = last.head if last else None
    for entry in within:
        before = heads.as_letter(before, entry.head)
        yield replace(entry, head=before)


def _before_a_misprint(lists: list[list[Entry]], entry: Entry) -> list[Entry] | None:
    """Give the list that an entry goes on with, right below one that has another number: `3`, `7`, `5`.

    What stands between is a note with a misprinted number, and none of another list.
    """
    last = lists[-1] if lists else []
    above = last[-2:-1] or (lists[-2][-1:] if len(lists) > 1 else [])
    if not above:
        return None
    one, misprinted = above[0], last[-1]
    are_together = one.blocks.stop >= misprinted.blocks.start and misprinted.blocks.stop >= entry.blocks.start
    are_alike = _dress(one) == _dress(misprinted) == _dress(entry)
    steps = [
        labels.distance(a.head.label, b.head.label)
        for a, b in ((one, misprinted), (misprinted, entry), (one, entry))
    ]
    if not (are_together and are_alike) or steps[-1] != MISSING_ONE or steps[0] is None or 1 in steps[:2]:
        return None
    if len(last) == 1:
        lists.pop()
        lists[-1].append(misprinted)
    return lists[-1]


def _goes_on(previous: Entry, entry: Entry, *, mixed: bool) -> bool:
    """Tell whether an entry may follow another in one list; gaps, and repeats right below, are reported."""
    if previous.head.form is not entry.head.form:
        return mixed and follows(previous.head, entry.head)
    if entry.head.dress != previous.head.dress and not follows(previous.head, entry.head):
        return False  # `1) …` in the note `1. …`
    if _width(entry.head) > _width(previous.head) + _WIDEST_INDENT:
        return False  # `4          ROE v. DUN`, at the head of a page
    step = labels.distance(previous.head.label, entry.head.label)
    if step is None:  # `*` and `†` are called in an order of their own
        return are_symbols(previous.head, entry.head)
    if previous.head.label == entry.head.label:
        return previous.blocks.stop >= entry.blocks.start
    return 0 <= step <= WIDEST_GAP


def _cut_within(
    blocks: Sequence[Stretch], entries: Sequence[Entry], calls: Callable[[str, range], bool]
) -> Iterator[Entry]:
    """Yield the notes of a list, and what stands behind one in its line, if the text above calls it.

    `[3] Roe. [4] Holm.`, where no line begins with 4; `¹ Ness College / ² School of Salt`.
    """
    known = {entry.head.label for entry in entries}
    above = range(entries[0].blocks.start)
    behind = _BEHIND.get(entries[0].head.form) if len(entries) > 1 or _is_raised(entries[0]) else None
    for entry in entries:
        last, label = entry, labels.beside(entry.head.label, 1)
        begun: dict[str, list[tuple[int, Head]]] = {}
        while behind and label and label not in known and len(entry.blocks) == 1 and calls(label, above):
            begun = begun or _begun_behind(blocks[entry.blocks.start], entry, behind)
            places = [(end, head) for end, head in begun.get(label, ()) if end >= last.head.end]
            if len(places) != 1 or places[0][1].dress != last.head.dress:
                break
            end, head = places[0]
            yield replace(last, end=end)
            last = Entry(head, last.end, entry.blocks)
            label = labels.beside(label, 1)
        yield last


def _begun_behind(block: Stretch, entry: Entry, behind: re.Pattern[str]) -> dict[str, list[tuple[int, Head]]]:
    """Give by its label what may begin behind a note in its block, and where the words before it end."""
    begun: dict[str, list[tuple[int, Head]]] = {}
    for found in block.until(entry.end).since(entry.head.end).finditer(behind):
        if head := heads.head(block.since(found.end())):
            begun.setdefault(head.label, []).append((found.start(), head))
    return begun


def _is_raised(entry: Entry) -> bool:
    return entry.head.form is Shape.RAISED


def _parted(entries: list[Entry]) -> list[list[Entry]]:
    """Part a list where its first label comes again in the next block: 1, and then 1, 2, 3."""
    first = entries[0].head.label
    anew = [
        at
        for at, (above, entry) in enumerate(pairwise(entries), 1)
        if entry.head.label == first and above.blocks.stop == entry.blocks.start
    ]
    parts = [entries[start:stop] for start, stop in pairwise([0, *anew, len(entries)])]
    return parts if labels.number(first) == 1 and any(len(part) > 1 for part in parts) else [entries]


def _is_page(block: Stretch) -> bool:
    """Tell whether a block is nothing but the number of a page."""
    return block.words.count("\n") == 0 and block.fullmatch(_PAGE) is not None


def _dress(entry: Entry) -> tuple[Shape, str]:
    return entry.head.form, entry.head.dress


def _width(head: Head) -> int:
    """Count what is printed around the label of a head."""
    return head.end - head.start - len(head.label)


def is_work(block: Stretch, above: Sequence[Stretch]) -> bool:
    """Tell whether a block begins with a work as the text above it names it in brackets."""
    name = block.match(_NAMED_WORK)
    return name is not None and any(name[1] in text.words for text in above)


def _page_ends(above: Stretch, below: Stretch) -> bool:
    """Tell whether words that are no block stand between two: a foot of a page, a head of the next."""
    return any(map(str.isalnum, Stretch(above.text, above.end, below.start).words))

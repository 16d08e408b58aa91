"""A text in reStructuredText → docutils' tree, and its page: docutils without what no reading needs.

Each part does what the part of docutils does for which it stands, in less time: `tests/corpus/test_rest.py`.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from copy import copy
from functools import cache
from html import escape
from typing import Any, cast

from docutils import core, frontend, nodes
from docutils.parsers import rst
from docutils.parsers.rst import states
from docutils.readers import standalone
from docutils.writers import html5_polyglot

# What opens markup within a paragraph: `*so*`, `|so|`, ``so``, `so_`, `[1]_`
_OPENS = re.compile(r"[*`|_]")


def tree(words: str, settings: dict[str, Any]) -> nodes.document:
    """Read a text."""
    reader, parser = _Reader(), rst.Parser(inliner=_Inliner())
    parser.state_classes = _STATES
    return core.publish_doctree(words, reader=reader, parser=parser, settings=_settings(settings))


def page(doctree: nodes.document, settings: dict[str, Any]) -> str:
    """Write a tree as a page."""
    return str(core.publish_from_doctree(doctree, writer=_Writer(), settings=_settings(settings)))


def _settings(own: dict[str, Any]) -> Any:
    """Give settings of docutils as ours overrule them; an exception is raised, not printed."""
    made = copy(_defaults())
    vars(made).update(own, traceback=True)
    return made


@cache
def _defaults() -> Any:
    """Make settings once: docutils makes them of a parser of its command line."""
    return frontend.get_default_settings(rst.Parser, _Reader, _Writer)


class document(nodes.document):  # noqa: N801 (docutils calls visitors by the names of classes)
    """The root of a tree, which a dozen transforms look through: by one loop, not by a generator a level."""

    def findall(  # type: ignore[override]
        self,
        condition: Any = None,
        include_self: bool = True,
        descend: bool = True,
        siblings: bool = False,
        ascend: bool = False,
    ) -> Iterator[Any]:
        """Yield what is of a class, in the order of the text."""
        if not isinstance(condition, type | tuple) or not include_self or not descend:
            return super().findall(condition, include_self, descend, siblings, ascend)
        return self._of(condition)

    def walk(self, visitor: nodes.NodeVisitor) -> bool:
        """Visit each node."""
        _visit(self, visitor, departs=False)
        return False

    def walkabout(self, visitor: nodes.NodeVisitor) -> bool:
        """Visit each node and depart from it."""
        _visit(self, visitor, departs=True)
        return False

    def _of(self, kind: type | tuple[type, ...]) -> Iterator[nodes.Node]:
        levels, says = [iter((cast("nodes.Node", self),))], issubclass(nodes.Text, kind)
        while levels:
            for node in levels[-1]:
                if type(node) is nodes.Text and not says:  # every other node
                    continue
                if isinstance(node, kind):
                    yield node
                if node.children:
                    levels.append(iter(node.children))
                    break
            else:
                levels.pop()


def _visit(node: nodes.Node, visitor: nodes.NodeVisitor, *, departs: bool) -> None:
    """Do what `Node.walk` and `Node.walkabout` do, which write a message of each step."""
    name, leaves = type(node).__name__, departs
    try:
        try:
            getattr(visitor, f"visit_{name}", visitor.unknown_visit)(node)
        except nodes.SkipNode:
            return
        except nodes.SkipDeparture:
            leaves = False
        with suppress(nodes.SkipSiblings):
            for child in tuple(node.children):
                if type(child) is nodes.Text:  # nothing departs from words
                    getattr(visitor, "visit_Text", visitor.unknown_visit)(child)
                else:
                    _visit(child, visitor, departs=departs)
    except nodes.SkipChildren:
        pass
    if leaves:
        getattr(visitor, f"depart_{name}", visitor.unknown_departure)(node)


class _Reader(standalone.Reader):  # type: ignore[type-arg]
    def new_document(self) -> nodes.document:
        plain = super().new_document()
        made = document(plain.settings, plain.reporter, source=plain["source"])
        made.note_source(plain["source"], -1)
        return made


class _Machine(states.NestedStateMachine):
    """What reads the lines of a list or an item, by states made as they are reached: two of fifteen."""

    memo: Any = None
    states: dict[str, Any]

    def add_states(self, state_classes: Iterable[type[Any]]) -> None:
        self.states = _States(self, state_classes)


class _States(dict[str, Any]):
    def __init__(self, machine: _Machine, kinds: Iterable[type[Any]]) -> None:
        super().__init__()
        self._machine = machine
        self._kinds = {kind.__name__: kind for kind in kinds}

    def __missing__(self, name: str) -> Any:
        state = self[name] = self._kinds[name](self._machine, self._machine.debug)
        if self._machine.memo is not None:  # it runs, and has prepared those that it had
            state.runtime_init()
        return state


class _State(states.RSTState):
    nested_sm = _Machine
    nested_sm_cache = []  # noqa: RUF012 (one for all, as it is there)

    def __init__(self, state_machine: Any, debug: bool = False) -> None:
        super().__init__(state_machine, debug)
        self.nested_sm_kwargs["state_classes"] = _STATES


_STATES = tuple(type(kind.__name__, (_State, kind), {}) for kind in states.state_classes)


class _Inliner(states.Inliner):
    """The markup within paragraphs, which is looked for where a sign of it stands."""

    def init_customizations(self, settings: Any) -> None:
        plain = states.Inliner()
        plain.init_customizations(settings)  # which asks the very class for its expressions
        vars(self).update(vars(plain))
        self.patterns.initial = _From(self.patterns.initial)

    def implicit_inline(self, text: str, lineno: int) -> list[Any]:
        if ":" not in text and "@" not in text:  # no address
            return [nodes.Text(text)] if text else []
        return cast("list[Any]", super().implicit_inline(text, lineno))


class _From:
    """A pattern of markup that has a sign in it, from the word on in which the first sign stands."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self._pattern = pattern

    def search(self, words: str) -> re.Match[str] | None:
        if (sign := _OPENS.search(words)) is None:
            return None
        start = max(words.rfind(space, 0, sign.start()) for space in " \n")
        return self._pattern.search(words, max(start, 0))


class _Writer(html5_polyglot.Writer):
    def translate(self) -> None:
        written = cast("nodes.document", self.document)
        translator = _Translator(written)
        written.walkabout(translator)
        self.output = translator.astext()

    def assemble_parts(self) -> None:
        """Make no parts: the page is wanted whole."""


class _Translator(html5_polyglot.HTMLTranslator):
    def starttag(
        self, node: Any, tagname: str, suffix: str = "\n", empty: bool = False, **attributes: Any
    ) -> str:
        if attributes or node.get("ids") or node.get("classes"):
            return str(super().starttag(node, tagname, suffix, empty, **attributes))
        return f"<{tagname}{' /' if empty else ''}>{suffix}"

    def is_compactable(self, node: Any) -> bool:  # noqa: ARG002 (for a style, which nobody sees)
        return False

    def encode(self, text: object) -> str:
        return escape(str(text))

    def visit_Text(self, node: nodes.Text) -> None:  # noqa: N802 (as docutils calls it)
        self.body.append(escape(node.astext() if "\0" in node else node))

    def visit_literal(self, node: Any) -> None:
        """Write verbatim words in one piece; docutils parts them where a line may not end."""
        if node["classes"] or node["ids"] or isinstance(node.parent, nodes.literal_block):
            super().visit_literal(node)  # which skips what is below, too, but of code
            return
        words = escape(node.astext()).replace("\n", " ")
        self.body.append(f"<span>{words}</span>")
        raise nodes.SkipNode

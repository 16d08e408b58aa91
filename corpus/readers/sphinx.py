"""What Sphinx adds to reStructuredText → nodes that docutils knows: its words are read, its names are not.

`.. versionadded:: 2.4` holds paragraphs and calls of notes, `:ref:`the mole <mole>`` holds two words. What is
known to neither stays as it is written, and is told (`rst`).
"""

import re
from functools import cache
from typing import Any

from docutils import nodes
from docutils.parsers.rst import Directive, directives, roles

# What they hold is text, their argument too: `.. seealso:: The mole`
_TEXT = (
    "versionadded versionchanged versionremoved deprecated deprecated-removed seealso centered glossary "
    "dropdown card grid-item grid-item-card tab-set tab-item todo details availability impl-detail acks"
).split()
# Their argument is none: `.. only:: html`
_AROUND = ("only", "cssclass", "rst-class", "grid", "hlist")
# Descriptions of parts of a program, in each of its languages: `.. py:function:: moor(boat)`
_DESCRIBED = (
    "function data exception class attribute property method staticmethod classmethod decorator "
    "decoratormethod type var macro struct union enum enumerator member alias concept directive role "
    "directive:option cmdoption opcode pdbcommand object option envvar confval describe"
).split()
_DOMAINS = ("", "py:", "c:", "cpp:", "js:", "rst:", "std:")
# What they hold is printed letter by letter.
_LITERAL = (
    "doctest testcode testoutput testsetup testcleanup ipython plot graphviz digraph graph mermaid "
    "prompt productionlist code-tab"
).split()
# They say something of a text, and nothing in it. What would put other texts here (`literalinclude`) is told.
_SETTINGS = (
    "toctree highlight highlightlang tabularcolumns index currentmodule py:currentmodule default-domain "
    "sectionauthor codeauthor moduleauthor module py:module program canonical-doc canonical-pep "
    "canonical-pypa-spec canonical-typing-spec pep-banner"
).split()
_ROLES = (
    "ref doc term numref any download index func function meth method class attr attribute mod "
    "module exc exception data const obj object type var member macro struct union enum enumerator "
    "envvar option token keyword opcode file kbd guilabel menuselection command program samp abbr dfn "
    "regexp newsgroup mailheader makevar manpage mimetype eq cite issue source gh cve cwe confval dir "
    "role decorator"
).split()
# `~harbour.Mole.moor`, of which a reader sees `moor`; `!moor` is no link
_SHORT = re.compile(r"~(?:[\w]+\.)*(?P<last>\w+(?:\(\))?)")


@cache
def register() -> None:
    """Let docutils know what Sphinx adds; once, since docutils keeps it."""
    for name in _TEXT:
        directives.register_directive(name, _Text)
    for name in _AROUND:
        directives.register_directive(name, _Around)
    for name in ("code-block", "sourcecode"):
        directives.register_directive(name, _Code)
    for name in _LITERAL:
        directives.register_directive(name, _Literal)
    for name in _SETTINGS:
        directives.register_directive(name, _Setting)
    for domain in _DOMAINS:
        for name in _DESCRIBED:
            directives.register_directive(domain + name, _Described)
        for name in _ROLES:
            roles.register_local_role(domain + name, _role)  # type: ignore[arg-type]
    for name, numbered in (("pep", roles.pep_reference_role), ("rfc", roles.rfc_reference_role)):
        roles.register_local_role(name, _titled_or(numbered))


class _Options(dict[str, Any]):
    """Options of any name, which are not read: there are hundreds."""

    def __bool__(self) -> bool:
        return True

    def __missing__(self, _: str) -> Any:
        return directives.unchanged


class _Text(Directive):
    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec = _Options()

    def run(self) -> list[nodes.Node]:
        """Read what a directive holds as it would be read outside."""
        whole = nodes.container()
        for argument in self.arguments:
            whole += self.said(argument)
        self.state.nested_parse(self.content, self.content_offset, whole, match_titles=False)
        return list(whole.children)

    def said(self, argument: str) -> list[nodes.Node]:
        """Read the argument: a paragraph."""
        words, messages = self.state.inline_text(argument, self.lineno)
        return [nodes.paragraph(argument, "", *words), *messages]


class _Around(_Text):
    def said(self, argument: str) -> list[nodes.Node]:
        """Keep apart for whom the text is, or how it is set."""
        return [nodes.comment(argument, argument)]


class _Described(_Text):
    def said(self, argument: str) -> list[nodes.Node]:
        """Print the argument letter by letter: `moor(*boats)` has no emphasis."""
        return [nodes.literal_block(argument, argument)]


class _Literal(_Text):
    def run(self) -> list[nodes.Node]:
        """Print what a directive holds letter by letter."""
        words = "\n".join([*self.arguments, *self.content])
        return [nodes.literal_block(words, words)] if words.strip() else []


class _Code(_Literal):
    def run(self) -> list[nodes.Node]:
        """Print what stands under the name of its language."""
        self.arguments = []
        return super().run()


class _Setting(_Text):
    def run(self) -> list[nodes.Node]:
        """Make a comment of what is no text, which is kept apart (`rst`); a title may stand below it."""
        words = "\n".join([*self.arguments, *self.content])
        return [nodes.comment(words, words)] if words.strip() else []


def _role(
    _name: str, source: str, text: str, *_: Any, **__: Any
) -> tuple[list[nodes.Node], list[nodes.system_message]]:
    """Print what a reader sees of a link or a name."""
    words, opening, _target = text.rpartition("<") if text.endswith(">") else (text, "", "")
    if not (opening and words.strip()):  # not `the mole <mole>`
        words = text
    if short := _SHORT.fullmatch(text):
        words = short["last"]
    return [nodes.inline(source, nodes.unescape(words.strip().removeprefix("!")))], []


def _titled_or(numbered: Any) -> Any:
    """Read `Nets <8>` as a link with its own words, `8` as docutils does."""

    def role(name: str, source: str, text: str, *rest: Any, **more: Any) -> Any:
        return (_role if text.endswith(">") else numbered)(name, source, text, *rest, **more)

    return role

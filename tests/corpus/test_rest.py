"""docutils as reStructuredText is read with it makes what docutils makes, in less time."""

from typing import Any

import pytest
from docutils import core
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from corpus.markup import tree
from corpus.readers import rest, rst

WHOLE = """\
.. _top:

The Ice
=======

:Author: Ann Roe
:Date: 1911-03-02

.. contents::

.. header:: Of the ice
.. footer:: Of no ice

It came *early* [1]_, **so** [#]_ they `said`_ and ``wrote`` ``--all  of [it]&``
at https://ness.example/a_b?c=d, to ann@ness.example;
|ice| came, and `it left`__, as top_ says [Roe11]_ :emphasis:`or not`, by a*b, snake_case, 2 * 3 and \\*so\\* [*]_.

.. |ice| replace:: the ice

__ https://ness.example/left

.. _said: https://ness.example/said

Quay
----

- a net
- a boat, and

  1. a rope
  2. a light

     - a hand

     #. a hand again

* a wall

Net
  what is *mended* [#named]_
Boat : wood
  what is sailed

:field: its words
:another: | lines
          | of verse

-a           an option
--all=NET    all of it

| Lines
|   of a verse

    They said so.

    -- Nora Field

====  =====
Net   Boat
====  =====
1     two
====  =====

+-----+------+
| Net | Boat |
+=====+======+
| - a | b    |
+-----+------+

.. note:: Of the quay.

   - and of a *net*

.. admonition:: Beside

   It came.

.. topic:: Of nets

   They are mended.

.. image:: pier.png
   :alt: A pier

.. figure:: pier.png

   A pier, *seen* from the quay

.. list-table::

   * - net
     - boat

.. code:: python

   keep(1)

.. unheard:: of

.. a comment

::

    as it is

>>> keep(1)
1

Quay
----

An *open emphasis, an `open quotation, an unknown reference_ and |nothing|.

----

.. [1] Roe, p. 3.

   More of Roe.
.. [#] Holm.
.. [#named] A letter.
.. [*] A star.
.. [Roe11] Roe, *Ice*, 1911.
"""
PIECES = (
    "net", "net_", "boats", "a_b", "*", "**", "*so*", "`", "``", "`so`_", "`so`__", "_", "__", "_`so`", "|", "|so|",
    "[1]_", "[#]_", "[*]_", "[Roe]_", "[", "]_", ":", ":emphasis:`so`", "`so`:emphasis:", "\\", "\\*", "<", ">", "(", ")",
    '"', "“", "—", "@", "ann@ness.example", "http://ness.example", "mailto:", ".", ",", "-", "/", "\u00a0", "\u2003",
    " ", " ", " ", "\n", "\n", "\n\n", "\n\n- ", "\n\n  ", "\n    ", "\n1. ", "\n\n.. [1] ", "\n.. _so: ", "::",
)  # fmt: skip


def _settings() -> dict[str, Any]:
    return dict(rst._SETTINGS)


@pytest.mark.parametrize("words", [pytest.param(WHOLE, id="whole"), pytest.param("", id="nothing")])
def test_a_tree_and_its_page_are_those_of_docutils(words: str) -> None:
    expected = core.publish_doctree(words, settings_overrides=_settings())

    found = rest.tree(words, _settings())

    assert found.pformat() == expected.pformat()
    page = core.publish_from_doctree(expected, writer="html5", settings_overrides=_settings())
    assert _elements(rest.page(found, _settings())) == _elements(str(page))


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_whatever_stands_in_a_paragraph_is_read_as_docutils_reads_it(words: str) -> None:
    expected = core.publish_doctree(words, settings_overrides=_settings())

    assert rest.tree(words, _settings()).pformat() == expected.pformat()


def _elements(page: str) -> list[tuple[object, ...]]:
    """List what a page prints, and its links and anchors; not what its style alone looks at."""
    body = next(tree.html(page).iter("body"))
    for words in body.iter("span"):
        if words.get("class") == "pre":
            words.tag = "unbroken"
    etree.strip_tags(body, "unbroken")
    return [
        (one.tag, (one.text or "").strip(), (one.tail or "").strip(), one.get("id"), one.get("href"))
        for one in body.iter()
    ]

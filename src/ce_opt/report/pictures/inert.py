"""Names as a picture may show them: short, on one line, and never read as a mark-up.

plotly.js reads a subset of HTML and character entities in every text that it draws: a client called
``<b>`` or ``<a href=…>`` is a client with an odd name, and must stay one.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from html import escape

from ce_opt.report.material import Material

__all__ = ["client_label", "engineer_label", "inert", "lines", "plain"]

LONGEST = 40
"""Characters of a name that are shown."""
BREAK = "<br>"
UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn")
"""Unicode categories without a form of their own: control characters, and marks of direction
(Unicode Standard, annex 9), which would turn the rest of a line round, among them."""


@cache
def plain(text: str, longest: int = LONGEST) -> str:
    r"""Shorten a text to one line, for titles and sentences.

    >>> plain("one\n two"), plain("abc\u202edef"), plain("x" * 50, 4)
    ('one two', 'abcdef', 'xxx…')
    """
    if len(text) > 4 * longest:  # nothing behind this is seen; spares looking at a book of a name
        text = text[: 4 * longest]
    words = " ".join(text.split())
    seen = "".join(sign for sign in words if unicodedata.category(sign) not in UNSEEN)
    return seen if len(seen) <= longest else f"{seen[: longest - 1]}…"


def inert(text: str, longest: int = LONGEST) -> str:
    """Shorten a text and take it out of the reach of mark-up, for the texts of a figure.

    >>> inert("<b>A&B</b>")
    '&lt;b&gt;A&amp;B&lt;/b&gt;'
    """
    return escape(plain(text, longest), quote=False)


def lines(*sentences: str) -> str:
    """Put sentences, each plain or inert already, below each other in one text of a figure."""
    return BREAK.join(sentence for sentence in sentences if sentence)


def client_label(material: Material, client: str) -> str:
    """Id and name of a client, plain; the id alone where there is no name."""
    return label(client, str(material.facts.clients[client]["name"]))


def engineer_label(material: Material, engineer: str) -> str:
    """Id and name of an engineer, plain; the id alone where there is no name."""
    return label(engineer, str(material.facts.engineers[engineer]["name"]))


def label(name: str, called: str) -> str:
    """Join an id and a name; an id as long as a name is shortened as well."""
    return plain(f"{plain(name, LONGEST // 2)} {called}" if called != name else name)

"""English left in a sentence that is told in another language."""

from __future__ import annotations

import re

QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|'[^']*'|`[^`]*`")
"""Values, words of a file and what a library says of it: they stay as they are."""
NAME = re.compile(r"[A-Za-z0-9]*[._/\-][\w./\-]*")
"""Names of files, commands, keys and columns: with a dot, an underscore, a slash or a hyphen."""
RUN = re.compile(r"[A-Za-z']+(?:,? [A-Za-z']+){2,}")
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def english_in(text: str) -> str:
    """Three or more English words in a row that are neither quoted nor names; empty if none."""
    found = RUN.search(NAME.sub("□", QUOTED.sub("□", text)))
    return found[0] if found else ""


def is_chinese(text: str) -> bool:
    """Whether a text has a Chinese character."""
    return CHINESE.search(text) is not None

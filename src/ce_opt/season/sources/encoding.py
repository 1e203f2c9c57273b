"""The bytes of a text file as text: UTF-8, UTF-16 with a byte order mark, or GB18030."""

from __future__ import annotations

import codecs

from ce_opt.language import tr

__all__ = ["Undecodable", "decode"]


class Undecodable(Exception):
    """Bytes that are no text in any of the encodings.

    Attributes
    ----------
    row : line in which the text ends to make sense
    rule : what must hold, in the language that is spoken
    """

    def __init__(self, row: int, rule: str) -> None:
        super().__init__(rule)
        self.row = row
        self.rule = rule


def decode(data: bytes) -> str:
    """Decode a file; spreadsheets in China write GB18030, which knows no mark of its own.

    Raises
    ------
    Undecodable
        with the line that is no text
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "gb18030"]
    furthest = 0
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError as error:
            furthest = max(furthest, error.start)
            continue
        if "\0" in text:
            row = text[: text.index("\0")].count("\n") + 1
            raise Undecodable(row, tr("must be text, but holds a NUL byte"))
        return text
    row = data[:furthest].count(b"\n") + 1
    raise Undecodable(row, tr("must be text in UTF-8 or GB18030"))

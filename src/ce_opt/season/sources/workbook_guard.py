"""Look a workbook over before anything loads it: with zlib and expat alone, as a stream.

A workbook is a zip of XML, so a small file can unfold to gigabytes: by compression, by entities,
or by one cell in the last corner of a sheet. The parts are inflated here piece by piece and
counted; no piece is kept. On the same way the cells are found that a spreadsheet shows as errors,
and formulas that were saved without a value: a reader would give both as empty.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO
from xml.parsers import expat

from ce_opt.language import marked, tr
from ce_opt.season.raw import letters

__all__ = ["Refused", "SheetFacts", "inspect_workbook"]

MEBIBYTE = 2**20
MOST_BYTES = 512 * MEBIBYTE
"""Most bytes that all parts together may unfold to."""
MOST_RATIO = 100
"""Most bytes out of one byte in; XML of real sheets stays below 30."""
FREE_BYTES = 4 * MEBIBYTE
"""A part up to this size may have any ratio: empty styles compress well."""
MOST_MARK = 16 * MEBIBYTE
"""Longest single piece of markup, which expat must hold in memory."""
MOST_PARTS = 5_000
FREE_CELLS = 1_000_000
SPARSE = 8
"""The rectangle that a reader fills may have `FREE_CELLS` + `SPARSE` × the cells in use."""
KEPT = 64
"""Characters of a cell that are looked at."""
NAMED = 1_000
"""Cells with errors or bare formulas that are kept for naming, of one sheet."""

XML_STARTS = (b"<", b"\xef", b"\xff", b"\xfe")
"""A tag, or the first byte of a byte order mark."""
OLE = b"\xd0\xcf\x11\xe0"
SAVE_AGAIN = marked("save it again as .xlsx")
SPLIT = marked("split the season")


class Refused(Exception):
    """A workbook that must not be opened; `rule` and `fix` as in a fault, the fix in English."""

    def __init__(self, rule: str, fix: str = SAVE_AGAIN) -> None:
        super().__init__(rule)
        self.rule = rule
        self.fix = tr(fix)


@dataclass
class SheetFacts:
    """What the guard saw in a sheet.

    Attributes
    ----------
    cells : number of cells in use
    rows, columns : the rectangle from A1 that holds them
    furthest : the first cell that made the rectangle too large
    broken : (row, position) -> what stands there: ``#REF!``, or ``=`` for a formula without value
    """

    cells: int = 0
    rows: int = 0
    columns: int = 0
    furthest: str = "A1"
    broken: dict[tuple[int, int], str] = field(default_factory=dict)

    @property
    def sprawls(self) -> bool:
        """Whether the rectangle is far larger than what is in it."""
        return self.rows * self.columns > FREE_CELLS + SPARSE * self.cells


def inspect_workbook(path: Path) -> Mapping[str, SheetFacts]:
    """Inspect a file that claims to be ``.xlsx``; gives the facts of each sheet by its name.

    Raises
    ------
    Refused
        with the reason in a planner's words
    """
    with path.open("rb") as file:
        parts = {info.filename.lower(): _scan(file, info) for info in _directory(file)}
    roots = [name for name, part in parts.items() if part.root == "workbook"]
    if len(roots) != 1:
        raise Refused(tr("must be an .xlsx workbook; this is none, or it is damaged"))
    folder, _, name = roots[0].rpartition("/")
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    try:
        places = {
            key: posixpath.normpath(posixpath.join("/", folder, target))[1:].lower()
            for key, target in parts[relations].links.items()
        }
        return {sheet: parts[places[key]].facts for key, sheet in parts[roots[0]].links.items()}
    except KeyError:
        raise Refused(tr("must be a sound workbook; a sheet has no part")) from None


def _directory(file: BinaryIO) -> list[zipfile.ZipInfo]:
    """List the parts of the zip, refusing what their declared sizes already betray."""
    if file.seek(0, 2) > MOST_BYTES:
        raise Refused(tr("must be smaller than {most} MB", most=MOST_BYTES // MEBIBYTE), SPLIT)
    file.seek(0)
    if file.read(4) == OLE:
        raise Refused(tr("must be an .xlsx workbook; this is an old .xls or has a password"))
    try:
        infos = zipfile.ZipFile(file).infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise Refused(tr("must be an .xlsx workbook; this is none, or it is damaged")) from None
    names = {info.filename.lower() for info in infos}
    if "mimetype" in names or "content.xml" in names:
        raise Refused(tr("must be an .xlsx workbook; this is an OpenDocument file"))
    if any(info.flag_bits & 1 for info in infos):
        raise Refused(tr("must be an .xlsx workbook without a password"))
    if len(names) < len(infos) or len(infos) > MOST_PARTS:
        raise Refused(tr("must be a sound workbook; its list of parts is not"))
    if sum(info.file_size for info in infos) > MOST_BYTES:
        rule = tr("must unfold to less than {most} MB", most=MOST_BYTES // MEBIBYTE)
        raise Refused(rule, SPLIT)
    for info in infos:
        if info.file_size > max(FREE_BYTES, MOST_RATIO * info.compress_size):
            raise Refused(
                tr("must not be packed more than {most} times; this is a zip bomb", most=MOST_RATIO)
            )
    return infos


def _inflate(file: BinaryIO, info: zipfile.ZipInfo) -> Iterator[bytes]:
    """Unfold a part piece by piece, and no further than it declares.

    `zipfile` would stop at the declared size in silence, while another reader goes on.
    """
    file.seek(info.header_offset + 26)
    lengths = file.read(4)
    file.seek(int.from_bytes(lengths[:2], "little") + int.from_bytes(lengths[2:], "little"), 1)
    packed = info.compress_size
    unfold = zlib.decompressobj(-15)
    size = 0
    while packed > 0:
        piece = file.read(min(packed, MEBIBYTE))
        packed = packed - len(piece) if piece else 0
        while piece:
            plain = piece if info.compress_type == 0 else unfold.decompress(piece, MEBIBYTE)
            piece = b"" if info.compress_type == 0 else unfold.unconsumed_tail
            size += len(plain)
            if size > info.file_size:
                raise Refused(tr("must be a sound workbook; a part is larger than it declares"))
            yield plain
    rest = unfold.flush()
    size += len(rest)
    yield rest
    if size != info.file_size:
        raise Refused(tr("must be a sound workbook; a part is cut off"))


def _scan(file: BinaryIO, info: zipfile.ZipInfo) -> _Part:
    """Run one part through expat where it is XML; count it in any case."""
    part = _Part()
    fed = 0
    try:
        for piece in _inflate(file, info):
            if not fed and piece and not piece[:1].isspace() and piece[:1] not in XML_STARTS:
                part.done = True
            fed += len(piece)
            if not part.done:
                part.parser.Parse(piece, False)
                if fed - part.parser.CurrentByteIndex > MOST_MARK:
                    raise Refused(tr("must be a sound workbook; a piece of markup has no end"))
        part.close_cell()
    except (expat.ExpatError, zlib.error, LookupError, ValueError):
        rule = tr("must be a sound workbook; its part {part} is damaged", part=info.filename)
        raise Refused(rule) from None
    return part


class _Part:
    """One XML part: its root, its links (sheets or targets) and, of a worksheet, its cells."""

    def __init__(self) -> None:
        self.root = ""
        self.done = False
        self.links: dict[str, str] = {}
        self.facts = SheetFacts()
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.StartElementHandler = self._first
        self._row = self._column = 0
        self._type = self._inside = self._text = ""
        self._open = self._formula = self._value = False

    def _doctype(self, *_: object) -> None:
        raise Refused(tr("must not declare a DOCTYPE; no spreadsheet writes one, entity bombs do"))

    def _first(self, name: str, attributes: dict[str, str]) -> None:
        """Choose by the root what is looked for; after it, no DOCTYPE can come."""
        self.root = name.rpartition(":")[2]
        if self.root == "worksheet":
            self.parser.StartElementHandler = self._cell
            self.parser.CharacterDataHandler = self._characters
        elif self.root in ("workbook", "Relationships"):
            self.parser.StartElementHandler = self._link
        else:
            self.parser.StartElementHandler = None
            self.done = True

    def _link(self, name: str, attributes: dict[str, str]) -> None:
        """Note a sheet (relation -> name) or a relation (-> target)."""
        local = name.rpartition(":")[2]
        if local == "sheet":
            key = next((text for word, text in attributes.items() if word.endswith(":id")), "")
            self.links[key] = attributes.get("name", "")
        elif local == "Relationship":
            self.links[attributes.get("Id", "")] = attributes.get("Target", "")

    def _cell(self, name: str, attributes: dict[str, str]) -> None:
        """Follow the cells; a cell is judged when the next one opens."""
        self._inside = local = name.rpartition(":")[2]
        if local == "c":
            self.close_cell()
            reference = attributes.get("r")
            if reference:
                column = reference.rstrip("0123456789")
                self._column = _position(column)
                self._row = int(reference[len(column) :])
            else:
                self._column += 1
            self._type = attributes.get("t", "")
            self._open = True
        elif local in ("v", "is"):
            self._value = True
        elif local == "f":
            self._formula = True
        elif local == "row":
            self.close_cell()
            self._row, self._column = int(attributes.get("r", self._row + 1)), -1

    def _characters(self, text: str) -> None:
        if self._inside == "v" and len(self._text) < KEPT:
            self._text += text

    def close_cell(self) -> None:
        """Judge the cell that was open, if any."""
        if self._open and (self._value or self._formula):
            text = self._text.strip()
            bare = self._formula and not text and not (self._value and self._type == "str")
            if (bare or self._type == "e") and len(self.facts.broken) < NAMED:
                self.facts.broken[self._row, self._column] = text or "="
            self._extend()
        self._text = self._type = ""
        self._open = self._formula = self._value = False

    def _extend(self) -> None:
        """Make the rectangle include the open cell."""
        facts = self.facts
        facts.cells += 1
        if self._row > facts.rows or self._column >= facts.columns:
            facts.rows = max(facts.rows, self._row)
            facts.columns = max(facts.columns, self._column + 1)
            if facts.sprawls and facts.furthest == "A1":
                facts.furthest = f"{letters(self._column)}{self._row}"


@lru_cache(maxsize=20_000)
def _position(column: str) -> int:
    """Place of a column: A is 0, Z 25, AA 26."""
    place = 0
    for letter in column.upper():
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1

"""Files that would eat the machine, or that are no workbooks, are refused in a sentence."""

from __future__ import annotations

import random
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
import xlsxwriter

from ce_opt.season.sources.workbook_guard import Refused, inspect_workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
WORKBOOK = (
    f'<workbook xmlns="{MAIN}" xmlns:r="r"><sheets>'
    '<sheet name="clients" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
RELATIONS = (
    '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>'
)


def sheet(cells: str) -> str:
    return f'<worksheet xmlns="{MAIN}"><sheetData>{cells}</sheetData></worksheet>'


def book(path: Path, cells: str = "", parts: Mapping[str, str | bytes] | None = None) -> Path:
    """The smallest workbook: one sheet with these cells, and other parts."""
    every = {
        "xl/workbook.xml": WORKBOOK,
        "xl/_rels/workbook.xml.rels": RELATIONS,
        "xl/worksheets/sheet1.xml": sheet(cells),
        **(parts or {}),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in every.items():
            archive.writestr(name, text)
    return path


def refusal(path: Path) -> str:
    with pytest.raises(Refused) as caught:
        inspect_workbook(path)
    return caught.value.rule


def test_cells_are_counted_and_broken_ones_named(tmp_path: Path) -> None:
    cells = (
        '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="3"/></row>'
        '<row r="3"><c r="B3" t="e"><f>1/0</f><v>#DIV/0!</v></c><c><f>A1</f></c>'
        '<c r="D3" t="str"><f>""</f><v></v></c></row>'
    )
    facts = inspect_workbook(book(tmp_path / "a.xlsx", cells))["clients"]
    # C3 has no name of its own and follows B3; a styled empty XFD1 is no cell in use
    assert facts.broken == {(3, 1): "#DIV/0!", (3, 2): "="}
    assert (facts.cells, facts.rows, facts.columns) == (4, 3, 4)
    assert not facts.sprawls


def test_a_cell_in_the_last_corner_sprawls(tmp_path: Path) -> None:
    cells = '<row r="1"><c r="A1"><v>1</v></c></row><row><c r="XFD1048576"><v>1</v></c></row>'
    facts = inspect_workbook(book(tmp_path / "a.xlsx", cells))["clients"]
    assert facts.sprawls
    assert facts.furthest == "XFD1048576"


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/styles.xml", "docProps/app.bin"])
def test_entities_are_refused_in_every_part(tmp_path: Path, part: str) -> None:
    lol = "".join(f'<!ENTITY l{level} "{f"&l{level - 1};" * 10}">' for level in range(1, 10))
    bomb = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "lol">{lol}]><x>&l9;</x>'
    assert "DOCTYPE" in refusal(book(tmp_path / "a.xlsx", parts={part: bomb}))
    wide = bomb.encode("utf-16")
    assert "DOCTYPE" in refusal(book(tmp_path / "b.xlsx", parts={part: wide}))


def test_spaces_before_the_doctype_hide_nothing(tmp_path: Path) -> None:
    late = " " * (3 * 2**20) + "<!DOCTYPE x><x/>"
    assert "DOCTYPE" in refusal(book(tmp_path / "a.xlsx", parts={"xl/styles.xml": late}))


def test_the_root_of_a_part_is_its_first_element(tmp_path: Path) -> None:
    parts = {"docProps/app.xml": "<Properties><workbook/></Properties>"}
    assert "clients" in inspect_workbook(book(tmp_path / "a.xlsx", parts=parts))


def test_a_declared_zip_bomb_is_refused(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", parts={"xl/media/image.png": bytes(64 * 2**20)})
    assert "zip bomb" in refusal(path)


def test_a_part_larger_than_it_declares_is_refused(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", parts={"xl/media/image.png": bytes(64 * 2**20)})
    true, small = (64 * 2**20).to_bytes(4, "little"), (1000).to_bytes(4, "little")
    path.write_bytes(path.read_bytes().replace(true, small))
    assert "larger than it declares" in refusal(path)


READ_ALL = """
import sys
from ce_opt.errors import SeasonFaults
from ce_opt.season import read_season
for path in sys.argv[1:]:
    try:
        read_season(path)
    except SeasonFaults as error:
        print(error)
# Not ru_maxrss: a child of a large process begins with its parent's.
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(peak.split()[1])
"""


def test_bombs_are_refused_in_little_memory(tmp_path: Path) -> None:
    bomb = book(tmp_path / "a.xlsx", parts={"xl/media/image.png": bytes(400 * 2**20)})
    with xlsxwriter.Workbook(tmp_path / "b.xlsx") as far:
        far.add_worksheet("clients").write("XFD1048576", 1)
    command = [sys.executable, "-c", READ_ALL, str(bomb), str(tmp_path / "b.xlsx")]
    answer = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "a.xlsx: must not be packed more than 100 times; this is a zip bomb" in answer
    assert "b.xlsx sheet clients cell XFD1048576: must not be so far" in answer
    peak_kilobytes = int(answer.splitlines()[-1])
    assert peak_kilobytes < 300 * 1024


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "this is none"),
        (b"hello", "this is none"),
        (b"PK\x03\x04 cut off", "this is none"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "an old .xls or has a password"),
    ],
)
def test_what_is_no_workbook_is_refused(tmp_path: Path, content: bytes, says: str) -> None:
    (tmp_path / "a.xlsx").write_bytes(content)
    assert says in refusal(tmp_path / "a.xlsx")


def test_an_opendocument_file_is_refused(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", parts={"mimetype": "application/vnd.oasis.opendocument"})
    assert "OpenDocument" in refusal(path)


def test_a_zip_without_a_workbook_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("letter.txt", "hello")
    assert "must be an .xlsx workbook" in refusal(tmp_path / "a.xlsx")


def test_a_sheet_must_be_among_the_parts_that_were_looked_at(tmp_path: Path) -> None:
    lost = RELATIONS.replace("worksheets/sheet1.xml", "elsewhere/sheet1.xml")
    path = book(tmp_path / "a.xlsx", parts={"xl/_rels/workbook.xml.rels": lost})
    assert "a sheet has no part" in refusal(path)
    twice = book(tmp_path / "b.xlsx", parts={"xl/other.xml": WORKBOOK})
    assert "this is none, or it is damaged" in refusal(twice)


@pytest.mark.parametrize("target", ["/xl/worksheets/sheet1.xml", "../xl/worksheets/Sheet1.xml"])
def test_parts_are_found_by_any_spelling_of_their_path(tmp_path: Path, target: str) -> None:
    relations = RELATIONS.replace("worksheets/sheet1.xml", target)
    path = book(
        tmp_path / "a.xlsx",
        '<row><c r="B2"><v>1</v></c></row>',
        parts={"xl/_rels/workbook.xml.rels": relations},
    )
    assert inspect_workbook(path)["clients"].cells == 1


@pytest.mark.parametrize(
    "cells", ["<row>", '<row r="x"></row>', '<row><c r="A"><v>1</v></c></row>']
)
def test_damaged_sheets_are_refused(tmp_path: Path, cells: str) -> None:
    assert "sheet1.xml is damaged" in refusal(book(tmp_path / "a.xlsx", cells))


def test_markup_without_an_end_is_refused(tmp_path: Path) -> None:
    noise = random.Random(0).randbytes(20 * 2**20).hex()
    path = book(tmp_path / "a.xlsx", parts={"xl/styles.xml": f'<x a="{noise}"/>'})
    assert "markup has no end" in refusal(path)

"""Sheets as files."""

from __future__ import annotations

from pathlib import Path

import pytest

from ce_opt.errors import UsageError
from ce_opt.report.audience import Audience, Sheet, page_of, write_sheet, write_sheets
from ce_opt.report.audience.folder import file_name

PAGE = page_of(Sheet("E07", "", []), "")


def test_no_two_people_share_a_file_and_none_leads_out() -> None:
    odd = ["..", "a/b", "a%2Fb", "E 1", "组 1", "panel"]
    names = {file_name(Audience("engineer", one)) for one in odd}
    assert len(names) == len(odd)
    assert not any(set(name) & set("/\\ ") for name in names)
    assert file_name(Audience("panel")) == "panel.html"


def test_a_sheet_replaces_a_sheet_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "sheet.html"
    write_sheet(PAGE, file)
    write_sheet(PAGE.replace("E07", "E08"), file)
    assert "E08" in file.read_text("utf-8")
    file.write_text("my diary", "utf-8")
    with pytest.raises(UsageError, match="is no sheet"):
        write_sheet(PAGE, file)
    assert [path.name for path in tmp_path.iterdir()] == ["sheet.html"]


def test_a_folder_of_sheets_is_replaced_whole(tmp_path: Path) -> None:
    folder = tmp_path / "sheets"
    write_sheets({Audience("engineer", "E1"): PAGE, Audience("panel"): PAGE}, folder)
    write_sheets({Audience("engineer", "E2"): PAGE}, folder)
    assert [path.name for path in folder.iterdir()] == ["engineer-E2.html"]
    (folder / "photo.jpg").write_bytes(b"")
    with pytest.raises(UsageError, match=r"holds photo\.jpg, which is no sheet"):
        write_sheets({}, folder)
    with pytest.raises(UsageError, match="is a file"):
        write_sheets({}, folder / "photo.jpg")

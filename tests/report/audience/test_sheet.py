"""The page of a sheet: inert, whatever it says."""

from __future__ import annotations

import re

from ce_opt.language import spoken_in
from ce_opt.report.audience.sheet import Part, Sheet, page_of

HOSTILE = "<script>alert(1)</script><img src=x onerror=y>\"'&\u202e"


def test_hostile_names_stay_text() -> None:
    part = Part(HOSTILE, (HOSTILE,), ((HOSTILE,),), (HOSTILE,), HOSTILE)
    page = page_of(Sheet(HOSTILE, HOSTILE, [part]), HOSTILE)
    assert "<script" not in page
    assert "<img" not in page
    assert page.count("&lt;script&gt;") >= 6


def test_a_page_asks_nothing_of_anybody() -> None:
    page = page_of(Sheet("E07", "", []), "")
    assert "default-src 'none'" in page
    assert not re.search(r"(?:https?:)?//|@import|url\(", page)
    assert "size: A4" in page


def test_an_empty_part_says_so_and_the_page_has_its_language() -> None:
    part = Part("Clients", ("client",), (), (), "none at all")
    with spoken_in("zh"):
        page = page_of(Sheet("E07", "x", [part]), "season")
    assert '<html lang="zh-CN">' in page
    assert "none at all" in page
    assert "<table>" not in page
    assert "仅供 E07 使用。" in page

from __future__ import annotations

import pytest

from ce_opt.report.pictures.inert import client_label, engineer_label, inert, lines, plain
from report.pictures.plans import hand


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("<b>fat</b>", "&lt;b&gt;fat&lt;/b&gt;"),
        ('<a href="http://x">y</a>', '&lt;a href="http://x"&gt;y&lt;/a&gt;'),
        ("A&lt;b", "A&amp;lt;b"),
        ("two\nlines\t and\r more", "two lines and more"),
        ("\u202egnp.exe\u2066", "gnp.exe"),
        ("a\x00b\x1b[31mc", "ab[31mc"),
        ("月鲸银行", "月鲸银行"),
        ("", ""),
    ],
)
def test_a_name_is_one_line_without_markup_or_marks_of_direction(name: str, shown: str) -> None:
    assert inert(name) == shown


def test_a_name_is_cut_before_it_is_made_inert() -> None:
    assert inert("&" * 10_000, 3) == "&amp;&amp;…"
    assert plain("x" * 40) == "x" * 40
    assert plain("x" * 41) == "x" * 39 + "…"


def test_a_short_name_behind_many_spaces_is_still_found_short() -> None:
    assert plain(" " * 20 + "E1") == "E1"


def test_lines_leave_out_what_says_nothing() -> None:
    assert lines("a", "", "b") == "a<br>b"


def test_a_name_that_only_repeats_the_id_is_said_once() -> None:
    material = hand()  # clients and engineers are called as their ids
    assert client_label(material, "C1") == "C1"
    assert engineer_label(material, "E1") == "E1"
    material.facts.clients["C1"]["name"] = "Bank"  # of this material alone: facts are its own
    assert client_label(material, "C1") == "C1 Bank"

"""Help pages that typer does not lay out, and those that it does."""

from __future__ import annotations

import pytest

from ce_opt.language import catalogue
from cli.console import Run


def test_english_is_typers_own_page_and_needs_no_catalogue(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a catalogue was loaded")

    catalogue.cache_clear()
    monkeypatch.setattr("ce_opt.language.files", refuse)
    monkeypatch.setenv("COLUMNS", "80")
    lines = run("check", "--help", "--lang", "en").out.splitlines()
    assert lines[0] == "Usage: ce-opt check [OPTIONS] {SEASON}"
    assert "  SEASON <path>  Season folder, .xlsx workbook or SQLite database.  [required]" in lines


def test_a_chinese_page_has_the_parts_of_the_english_one(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    page = run("plan", "--help", "--lang", "zh").out
    assert (
        "\n参数：\n  SEASON <路径>  分配季文件夹、.xlsx 工作簿或 SQLite 数据库。 [必填]\n" in page
    )
    assert "  --seed <整数>      随机种子。 [默认：0；0<=x<=2147483647]\n" in page
    assert "  -h, --help         显示本帮助后退出。\n" in page
    assert page.count("\n  -") == run("plan", "--help", "--lang", "en").out.count("\n  -")


def test_paragraphs_of_a_help_text_stay_apart(run: Run) -> None:
    page = run("groups", "--help", "--lang", "zh").out
    assert "不写文件。\n\n  规则手册有 [groups] 章节" in page


def test_no_line_is_wider_than_the_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    for words in ([], ["plan"], ["replan"]):
        for line in run(*words, "--help", "--lang", "zh").out.splitlines():
            assert sum(2 if ord(char) > 0x2E7F else 1 for char in line) <= 60


def test_every_command_is_listed_with_its_first_paragraph(run: Run) -> None:
    page = run("--help", "--lang", "zh").out
    assert "\n命令：\n" in page
    assert "\n  groups       把各部门划分为虚拟小组，并选出支撑小组；不写文件。\n" in page
    assert "退出码" not in page


def test_without_a_command_the_help_is_shown_as_an_error(run: Run) -> None:
    for words in ([], ["--lang", "zh"]):
        ended = run(*words)
        assert (ended.code, ended.out) == (2, "")
    assert ended.err == run("--help", "--lang", "zh").out


def test_wrong_usage_says_how_and_where_help_is(run: Run) -> None:
    ended = run("check", "--lang", "zh")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.splitlines() == [
        "用法：ce-opt check [选项] {SEASON}",
        "查看帮助：ce-opt check -h",
        "",
        "错误：缺少参数 'SEASON'。",
    ]

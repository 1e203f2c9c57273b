"""Every command says the same in both languages: no English is left, and no number differs."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import typer

from ce_opt.cli.app import app, ending, language_of
from ce_opt.language import Language, spoken, spoken_in
from ce_opt.plan import make_plan, write_plan
from cli.console import INSTANCES, Run, change
from cli.languages import answer, bare, english_in, numbers_in, run
from cli.test_bids import PANEL, RULES
from plan.hand_season import TEAMS, from_disk
from plan.hand_season import run as searched
from plan.season_ends import season_end

LITTLE = "--work 0.1 --seconds 300 --quiet"
SCENARIOS = """\
[[scenario]]
name = "overload"
set = {"assignment.weights.overload" = 2}
[[scenario]]
name = "nobody"
drop = ["engineers/E9"]
"""
ROSTER = """
[roster]
head_count = 2
head_count_of = {D2 = 1}
[groups]
leading_hours = 1
support_hours = 0
support_leading_hours = 2
"""
ANSWERS = {
    "check": "check tiny",
    "check judged": "check judged",
    "importance": "importance tiny",
    "importance, some": "importance tiny --top 1",
    "plan": f"plan judged -o new {LITTLE}",
    "verify": "verify tiny plan",
    "bids": "bids judged --bridge --dial",
    "bids without a panel": "bids tiny",
    "groups": "groups tiny",
    "groups that count": "groups judged",
    "why a client": "why tiny plan C1",
    "why a client, long": "why tiny other.csv C2 --long",
    "why no team": "why tiny plan C4",
    "why an engineer": "why tiny plan E2 --long",
    "why not: possible": f"why-not tiny plan C1 E1 A {LITTLE}",
    "why not: forbidden": f"why-not tiny plan C4 E1 A {LITTLE}",
    "why not: impossible": f"why-not tiny plan C1 E1 B {LITTLE}",
    "why not: held": f"why-not tiny plan C1 E2 B {LITTLE}",
    "recommend": f"recommend tiny plan C1 B --long {LITTLE}",
    "recommend, short": f"recommend tiny plan C2 B --solve 0 {LITTLE}",
    "compare": "compare tiny plan other.csv",
    "compare the same": "compare tiny plan plan",
    "repair": f"repair too_much {LITTLE}",
    "nothing to repair": f"repair tiny {LITTLE}",
    "replan": f"replan tiny plan -o new --season-out changed --leaver E3 --surge C1=1.1 {LITTLE}",
    "sweep": f"sweep tiny scenarios.toml -o swept {LITTLE}",
    "frontier": f"frontier tiny plan {LITTLE}",
    "rule-prices": f"rule-prices tiny plan {LITTLE}",
    "stability": f"stability tiny plan {LITTLE}",
    "training": f"training tiny plan {LITTLE}",
    "absence": f"absence tiny plan {LITTLE}",
    "duties": "duties tiny plan",
    "workdays": "duties tiny --propose-workdays workdays.csv",
    "escalate": "escalate tiny plan --client C1 --specialty data,power --away E4",
    "certificate": "escalate tiny plan --certificate",
    "appraise": "appraise ended appraised --sheets sheets --ledger ledger.csv",
    "generate": "generate new --clients 5 --engineers 4 --seed 2",
    "schema": "schema",
}
"""What a command line answers."""
MACHINES = {name: line for name, line in ANSWERS.items() if not set(name) & set(":,")}
"""One command line of each kind, for what it answers machines."""
REFUSALS = {
    "no season": "check nowhere",
    "no plan folder": "verify tiny tiny",
    "no such option": "check tiny --frob",
    "no such command": "plna tiny",
    "missing argument": "why tiny plan",
    "no number": "plan tiny -o new --seconds soon",
    "too small": "plan tiny -o new --workers 0",
    "not among the choices": "escalate tiny plan --trigger soon",
    "no place": "plan tiny -o tiny/clients.csv/plan",
    "no plan": f"plan too_much -o new {LITTLE}",
    "nobody": "why tiny plan X9",
    "no seat": "recommend tiny plan C1 X",
    "no B": "why-not tiny plan C3 E1 B",
    "other csv": "why tiny scenarios.toml C1",
    "strangers": "compare tiny plan strangers.csv",
    "nothing asked": "escalate tiny plan",
    "unknown specialty": "escalate tiny plan --client C1 --specialty dta",
    "no day": "escalate tiny plan --client C1 --specialty data --on soon",
    "unknown pin": "replan tiny plan -o new --keep X9",
    "pins that clash": "replan tiny plan -o new --keep C1:A=E2 --keep C4:A=E1",
    "half a recipe": "replan tiny plan -o new --surge C1",
    "no leave": "replan tiny plan -o new --leave E1=soon:later",
    "no scenarios": "sweep tiny tiny/season.toml -o swept",
    "faulty scenarios": "sweep tiny faulty.toml -o swept",
    "one of two": "duties tiny",
    "half a generate": "generate new --after tiny",
    "kind of file": "generate new.csv",
    "no letters": "bids tiny --letters letters",
    "ledger": "appraise ended appraised --ledger ledger.txt",
}
"""Command lines that are refused."""
FAULTY = """\
[[scenario]]
name = ""
sett = {}
drop = ["engineers"]
grid = {"needs/C1" = 3}
"""


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Seasons, plans and files that the command lines name, and a plan that was solved once."""
    root = tmp_path_factory.mktemp("languages")
    work = root / "work"
    for name in ("tiny", "judged", "too_much"):
        shutil.copytree(INSTANCES / "tiny", work / name)
    (work / "judged" / "panel.csv").write_text(PANEL, "utf-8")
    with (work / "judged" / "season.toml").open("a", encoding="utf-8") as rules:
        rules.write(RULES + ROSTER)
    change(work / "too_much" / "needs.csv", "C3,cable,2,50", "C3,cable,2,120")
    head = "client,engineer_a,engineer_b\n"
    (work / "other.csv").write_text(f"{head}C1,E4,E2\nC2,E1,E4\n", "utf-8")
    (work / "strangers.csv").write_text(f"{head}C9,E1,\nC2,E1,\nC2,,E2\n", "utf-8")
    (work / "scenarios.toml").write_text(SCENARIOS, "utf-8")
    (work / "faulty.toml").write_text(FAULTY, "utf-8")
    before = from_disk(work / "ended", season_end([], [], None))
    write_plan(make_plan(before, TEAMS, searched()), before, work / "appraised")
    from_disk(work / "ended", season_end())
    assert run("plan", work / "tiny", "-o", work / "plan", *LITTLE.split()).code == 0
    return root


@pytest.mark.parametrize("line", ANSWERS.values(), ids=ANSWERS)
def test_answers_are_chinese_and_carry_the_same_numbers(line: str, bench: Path) -> None:
    english, chinese = (answer(bench, language, line) for language in ("en", "zh"))
    assert (english.code, chinese.code) in ((0, 0), (3, 3))
    assert numbers_in(chinese.out + chinese.err) == numbers_in(english.out + english.err)
    assert english_in(chinese.out + chinese.err) == []


@pytest.mark.parametrize("line", MACHINES.values(), ids=MACHINES)
def test_answers_for_machines_are_the_same_but_for_sentences(line: str, bench: Path) -> None:
    english, chinese = (answer(bench, language, line, "--json") for language in ("en", "zh"))
    assert bare(english.out) == bare(chinese.out)


@pytest.mark.parametrize("line", REFUSALS.values(), ids=REFUSALS)
def test_refusals_are_chinese_and_carry_the_same_numbers(line: str, bench: Path) -> None:
    english, chinese = (answer(bench, language, line) for language in ("en", "zh"))
    assert english.code == chinese.code
    assert english.code != 0
    assert numbers_in(chinese.err) == numbers_in(english.err)
    assert chinese.out == ""
    assert english_in(chinese.err) == []


@pytest.mark.parametrize("name", sorted(typer.main.get_command(app).commands))  # type: ignore[attr-defined]
def test_the_help_of_every_command_is_chinese(name: str) -> None:
    english, chinese = (run(name, "--help", "--lang", language).out for language in ("en", "zh"))
    assert chinese.startswith(f"用法：ce-opt {name} [选项]")
    assert numbers_in(chinese) == numbers_in(english)
    assert english_in(chinese) == []


@pytest.mark.parametrize(
    ("words", "language"),
    [
        (["plan", "--help", "--lang", "zh"], "zh"),
        (["plan", "--lang=zh", "--help"], "zh"),
        (["--lang", "en", "plan", "--lang", "zh"], "zh"),
        (["--lang", "zh", "plan"], "zh"),
        (["why", "--", "--lang", "zh"], "en"),
        (["plan", "--lang", "fr"], "en"),
        (["plan", "--lang"], "en"),
        ([], "en"),
    ],
)
def test_the_language_of_a_command_line(
    words: list[str], language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("CE_OPT_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    assert language_of(words) == language


@pytest.mark.parametrize("variable", ["CE_OPT_LANG", "LANG"])
def test_the_environment_decides_where_nothing_is_asked_for(
    variable: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("CE_OPT_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(variable, "zh_CN.UTF-8")
    assert run("--help").out.startswith("用法：ce-opt [选项] 命令")
    assert run("check", "--help").out.startswith("用法：ce-opt check")
    assert run("check", "--help", "--lang", "en").out.startswith("Usage: ce-opt check")


@pytest.mark.parametrize("words", [["check", "--frob"], ["check", "nowhere"], ["--help"]])
def test_a_command_leaves_the_language_as_it_was(words: list[str]) -> None:
    run("--lang", "zh", *words)
    assert spoken() == "en"


def test_what_ends_a_command_is_said_in_chinese() -> None:
    with spoken_in("zh"):
        assert ending(KeyboardInterrupt()) == ("已中断：未写任何文件", 130)
        assert ending(MemoryError())[0].startswith("内存不足")
        assert ending(PermissionError(13, "Permission denied", "a.csv")) == (
            "无法使用 a.csv：没有权限",
            2,
        )
        assert "KeyError: 'E1'" in ending(KeyError("E1"))[0]

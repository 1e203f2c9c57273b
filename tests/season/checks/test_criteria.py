"""Criteria must be columns of numbers: each defect is one fault, at its key or cell."""

from __future__ import annotations

from pathlib import Path

import pytest

from ce_opt.errors import SeasonFaults
from ce_opt.season import read_season
from season.checks.criteria_seasons import faults, only_fault, read
from season.healthy import FILES, write

ENTROPY = '[importance]\nweighing = "entropy"\ncriteria = ["complaints"]\n'
WEIGHTS = "[importance.weights]\nrevenue_yuan = 1\n"


@pytest.mark.parametrize(
    ("importance", "row", "column", "value", "says"),
    [
        (WEIGHTS + "complaint = 1", 8, "importance.weights.complaint", "complaint", "complaints"),
        (WEIGHTS + "stabilty = 1", 8, "importance.weights.stabilty", "stabilty", "stability"),
        (WEIGHTS + '"收入" = 1', 8, "importance.weights.收入", "收入", 'write "revenue_yuan"'),
        (WEIGHTS + '"合同年" = 1', 8, "importance.weights.合同年", "合同年", 'write "合同年数"'),
        (WEIGHTS + "xyz = 1", 8, "importance.weights.xyz", "xyz", "write one of revenue_yuan, "),
        (WEIGHTS + "sector = 1", 8, "importance.weights.sector", "sector", "a column of numbers"),
        (WEIGHTS + "remark = 1", 8, "importance.weights.remark", "remark", "a column of numbers"),
        (
            WEIGHTS + "rank = 1",
            8,
            "importance.weights.rank",
            "rank",
            "importance.csv has for something else",
        ),
        (WEIGHTS + '"a.b" = 1', 8, "importance.weights.a.b", "a.b", "must hold no dot"),
        (
            '[importance]\ncriteria = ["complain"]',
            7,
            "importance.criteria",
            "complain",
            "complaints",
        ),
        ('[importance]\nmissing.x = "median"', 7, "importance.missing.x", "x", "clients.csv"),
    ],
)
def test_an_unknown_criterion_is_named_with_the_nearest(
    tmp_path: Path, importance: str, row: int, column: str, value: str, says: str
) -> None:
    fault = only_fault(tmp_path, importance)
    assert (fault.row, fault.column, fault.value) == (row, column, value)
    assert fault.where == f"season.toml row {row}"
    assert says in f"{fault.rule}; {fault.fix}"


@pytest.mark.parametrize("cell", ["many", "1,5", "inf", "1e13"])
def test_a_cell_of_a_further_criterion_must_be_a_number(tmp_path: Path, cell: str) -> None:
    cells = ("3", f'"{cell}"', "12", "1")
    fault = only_fault(tmp_path, WEIGHTS + "complaints = 1", complaints=cells)
    assert (fault.where, fault.column, fault.value) == ("clients.csv row 3", "complaints", cell)
    assert "must be a number" in fault.rule


def test_a_missing_value_is_a_fault_that_names_the_way_out(tmp_path: Path) -> None:
    fault = only_fault(tmp_path, WEIGHTS + "complaints = 1", complaints=("3", "", "12", "1"))
    assert (fault.where, fault.column, fault.value) == ("clients.csv row 3", "complaints", "")
    assert "importance.missing.complaints" in fault.fix


@pytest.mark.parametrize(
    ("importance", "column", "says"),
    [
        ("[importance]\nmissing.stability = 101", "importance.missing.stability", "0 to 100"),
        ('[importance]\nmissing.stability = "mean"', "importance.missing.stability", '"median" or'),
        ("[importance]\nmissing.stability = true", "importance.missing.stability", '"median" or'),
        ("[importance]\nmissing.stability = inf", "importance.missing.stability", '"median" or'),
        (
            '[importance]\nmissing.stability = 0\nscale.stability = "log"',
            "importance.missing.stability",
            "more than 0",
        ),
        (
            ENTROPY + "missing.complaints = -1",
            "importance.missing.complaints",
            "must be ≥ 0, for importance.weighing has entropy",
        ),
    ],
)
def test_what_stands_for_a_missing_value_must_fit(
    tmp_path: Path, importance: str, column: str, says: str
) -> None:
    fault = only_fault(tmp_path, importance)
    assert fault.column == column
    assert says in fault.rule


def test_something_must_be_known_of_a_criterion(tmp_path: Path) -> None:
    text = "\n".join(
        ",".join("" if place == 7 and row else cell for place, cell in enumerate(line.split(",")))
        for row, line in enumerate(FILES["clients.csv"].splitlines())
    )
    rules = FILES["season.toml"].replace(
        "[assignment]\n", '[importance.missing]\nstability = "median"\n[assignment]\n', 1
    )
    changed = FILES | {"clients.csv": text + "\n", "season.toml": rules}
    with pytest.raises(SeasonFaults) as caught:
        read_season(write(tmp_path / "season", changed))
    (fault,) = caught.value.faults
    assert fault.column == "importance.missing.stability"
    assert "clients.csv has none in column stability" in fault.rule


def test_weights_of_what_does_not_count_are_refused(tmp_path: Path) -> None:
    fault = only_fault(
        tmp_path,
        '[importance]\ncriteria = ["stability"]\nweights = {stability = 1, complaints = 2}',
    )
    assert (fault.column, fault.value) == ("importance.weights.complaints", "2.0")
    assert "criteria that count: stability" in fault.rule


@pytest.mark.parametrize(
    ("importance", "column", "says"),
    [
        ("[importance.weights]\nstability = 0", "importance", "weights must sum to more than 0"),
        ('[importance]\nweighing = "critic"\nweights = {}', "importance", "criteria must name"),
        ("[importance]\nweighing = {critic = 0}", "importance.weighing", "more than 0"),
        ('[importance]\nweighing = "critics"', "importance.weighing.critics", "a known key"),
        ('[importance]\nweighing = "ahp"', "importance", "comparisons in importance.pairwise"),
        ('[importance]\nmethod = "topsy"', "importance.method", "'topsis' or 'vikor'"),
        ("[importance]\ngroup_utility = 2", "importance.group_utility", "less than or equal to 1"),
        ('[importance]\nrandom_index = "dd"', "importance.random_index", "'donegan_dodd'"),
    ],
)
def test_a_section_that_weighs_nothing_or_in_no_known_way_is_refused(
    tmp_path: Path, importance: str, column: str, says: str
) -> None:
    fault = only_fault(tmp_path, importance)
    assert fault.column == column
    assert says in fault.rule


def test_the_nearest_way_of_weighing_is_named(tmp_path: Path) -> None:
    assert only_fault(tmp_path, '[importance]\nweighing = "critics"').fix == 'write "critic"'


def test_entropy_asks_for_values_that_can_be_shared_out(tmp_path: Path) -> None:
    importance = '[importance]\nweighing = "entropy"\ncriteria = ["stability", "complaints"]'
    fault = only_fault(tmp_path, importance, complaints=("3", "-2", "12", "1"))
    assert (fault.where, fault.column, fault.value) == ("clients.csv row 3", "complaints", "-2")
    assert "must be ≥ 0, for importance.weighing has entropy" in fault.rule
    with_log = f'{importance}\nscale.complaints = "log"'
    cells = ("3", "0.5", "12", "1")
    fault = only_fault(tmp_path / "log", with_log, complaints=cells)
    assert (fault.where, fault.value) == ("clients.csv row 3", "0.5")
    assert "must be ≥ 1" in fault.rule


def test_the_logarithm_of_a_further_criterion_needs_more_than_0(tmp_path: Path) -> None:
    fault = only_fault(tmp_path, WEIGHTS + 'complaints = 1\n[importance.scale]\ncomplaints = "log"')
    assert (fault.where, fault.value) == ("clients.csv row 3", "0")


def test_all_faults_of_importance_come_at_once(tmp_path: Path) -> None:
    importance = WEIGHTS + 'complaint = 1\n"合同年数" = 1\n[importance.direction]\nstabilty = "min"'
    found = faults(tmp_path, importance, 合同年数=("2", "x", "1", ""))
    assert [(fault.where, fault.column) for fault in found] == [
        ("clients.csv row 3", "合同年数"),
        ("clients.csv row 5", "合同年数"),
        ("season.toml row 8", "importance.weights.complaint"),
        ("season.toml row 11", "importance.direction.stabilty"),
    ]


def test_a_fault_elsewhere_does_not_take_importance_with_it(tmp_path: Path) -> None:
    importance = WEIGHTS + 'complaints = 1\n[importance.missing]\ncomplaints = "median"'
    found = faults(
        tmp_path, importance + "\n[assignment]\na_shar = 1", complaints=("3", "", "-", "1")
    )
    # [assignment] stands twice then, which is no TOML at all; so the file is the only fault …
    assert [fault.table for fault in found] == ["season"]
    found = faults(
        tmp_path / "two", importance + "\n[assignments]\nx = 1", complaints=("3", "", "-", "1")
    )
    # … but beside an unknown section the missing value stays allowed, and the dash a fault.
    assert [fault.where for fault in found] == ["clients.csv row 4", "season.toml row 11"]


def test_a_sound_section_reads(tmp_path: Path) -> None:
    importance = WEIGHTS + 'complaints = 1\n"合同年数" = 2\n[importance.missing]\n'
    importance += 'complaints = "median"'
    season = read(tmp_path, importance, complaints=("3", "", "12", "1"))
    assert season.clients["complaints"].isna().tolist() == [False, True, False, False]
    assert season.clients["合同年数"].tolist() == [2, 5, 1, 3]
    assert [str(note) for note in season.notes] == [
        "clients.csv: not used, because no such column is known: remark"
    ]

"""Pairwise comparisons must be whole and reciprocal."""

from __future__ import annotations

from pathlib import Path

import pytest

from season.checks.criteria_seasons import faults, only_fault, read

SOUND = """\
[importance]
weighing = "ahp"
[importance.pairwise]
stability = {fault_probability = 3, complaints = "1/2"}
fault_probability = {complaints = 0.2}
"""


def changed(old: str, new: str) -> str:
    assert SOUND.count(old) == 1
    return SOUND.replace(old, new)


def test_sound_comparisons_read(tmp_path: Path) -> None:
    rules = read(tmp_path, SOUND).rulebook.importance
    assert rules.considered == ("stability", "fault_probability", "complaints")
    assert rules.judgement("complaints", "stability") == 2
    assert rules.judgement("complaints", "complaints") == 1


@pytest.mark.parametrize("back", ["2", "2.0", '"2"'])
def test_a_pair_may_be_said_both_ways(tmp_path: Path, back: str) -> None:
    read(tmp_path, f"{SOUND}complaints = {{stability = {back}, fault_probability = 5}}")


def test_a_rounded_reciprocal_passes(tmp_path: Path) -> None:
    text = changed("complaints = 0.2}", "complaints = 0.2, stability = 0.333}")
    rules = read(tmp_path, text).rulebook.importance
    assert rules.judgement("fault_probability", "stability") == 1 / 3


@pytest.mark.parametrize(
    ("text", "column", "value", "says"),
    [
        (
            changed("complaints = 0.2}", "complaints = 0.2, stability = 0.5}"),
            "importance.pairwise.fault_probability.stability",
            "0.5",
            "must be 1/3, for importance.pairwise.stability.fault_probability is 3; write 1/3",
        ),
        (
            changed("complaints = 0.2}", "complaints = 0.2, stability = 3}"),
            "importance.pairwise.fault_probability.stability",
            "3.0",
            "must be 1/3",
        ),
        (
            changed("complaints = 0.2}", "complaints = 0.2, fault_probability = 2}"),
            "importance.pairwise.fault_probability.fault_probability",
            "2.0",
            "must be 1, or be left out",
        ),
        (
            changed(', complaints = "1/2"', ""),
            "importance.pairwise",
            "",
            "must compare stability with complaints; write importance.pairwise.stability.compl",
        ),
        (
            changed("fault_probability = 3,", "fault_probability = 12,"),
            "importance.pairwise.stability.fault_probability",
            "12",
            "must be from 1/9 to 9",
        ),
        (
            changed("fault_probability = 3,", "fault_probability = 0,"),
            "importance.pairwise.stability.fault_probability",
            "0",
            "must be from 1/9 to 9",
        ),
        (
            changed('"1/2"', '"half"'),
            "importance.pairwise.stability.complaints",
            "half",
            'a fraction such as "1/3"',
        ),
        (
            changed('"1/2"', "true"),
            "importance.pairwise.stability.complaints",
            "true",
            'a fraction such as "1/3"',
        ),
        (
            changed("complaints = 0.2", "complain = 0.2"),
            "importance.pairwise.fault_probability.complain",
            "complain",
            'write "complaints"',
        ),
        (
            changed('"ahp"', '"ahp"\ncriteria = ["stability", "fault_probability"]'),
            "importance.pairwise.complaints",
            "complaints",
            "criteria that count: stability, fault_probability",
        ),
    ],
)
def test_what_is_wrong_with_comparisons(
    tmp_path: Path, text: str, column: str, value: str, says: str
) -> None:
    fault = only_fault(tmp_path, text)
    assert (fault.column, fault.value) == (column, value)
    assert says in f"{fault.rule}; {fault.fix}"


def test_every_pair_that_is_missing_is_named(tmp_path: Path) -> None:
    criteria = 'criteria = ["stability", "fault_probability", "complaints", "合同年数"]'
    found = faults(tmp_path, changed('"ahp"', f'"ahp"\n{criteria}'))
    assert [fault.rule for fault in found] == [
        f"must compare {name} with 合同年数"
        for name in ("stability", "fault_probability", "complaints")
    ]


def test_more_criteria_than_the_random_index_knows_are_refused(tmp_path: Path) -> None:
    names = [f"x{place:02}" for place in range(16)]
    rows = [
        f"{one} = {{{', '.join(f'{other} = 1' for other in names[place + 1 :])}}}"
        for place, one in enumerate(names)
    ]
    text = '[importance]\nweighing = "ahp"\n[importance.pairwise]\n' + "\n".join(rows)
    fault = only_fault(tmp_path, text, **dict.fromkeys(names, ("1", "2", "3", "4")))
    assert fault.rule == "must compare 15 criteria at most: the random index goes no further"

"""``ce-opt importance``."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.console import INSTANCES, LITTLE, Run, change, names

CIRCLE = """\
weighing = "ahp"
[importance.pairwise]
revenue_yuan = {social_importance = 3, stability = "1/2"}
social_importance = {stability = 3}
"""
FILLED = """\
criteria = ["stability", "complaints"]
[importance.missing]
complaints = "median"
"""


def set_importance(season: Path, text: str) -> None:
    """Write another section [importance]."""
    file = season / "season.toml"
    before, _, rest = file.read_text("utf-8").partition("[importance]\n")
    assignment = rest.partition("[assignment]\n")[2]
    file.write_text(f"{before}[importance]\n{text}\n[assignment]\n{assignment}", "utf-8")


def add_column(season: Path, head: str, cells: dict[str, str]) -> None:
    """Add a column to table clients."""
    file = season / "clients.csv"
    heads, *rows = file.read_text("utf-8").splitlines()
    lines = [f"{heads},{head}", *(f"{row},{cells[row.split(',')[0]]}" for row in rows)]
    file.write_text("\n".join(lines) + "\n", "utf-8")


def test_tiny_by_hand(run: Run) -> None:
    ended = run("importance", INSTANCES / "tiny")
    assert (ended.code, ended.err) == (0, "")
    lines = ended.out.splitlines()
    assert lines[0] == (
        "4 clients by weighted_sum (min–max normalisation), weights: given; selected are the first "
        "2 (half of them; --top N for another number)"
    )
    # Importance 100, 50, 30, 0 as worked out in instances/tiny/README.md.
    assert [line.split()[:3] for line in lines[2:7] if "---" not in line] == [
        ["1", "C1", "100.00"],
        ["2", "C2", "50.00"],
        ["3", "C4", "30.00"],
        ["4", "C3", "0.00"],
    ]
    # C2 has 0.5 of every criterion, C4 all of social importance and nothing else: they meet where
    # it weighs 0.5. No other weight lets C4 (nothing else) or C3 (nothing at all) past C2.
    assert "  social_importance 0.300 from 0.000 to 0.500; above: in C4, out C2" in lines
    assert "  stability         0.100 from 0.000 to 1.000; no weight changes it" in lines
    assert lines[-1] == "no client changes the order of others by being left out"


def test_the_same_as_json(run: Run) -> None:
    answer = run("importance", INSTANCES / "tiny", "--top", "2", "--json").json
    assert answer["weights"] == {
        "revenue_yuan": 0.4,
        "social_importance": 0.3,
        "stability": 0.1,
        "fault_probability": 0.2,
    }
    first = answer["clients"][0]
    assert (first["client"], first["importance"], first["rank"]) == ("C1", 100.0, 1)
    assert sum(first["contributions"].values()) == pytest.approx(100)
    assert [client["selected"] for client in answer["clients"]] == [True, True, False, False]
    second = answer["intervals"][1]
    assert (second["low"], second["high"], second["below"]) == (0, 0.5, None)
    assert second["above"] == {"enters": ["C4"], "leaves": ["C2"]}
    assert {each["method"] for each in answer["comparisons"]} == {"topsis", "vikor"}
    assert (answer["consistency"], answer["acceptance"], answer["notes"]) == (None, None, [])


def test_xiamen_shows_reversals_and_flips(run: Run) -> None:
    answer = run("importance", INSTANCES / "xiamen", "--json").json
    assert answer["top"] == 60
    assert sum(client["selected"] for client in answer["clients"]) == 60
    ids = {client["client"] for client in answer["clients"]}
    for reversal in answer["reversals"]:
        assert reversal["left_out"] not in reversal["moved"]
        assert set(reversal["pair"]) <= set(reversal["moved"]) <= ids
    text = run("importance", INSTANCES / "xiamen", "--top", "8").out
    assert text.count(" tau-b ") == 2
    assert f"{len(answer['reversals'])} clients change the order of others" in text


def test_row_order_changes_nothing(run: Run, tiny: Path) -> None:
    before = run("importance", tiny, "--json").out
    heads, *rows = (tiny / "clients.csv").read_text("utf-8").splitlines()
    (tiny / "clients.csv").write_text("\n".join([heads, *reversed(rows)]) + "\n", "utf-8")
    assert run("importance", tiny, "--json").out == before


@pytest.mark.parametrize("method", ["topsis", "vikor"])
def test_other_methods_plan_and_verify(run: Run, tiny: Path, method: str) -> None:
    add_column(tiny, "complaints", {"C1": "4", "C2": "", "C3": "0", "C4": "2"})
    mix = f'method = "{method}"\nweighing = {{critic = 1, entropy = 1}}\n'
    set_importance(tiny, mix + FILLED)
    said = run("importance", tiny).out
    assert f"4 clients by {method} (" in said
    assert "weights: critic 50%, entropy 50%" in said
    assert run("plan", tiny, "-o", tiny / "plan", *LITTLE).code == 0
    assert run("verify", tiny, tiny / "plan").code == 0


def test_filled_values_are_marked(run: Run, tiny: Path) -> None:
    add_column(tiny, "complaints", {"C1": "4", "C2": "", "C3": "0", "C4": "2"})
    set_importance(tiny, FILLED)
    ended = run("importance", tiny, "--top", "1")
    note = "note: clients column complaints: 1 missing value (C2) counts as the median, 2"
    assert ended.out.splitlines()[0] == note
    marked = [line.split()[1] for line in ended.out.splitlines() if "(filled in: compl" in line]
    assert marked == ["C2"]
    answer = run("importance", tiny, "--json").json
    assert {each["client"]: each["imputed"] for each in answer["clients"]}["C2"] == ["complaints"]
    planned = run("plan", tiny, "-o", tiny / "plan", *LITTLE)
    assert planned.code == 0
    assert note in planned.err
    assert (
        (tiny / "plan" / "importance.csv")
        .read_text("utf-8")
        .startswith(
            "client,importance,rank,revenue_yuan,social_importance,stability,fault_probability,"
            "selected,complaints,imputed\n"
        )
    )


def test_contradicting_comparisons_are_warned_of_everywhere(run: Run, tiny: Path) -> None:
    set_importance(tiny, 'method = "vikor"\n' + CIRCLE)
    warning = "note: importance.pairwise: the judgements contradict each other"
    checked = run("check", tiny)
    assert checked.code == 0
    assert checked.out.startswith(warning)
    said = run("importance", tiny).out
    assert said.startswith(warning)
    assert "consistency ratio of the comparisons" in said
    assert "first by vikor: C1; advantage " in said
    answer = run("importance", tiny, "--json").json
    assert answer["consistency"]["ratio"] > 0.1 >= answer["consistency"]["mend"]["ratio"]
    assert answer["acceptance"]["first"] == ["C1"]
    # Written as it was advised, the warning is gone.
    mend = answer["consistency"]["mend"]
    rows = {"revenue_yuan": {"social_importance": 3.0, "stability": 0.5}}
    rows |= {"social_importance": {"stability": 3.0}}
    rows[mend["one"]][mend["other"]] = mend["better"]
    pairs = [f"pairwise.{a}.{b} = {ratio}" for a, row in rows.items() for b, ratio in row.items()]
    set_importance(tiny, 'weighing = "ahp"\n' + "\n".join(pairs))
    assert "note: importance" not in run("check", tiny).out


def test_bad_input_is_refused_and_nothing_is_written(run: Run, tiny: Path) -> None:
    change(tiny / "season.toml", "revenue_yuan = 0.4", "revenue = 0.4")
    before = names(tiny)
    ended = run("importance", tiny)
    assert (ended.code, ended.out) == (2, "")
    assert "season.toml row 12 column importance.weights.revenue" in ended.err
    assert 'write "revenue_yuan"' in ended.err
    assert names(tiny) == before
    assert run("importance", INSTANCES / "tiny", "--top", "0").code == 2

"""What is carried into the next season, by hand."""

from __future__ import annotations

import dataclasses

import pytest

from appraisal.seasons import DIFFICULTY, SEATS, Row, job, season
from appraisal.test_difficulty import MEAN
from ce_opt.appraisal import appraise
from ce_opt.appraisal.ledger import carried_on
from ce_opt.errors import UsageError
from ce_opt.season import Season, season_from_frames

LOG = [
    job("E1", "C1", "visit", 5),
    job("E1", "C1", "fault", 2),  # on the same day: one trip
    job("E1", "C3", "escalation", 3) | {"date": "2026-09-02"},
    job("E4", "C1", "escalation", 4),
    job("E4", "", "escalation", 1.5),
    job("E4", "", "report", 9),
    job("E4", "", "innovation", 9),
]
BIDS = [
    {"engineer": "E1", "client": "C1", "interest": 5},
    {"engineer": "E1", "client": "C2", "interest": 3},
    {"engineer": "E1", "client": "C3", "interest": 1},
    {"engineer": "E4", "client": "C1", "interest": 1},
]


def old(season_name: str, end: str, engineer: str = "E1", hours: float = 1) -> Row:
    figures = {"hard_hours": hours, "travel_hours": 2, "lost_bids": 3, "helping_hours": 4}
    return {"engineer": engineer, "season": season_name, "end": end, **figures}


def given(*ledger: Row, **rules: object) -> Season:
    return season(log=LOG, rules={"difficulty": DIFFICULTY} | rules, bids=BIDS, ledger=[*ledger])


def test_the_figures_of_a_season_as_worked_out_by_hand() -> None:
    made = given()
    table = carried_on(made, appraise(made, SEATS)).set_index("engineer")
    assert set(table["season"]) == {"By hand"}
    assert set(table["end"].dt.strftime("%Y-%m-%d")) == {"2026-12-31"}
    # E1: 70 hours at 1.6 / mean; two trips of 15 minutes there and back; bids for C2 and C3 were
    # lost; 3 hours for C3 of others. E4: a trip of 60 minutes; 4 + 1.5 hours of help.
    assert table.loc["E1", "hard_hours"] == pytest.approx(70 * (1.6 / MEAN - 1), abs=1e-3)
    assert table.loc["E1", ["travel_hours", "lost_bids", "helping_hours"]].tolist() == [1, 2, 3]
    assert table.loc[
        "E4", ["hard_hours", "travel_hours", "lost_bids", "helping_hours"]
    ].tolist() == [
        0,
        2,
        1,
        5.5,
    ]


def test_earlier_seasons_follow_until_they_weigh_next_to_nothing() -> None:
    rows = [old(f"S{n}", f"20{n:02d}-06-30") for n in range(10, 20)]
    made = given(*rows, old("By hand", "2026-12-31", hours=99), old("S19", "2019-06-30", "gone"))
    table = carried_on(made, appraise(made, SEATS))
    # 0.5 to the power of the age: 6 seasons ago weighs 0.0156, 7 seasons ago 0.0078.
    seasons = table.loc[table["engineer"] == "E1", "season"].tolist()
    assert seasons == ["By hand", "S14", "S15", "S16", "S17", "S18", "S19"]
    assert "gone" in set(table["engineer"])
    own = table[(table["engineer"] == "E1") & (table["season"] == "By hand")]
    assert own["hard_hours"].tolist() != [99]


def test_the_table_is_one_that_the_next_season_reads() -> None:
    made = given(old("S1", "2025-12-31"))
    table = carried_on(made, appraise(made, SEATS))
    rules = made.rulebook.model_dump(exclude_none=True)
    again = season_from_frames({**made.tables, "ledger": table}, rules)
    assert len(again.ledger) == len(table)


def test_a_season_without_an_end_has_no_age() -> None:
    made = given()
    facts = made.rulebook.season.model_copy(update={"end": None})
    made = dataclasses.replace(made, rulebook=made.rulebook.model_copy(update={"season": facts}))
    with pytest.raises(UsageError, match=r"set season\.end"):
        carried_on(made, appraise(made, SEATS))

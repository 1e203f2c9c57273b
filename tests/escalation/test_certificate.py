"""The certificate by hand, and against ladders that are made anew without somebody."""

from __future__ import annotations

from importlib import import_module

import pandas as pd
import pytest

from ce_opt import read_season
from ce_opt.escalation.build import Ladders, build
from ce_opt.escalation.certificate import Certificate, certify
from ce_opt.escalation.ground import HELPING, Ground
from ce_opt.escalation.groups import Groups
from ce_opt.escalation.walk import walk
from ce_opt.season import Season
from ce_opt.season.escalation_rules import LEVELS
from escalation.seasons import GROUPS, SEATS, ground, season

Seats = list[tuple[str, str, str]]


def certified(found: Ladders) -> Certificate:
    return certify(found.ground, found.ladders, found.loads)


def test_rows_by_hand() -> None:
    rows = {
        (row.problem.client, row.problem.specialty): row
        for row in certified(build(ground(), SEATS)).rows
    }
    power = rows["C1", "power"]
    # The leader of G1 is E2, who is B.
    assert power.hops == {"nobody": 2, "a": 1, "b": 1, "both": 0, "leader": 1}
    assert (power.solver, power.worst, power.dead_without) == ("E3", 2, ())
    data = rows["C1", "data"]
    # Without A: B is 0.2 short, then E6.
    assert data.hops == {"nobody": 0, "a": 1, "b": 0, "both": 0, "leader": 0}
    assert (data.solver, data.worst) == ("E1", 1)
    alone = rows["C3", "power"]
    assert (alone.solver, alone.hops["nobody"], alone.worst) == ("E5", 0, None)
    assert alone.dead_without == ("E5",)


def test_single_points_gaps_and_the_verdict_by_hand() -> None:
    found = certified(build(ground(), SEATS))
    assert [absence.engineer for absence in found.single_points] == ["E5"]
    assert found.gaps == ()
    assert found.verdict == (
        "somebody solves 4 of 4 problems with nobody away; 1 hangs on 1 single person, "
        "1 on E5; 0 helpers above their free hours"
    )


def test_an_absence_by_hand() -> None:
    # E4 has 5 hours; E3 takes C1 power (24 h) and C2 power (0.3 h). Without E3 both problems'
    # hours fall to E4, who holds seat A of C2: C1 power alone, 24 of 5 hours.
    found = certified(build(ground(taken={"E4": 95}), SEATS))
    absence = next(it for it in found.absences if it.engineer == "E3")
    assert (absence.ladders, absence.dead_ends, absence.more_hops) == (2, (), 0)
    assert absence.above_free == ("E4",)
    assert found.above_free == {}


def test_hours_above_what_is_free_are_said() -> None:
    # E3 alone of G1 knows power: 24 h, and C2's 0.3 h; 20 are free.
    found = certified(build(ground(taken={"E3": 80}), SEATS))
    assert found.above_free == {"E3": pytest.approx(4.3)}
    power = next(row for row in found.rows if row.problem.specialty == "power")
    assert "nobody" in power.above_free


def test_nothing_to_walk() -> None:
    assert "no client has a problem" in certify(ground(), (), {}).verdict


def test_a_problem_nobody_solves_is_a_gap() -> None:
    made = season({("skills", "E5"): {"level": 3}})
    found = certified(build(ground(made), SEATS))
    # E5 was the only one of the support group to know power 4.
    assert [(gap.client, gap.specialty) for gap in found.gaps] == [("C3", "power")]
    assert found.gaps[0] not in [it for absence in found.absences for it in absence.dead_ends]


@pytest.fixture(scope="module")
def xiamen() -> Season:
    return read_season("instances/xiamen")


def last_teams(made: Season) -> Seats:
    """Last season's teams, for a plan that needs no solver."""
    seats: dict[str, dict[str, str]] = {}
    for client, engineer, seat in made.incumbents.itertuples(index=False):
        seats.setdefault(client, {})[seat] = engineer
    return [(name, it["A"], it.get("B", "")) for name, it in sorted(seats.items()) if "A" in it]


def made_groups(made: Season, size: int = 5) -> pd.DataFrame:
    """Groups of five by department; the best two of each specialty support, the last one works."""
    rows = []
    for home, people in made.engineers.groupby("department")["engineer"]:
        for place, name in enumerate(people):
            role = "member" if place % size else "leader"
            rows.append((name, f"{home}-{place // size}", role))
    best = made.skills.sort_values(["level", "engineer"]).groupby("specialty").tail(2)
    support = sorted(set(best["engineer"]))
    rows += [(name, "S", "support") for name in support[1:]] + [(support[0], "S", "support_leader")]
    rows.append((made.engineers["engineer"].iloc[-1], "W", "working"))
    return pd.DataFrame(rows, columns=GROUPS.columns)


@pytest.mark.parametrize("grouped", [True, False])
def test_walking_without_somebody_is_as_making_the_ladders_without_them(
    xiamen: Season, grouped: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Who of several helps first does not matter here: no search for the best partners.
    module = import_module("ce_opt.escalation.sharing.share")
    monkeypatch.setattr(module, "fits", lambda cluster: False)
    monkeypatch.setattr(module, "descend", lambda cluster, way, top: way)
    monkeypatch.setattr(module, "met", lambda value, floor: True)
    seats = last_teams(xiamen)
    stage = Ground.of(xiamen, {}, Groups.of(made_groups(xiamen)) if grouped else None)
    planned = build(stage, seats)
    for engineer in stage.free:
        anew = build(stage, seats, {engineer})
        for before, after in zip(planned.ladders, anew.ladders, strict=True):
            one, other = walk(stage, before, {engineer}), walk(stage, after, ())
            assert (one.level, one.hops) == (other.level, other.hops)
            assert engineer not in [step.engineer for step in after.steps]


@pytest.mark.parametrize("grouped", [True, False])
def test_every_ladder_holds_in_an_independent_walk(xiamen: Season, grouped: bool) -> None:
    table = made_groups(xiamen) if grouped else None
    stage = Ground.of(xiamen, {}, None if table is None else Groups.of(table))
    seats = {client: (a, b) for client, a, b in last_teams(xiamen)}
    found = build(stage, last_teams(xiamen), {"E007"})
    needs = {
        (client, specialty): (level, hours)
        for client, specialty, level, hours, _ in xiamen.needs.itertuples(index=False)
    }
    never = set(xiamen.clients["client"][xiamen.clients["service"] == "never"])
    assert {(it.problem.client, it.problem.specialty) for it in found.ladders} == {
        key for key in needs if key[0] not in never or key[0] in seats
    }
    support = (
        set() if table is None else set(table["engineer"][table["role"].str.startswith("support")])
    )
    home = dict(zip(xiamen.engineers["engineer"], xiamen.engineers["department"], strict=True))
    for ladder in found.ladders:
        people = [step.engineer for step in ladder.steps]
        levels = [LEVELS.index(step.level) for step in ladder.steps]
        a, b = seats.get(ladder.problem.client, ("", ""))
        assert len(set(people)) == len(people)
        assert set(people) <= set(home) - {"E007"}
        assert levels == sorted(levels)
        assert [step.engineer for step in ladder.steps if step.level in ("A", "B")] == [
            name for name in (a, b) if name and name != "E007"
        ]
        for step in ladder.steps:
            if step.level in HELPING:
                assert step.distance == 0
            if step.level in ("group", "department"):
                assert home[step.engineer] == home[a]
            if step.level == "support":
                assert step.engineer in support or table is None
        assert {skip.level for skip in ladder.skips} | {step.level for step in ladder.steps} == set(
            LEVELS
        )

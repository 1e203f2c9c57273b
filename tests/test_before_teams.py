"""The season as posts and groups arrange it, and what-if asked about such a season."""

from __future__ import annotations

import pytest

from ce_opt.before_teams import arranged_season, before_teams
from ce_opt.pipeline import plan_season
from ce_opt.plan import Plan
from ce_opt.season import Season, Workforce
from ce_opt.season.workforce import UNARRANGED
from ce_opt.teams.budget import Budget
from ce_opt.teams.facts import Facts
from ce_opt.whatif.compare import compare
from ce_opt.whatif.figures import Figures
from ce_opt.whatif.others_kept import Around
from ce_opt.whatif.seats import Seats
from plan.hand_season import season

GROUPS = {"shortages": "accept", "leading_hours": 3, "max_size": 2, "min_size": 1}
BUDGET = Budget(workers=1, work=0.3, seconds=600)


def test_where_neither_stage_counts_the_season_stays_as_it_is() -> None:
    given = season()
    assert arranged_season(given) is given
    assert before_teams(given).season.workforce == UNARRANGED


def test_a_season_that_a_plan_has_arranged_stays_as_it_is() -> None:
    given = season(groups=GROUPS).arranged(Workforce(group_of={"E1": "G9"}))
    assert arranged_season(given) is given


def test_groups_arrange_a_season_whose_section_stands() -> None:
    found = arranged_season(season(groups=GROUPS)).workforce
    assert found.group_of is not None
    assert set(found.group_of) == {"E1", "E2", "E3"}
    assert min(found.duty_hours.values()) > 0


def grouped_plan(given: Season) -> Plan:
    plan = plan_season(given, BUDGET)
    assert isinstance(plan, Plan)
    return plan


def test_what_if_counts_groups_and_duties_as_the_plan_does() -> None:
    given = season(groups=GROUPS)
    plan = grouped_plan(given)
    seats = Seats(tuple(sorted(plan.teams)))
    assert "outside_group" in plan.summary.terms
    # The plan's own tables are audited against the plain forms: they are the second opinion here.
    around = Around(given, seats)
    assert around.figures.terms == pytest.approx(plan.summary.terms, abs=1e-5)
    assert compare(given, seats, seats).points == pytest.approx((plan.summary.points,) * 2)
    bare = Figures(Facts(given), seats.teams)
    assert "outside_group" not in bare.terms

"""From the teams that the search chose to the tables of a plan.

The numbers come from the array forms of importance and terms; `ce_opt.plan.audit` recomputes each
of them from the plain forms.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from ce_opt.groups import Division
from ce_opt.importance import columns_of, contributions, imputed
from ce_opt.language import spoken
from ce_opt.plan.bid_table import bid_table
from ce_opt.plan.decimals import rounded, rounded_down
from ce_opt.plan.escalation_table import with_escalation
from ce_opt.plan.group_table import group_table
from ce_opt.plan.layout import (
    ASSIGNMENT,
    CLIENT_TERMS,
    DUTY_HOURS,
    IMPORTANCE,
    IMPUTED,
    LOADS,
    UNSERVED,
)
from ce_opt.plan.plan import PROVEN, Plan, Run, Summary, gap_of
from ce_opt.plan.reasons import reasons
from ce_opt.plan.roster_table import roster_table
from ce_opt.plan.selection import selected
from ce_opt.roster.standing import Standing
from ce_opt.season.season import Season
from ce_opt.teams.arrays import NOBODY, BoolArray, FloatArray, IntArray, SeasonArrays, Teams
from ce_opt.teams.facts import Team
from ce_opt.teams.terms import overload, terms_in, unserved_importance, weight

__all__ = ["make_plan"]

ROUNDING = 1e-6
"""Share of the points by which rounding to whole units may lift a bound."""


def make_plan(
    season: Season,
    teams: Sequence[Team],
    run: Run,
    standing: Mapping[str, Standing] | None = None,
    groups: Division | None = None,
) -> Plan:
    """Build every table of a plan.

    Parameters
    ----------
    season : the season that was planned, with its people arranged
    teams : one team for each client that is served, in any order
    run : what the search says about them
    standing : engineer -> standing in the roster; of nobody where posts were not given
    groups : who stands behind whom; None where there are no groups
    """
    seated = {engineer for team in teams for engineer in team.members}
    arrays = SeasonArrays.of(season)
    chosen = team_arrays(arrays, sorted(teams))
    terms = client_points(arrays, chosen)
    carried = carried_hours(arrays, chosen)
    overloads = weight(arrays.rules, overload.NAME) * overload.points(arrays, carried.sum(axis=0))
    totals = {name: math.fsum(points) for name, points in terms.items()}
    totals[overload.NAME] = math.fsum(overloads)
    plan = Plan(
        assignment=assignment_table(arrays, chosen, terms),
        unserved=unserved_table(season, arrays, chosen, run),
        loads=load_table(arrays, chosen, carried, overloads),
        importance=importance_table(season, arrays, chosen),
        summary=summarise(season, arrays, chosen, totals, run),
        bids=bid_table(season, seated, standing),
        roster=roster_table(season, standing or {}),
        groups=None if groups is None else group_table(groups),
        prices=run.prices,
    )
    return with_escalation(season, plan)


def team_arrays(season: SeasonArrays, teams: Sequence[Team]) -> Teams:
    """Positions of teams."""
    client = {name: place for place, name in enumerate(season.clients)}
    engineer = {name: place for place, name in enumerate(season.engineers)} | {"": NOBODY}
    return Teams(
        np.array([client[team.client] for team in teams], dtype=np.int64),
        np.array([engineer[team.a] for team in teams], dtype=np.int64),
        np.array([engineer[team.b] for team in teams], dtype=np.int64),
    )


def client_points(season: SeasonArrays, teams: Teams) -> dict[str, FloatArray]:
    """Term -> weighted points of every client."""
    terms = {}
    for term in terms_in(season.group_level is not None):
        terms[term.NAME] = np.zeros(len(season.clients))
        points = weight(season.rules, term.NAME) * term.points(season, teams)
        terms[term.NAME][teams.client] = points
    unserved = weight(season.rules, unserved_importance.NAME) * unserved_importance.points(season)
    terms[unserved_importance.NAME] = np.where(served(season, teams), 0.0, unserved)
    return terms


def served(season: SeasonArrays, teams: Teams) -> BoolArray:
    """[clients], whether the client has a team."""
    mask = np.zeros(len(season.clients), dtype=bool)
    mask[teams.client] = True
    return mask


def carried_hours(season: SeasonArrays, teams: Teams) -> FloatArray:
    """[2, engineers], hours carried in seats A and in seats B."""
    hours, share = season.hours[teams.client], season.a_share[teams.client]
    return np.stack(
        [
            per_engineer(season, teams.a, hours * share),
            per_engineer(season, teams.b, hours * (1.0 - share)),
        ]
    )


def per_engineer(season: SeasonArrays, seat: IntArray, values: FloatArray) -> FloatArray:
    """Sum of values for every engineer; nobody's are left out."""
    size = len(season.engineers)
    held = seat != NOBODY
    return np.bincount(seat[held], values[held], size).astype(np.float64)


def assignment_table(
    season: SeasonArrays, teams: Teams, terms: dict[str, FloatArray]
) -> pd.DataFrame:
    """Table *assignment*."""
    further = [name for name in terms if name not in CLIENT_TERMS]
    return ASSIGNMENT.widened([*ASSIGNMENT.heads, *further]).frame(
        {
            "client": season.clients,
            "importance": rounded(100.0 * season.importance),
            "engineer_a": seat_names(season, teams.client, teams.a),
            "engineer_b": seat_names(season, teams.client, teams.b),
            **{name: rounded(points) for name, points in terms.items()},
            "points": rounded(np.sum([terms[name] for name in (*CLIENT_TERMS, *further)], axis=0)),
        }
    )


def seat_names(season: SeasonArrays, client: IntArray, seat: IntArray) -> list[str]:
    """[clients], id of the engineer in a seat, empty where there is nobody."""
    names = [""] * len(season.clients)
    for place, engineer in zip(client.tolist(), seat.tolist(), strict=True):
        names[place] = "" if engineer == NOBODY else season.engineers[engineer]
    return names


def unserved_table(season: Season, arrays: SeasonArrays, teams: Teams, run: Run) -> pd.DataFrame:
    """Table *unserved*."""
    found = reasons(season, arrays, teams, run.scale)
    left = np.nonzero(~served(arrays, teams))[0]
    return UNSERVED.frame(
        {
            "client": [arrays.clients[client] for client in left],
            "importance": rounded(100.0 * arrays.importance[left]),
            "reason": [found[client].sentence for client in left.tolist()],
            "next_step": [found[client].next_step for client in left.tolist()],
        }
    )


def load_table(
    season: SeasonArrays, teams: Teams, carried: FloatArray, overloads: FloatArray
) -> pd.DataFrame:
    """Table *loads*."""
    has_hours = season.care_hours > 0
    one, duties = np.ones(len(teams.client)), season.duty_hours
    duty = {DUTY_HOURS: rounded(duties)} if duties.any() else {}
    return LOADS.widened([*LOADS.heads, *duty]).frame(
        {
            "engineer": season.engineers,
            "care_hours": rounded(season.care_hours),
            "hours_a": rounded(carried[0]),
            "hours_b": rounded(carried[1]),
            "utilisation": rounded(
                (carried.sum(axis=0) + duties) / (season.care_hours + ~has_hours) * has_hours
            ),
            "clients_a": per_engineer(season, teams.a, one).astype(np.int64),
            "clients_b": per_engineer(season, teams.b, one).astype(np.int64),
            overload.NAME: rounded(overloads),
            **duty,
        }
    )


def importance_table(season: Season, arrays: SeasonArrays, teams: Teams) -> pd.DataFrame:
    """Table *importance*; clients of equal printed importance share a rank."""
    rules = season.rulebook.importance
    parts = contributions(season.clients, rules)
    columns = {name: rounded(parts[:, place]) for place, name in enumerate(columns_of(rules))}
    marks = {IMPUTED: imputed(season)} if rules.missing else {}
    importance = rounded(100.0 * arrays.importance)
    above = np.sort(-importance)
    table = IMPORTANCE.widened([*IMPORTANCE.heads, *rules.further, *marks])
    return table.frame(
        {
            "client": arrays.clients,
            "importance": importance,
            "rank": 1 + np.searchsorted(above, -importance, side="left"),
            **columns,
            "selected": served(arrays, teams),
            **marks,
        }
    )


def summarise(
    season: Season, arrays: SeasonArrays, teams: Teams, totals: dict[str, float], run: Run
) -> Summary:
    """Key figures; the gap is that of the printed points and bound."""
    points = float(rounded(math.fsum(totals.values())))
    bound = bound_below(points, run.bound)
    gap = float(rounded(gap_of(points, bound)))
    # In coarse units an optimum may be proven that is none to the last printed decimal.
    status = "feasible" if run.status == "optimal" and gap > PROVEN else run.status
    return Summary(
        season=season.rulebook.season.name,
        status=status,
        points=points,
        bound=bound,
        gap=gap,
        terms={name: float(rounded(total)) for name, total in totals.items()},
        clients=len(arrays.clients),
        served=len(teams.client),
        seconds=round(run.seconds, 3),
        seed=run.seed,
        stopped_by=run.stopped_by,
        work=float(rounded(run.work)),
        scale={"points": run.scale.points, "hours": run.scale.hours},
        versions=dict(run.versions),
        sha256=dict(sorted(season.sha256.items())),
        language=spoken(),
        selection=selected(arrays, teams, run, points),
    )


def bound_below(points: float, bound: float) -> float:
    """Round the bound down; one that is above the points by mere rounding becomes the points.

    The solver rounds loads up to whole units, which can lift overload by a hair. A bound that is
    further above is a false one: it stays as it is, for the audit to see.
    """
    if points < bound <= points + ROUNDING * max(1.0, abs(points)):
        return points
    return rounded_down(bound)

"""A made-up season's end belongs to its plan, and is sound."""

from __future__ import annotations

import pandas as pd
import pytest

from ce_opt.errors import UsageError
from ce_opt.generate import generate_season, season_end
from ce_opt.season import Season, season_from_frames


@pytest.fixture(scope="module")
def start() -> Season:
    made = generate_season(30, 12, seed=4)
    return season_from_frames(made.frames, made.rules)


def seats(season: Season) -> list[tuple[str, str, str]]:
    rows = season.incumbents[["client", "seat", "engineer"]]
    return list(rows.itertuples(index=False, name=None))


@pytest.fixture(scope="module")
def end(start: Season) -> Season:
    made = season_end(start, seats(start), 7)
    rules = start.rulebook.model_dump(exclude_none=True) | {"appraisal": {}}
    return season_from_frames({**start.tables, **made}, rules)  # every check passes


def test_every_kind_of_work_and_every_role_comes_up_in_the_season(end: Season) -> None:
    assert set(end.ratings["rater_role"]) == {
        "client",
        "account_manager",
        "pair_partner",
        "group_member",
        "working_group",
        "support_group",
    }
    assert {"visit", "fault", "project", "report", "escalation"} <= set(end.work_log["kind"])
    facts = end.rulebook.season
    assert end.work_log["date"].between(pd.Timestamp(facts.start), pd.Timestamp(facts.end)).all()
    assert (end.work_log["date"].dt.day_of_week < 5).all()


def test_clients_rate_their_own_team_alone(start: Season, end: Season) -> None:
    teams = {(client, engineer) for client, _, engineer in seats(start)}
    rows = end.ratings[end.ratings["rater_role"] == "client"]
    assert set(zip(rows["rater"], rows["engineer"], strict=True)) <= teams


def test_hours_are_about_what_the_seats_expect(start: Season, end: Season) -> None:
    share = start.rulebook.assignment.a_share
    alone = set(start.clients.loc[start.clients["seats"] == "A", "client"])
    hours = start.needs.groupby("client")["hours"].sum()
    expected = sum(
        hours[client] * (1 if client in alone else share if seat == "A" else 1 - share)
        for client, seat, _ in seats(start)
    )
    logged = end.work_log.loc[end.work_log["client"] != "", "hours"].sum()
    assert 0.8 * expected < logged < 1.25 * expected


def test_the_same_seed_gives_the_same_and_another_does_not(start: Season) -> None:
    one, same, other = (season_end(start, seats(start), seed) for seed in (1, 1, 2))
    for name, rows in one.items():
        pd.testing.assert_frame_equal(rows, same[name])
    assert not one["work_log"].equals(other["work_log"])


def test_a_season_without_days_or_a_negative_seed_is_refused(start: Season) -> None:
    bare = season_from_frames(start.tables, {})
    with pytest.raises(UsageError, match=r"season\.start"):
        season_end(bare, seats(start), 1)
    with pytest.raises(UsageError, match="0 or above"):
        season_end(start, seats(start), -1)

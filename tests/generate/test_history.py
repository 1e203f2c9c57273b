import pandas as pd

from ce_opt.generate import generate_season

SEASON = generate_season(1000, 400, seed=1)
FRAMES = SEASON.frames


def test_last_seasons_a_mostly_covers_the_primary_specialty() -> None:
    held = FRAMES["incumbents"].query("seat == 'A'").merge(FRAMES["needs"].query("primary"))
    skill = held.merge(FRAMES["skills"], on=["engineer", "specialty"], how="left")
    assert (skill["level_y"] >= skill["level_x"]).mean() > 0.9


def test_last_seasons_plan_left_seats_empty_and_nobody_far_beyond_the_hours() -> None:
    incumbents = FRAMES["incumbents"]
    seats = FRAMES["clients"]["seats"].str.len().sum()
    assert 0.7 * seats < len(incumbents) < 0.98 * seats
    share = FRAMES["clients"].set_index("client")["seats"].map({"A": 1.0, "AB": 0.7})
    part = incumbents["client"].map(share).where(incumbents["seat"] == "A", 0.3)
    hours = FRAMES["needs"].groupby("client")["hours"].sum()
    carried = (part * incumbents["client"].map(hours)).groupby(incumbents["engineer"]).sum()
    care_hours = FRAMES["engineers"].set_index("engineer")["care_hours"]
    assert (carried / care_hours).max() < 1.3


def test_leave_lies_inside_the_season_and_never_overlaps() -> None:
    leave, season = FRAMES["leave"], SEASON.rules["season"]
    assert (leave["start"] >= pd.Timestamp(season["start"])).all()
    assert (leave["end"] <= pd.Timestamp(season["end"])).all()
    assert (leave["start"] <= leave["end"]).all()
    before = leave.groupby("engineer")["end"].shift()
    assert not (leave["start"] <= before).any()


def test_the_work_log_lies_in_last_season() -> None:
    days = FRAMES["work_log"]["date"]
    start, end = (pd.Timestamp(SEASON.rules["season"][key]) for key in ("start", "end"))
    assert (days < start).all()
    assert (days >= start - (end - start) - pd.Timedelta(days=1)).all()


def test_only_innovation_is_done_for_nobody() -> None:
    log = FRAMES["work_log"]
    assert ((log["client"] == "") == (log["kind"] == "innovation")).all()


def test_everyone_is_rated_in_every_role_but_by_oneself() -> None:
    ratings = FRAMES["ratings"]
    assert set(ratings["rater_role"]) == {
        "client",
        "account_manager",
        "support_group",
        "working_group",
        "group_member",
        "pair_partner",
    }
    assert not (ratings["rater"] == ratings["engineer"]).any()


def test_every_applicant_has_marks_of_the_whole_panel() -> None:
    applicants = set(FRAMES["engineers"].query("entry == 'applicant'")["engineer"])
    marks = FRAMES["panel"].groupby("engineer").size()
    assert set(marks.index) == applicants
    assert (marks == 16).all()

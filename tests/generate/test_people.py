from ce_opt.generate import generate_season
from ce_opt.generate.specialties import SCARCE, SPECIALTIES


def test_xiamen_has_five_departments_and_each_covers_its_specialties() -> None:
    frames = generate_season(120, 48, seed=1).frames
    assert len(frames["departments"]) == 5
    held = frames["skills"].merge(frames["engineers"], on="engineer")
    owned = frames["department_specialties"]
    assert len(owned.merge(held.drop_duplicates(["department", "specialty"]))) == len(owned)


def test_engineers_know_their_departments_specialties_best() -> None:
    frames = generate_season(1000, 400, seed=1).frames
    skills = frames["skills"].merge(frames["engineers"], on="engineer")
    own = skills.merge(frames["department_specialties"], on=["department", "specialty"])
    other = skills.merge(own[["engineer", "specialty"]], how="left", indicator=True)
    other = other[other["_merge"] == "left_only"]
    assert own["level"].mean() > other["level"].mean() + 1


def test_few_hold_the_scarce_specialty_at_a_high_level() -> None:
    skills = generate_season(1000, 400, seed=1).frames["skills"]
    high = skills[skills["level"] >= 4].groupby("specialty").size()
    assert high.idxmin() == SPECIALTIES[SCARCE]
    assert high.min() > 0


def test_hours_and_caps_are_spread() -> None:
    engineers = generate_season(1000, 400, seed=1).frames["engineers"]
    assert engineers["care_hours"].between(60, 200).all()
    assert (engineers["care_hours"] == engineers["care_hours"].round(1)).all()
    assert engineers["max_a"].notna().mean() < 0.3
    assert set(engineers["entry"]) == {"designated", "applicant", "support"}

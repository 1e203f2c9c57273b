"""The roster binds where its section stands, and contradictions have names."""

from __future__ import annotations

from typing import Any

import pytest

from bids.seasons import small_season
from ce_opt.errors import ModelTooLarge
from ce_opt.roster import stage
from ce_opt.roster.stage import contradictions, posted, roster_of
from ce_opt.season import Season, season_from_frames
from ce_opt.season.workforce import UNARRANGED


def with_roster(rules: dict[str, Any] | None, **replaced: Any) -> Season:  # noqa: ANN401
    season = small_season({}, **replaced)
    book = season.rulebook.model_dump(exclude_none=True)
    return season_from_frames(season.tables, book | ({} if rules is None else {"roster": rules}))


def test_who_has_no_post_is_kept_out_of_seats() -> None:
    season = with_roster({"head_count": 2})
    roster = roster_of(season)
    assert posted(season, roster).workforce.without_post == {"E1", "E3"}
    assert contradictions(posted(season, roster), roster) == []


def test_without_the_section_nobody_is() -> None:
    season = with_roster(None)
    assert posted(season, roster_of(season)).workforce == UNARRANGED


def test_without_marks_there_is_no_roster() -> None:
    season = with_roster(None, panel=[])
    assert roster_of(season) is None
    assert posted(season, None) is season
    assert contradictions(season, None) == []


def test_a_report_that_is_beyond_the_solver_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def too_large(*_: object) -> None:
        raise ModelTooLarge("D1 has too many candidates")

    monkeypatch.setattr(stage, "appoint", too_large)
    assert roster_of(with_roster(None)) is None
    with pytest.raises(ModelTooLarge):
        roster_of(with_roster({"head_count": 2}))


def test_a_shortage_is_a_contradiction_only_where_the_section_stands() -> None:
    season = with_roster({"head_count": 1})
    roster = roster_of(season)
    (said,) = contradictions(posted(season, roster), roster)
    assert said.startswith("department D1 (1 post) can cover data at level 3 with 0 of 1")
    unbound = with_roster(None)
    assert contradictions(unbound, roster) == []


def test_a_designation_of_somebody_without_a_post_is_a_contradiction() -> None:
    row = {"client": "C1", "engineer": "E1", "seat": "A", "kind": "required"}
    season = with_roster({"head_count": 2}, designations=[row])
    roster = roster_of(season)
    assert contradictions(posted(season, roster), roster) == [
        "E1 is required at seat A of C1 and has no post in D1: make engineers.entry of E1 "
        "designated, raise roster.head_count_of.D1 to 4, or take the designation out"
    ]


def test_somebody_whom_nobody_judged_is_to_be_judged() -> None:
    row = {"client": "C1", "engineer": "E1", "seat": "any", "kind": "required"}
    panel = [{"evaluator": "P1", "engineer": "E2", "criterion": "skill", "score": 70}]
    season = with_roster({}, designations=[row], panel=panel)
    roster = roster_of(season)
    (said,) = contradictions(posted(season, roster), roster)
    assert "E1 is required at a seat of C1 and has no post in D1" in said
    assert "let the panel judge E1" in said

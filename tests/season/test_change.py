"""Changes by name give the season that files with the change in them would give."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from ce_opt.errors import SeasonFaults, UsageError
from ce_opt.language import spoken_in
from ce_opt.season import Season, read_season, season_from_frames
from ce_opt.season.change import Change, DropRow, PutRow, SetRows, SetRule, SetValue, unknown
from plan.hand_season import season as hand_season
from season.healthy import changed, write
from tiny_seasons import read_tiny_season


@pytest.fixture(scope="module")
def healthy(tmp_path_factory: pytest.TempPathFactory) -> Season:
    return read_season(write(tmp_path_factory.mktemp("healthy") / "season"))


def as_edited(folder: Path, file: str, old: str, new: str) -> Season:
    """The healthy season with one text replaced in its files."""
    return read_season(write(folder / "edited", changed(file, old, new)))


def test_no_change_gives_an_equal_season() -> None:
    for given in (hand_season(), hand_season(bids={}), *map(read_tiny_season, range(12))):
        assert given.with_changes().equals(given)


def test_a_value_is_that_of_an_edited_file(healthy: Season, tmp_path: Path) -> None:
    edited = as_edited(tmp_path, "engineers.csv", "north,120,80", "north,99.5,80")
    assert healthy.with_value("engineers", "E01", care_hours=99.5).equals(edited)
    assert healthy.engineers["care_hours"].tolist() == [120, 90.5, 60]


def test_several_values_of_a_row_are_set_at_once(healthy: Season) -> None:
    found = healthy.with_value("engineers", "E02", max_a=None, max_clients=4).engineers
    assert found.loc[1, ["max_a", "max_clients"]].tolist()[1] == 4
    assert found["max_a"].isna().tolist() == [True, True, False]


def test_a_row_is_added_in_its_place(healthy: Season, tmp_path: Path) -> None:
    edited = as_edited(tmp_path, "bids.csv", "E02,C02,3\n", "E02,C02,3\nE01,C03,4\n")
    assert healthy.with_row("bids", engineer="E01", client="C03", interest=4).equals(edited)


def test_a_row_of_the_same_key_is_changed_in_what_is_given(healthy: Season, tmp_path: Path) -> None:
    edited = as_edited(tmp_path, "clients.csv", "C02,Port,port", "C02,Harbour,port")
    assert healthy.with_row("clients", client="C02", name="Harbour").equals(edited)


def test_a_key_of_the_rule_book_is_set_and_taken_out(healthy: Season, tmp_path: Path) -> None:
    edited = as_edited(tmp_path, "season.toml", "max_handovers = 2", "max_handovers = 7")
    more = healthy.with_rule("assignment.max_handovers", 7)
    assert more.equals(edited)
    none = more.with_rule("assignment.max_handovers", None)
    assert none.rulebook.assignment.max_handovers is None
    assert none.rulebook.assignment.weights.overload == 2


def test_a_section_comes_and_goes(healthy: Season) -> None:
    judged = healthy.with_rule("bids", {"indicator_share": 0.5})
    assert judged.rulebook.bids is not None
    assert judged.with_rule("bids", None).equals(healthy)


def test_all_rows_of_a_table_are_replaced(healthy: Season, tmp_path: Path) -> None:
    rows = ({"client": "C02", "engineer": "E02", "seat": "B"},)
    edited = as_edited(tmp_path, "incumbents.csv", "C01,E01,A\nC01,E02,B\n", "C02,E02,B\n")
    assert healthy.with_changes(SetRows("incumbents", rows)).equals(edited)
    assert healthy.with_changes(SetRows("incumbents", ())).incumbents.empty


def test_who_leaves_takes_every_row_along(healthy: Season) -> None:
    left = healthy.without_row("engineers", "E01")
    for table in ("engineers", "skills", "designations", "relations", "incumbents", "leave"):
        assert "E01" not in left.tables[table]["engineer"].tolist()
        assert "E01" in healthy.tables[table]["engineer"].tolist()
    gone = healthy.without_row("clients", "C03")
    assert "C03" not in gone.needs["client"].tolist()
    assert gone.relations["other"].tolist() == ["E03"]


def test_who_leaves_takes_the_marks_along_that_they_gave(healthy: Season) -> None:
    marks = {"rater": "E01", "rater_role": "pair_partner", "engineer": "E02", "score": 70}
    namesake = {"rater": "C01", "rater_role": "support_group", "engineer": "E02", "score": 60}
    rated = healthy.with_changes(PutRow("ratings", marks), PutRow("ratings", namesake))
    assert rated.without_row("engineers", "E01").ratings["rater"].tolist() == ["C01"]
    # A group that is called like a client is no client: its mark stays.
    left = rated.without_row("clients", "C01").ratings
    assert dict(zip(left["rater"], left["rater_role"], strict=True)) == {
        "C01": "support_group",
        "E01": "pair_partner",
        "M1": "account_manager",
    }


def test_one_row_goes_alone(healthy: Season) -> None:
    assert healthy.without_row("designations", "C01", "E01").designations["client"].tolist() == [
        "C02"
    ]
    assert healthy.without_row("leave", "E01", "2026-04-05").leave["start"].dt.day.tolist() == [1]


def test_changes_that_are_sound_together_alone_need_not_be(healthy: Season) -> None:
    specialty = SetValue("needs", ("C03", "power"), "primary", False)
    with pytest.raises(SeasonFaults, match="primary"):
        healthy.with_changes(specialty)
    need = {"client": "C03", "specialty": "data", "level": 1, "hours": 2, "primary": True}
    both = healthy.with_changes(specialty, PutRow("needs", need))
    assert both.needs.loc[both.needs["client"] == "C03", "primary"].tolist() == [True, False]


def test_what_cannot_stand_is_refused_with_every_fault(healthy: Season) -> None:
    wrong = (
        SetValue("engineers", ("E01",), "care_hours", -1),
        SetRule("assignment.a_share", 2),
        PutRow("bids", {"engineer": "E01", "client": "C02", "interest": 9}),
    )
    with pytest.raises(SeasonFaults) as raised:
        healthy.with_changes(*wrong)
    assert {fault.column for fault in raised.value.faults} == {
        "care_hours",
        "assignment.a_share",
        "interest",
    }


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (SetValue("engineer", ("E01",), "name", "x"), 'no table "engineer" (nearest: "engineers")'),
        (
            SetValue("engineers", ("E1",), "name", "x"),
            'row of table engineers "E1" (nearest: "E01"',
        ),
        (
            SetValue("engineers", ("E01",), "hours", 1),
            'column of table engineers "hours" (nearest: "care_hours")',
        ),
        (DropRow("designations", ("C01",)), "the key of table designations is client, engineer"),
        (DropRow("work_log", ("C01",)), "its rows cannot be told apart"),
        (PutRow("bids", {"engineer": "E01"}), "needs its key: give client"),
        (SetRule("assignment.a_share.x", 1), "a_share is a key of the rule book, not a section"),
    ],
)
def test_what_does_not_exist_is_named_with_what_is_near(
    healthy: Season, change: SetValue | PutRow | DropRow | SetRule, says: str
) -> None:
    with pytest.raises(UsageError) as raised:
        healthy.with_changes(change)
    assert says in str(raised.value)


def test_a_row_of_a_table_without_a_key_is_added(healthy: Season) -> None:
    row = {"date": "2026-03-01", "engineer": "E03", "kind": "visit", "hours": 1, "quality": 50}
    assert len(healthy.with_changes(PutRow("work_log", row)).work_log) == len(healthy.work_log) + 1


def test_ids_are_compared_as_they_are_written() -> None:
    given = hand_season()
    person = {**dict(given.engineers.iloc[0]), "engineer": "007"}
    season = given.with_row("engineers", **person)
    assert season.with_value("engineers", "007", care_hours=3).engineers.loc[0, "care_hours"] == 3
    with pytest.raises(UsageError, match='nearest: "007"'):
        season.with_value("engineers", "7", care_hours=3)


def test_a_season_goes_to_another_process_and_is_changed_there() -> None:
    given = hand_season()
    there = pickle.loads(pickle.dumps(given))
    change = SetValue("engineers", ("E1",), "care_hours", 7)
    assert there.with_changes(change).equals(given.with_changes(change))


def test_a_season_put_together_by_hand_cannot_be_changed() -> None:
    given = hand_season()
    with pytest.raises(UsageError, match="put together by hand"):
        Season(given.tables, given.rulebook).with_rule("assignment.a_share", 0.5)


def test_what_is_like_nothing_has_no_hint() -> None:
    assert unknown("client", "zzz", ["C1"]) == 'there is no client "zzz"'
    assert unknown("client", "x", []) == 'there is no client "x"'


def test_frames_are_read_by_the_same_checks() -> None:
    given = hand_season()
    assert given.recheck is season_from_frames


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (SetValue("engineer", ("E01",), "name", "x"), "没有表“engineer”（最接近：“eng"),
        (
            SetValue("engineers", ("E01",), "nam", "x"),
            "没有表 engineers 的列“nam”（最接近：“name”）",
        ),
        (SetValue("engineers", ("E91",), "name", "x"), "没有表 engineers 的行“E91”（最"),
        (
            SetValue("work_log", ("E1",), "hours", 1),
            "表 work_log 没有主键",
        ),
        (PutRow("bids", {"client": "C01"}), "表 bids 的一行需要主键：请给出 engineer"),
        (SetRule("season.name.x", 1), "name 是规则手册的键，不是章节"),
    ],
)
def test_what_cannot_be_changed_is_told_in_chinese(
    healthy: Season, change: Change, told: str
) -> None:
    with spoken_in("zh"), pytest.raises(UsageError) as caught:
        healthy.with_changes(change)
    assert str(caught.value).startswith(told)

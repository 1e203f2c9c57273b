"""Letters, shortages and notes of the roster, in both languages."""

from __future__ import annotations

from typing import Any

import pytest

from both_languages import in_both, same_facts
from ce_opt.bids import Evaluation
from ce_opt.language import spoken_in
from ce_opt.roster.appointments import Appointments, appoint
from ce_opt.roster.decided import COVER, DESIGNATED, NO_POST, NO_RIVAL, TIE
from ce_opt.roster.letter import applicants, letter, letters
from ce_opt.roster.levers import Case
from ce_opt.roster.notes import roster_notes
from ce_opt.roster.remedy import Remedy, remedies
from ce_opt.roster.stage import contradictions, posted, roster_of
from ce_opt.roster.wording import told
from ce_opt.season import Season
from ce_opt.season.rulebook import Roster
from roster.cases import TWO_POSTS, by_hand
from roster.test_stage import with_roster

LETTERS: list[tuple[Roster, dict[str, Any]]] = [
    (TWO_POSTS, {}),
    (Roster(head_count=1, covers=0), {"people": {"E4": {"entry": "applicant"}}}),
    (Roster(head_count=1, covers=0), {"bids": {"indicators_alone": True}, "panel": []}),
    (Roster(head_count=0, covers=0), {}),
    (Roster(head_count=1, covers=0), {}),
    (TWO_POSTS, {"bids": {"indicator_share": 0.5, "indicators": {"performance": 1}}}),
]
SHORT: list[dict[str, Any]] = [
    {"head_count": 1},
    {"head_count": 2, "covers": 2},
    {"cover_level": 5},
    {"cover_level": 4, "covers": 3},
    {"covers": 5},
]
PEOPLE = ("E1", "E2", "E3", "E4")


def test_letters_have_the_same_facts() -> None:
    """What would have won is found once for both languages: it is put into words when written."""
    every = []
    for rules, changes in LETTERS:
        season, found = by_hand(**changes)
        roster = appoint(season, rules, found)
        helped = {
            who: remedies_of(season, found, roster, who) for who in applicants(season, roster)
        }

        def pages(
            season: Season = season,
            found: Evaluation = found,
            roster: Appointments = roster,
            helped: dict[str, tuple[Remedy, ...]] = helped,
        ) -> list[str]:
            return [letter(season, found, roster, who, helped[who]) for who in helped]

        every += same_facts(pages, *PEOPLE)
    assert all("**结果：" in page and "决定因素：" in page for page in every)
    for said in ("评委给您的每个打分都高", "往常工作表现为", "本部门没有岗位", "没有评委给您打分"):
        assert any(said in page for page in every), said


def remedies_of(
    season: Season, found: Evaluation, roster: Appointments, engineer: str
) -> tuple[Remedy, ...]:
    contest = next((one for one in roster.contests if engineer in one.by_name), None)
    if roster.standing[engineer].post or contest is None:
        return ()
    return remedies(Case(season, roster.rules, found, contest, engineer))


def test_a_letter_in_chinese_by_hand() -> None:
    season, found = by_hand()
    with spoken_in("zh"):
        pages = dict(letters(season, found, appoint(season, TWO_POSTS, found)))
    assert pages["E3"] == (
        "# E3（E3）\n\n部门 D1 one\n\n"
        "**结果：候补，本部门第 1 位。岗位空出时首先征询您的意见。**\n"
        "\n| 您的得分 | 分值，0 到 100 |\n|---|---|\n"
        "| skill，评标小组打分 | 86.50 |\n| 评委打分合计 | 86.50 |\n"
        "| **评标得分**（评委打分占 100%，指标得分占 0%） | 86.50 |\n\n"
        "按评标得分，您在 3 名参评人员中排第 1 位。\n\n"
        "决定因素：必须有人以 3 级覆盖 data 专业。\n\n"
        "其他条件不变，以下任何一项都能让您获得岗位：\n\n"
        "- data 达到 3 级，而不是 2 级\n"
    )


@pytest.mark.parametrize("rules", SHORT)
def test_shortages_and_notes_say_the_same(rules: dict[str, Any]) -> None:
    season, found = by_hand()
    same_facts(lambda: list(map(str, appoint(season, Roster(**rules), found).lacking)), *PEOPLE)
    made = with_roster(rules)
    same_facts(lambda: list(map(str, roster_notes(made))), *PEOPLE)
    roster = roster_of(made)
    assert roster is not None
    english, chinese = in_both(lambda: contradictions(posted(made, roster), roster))
    assert len(english) == len(chinese) == len(roster.lacking)


def test_other_notes_and_contradictions_say_the_same() -> None:
    same_facts(lambda: list(map(str, roster_notes(with_roster(None, panel=[])))))
    row = {"client": "C1", "engineer": "E1", "seat": "A", "kind": "required"}
    for seat in ("A", "any"):
        season = with_roster({"head_count": 2}, designations=[row | {"seat": seat}])
        roster = roster_of(season)
        here = posted(season, roster)
        same_facts(lambda here=here, roster=roster: contradictions(here, roster), "E1", "C1", "D1")


def test_what_decided_is_told_in_either_language() -> None:
    words = {
        DESIGNATED: "指定",
        NO_RIVAL: "无竞争者",
        f"{COVER} data": "覆盖 data",
        f"{TIE} id": "同分，按 工号",
        f"{TIE} care_hours": "同分，按 服务工时",
        "tie break panel": "同分细则 评委打分",
        "panel skill": "评委 skill",
    }
    english, chinese = in_both(lambda: list(map(told, words)))
    assert english == list(words)
    assert chinese == list(words.values())
    with spoken_in("zh"):
        assert "岗位" in told(NO_POST)

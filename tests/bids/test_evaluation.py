"""Merit, ranks and ties of a season, as worked out by hand in `bids.seasons`."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from bids.seasons import MARKS, Row, small_season, with_rows
from ce_opt.bids import Evaluation, evaluate
from ce_opt.season import season_from_frames

PANEL = [62, 75, 86.5]
INDICATORS = {"performance": 1, "nearness": 1}
RATED = [90, 80, 45, 35]
"""E1 (80 + 100) / 2, E2 (60 + 100) / 2, E3 (90 + 0) / 2, E4 (70 + 0) / 2."""


def evaluated(bids: Row, **changes: Any) -> Evaluation:  # noqa: ANN401
    found = evaluate(small_season({"indicators": INDICATORS} | bids, **changes))
    assert found is not None
    return found


def test_merit_joins_panel_and_indicators_by_lambda() -> None:
    found = evaluated({"indicator_share": 0.25})
    assert found.panel == pytest.approx([*PANEL, np.nan], nan_ok=True)
    assert found.indicators.score == pytest.approx(RATED)
    # E1 0.75 · 62 + 0.25 · 90 = 69, E2 56.25 + 20 = 76.25, E3 64.875 + 11.25 = 76.125.
    assert found.merit[:3] == pytest.approx([69, 76.25, 76.125])
    assert found.rank.tolist() == [3, 1, 2, 0]
    assert found.parts.sum(axis=1)[:3] == pytest.approx(found.merit[:3])
    assert found.part_names == ("panel skill", "indicator performance", "indicator nearness")


def test_the_criterion_that_decided_is_named() -> None:
    # E2 against E3: nearness +12.5. E3 against E1: panel 64.875 − 46.5. E1, the last, against E3.
    found = evaluated({"indicator_share": 0.25})
    assert found.decided_by == ("panel skill", "indicator nearness", "panel skill", "not evaluated")


def test_who_was_not_judged_has_the_mean_merit_and_no_rank() -> None:
    found = evaluated({})
    assert found.merit[3] == pytest.approx(sum(PANEL) / 3, abs=1e-6)
    assert found.ranked.tolist() == [True, True, True, False]
    assert found.parts[3].tolist() == [0, 0, 0]


def test_the_rule_book_may_say_what_the_unjudged_count() -> None:
    assert evaluated({"unscored_merit": 100}).merit[3] == 100
    assert evaluated({"unscored_merit": 0}).merit[3] == 0


def test_at_lambda_1_the_indicators_rank_everybody() -> None:
    for changes in ({}, {"panel": []}):
        found = evaluated({"indicator_share": 1}, **changes)
        assert found.merit == pytest.approx(RATED)
        assert found.rank.tolist() == [1, 2, 3, 4]


def test_without_a_panel_the_indicators_speak_alone_only_if_the_rule_book_says_so() -> None:
    assert evaluate(small_season({"indicator_share": 0.4}, panel=[])) is None
    found = evaluated({"indicator_share": 0.4, "indicators_alone": True}, panel=[])
    assert found.merit == pytest.approx(RATED)
    # With a panel the key says nothing.
    with_panel = evaluated({"indicators_alone": True})
    assert with_panel.merit[:3] == pytest.approx(PANEL)


def test_without_the_section_nothing_is_evaluated() -> None:
    assert evaluate(small_season()) is None


EQUAL = [
    {"evaluator": "P1", "engineer": name, "criterion": "skill", "score": 70}
    for name in ("E1", "E2", "E3")
]


def test_equal_merit_shares_a_rank_or_is_parted_by_the_declared_keys() -> None:
    shared = evaluated({}, panel=EQUAL)
    assert shared.rank.tolist() == [1, 1, 1, 0]
    assert shared.decided_by[0] == "shared rank"
    parted = evaluated({"tie_breaks": ["panel", "performance"]}, panel=EQUAL)
    assert parted.rank.tolist() == [2, 3, 1, 0]  # performance 80, 60, 90
    assert parted.decided_by[2] == "tie break performance"
    by_indicators = evaluated({"tie_breaks": ["indicators"]}, panel=EQUAL)
    assert by_indicators.rank.tolist() == [1, 2, 3, 0]
    half = evaluated({"tie_breaks": ["nearness"]}, panel=EQUAL)
    assert half.rank.tolist() == [1, 1, 3, 0]  # E1 and E2 are equally near: the tie is kept


def test_renaming_and_order_change_nothing() -> None:
    bids = {"indicators": INDICATORS, "indicator_share": 0.25, "tie_breaks": ["panel"]}
    right = evaluated(bids)
    names = {"E1": "Z9", "E2": "A1", "E3": "M5", "E4": "E1"}
    season = small_season(bids)
    frames = {
        name: frame.replace({"engineer": names}).sample(frac=1, random_state=3)
        for name, frame in season.tables.items()
        if len(frame)
    }
    found = evaluate(season_from_frames(frames, season.rulebook.model_dump()))
    assert found is not None
    places = [found.engineers.index(names[name]) for name in right.engineers]
    assert found.merit[places] == pytest.approx(right.merit)
    assert found.rank[places].tolist() == right.rank.tolist()
    assert [found.decided_by[place] for place in places] == list(right.decided_by)


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("share", [0, 0.5])
def test_a_raised_mark_never_lowers_a_rank(mark: tuple[str, str], share: float) -> None:
    rules = {"indicators": INDICATORS, "indicator_share": share, "tie_breaks": ["performance"]}
    season = small_season(rules)
    panel = season.panel.set_index(["evaluator", "engineer"])
    place, ranks = int(mark[1][1]) - 1, []
    for score in range(int(MARKS[mark]), 101, 6):
        panel.loc[mark, "score"] = score
        found = evaluate(with_rows(season, "panel", panel.reset_index()))
        assert found is not None
        ranks.append(int(found.rank[place]))
    assert ranks == sorted(ranks, reverse=True)


@pytest.mark.parametrize("engineer", ["E1", "E2", "E3"])
@pytest.mark.parametrize("column", ["performance", "care_hours"])
def test_a_better_indicator_never_lowers_a_rank(engineer: str, column: str) -> None:
    rules = {"indicator_share": 0.5, "indicators": {"performance": 1, "care_hours": 2}}
    season = small_season(rules)
    people = season.engineers.set_index("engineer")
    place, ranks = int(engineer[1]) - 1, []
    for value in range(0, 201, 20):
        people.loc[engineer, column] = float(value)
        found = evaluate(with_rows(season, "engineers", people.reset_index()))
        assert found is not None
        ranks.append(int(found.rank[place]))
    assert ranks == sorted(ranks, reverse=True)
    assert ranks[-1] == 1 or column == "performance"  # 200 hours are twice anybody else's

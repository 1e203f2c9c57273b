"""The plain form sets up the same contests as the arrays."""

from __future__ import annotations

import pytest

from ce_opt.bids import bidders_of, evaluate
from ce_opt.roster.contests import contests
from ce_opt.roster.plain import contests_of
from ce_opt.season import read_season
from ce_opt.season.rulebook import Bids, Roster
from cli.console import INSTANCES

RULES = [
    (Roster(), Bids()),
    (
        Roster(head_count=4, covers=2, cover_level=4, bidding_share=0.3, support_covers=False),
        Bids(indicator_share=0.4, tie_breaks=["depth", "panel"]),
    ),
    (Roster(head_count_of={"D02": 1}, covers_of={"D01": 0}), Bids(indicators_alone=True)),
]


@pytest.mark.parametrize(("rules", "bids"), RULES)
def test_both_forms_agree(rules: Roster, bids: Bids) -> None:
    season = read_season(INSTANCES / "xiamen")
    found, bidders = evaluate(season, bids), bidders_of(season, bids)
    assert found is not None
    assert bidders is not None
    plain = contests_of(season, rules, bids, bidders)
    for contest in contests(season, rules, found):
        other = plain[contest.department]
        assert other.required == contest.required
        assert (other.posts, other.first) == (contest.posts, contest.first)
        assert (other.key_names, other.declared) == (contest.key_names, contest.declared)
        assert list(other.by_name) == list(contest.by_name)
        for name, one in contest.by_name.items():
            twin = other.by_name[name]
            assert (twin.designated, twin.keys, twin.covers) == (
                one.designated,
                one.keys,
                one.covers,
            )
            assert twin.parts == pytest.approx(one.parts)

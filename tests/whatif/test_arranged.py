"""Both views of a season are of the season as the stages before the teams leave it."""

from __future__ import annotations

import pytest

from ce_opt.whatif.arranged import Arranged
from plan.hand_season import season


def test_both_views_know_the_hours_that_duties_in_groups_take() -> None:
    # Groups of up to two people: somebody leads each of them, which takes 3 hours.
    given = season(groups={"shortages": "accept", "leading_hours": 3, "max_size": 2, "min_size": 1})
    found = Arranged(given)
    assert given.workforce.group_of is None
    assert found.season is given
    hours = found.arranged.workforce.duty_hours
    assert max(hours.values()) >= 3
    seen = dict(zip(found.arrays.engineers, found.arrays.duty_hours.tolist(), strict=True))
    assert seen == pytest.approx({who: hours.get(who, 0.0) for who in seen})
    assert found.facts.season is found.arranged


def test_a_view_is_made_once() -> None:
    found = Arranged(season())
    assert found.arrays is found.arrays
    assert found.facts is found.facts

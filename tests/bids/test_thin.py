"""Clients without bids, applicants without a chance, skew."""

from __future__ import annotations

import math

import numpy as np
import pytest

from bids.seasons import small_season
from ce_opt.bids.thin import Obstacles, gini, thin_bids, top_share
from ce_opt.season import Season

BIDS = [("E1", "C1", 5), ("E1", "C2", 2), ("E2", "C2", 4), ("E4", "C2", 1), ("E2", "C3", 3)]


def rows(bids: list[tuple[str, str, int]]) -> list[dict[str, object]]:
    return [dict(zip(("engineer", "client", "interest"), bid, strict=True)) for bid in bids]


def with_bids(bids: list[tuple[str, str, int]]) -> Season:
    return small_season(None, None, bids=rows(bids))


def kept_out(*pairs: tuple[str, str]) -> Obstacles:
    return lambda engineer, client: ("conflict",) if (engineer, client) in pairs else ()


def test_bids_are_counted() -> None:
    found = thin_bids(with_bids(BIDS), kept_out())
    assert (found.bids, found.bidders, found.clients, found.open_clients) == (5, 3, 3, 2)
    assert found.unwanted == found.out_of_reach == ()


def test_clients_nobody_bid_for_or_nobody_who_may_serve_them() -> None:
    season = with_bids(BIDS[1:4])
    found = thin_bids(season, kept_out(("E1", "C2"), ("E2", "C2"), ("E4", "C2")))
    assert found.unwanted == ("C1",)  # C3 is not to be served
    assert found.out_of_reach == ("C2",)
    assert thin_bids(season, kept_out(("E1", "C2"))).out_of_reach == ()


def test_applicants_without_a_chance() -> None:
    # E1 may serve C2; both of E2's bids meet an obstacle; E3 did not bid; E4 is no applicant.
    season = with_bids(BIDS)
    found = thin_bids(season, kept_out(("E1", "C1"), ("E2", "C2"), ("E2", "C3"), ("E4", "C2")))
    assert [one.engineer for one in found.no_chance] == ["E2", "E3"]
    assert found.no_chance[0].bids == {"C2": ("conflict",), "C3": ("conflict",)}
    assert found.no_chance[1].bids == {}


def test_without_bids_there_is_no_skew() -> None:
    found = thin_bids(small_season(), kept_out())
    assert (found.bids, found.unwanted) == (0, ("C1", "C2"))
    assert math.isnan(found.gini)
    assert math.isnan(found.top_share)


@pytest.mark.parametrize(
    ("counts", "right"),
    [([3, 3, 3, 3], 0.0), ([0, 0, 0, 8], 0.75), ([1, 3], 0.25), ([0, 1, 2, 3], 10 / 24)],
)
def test_gini_is_the_mean_difference_over_twice_the_mean(counts: list[int], right: float) -> None:
    values = np.array(counts)
    assert gini(values) == pytest.approx(right)
    differences = np.abs(values[:, None] - values[None, :]).mean()
    assert gini(values) == pytest.approx(differences / (2 * values.mean()))


def test_the_most_wanted_tenth_is_at_least_one_client() -> None:
    assert top_share(np.array([1, 1, 2])) == pytest.approx(0.5)
    assert top_share(np.sort(np.array([7, 3] + [1] * 10))) == pytest.approx(0.5)  # two of twelve

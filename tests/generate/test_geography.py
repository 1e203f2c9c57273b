import numpy as np
import pytest

from ce_opt.generate import SeasonShape
from ce_opt.generate.geography import CITY_DISTRICTS, HUB, lay_out
from ce_opt.season.distance import travel_minutes


def test_a_season_of_one_city_lies_in_xiamen() -> None:
    districts = lay_out(SeasonShape(2000, 400), seed=1).frames["districts"]
    assert set(districts["name"]) == {"思明区", "湖里区", "集美区", "海沧区", "同安区", "翔安区"}
    assert districts["latitude"].between(24.4, 24.8).all()


def test_a_large_season_has_a_city_for_each_two_thousand_clients() -> None:
    land = lay_out(SeasonShape(10_000, 2000), seed=1)
    assert len(land.city_share) == 5
    assert len(land.districts) == 5 * CITY_DISTRICTS
    assert land.frames["districts"]["name"].is_unique


def test_the_limit_forbids_some_trips_in_xiamen_and_none_from_the_hub() -> None:
    shape = SeasonShape(100, 40)
    minutes = lay_out(shape, seed=1).minutes
    assert (minutes > shape.max_travel_minutes).any()
    assert (minutes[HUB] <= shape.max_travel_minutes).all()
    assert (minutes[:, HUB] <= shape.max_travel_minutes).all()


@pytest.mark.parametrize("seed", range(5))
def test_every_hub_reaches_its_whole_city(seed: int) -> None:
    shape = SeasonShape(30_000, 6000)
    minutes = lay_out(shape, seed).minutes
    hubs = np.arange(HUB, len(minutes), CITY_DISTRICTS)
    city = np.arange(len(minutes)) // CITY_DISTRICTS
    for hub in hubs:
        assert (minutes[hub, city == city[hub]] <= shape.max_travel_minutes).all()


def test_minutes_are_those_of_the_two_tables() -> None:
    land = lay_out(SeasonShape(100, 40), seed=1)
    order = {district: place for place, district in enumerate(land.districts)}
    districts = land.frames["districts"]
    places = districts["district"].map(order).to_numpy()
    minutes = travel_minutes(districts, land.frames["travel"])
    np.testing.assert_allclose(minutes, land.minutes[np.ix_(places, places)])

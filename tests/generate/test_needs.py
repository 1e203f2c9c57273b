import numpy as np
import pytest

from ce_opt.generate import SeasonShape, generate_season
from ce_opt.generate.clients import win_clients
from ce_opt.generate.departments import found_posts
from ce_opt.generate.geography import lay_out
from ce_opt.generate.needs import ask, reachable_level
from ce_opt.generate.people import hire

SIZES = [(4, 3), (10, 4), (150, 60), (3000, 600)]


@pytest.mark.parametrize(("clients", "engineers"), SIZES)
@pytest.mark.parametrize("demand_share", [0.5, 0.9, 1.2])
def test_demand_is_the_stated_share_of_capacity(
    clients: int, engineers: int, demand_share: float
) -> None:
    frames = generate_season(clients, engineers, 1, demand_share=demand_share).frames
    service = frames["clients"].set_index("client")["service"]
    needs = frames["needs"]
    demand = needs.loc[needs["client"].map(service) != "never", "hours"].sum()
    assert demand == pytest.approx(demand_share * frames["engineers"]["care_hours"].sum(), rel=0.01)


@pytest.mark.parametrize(("clients", "engineers"), SIZES)
def test_each_client_has_one_primary_specialty_and_one_to_five_in_all(
    clients: int, engineers: int
) -> None:
    needs = generate_season(clients, engineers, 2).frames["needs"].groupby("client")
    assert (needs["primary"].sum() == 1).all()
    assert len(needs) == clients
    assert needs.size().between(1, 5).all()


def test_hours_have_one_decimal_and_are_above_zero() -> None:
    hours = generate_season(150, 60, 3).frames["needs"]["hours"]
    assert (hours == hours.round(1)).all()
    assert (hours > 0).all()


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize(("clients", "engineers"), [(4, 3), (10, 2), (60, 5), (2500, 60)])
def test_somebody_within_reach_covers_each_primary_specialty(
    clients: int, engineers: int, seed: int
) -> None:
    shape = SeasonShape(clients, engineers)
    land = lay_out(shape, seed)
    staff = hire(shape, land, found_posts(shape, land), seed)
    won = win_clients(shape, land, seed)
    needs = ask(shape, land, staff, won, seed)
    every = np.arange(clients)
    within_reach = reachable_level(shape, land, staff)[won.district, needs.primary]
    assert (within_reach >= needs.level[every, needs.primary]).all()

import pytest

from ce_opt.generate import SeasonShape, generate_season
from ce_opt.generate.clients import win_clients
from ce_opt.generate.departments import found_posts
from ce_opt.generate.geography import lay_out
from ce_opt.generate.needs import ask
from ce_opt.generate.people import hire
from ce_opt.generate.promises import NOBODY, make_promises
from oracle import Plan, breaches

SMALL = [(4, 3), (10, 4), (150, 60)]


@pytest.mark.parametrize(
    ("clients", "engineers", "seed"),
    [*((*size, seed) for size in SMALL for seed in range(10)), (2500, 500, 0)],
)
def test_the_promised_teams_are_a_legal_plan(clients: int, engineers: int, seed: int) -> None:
    season = generate_season(clients, engineers, seed)
    plan: Plan = dict.fromkeys(season.frames["clients"]["client"])
    plan |= _promised_teams(clients, engineers, seed)
    assert breaches(season.frames, season.rules, plan) == []


def _promised_teams(clients: int, engineers: int, seed: int) -> Plan:
    shape = SeasonShape(clients, engineers)
    land = lay_out(shape, seed)
    staff = hire(shape, land, found_posts(shape, land), seed)
    won = win_clients(shape, land, seed)
    promises = make_promises(shape, land, staff, won, ask(shape, land, staff, won, seed), seed)
    names = [*staff.engineers, ""]
    assert names[NOBODY] == ""
    teams = zip(promises.client, promises.seat_a, promises.seat_b, strict=True)
    return {won.clients[c]: (names[a], names[b]) for c, a, b in teams}


def test_a_few_clients_must_be_served_and_a_few_engineers_are_required() -> None:
    frames = generate_season(1000, 400, seed=1).frames
    assert 20 <= (frames["clients"]["service"] == "must").sum() <= 30
    assert 10 <= (frames["designations"]["kind"] == "required").sum() <= 20

import numpy as np
import pytest

from ce_opt.teams.arrays import NOBODY, SeasonArrays, Teams
from ce_opt.teams.coverage import covering, share_covered_by
from ce_opt.teams.facts import Facts, Team
from every import every
from teams.conformance import SEEDS, tiny
from teams.small_problems import ints
from teams.tiny_by_hand import by_hand


def test_shares_that_nobody_one_or_both_cover() -> None:
    arrays = SeasonArrays.of(by_hand())
    # C2 needs data 2 and power 3, half each. E1 and E2 hold data alone, E3 power and too little
    # data, E4 both.
    teams = Teams(ints([1, 1, 1]), ints([0, 0, 3]), ints([1, 2, 2]))
    assert share_covered_by(arrays, teams, people=0).tolist() == [0.5, 0, 0]
    assert share_covered_by(arrays, teams, people=1).tolist() == [0, 1, 0.5]
    assert share_covered_by(arrays, teams, people=2).tolist() == [0.5, 0, 0.5]


def test_an_empty_seat_covers_nothing() -> None:
    arrays = SeasonArrays.of(by_hand())
    teams = Teams(ints([1]), ints([3]), ints([NOBODY]))
    assert share_covered_by(arrays, teams, people=1).tolist() == [1]
    assert share_covered_by(arrays, teams, people=2).tolist() == [0]


def test_a_grid_gives_the_same_as_a_list() -> None:
    arrays = SeasonArrays.of(by_hand())
    everyone = np.arange(4)
    grid = share_covered_by(
        arrays, Teams(ints([0]), everyone[:, None], everyone[None, :]), people=1
    )
    a, b = (side.ravel() for side in np.meshgrid(everyone, everyone, indexing="ij"))
    listed = share_covered_by(arrays, Teams(np.zeros(16, dtype=np.int64), a, b), people=1)
    assert grid.ravel().tolist() == listed.tolist()


@every("seed", SEEDS)
def test_every_need_is_covered_by_none_one_or_two(seed: int) -> None:
    season = tiny(seed)
    shares = [share_covered_by(season.arrays, season.positions, people) for people in (0, 1, 2)]
    assert sum(shares) == pytest.approx(np.ones(len(season.teams)))


def test_counting_who_covers_a_need() -> None:
    facts = Facts(by_hand())
    power = next(need for need in facts.needs["C2"] if need.specialty == "power")
    assert covering(facts, Team("C2", "E1", "E2"), power) == 0
    assert covering(facts, Team("C2", "E4", "E3"), power) == 2
    assert covering(facts, Team("C2", "E3"), power) == 1

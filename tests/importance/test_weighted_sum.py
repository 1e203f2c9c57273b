import math

import numpy as np
import pandas as pd
import pytest

from ce_opt.importance import contributions, contributions_of
from ce_opt.season.rulebook import CRITERIA, Importance

CLIENTS = pd.DataFrame(
    {
        "client": ["C1", "C2", "C3"],
        "revenue_yuan": [100.0, 1000.0, 100_000.0],
        "social_importance": [50.0, 50.0, 50.0],
        "stability": [0.0, 25.0, 100.0],
        "fault_probability": [0.1, 0.0, 0.3],
    }
)


def both_forms(
    rules: Importance, clients: pd.DataFrame = CLIENTS
) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """Contributions by the array form, after comparing them with those of the plain form."""
    arrays = contributions(clients, rules)
    plain = contributions_of(clients.to_dict("records"), rules)
    assert list(plain) == clients["client"].tolist()
    assert arrays == pytest.approx(np.array([list(row.values()) for row in plain.values()]))
    assert all(tuple(row) == CRITERIA for row in plain.values())
    return arrays


def test_each_criterion_runs_from_0_to_its_share_of_100() -> None:
    rules = Importance(weights={"revenue_yuan": 3, "fault_probability": 1})
    found = both_forms(rules)
    # Revenue (1000 − 100) / 99900 = 0.009009 of 75; faults 0.1 / 0.3 of 25.
    assert found[:, 0] == pytest.approx([0, 75 * 900 / 99_900, 75])
    assert found[:, 3] == pytest.approx([25 / 3, 0, 25])
    assert not found[:, 1:3].any()


def test_a_logarithmic_criterion_counts_steps_of_ten() -> None:
    rules = Importance(weights={"revenue_yuan": 1}, scale={"revenue_yuan": "log"})
    # 100, 1000 and 100 000 are the second, third and fifth power of ten: 0, 1/3 and 1.
    assert both_forms(rules)[:, 0] == pytest.approx([0, 100 / 3, 100])


def test_a_criterion_turned_round_gives_the_rest() -> None:
    rules = Importance(weights={"stability": 1}, direction={"stability": "min"})
    assert both_forms(rules)[:, 2] == pytest.approx([100, 75, 0])


@pytest.mark.parametrize("direction", ["max", "min"])
def test_a_criterion_equal_for_all_contributes_nothing_either_way_round(direction: str) -> None:
    rules = Importance.model_validate(
        {"weights": {"social_importance": 1}, "direction": {"social_importance": direction}}
    )
    assert both_forms(rules)[:, 1].tolist() == [0, 0, 0]


def test_without_weights_all_four_count_the_same() -> None:
    found = both_forms(Importance()).sum(axis=1)
    # C3 has the most of revenue, stability and faults; all have the same social importance.
    assert found[2] == pytest.approx(75)


def test_only_the_proportion_of_weights_counts() -> None:
    one = both_forms(Importance(weights={"revenue_yuan": 1, "stability": 2}))
    ten = both_forms(Importance(weights={"revenue_yuan": 10, "stability": 20}))
    assert one == pytest.approx(ten)


def test_one_client_alone_has_no_importance() -> None:
    assert both_forms(Importance(), CLIENTS.head(1)).tolist() == [[0, 0, 0, 0]]


def test_a_criterion_of_weight_0_is_not_looked_at() -> None:
    # The logarithm of 0 would be a fault; with weight 0 it is nobody's business.
    clients = CLIENTS.assign(revenue_yuan=[0.0, 1.0, 2.0])
    rules = Importance(weights={"stability": 1}, scale={"revenue_yuan": "log"})
    assert both_forms(rules, clients).sum(axis=1) == pytest.approx([0, 25, 100])


@pytest.mark.parametrize("seed", range(20))
def test_importance_lies_between_0_and_100_and_keeps_order_under_another_unit(seed: int) -> None:
    rng = np.random.default_rng(seed)
    clients = pd.DataFrame({name: rng.uniform(1, 100, 8) for name in CRITERIA})
    clients["client"] = [f"C{n}" for n in range(8)]
    rules = Importance(scale={"revenue_yuan": "log"})
    found = both_forms(rules, clients).sum(axis=1)
    assert (found >= 0).all()
    assert (found <= 100 + 1e-9).all()
    # Yuan or thousands of them, percent or shares: scaling to 0..1 takes the unit out.
    other = clients.assign(
        revenue_yuan=clients["revenue_yuan"] / 1000, stability=clients["stability"] * math.pi
    )
    assert both_forms(rules, other).sum(axis=1) == pytest.approx(found)

"""Scores by every method and weighing: two forms, a second library, and what must not matter."""

from __future__ import annotations

import warnings
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from ce_opt.importance import columns_of, contributions, contributions_of
from ce_opt.importance.compromise import acceptance
from ce_opt.importance.matrix import Matrix, given_values
from ce_opt.importance.ranking import ranks
from ce_opt.importance.weighing import weigh
from ce_opt.season.importance_rules import CRITERIA, Importance
from importance.reference import matrices, rule_book

SEEDS = range(60)


def clients(seed: int, size: int = 9) -> pd.DataFrame:
    rng = np.random.default_rng(seed)
    frame = pd.DataFrame({name: rng.integers(1, 30, size).astype(float) for name in CRITERIA})
    frame["complaints"] = rng.integers(0, 9, size).astype(float)
    frame["client"] = [f"C{place}" for place in range(size)]
    return frame


@pytest.mark.parametrize("seed", SEEDS)
def test_both_forms_agree_and_parts_sum_to_a_score_from_0_to_100(seed: int) -> None:
    rules, frame = rule_book(seed), clients(seed)
    points = contributions(frame, rules)
    plain = contributions_of(frame.to_dict("records"), rules)
    assert list(plain) == frame["client"].tolist()
    assert all(tuple(row) == columns_of(rules) for row in plain.values())
    by_name = np.array([list(row.values()) for row in plain.values()])
    assert by_name == pytest.approx(points, abs=1e-8)
    assert points.sum(axis=1).min() > -1e-9
    assert points.sum(axis=1).max() < 100 + 1e-9


@pytest.mark.parametrize("seed", SEEDS)
def test_permuting_rows_and_renaming_clients_changes_nothing(seed: int) -> None:
    rules, frame = rule_book(seed), clients(seed)
    order = np.random.default_rng(seed).permutation(len(frame))
    moved = frame.iloc[order].reset_index(drop=True)
    moved["client"] = [f"K{place}" for place in range(len(moved))]
    assert contributions(moved, rules) == pytest.approx(
        contributions(frame, rules)[order], abs=1e-8
    )


@pytest.mark.parametrize("seed", range(0, 60, 3))
def test_raising_a_value_never_lowers_a_rank_of_the_weighted_sum(seed: int) -> None:
    rng = np.random.default_rng(seed)
    rules, frame = rule_book(seed, weighing={"given": 1.0, "ahp": 1.0}), clients(seed)
    assert rules.method == "weighted_sum"
    before = ranks(contributions(frame, rules).sum(axis=1))
    for name in CRITERIA:
        for place in range(len(frame)):
            raised = frame.copy()
            step = -1.0 if rules.direction[name] == "min" else 1.0
            raised.loc[place, name] = max(0.5, raised.loc[place, name] + step * rng.uniform(1, 40))
            after = ranks(contributions(raised, rules).sum(axis=1))
            assert after[place] <= before[place]


def test_a_further_criterion_has_a_column_behind_the_four() -> None:
    rules = Importance(weights={"revenue_yuan": 1, "complaints": 3})
    frame = clients(1)
    points = contributions(frame, rules)
    assert columns_of(rules) == (*CRITERIA, "complaints")
    assert points[:, 1:4].tolist() == np.zeros((9, 3)).tolist()
    assert points[:, 4].max() == pytest.approx(75)  # 3 of 4 parts of 100


def test_a_further_criterion_that_weighs_nothing_has_none() -> None:
    assert columns_of(Importance(weights={"stability": 1, "complaints": 0})) == CRITERIA


@pytest.fixture(scope="module")
def skcriteria() -> SimpleNamespace:
    """The second opinion, scikit-criteria (extra mcdm); its own warnings are its own affair."""
    pytest.importorskip("skcriteria", reason="scikit-criteria is not installed: extra mcdm")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from skcriteria import mkdm
        from skcriteria.agg.topsis import TOPSIS
        from skcriteria.agg.vikor import VIKOR
        from skcriteria.preprocessing.scalers import VectorScaler
        from skcriteria.preprocessing.weighters import CRITIC, EntropyWeighter
    return SimpleNamespace(
        mkdm=mkdm,
        topsis=lambda dm: TOPSIS().evaluate(VectorScaler(target="matrix").transform(dm)).e_,
        vikor=lambda dm, v: VIKOR(v=v).evaluate(dm).e_,
        entropy=lambda dm: EntropyWeighter().transform(dm).weights.to_numpy(),
        critic=lambda dm: CRITIC().transform(dm).weights.to_numpy(),
    )


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.filterwarnings("ignore")
def test_scikit_criteria_says_the_same(seed: int, skcriteria: SimpleNamespace) -> None:
    frame, rng = clients(seed), np.random.default_rng(seed)
    given = rng.uniform(0.1, 1, 4)
    directions = {name: str(rng.choice(["max", "min"])) for name in CRITERIA}
    objectives = [1 if directions[name] == "max" else -1 for name in CRITERIA]
    dm = skcriteria.mkdm(frame[list(CRITERIA)].to_numpy(), objectives, weights=given / given.sum())
    weights = dict(zip(CRITERIA, given.tolist(), strict=True))
    book = {"criteria": list(CRITERIA), "weights": weights, "direction": directions}

    def score(method: str) -> list[float]:
        rules = Importance.model_validate(book | {"method": method})
        return contributions(frame, rules).sum(axis=1).tolist()

    assert score("topsis") == pytest.approx((100 * skcriteria.topsis(dm).similarity).tolist())
    vikor = skcriteria.vikor(dm, 0.5)
    assert score("vikor") == pytest.approx((100 - 100 * vikor.q_k).tolist(), abs=1e-9)
    rules = Importance.model_validate(book | {"method": "vikor"})
    matrix = Matrix.of(given_values(frame, rules), rules)
    found = acceptance(matrix, given, rules)
    assert found is not None
    assert (found.enough, found.stable) == (vikor.acceptable_advantage, vikor.acceptable_stability)
    assert set(found.compromise) == set(np.array(vikor.compromise_set).tolist())
    for weighing, second in (("entropy", skcriteria.entropy), ("critic", skcriteria.critic)):
        rules = Importance.model_validate(book | {"weighing": weighing})
        matrix = Matrix.of(given_values(frame, rules), rules)
        assert weigh(matrix, rules) == pytest.approx(second(dm).tolist())


def test_the_smallest_matrix_is_no_exception() -> None:
    matrix, _, _ = matrices([[1.0]])
    assert matrix.spread.tolist() == [False]

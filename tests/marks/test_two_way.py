"""Two effects by least squares: by hand, by numpy's solver, and as a network."""

from __future__ import annotations

import numpy as np
import pytest

from ce_opt.marks.two_way import Cells, parts, parts_of, two_way, two_way_of


def cells_of(table: dict[tuple[int, int], float], weight: list[float], rows: int) -> Cells:
    places = np.array(sorted(table), dtype=np.int64).reshape(-1, 2)
    values = np.array([table[place] for place in sorted(table)])
    return Cells(places[:, 0], places[:, 1], values, np.array(weight), rows)


def random_cells(seed: int) -> Cells:
    rng = np.random.default_rng(seed)
    rows, columns = rng.integers(1, 7, 2)
    table = {
        (row, column): float(rng.uniform(0, 100))
        for row in range(rows)
        for column in range(columns)
        if rng.random() < rng.choice([0.3, 0.6, 1.0])
    }
    return cells_of(table or {(0, 0): 1.0}, rng.uniform(0.5, 3, columns).tolist(), int(rows))


def test_effects_of_an_uneven_table_as_worked_out_by_hand() -> None:
    # Column 1 is above column 0 by 4 in row 0 and by 10 in row 1: by 7 on average, ±3.5 about 0.
    # Row 0: (60 + 3.5 + 64 − 3.5) / 2 = 62, row 1: (73.5 + 76.5) / 2 = 75, row 2: 90 − 3.5.
    table = {(0, 0): 60.0, (0, 1): 64.0, (1, 0): 70.0, (1, 1): 80.0, (2, 1): 90.0}
    fit = two_way(cells_of(table, [1, 1], 3), np.array([True, True]))
    assert fit.row == pytest.approx([62, 75, 86.5])
    assert fit.column == pytest.approx([-3.5, 3.5])


def test_the_level_is_that_of_the_chosen_columns() -> None:
    table = {(0, 0): 60.0, (0, 1): 64.0, (1, 0): 70.0, (1, 1): 80.0, (2, 1): 90.0}
    fit = two_way(cells_of(table, [1, 1], 3), np.array([True, False]))
    assert fit.row == pytest.approx([58.5, 71.5, 83])  # all as column 0 would say: 3.5 less
    assert fit.column == pytest.approx([0, 7])


def test_rows_without_cells_have_no_effect_and_parts_of_their_own_a_level_each() -> None:
    cells = cells_of({(0, 0): 10.0, (2, 1): 50.0}, [1, 1], 4)
    fit = two_way(cells, np.array([True, True]))
    assert fit.row == pytest.approx([10, np.nan, 50, np.nan], nan_ok=True)
    rows, columns = parts(cells)
    assert rows.tolist() == [0, -1, 2, -1]
    assert columns.tolist() == [0, 2]


def test_parts_are_joined_by_chains() -> None:
    table = {("a", "x"): 1.0, ("b", "x"): 1.0, ("b", "y"): 1.0, ("c", "y"): 1.0, ("d", "z"): 1.0}
    assert parts_of(table) == {"x": "x", "y": "x", "z": "z"}


@pytest.mark.parametrize("seed", range(20))
def test_the_fit_is_that_of_numpys_least_squares(seed: int) -> None:
    cells = random_cells(seed)
    fit = two_way(cells, np.ones(cells.columns, dtype=bool))
    root = np.sqrt(cells.weight[cells.column])
    design = np.zeros((len(cells.row), cells.rows + cells.columns))
    design[np.arange(len(cells.row)), cells.row] = root
    design[np.arange(len(cells.row)), cells.rows + cells.column] = root
    solution = np.linalg.lstsq(design, root * cells.value, rcond=None)[0]
    # The parameters depend on the level, the fitted cells do not.
    fitted = fit.row[cells.row] + fit.column[cells.column]
    assert root * fitted == pytest.approx(design @ solution, abs=1e-8)
    hat = design @ np.linalg.pinv(design)
    assert fit.leverage == pytest.approx(np.diag(hat), abs=1e-8)


@pytest.mark.parametrize("seed", range(20))
def test_both_forms_give_the_same(seed: int) -> None:
    cells = random_cells(seed)
    level = np.random.default_rng(seed).random(cells.columns) < 0.5
    fit = two_way(cells, level)
    table = {
        (f"r{row}", f"c{column}"): float(value)
        for row, column, value in zip(cells.row, cells.column, cells.value, strict=True)
    }
    weight = {f"c{place}": float(value) for place, value in enumerate(cells.weight)}
    chosen = {f"c{place}" for place in np.flatnonzero(level)}
    row, column = two_way_of(table, weight, chosen)
    assert row == pytest.approx(
        {f"r{n}": value for n, value in enumerate(fit.row) if not np.isnan(value)}
    )
    assert column == pytest.approx(
        {f"c{n}": value for n, value in enumerate(fit.column) if not np.isnan(value)}, abs=1e-9
    )


def test_weights_of_very_different_size_lose_no_digits() -> None:
    # Row 2 lacks the column of great weight; column 1 is above column 0 by 7 on the average of the
    # rows that have both, whatever the weights, for both have the same ones.
    table = {(0, 0): 60.0, (0, 1): 64.0, (1, 0): 70.0, (1, 1): 80.0, (2, 1): 90.0}
    fit = two_way(cells_of(table, [1e6, 1e-6], 3), np.array([True, False]))
    assert fit.column == pytest.approx([0, 7], abs=1e-9)
    assert fit.row[2] == pytest.approx(83, abs=1e-9)
    named = {(f"r{row}", f"c{column}"): value for (row, column), value in table.items()}
    row, _ = two_way_of(named, {"c0": 1e6, "c1": 1e-6}, {"c0"})
    assert list(row.values()) == pytest.approx(fit.row.tolist(), abs=1e-9)


@pytest.mark.parametrize("seed", range(25))
def test_a_raised_cell_never_lowers_its_row_against_another(seed: int) -> None:
    cells = random_cells(seed)
    level = np.ones(cells.columns, dtype=bool)
    before = two_way(cells, level).row
    place = int(np.random.default_rng(seed).integers(len(cells.row)))
    cells.value[place] += 10
    rise = two_way(cells, level).row - before
    known = rise[~np.isnan(rise)]
    assert rise[cells.row[place]] >= known.max() - 1e-9

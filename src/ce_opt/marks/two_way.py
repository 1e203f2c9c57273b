"""Two effects that add up, in a table that may have gaps: weighted least squares.

    y_rc = row_r + column_c + ε_rc        minimise  Σ w_c · (y_rc − row_r − column_c)²

Only differences of effects within a *part* of the table can be estimated: rows and columns that a
chain of cells joins. In each part the effects of the chosen `level` columns average 0 (of all its
columns where it has none of these), so that a row's effect is what the average column would say.

Raising one cell never lowers its row against another row: read rows and columns as the nodes of a
network and cells as its wires; the raised cell drives a current from its column to its row, and no
node has a higher potential than the one where the current enters.

Source: Yates (1934), The analysis of multiple classifications with unequal numbers in the different
classes, JASA 29. Said twice: as a linear system in numpy, and in plain Python by elimination.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

__all__ = ["Cells", "TwoWay", "parts", "parts_of", "two_way", "two_way_of"]

IntArray = npt.NDArray[np.int64]
FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]
Table = Mapping[tuple[str, str], float]
"""(row, column) -> value."""


@dataclass(frozen=True)
class Cells:
    """A table with gaps.

    Attributes
    ----------
    row, column : [cells], positions
    value : [cells]
    weight : [columns], positive
    rows : number of rows, also of those without a cell
    """

    row: IntArray
    column: IntArray
    value: FloatArray
    weight: FloatArray
    rows: int

    @property
    def columns(self) -> int:
        """Number of columns."""
        return len(self.weight)


@dataclass(frozen=True)
class TwoWay:
    """The two effects.

    Attributes
    ----------
    row : [rows], NaN for a row without a cell
    column : [columns], NaN for a column without a cell
    leverage : [cells], 0..1, how far the fit of a cell follows the cell itself
    """

    row: FloatArray
    column: FloatArray
    leverage: FloatArray


def parts(cells: Cells) -> tuple[IntArray, IntArray]:
    """Number the connected parts of a table.

    Returns
    -------
    [rows] and [columns], the least row of the part; −1 for a row or column without a cell.
    """
    row = np.arange(cells.rows)
    column = np.full(cells.columns, cells.rows)
    while True:
        before = row.copy()
        np.minimum.at(column, cells.column, row[cells.row])
        np.minimum.at(row, cells.row, column[cells.column])
        if (row == before).all():
            break
    filled = np.bincount(cells.row, minlength=cells.rows) > 0
    return np.where(filled, row, -1), np.where(column == cells.rows, -1, column)


def two_way(cells: Cells, level: BoolArray) -> TwoWay:
    """Fit the two effects.

    Parameters
    ----------
    cells : the table
    level : [columns], whose effects average 0 in each part
    """
    row_part, column_part = parts(cells)
    inverse = inverse_of(normal_matrix(cells), held_at_0(row_part, column_part))
    weight, width = cells.weight[cells.column], cells.rows
    right = np.concatenate(
        [
            np.bincount(cells.row, weight * cells.value, cells.rows),
            np.bincount(cells.column, weight * cells.value, cells.columns),
        ]
    )
    effect = inverse @ right
    spread, ends = np.diag(inverse), (cells.row, width + cells.column)
    leverage = weight * (spread[ends[0]] + spread[ends[1]] + 2 * inverse[ends])
    shift = shifts(effect[width:], column_part, level)
    row = np.where(row_part < 0, np.nan, effect[:width] + shift[row_part])
    column = np.where(column_part < 0, np.nan, effect[width:] - shift[column_part])
    return TwoWay(row, column, leverage)


def normal_matrix(cells: Cells) -> FloatArray:
    """[rows + columns, rows + columns], matrix of the normal equations."""
    size = cells.rows + cells.columns
    matrix = np.zeros((size, size))
    np.add.at(matrix, (cells.row, cells.rows + cells.column), cells.weight[cells.column])
    matrix = matrix + matrix.T
    matrix[np.diag_indices(size)] = matrix.sum(axis=1)
    return matrix


def held_at_0(row_part: IntArray, column_part: IntArray) -> BoolArray:
    """[rows + columns], one column of each part, and what has no cell.

    In a part a number may pass from all rows to all columns without a change of the fit; one effect
    held at 0 fixes that number.
    """
    _, first = np.unique(column_part, return_index=True)
    held = np.append(row_part, column_part) < 0
    held[len(row_part) + first] = True
    return held


def inverse_of(matrix: FloatArray, held: BoolArray) -> FloatArray:
    """Inverse over what is not held, 0 elsewhere; scaled, so that small weights lose no digits."""
    free = np.ix_(~held, ~held)
    scale = 1.0 / np.sqrt(np.diag(matrix)[~held])
    inverse = np.zeros_like(matrix)
    both = scale[:, None] * scale[None, :]
    inverse[free] = np.linalg.inv(matrix[free] * both) * both
    return inverse


def shifts(effect: FloatArray, part: IntArray, level: BoolArray) -> FloatArray:
    """[rows + 1], mean column effect of the part that is named by a row; 0 at −1, the last."""
    size = max(part.max(initial=-1) + 2, 1)
    chosen = level & (part >= 0)
    has_level = np.bincount(part[chosen], minlength=size) > 0
    chosen |= (part >= 0) & ~has_level[part]
    count = np.bincount(part[chosen], minlength=size)
    total = np.bincount(part[chosen], effect[chosen], size)
    return np.divide(total, count, out=np.zeros(size), where=count > 0)


def two_way_of(
    table: Table, weight: Mapping[str, float], level: Collection[str]
) -> tuple[dict[str, float], dict[str, float]]:
    """Say the same in plain Python: effects of rows, and of columns, that have a cell.

    Rows are eliminated first: a row's effect is the weighted mean of what its columns leave. What
    remains are as many equations as columns, with the first column of each part held at 0.
    """
    column = dict.fromkeys(sorted({name for _, name in table}), 0.0)
    part = parts_of(table)
    held = {part[name]: name for name in reversed(column)}
    free = [name for name in column if held[part[name]] != name]
    column |= dict(zip(free, solved(*equations(table, weight, free)), strict=True))
    for name in set(part.values()):
        members = [other for other in column if part[other] == name]
        chosen = [other for other in members if other in level] or members
        mean = math.fsum(column[other] for other in chosen) / len(chosen)
        column |= {other: column[other] - mean for other in members}
    return {
        name: mean_of({key: value - column[key] for key, value in cells.items()}, weight)
        for name, cells in rows_of(table).items()
    }, column


def parts_of(table: Table) -> dict[str, str]:
    """Column -> the first column of its connected part."""
    part = {name: name for _, name in table}
    for cells in rows_of(table).values():
        joined = {part[name] for name in cells}
        first = min(joined)
        part = {name: first if old in joined else old for name, old in part.items()}
    return part


def equations(
    table: Table, weight: Mapping[str, float], free: list[str]
) -> tuple[list[list[float]], list[float]]:
    """Matrix and right side of the equations of the free columns, rows eliminated."""
    place = {name: number for number, name in enumerate(free)}
    matrix = [[0.0] * len(free) for _ in free]
    right = [0.0] * len(free)
    for cells in rows_of(table).values():
        mean, total = mean_of(cells, weight), math.fsum(weight[name] for name in cells)
        for name in cells.keys() & place.keys():
            right[place[name]] += weight[name] * (cells[name] - mean)
            matrix[place[name]][place[name]] += weight[name]
            for other in cells.keys() & place.keys():
                share = weight[name] * weight[other] / total
                matrix[place[name]][place[other]] -= share
    return matrix, right


def rows_of(table: Table) -> dict[str, dict[str, float]]:
    """Row -> column -> value."""
    found: dict[str, dict[str, float]] = {}
    for (row, column), value in table.items():
        found.setdefault(row, {})[column] = value
    return found


def mean_of(cells: Mapping[str, float], weight: Mapping[str, float]) -> float:
    """Weighted mean of a row."""
    total = math.fsum(weight[name] for name in cells)
    return math.fsum(weight[name] * value for name, value in cells.items()) / total


def solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Solve a regular system by Gauss's elimination, with the largest pivot of each column."""
    rows = [[*line, value] for line, value in zip(matrix, right, strict=True)]
    for place in range(len(rows)):
        best = max(range(place, len(rows)), key=lambda number: abs(rows[number][place]))
        rows[place], rows[best] = rows[best], rows[place]
        rows[place] = [value / rows[place][place] for value in rows[place]]
        for number, line in enumerate(rows):
            if number != place and line[place]:
                pairs = zip(line, rows[place], strict=True)
                rows[number] = [one - line[place] * other for one, other in pairs]
    return [line[-1] for line in rows]

from pathlib import Path
from typing import Any

import numba
import numpy as np
import numpy.typing as npt
import pytest

from ce_opt.teams import compiled as compiled_module
from ce_opt.teams.annealing import anneal
from ce_opt.teams.compiled import compiled, inlined, sources_stamp

IntArray = npt.NDArray[np.int64]


@inlined
def plus_square(total: int, number: int) -> int:
    return total + number * number


@compiled
def sum_of_squares(numbers: IntArray) -> int:
    total = 0
    for number in numbers:
        total = plus_square(total, number)
    return total


@compiled
def share(part: float, whole: float) -> float:
    return part / whole


def test_whole_numbers_stay_exact_where_floats_would_not() -> None:
    # (2^30)² + 1² = 2^60 + 1, which no float holds.
    assert sum_of_squares(np.array([2**30, 1])) == 2**60 + 1


def test_an_inlined_function_can_be_called_by_itself() -> None:
    assert plus_square(1, 2**30) == 2**60 + 1


def test_dividing_by_zero_is_infinite_as_in_numpy() -> None:
    assert share(1.0, 0.0) == np.inf


def test_machine_code_is_kept_on_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(numba.config, "CACHE_DIR", str(tmp_path))

    def twice(number: int) -> int:
        return number + number

    kept = compiled(twice)
    assert not list(tmp_path.rglob("*.nbc"))
    assert kept(21) == 42
    assert list(tmp_path.rglob("*.nbc"))


def test_what_is_kept_of_a_function_is_renewed_with_any_module_of_the_package(
    tmp_path: Path,
) -> None:
    (tmp_path / "one.py").write_text("x = 1")
    first = sources_stamp(tmp_path)
    sources_stamp.cache_clear()
    assert sources_stamp(tmp_path) == first
    (tmp_path / "two.py").write_text("y = 2")
    sources_stamp.cache_clear()
    assert sources_stamp(tmp_path) != first


@pytest.mark.skipif(numba.config.DISABLE_JIT, reason="nothing is compiled")
def test_compiled_functions_bear_the_stamp_of_all_modules() -> None:
    stamp = sources_stamp(Path(compiled_module.__file__).parent)
    dispatcher: Any = anneal
    assert dispatcher._cache._cache_file._source_stamp == stamp

"""Many small cases in one test.

What pytest does around a test takes longer than many a case here, so hundreds of cases that take a
millisecond each are one test. Where one fails, the test says which.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterable
from typing import Any

__all__ = ["every"]

Test = Callable[..., None]


def every(name: str, values: Iterable[Any]) -> Callable[[Test], Test]:
    """Call a test once for each value of an argument, as `parametrize` would, in one test."""
    cases = list(values)
    assert cases, f"there is no {name} to test"

    def of_all(test: Test) -> Test:
        @functools.wraps(test)
        def tested(**others: Any) -> None:  # noqa: ANN401
            for value in cases:
                try:
                    test(**{name: value}, **others)
                except BaseException as failure:
                    failure.add_note(f"with {name} = {value!r}")
                    raise

        given = inspect.signature(test)
        rest = [one for key, one in given.parameters.items() if key != name]
        assert len(rest) < len(given.parameters), f"{test.__name__} takes no {name}"
        tested.__signature__ = given.replace(parameters=rest)  # type: ignore[attr-defined]
        return tested

    return of_all

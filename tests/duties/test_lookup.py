from __future__ import annotations

import pandas as pd

from ce_opt.duties.lookup import lookup


def test_one_column_by_another() -> None:
    table = pd.DataFrame({"a": ["007", "NA"], "b": ["x", "y"], "c": [1, 2]}, dtype="str")
    assert lookup(table, "a", "b") == {"007": "x", "NA": "y"}
    assert lookup(table.head(0), "a", "b") == {}

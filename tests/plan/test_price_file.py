"""prices.npz: the same prices back, the same bytes again, and no harm from what is none."""

from __future__ import annotations

import dataclasses
import io
from pathlib import Path
from zipfile import ZipFile

import numpy as np
import pytest

from ce_opt.errors import PlanUnreadable
from ce_opt.plan import Plan, audit, read_plan, write_plan
from ce_opt.plan.price_file import PRICES, price_bytes, prices_in
from ce_opt.season import Season
from ce_opt.teams.price_list import PriceList

PRICE_LIST = PriceList(
    engineers=("E1", "007", "客户"),
    clients=("C1", "C2"),
    limits={"care_hours": np.array([1.5, 0.0, 0.25]), "max_a": np.array([0.0, 1e-9, 3.0])},
    plan_limits={"max_handovers": (0.5, 0.75)},
    engineer=np.array([0, 2], dtype=np.int32),
    client=np.array([1, 0], dtype=np.int32),
    kind=np.array([0, 1], dtype=np.int8),
    price=np.array([1 / 3, 12.0]),
)


def plain(prices: PriceList) -> dict[str, object]:
    """A list of prices as plain data."""
    fields = {name: getattr(prices, name) for name in vars(prices)}
    fields["limits"] = {name: row.tolist() for name, row in prices.limits.items()}
    return {
        name: value.tolist() if isinstance(value, np.ndarray) else value
        for name, value in fields.items()
    }


def test_prices_come_back_to_the_last_bit() -> None:
    data = price_bytes(PRICE_LIST)
    assert plain(prices_in(data)) == plain(PRICE_LIST)
    assert price_bytes(prices_in(data)) == data


def test_a_plan_keeps_its_prices(hand_plan: Plan, hand_season: Season, tmp_path: Path) -> None:
    plan = dataclasses.replace(hand_plan, prices=PRICE_LIST)
    write_plan(plan, hand_season, tmp_path / "plan")
    assert audit(hand_season, tmp_path / "plan") == []
    kept = read_plan(tmp_path / "plan").prices
    assert kept is not None
    assert plain(kept) == plain(PRICE_LIST)


def changed(**arrays: object) -> bytes:
    """The file with other arrays in it."""
    with np.load(io.BytesIO(price_bytes(PRICE_LIST))) as found:
        content = {name: found[name] for name in found.files}
    stream = io.BytesIO()
    np.savez(stream, **(content | arrays))  # type: ignore[arg-type]
    return stream.getvalue()


def without(member: str) -> bytes:
    """The file with a part missing."""
    stream = io.BytesIO()
    with ZipFile(io.BytesIO(price_bytes(PRICE_LIST))) as old, ZipFile(stream, "w") as new:
        for name in old.namelist():
            if name != member:
                new.writestr(name, old.read(name))
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "holds no prices"),
        (b"client,price\n", "holds no prices"),
        (price_bytes(PRICE_LIST)[:-40], "holds no prices"),
        (without("price.npy"), "holds no prices"),
        (changed(price=np.array([1.0])), "differ in length"),
        (changed(engineer=np.array([0, 3])), "nobody stands"),
        (changed(kind=np.array([0, -1])), "nobody stands"),
        (changed(price=np.array([1.0, np.nan])), "no number"),
        (changed(rows=np.zeros(5)), "reshape"),
        (changed(price=np.array([{"a": 1}, None], dtype=object)), "allow_pickle"),
    ],
    ids=[
        "empty",
        "a CSV file",
        "cut off",
        "a part is missing",
        "too few prices",
        "an engineer too many",
        "a seat that is neither A nor B",
        "not a number",
        "rows of another size",
        "objects",
    ],
)
def test_what_are_no_prices_is_said(
    data: bytes, reason: str, plan_folder: Path, hand_season: Season
) -> None:
    (plan_folder / PRICES).write_bytes(data)
    with pytest.raises(PlanUnreadable, match=rf"prices\.npz cannot be read: .*{reason}"):
        read_plan(plan_folder)
    breaches = audit(hand_season, plan_folder)
    assert [(breach.rule, breach.subject) for breach in breaches] == [("file", PRICES)]

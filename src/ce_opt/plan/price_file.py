"""``prices.npz``: the prices that a plan's bound was proven with, for ``ce-opt plan --from``.

They prove nothing by themselves: any prices give a lower bound, and a later run computes its own
from them. numpy's format without pickled objects; the same prices give the same bytes.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Mapping
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

import numpy as np
import numpy.typing as npt

from ce_opt.language import tr
from ce_opt.teams.price_list import PriceList

__all__ = ["PRICES", "price_bytes", "prices_in"]

PRICES = "prices.npz"
LARGEST = 500_000_000
"""Bytes that a file may unfold to."""
NAMES = "names"

Array = npt.NDArray[np.generic]


def price_bytes(prices: PriceList) -> bytes:
    """Write prices to memory."""
    names = {
        "engineers": prices.engineers,
        "clients": prices.clients,
        "limits": tuple(prices.limits),
        "plan_limits": tuple(prices.plan_limits),
    }
    arrays: dict[str, Array] = {
        NAMES: np.frombuffer(json.dumps(names, ensure_ascii=False).encode(), dtype=np.uint8),
        "rows": np.array(list(prices.limits.values()), dtype=np.float64),
        "plan": np.array(list(prices.plan_limits.values()), dtype=np.float64),
        "engineer": prices.engineer.astype("<i4"),
        "client": prices.client.astype("<i4"),
        "kind": prices.kind,
        "price": prices.price,
    }
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as book:
        for name, array in arrays.items():
            book.writestr(ZipInfo(f"{name}.npy"), array_bytes(array), ZIP_DEFLATED)
    return stream.getvalue()


def array_bytes(array: Array) -> bytes:
    """Write one array."""
    stream = io.BytesIO()
    np.save(stream, array, allow_pickle=False)
    return stream.getvalue()


def prices_in(data: bytes) -> PriceList:
    """Read prices.

    Raises
    ------
    ValueError : they are no prices, or not whole
    """
    try:
        with ZipFile(io.BytesIO(data)) as book:
            if sum(member.file_size for member in book.infolist()) > LARGEST:
                raise ValueError(tr("it unfolds to more than prices can be"))
        with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
            found = made_of(json.loads(arrays[NAMES].tobytes().decode()), arrays.__getitem__)
    except (BadZipFile, KeyError, TypeError, EOFError) as error:
        raise ValueError(tr("it holds no prices ({error})", error=error)) from error
    check(found)
    return found


def made_of(names: Mapping[str, list[str]], array: Callable[[str], Array]) -> PriceList:
    """Put a list together; numbers that are none are refused."""
    rows = array("rows").astype(np.float64).reshape(len(names["limits"]), len(names["engineers"]))
    plan = array("plan").astype(np.float64).reshape(len(names["plan_limits"]), 2)
    return PriceList(
        tuple(map(str, names["engineers"])),
        tuple(map(str, names["clients"])),
        dict(zip(names["limits"], rows, strict=True)),
        {
            name: (float(first), float(last))
            for name, (first, last) in zip(names["plan_limits"], plan.tolist(), strict=True)
        },
        array("engineer").astype(np.int32),
        array("client").astype(np.int32),
        array("kind").astype(np.int8),
        array("price").astype(np.float64),
    )


def check(prices: PriceList) -> None:
    """Refuse prices that name nobody, or that are no numbers."""
    lengths = {len(part) for part in (prices.engineer, prices.client, prices.kind, prices.price)}
    if len(lengths) > 1:
        raise ValueError(tr("its columns differ in length"))
    for position, names in (
        (prices.engineer, prices.engineers),
        (prices.client, prices.clients),
        (prices.kind, "AB"),
    ):
        if len(position) and not (position.min() >= 0 and position.max() < len(names)):
            raise ValueError(tr("it names a position where nobody stands"))
    numbers = [prices.price, *prices.limits.values(), np.ravel(list(prices.plan_limits.values()))]
    if not all(np.isfinite(part).all() for part in numbers):
        raise ValueError(tr("it holds a price that is no number"))

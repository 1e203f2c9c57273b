"""Random numbers inside compiled loops: splitmix64 (Steele, Lea and Flood 2014).

A stream is an array of one uint64, so that equal seeds give equal plans on every machine and with
every version of numpy and numba.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from ce_opt.teams.compiled import inlined

__all__ = ["Stream", "below", "stream", "uniform"]

Stream = npt.NDArray[np.uint64]


def stream(seed: int) -> Stream:
    """Start a stream."""
    return np.array([seed % 2**64], dtype=np.uint64)


@inlined
def following(state: Stream) -> np.uint64:
    """Return the next 64 random bits."""
    state[0] += np.uint64(0x9E3779B97F4A7C15)
    bits: np.uint64 = state[0]
    bits = (bits ^ (bits >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    bits = (bits ^ (bits >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return np.uint64(bits ^ (bits >> np.uint64(31)))


@inlined
def below(state: Stream, count: int) -> int:
    """Return a whole number from 0 to count − 1."""
    return int(np.int64((following(state) >> np.uint64(33)) % np.uint64(count)))


@inlined
def uniform(state: Stream) -> float:
    """Return a number from the open interval (0, 1)."""
    return ((following(state) >> np.uint64(12)) + 0.5) * 2.0**-52

"""Specialties on a plane, those that help in each other near together.

    wanted distance(s, t) = 1.2 − κ(s, t)        κ: see `ce_opt.skills.closeness`

Stress majorisation from a circle in the order of the ids (de Leeuw 1977, Applications of convex
analysis to multidimensional scaling; for drawings: Gansner, Koren and North 2005): nothing is drawn
by lot. The plane is then turned so that it is wider than high.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from ce_opt.report.pictures.islands import Point

__all__ = ["plane"]

FARTHEST = 1.2
ROUNDS = 200
FloatArray = npt.NDArray[np.float64]


def plane(names: Sequence[str], near: Mapping[str, Mapping[str, float]]) -> dict[str, Point]:
    """Give every name a point.

    Parameters
    ----------
    names : of the specialties, at least one
    near : κ as `ce_opt.skills.closeness_of` gives it; 0 where it says nothing
    """
    wanted = np.array(
        [[FARTHEST - max(near[s].get(t, 0), near[t].get(s, 0)) for t in names] for s in names]
    )
    turn = 2 * math.pi * np.arange(len(names)) / len(names)
    at = np.stack([np.cos(turn), np.sin(turn)], axis=1)
    for _ in range(ROUNDS):
        at = closer(at, wanted)
    at = level(at)
    return {name: (float(x), float(y)) for name, (x, y) in zip(names, at.tolist(), strict=True)}


def closer(at: FloatArray, wanted: FloatArray) -> FloatArray:
    """One step of the majorisation: the Guttman transform, which never increases the stress.

    Parameters
    ----------
    at : [names, 2]; wanted : [names, names]
    """
    apart = np.hypot(*np.moveaxis(at[:, None, :] - at[None, :, :], 2, 0))
    ratio = np.where(apart > 0, -wanted / np.where(apart > 0, apart, 1.0), 0.0)
    np.fill_diagonal(ratio, 0.0)
    np.fill_diagonal(ratio, -ratio.sum(axis=1))
    return np.asarray(ratio @ at / len(at))


def level(at: FloatArray) -> FloatArray:
    """Turn points round their middle so that they spread most from left to right."""
    x, y = (at - at.mean(axis=0)).T
    angle = 0.5 * math.atan2(2 * float(x @ y), float(x @ x - y @ y))
    sine, cosine = math.sin(angle), math.cos(angle)
    return np.stack([cosine * x + sine * y, cosine * y - sine * x], axis=1)

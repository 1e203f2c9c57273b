"""The six specialties, and how close they are to each other."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ce_opt.generate.arrays import Floats
from ce_opt.generate.frames import frame, words

__all__ = ["CLOSENESS", "LEADS_GROUPS", "SCARCE", "SPECIALTIES", "specialty_frames"]

SPECIALTIES = words(["data", "transmission", "switching", "conduit", "cable", "power"])
CHINESE = ("数据", "传输", "交换", "管线", "光缆", "电源")
LEADS_GROUPS = (True, True, True, False, False, False)
SCARCE = 5
"""Position of the specialty that few hold at a high level: power."""

LINKS = {
    ("data", "transmission"): 0.6,
    ("data", "switching"): 0.7,
    ("transmission", "switching"): 0.5,
    ("transmission", "cable"): 0.6,
    ("conduit", "cable"): 0.8,
    ("switching", "power"): 0.3,
    ("conduit", "power"): 0.2,
}


def _matrix() -> Floats:
    closeness = np.eye(len(SPECIALTIES))
    place = {specialty: position for position, specialty in enumerate(SPECIALTIES)}
    for (one, other), value in LINKS.items():
        closeness[place[one], place[other]] = closeness[place[other], place[one]] = value
    return closeness


CLOSENESS = _matrix()
"""Closeness 0..1 of any two specialties, 1 on the diagonal."""


def specialty_frames() -> dict[str, pd.DataFrame]:
    """Return tables specialties and specialty_links; they are the same for every seed."""
    ends = list(LINKS)
    return {
        "specialties": frame(
            "specialties",
            {"specialty": SPECIALTIES, "name": CHINESE, "leads_groups": LEADS_GROUPS},
        ),
        "specialty_links": frame(
            "specialty_links",
            {
                "specialty": [one for one, _ in ends],
                "other": [other for _, other in ends],
                "closeness": list(LINKS.values()),
            },
        ),
    }

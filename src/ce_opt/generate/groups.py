"""Last season's groups: each department's people dealt out near its usual size, and who led."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ce_opt.generate.arrays import Flags, Ints, stream
from ce_opt.generate.departments import department_ids
from ce_opt.generate.frames import frame, words
from ce_opt.generate.people import Staff
from ce_opt.generate.specialties import LEADS_GROUPS

__all__ = ["last_group_frame"]

USUAL_SIZE = 8
NEW_SHARE = 0.08
"""Of people who were in no group last season."""


def last_group_frame(staff: Staff, seed: int) -> pd.DataFrame:
    """Return table last_groups: members and leaders of virtual groups, and the support group."""
    rng = stream(seed, "last_groups")
    department = staff.posts.department
    count = np.bincount(department, minlength=staff.posts.departments)
    groups = np.maximum(1, np.round(count / USUAL_SIZE)).astype(np.int64)[department]
    number = np.lexsort((rng.random(len(department)), department))
    place = np.empty_like(number)
    place[number] = np.arange(len(number)) - (np.cumsum(count) - count)[department[number]]
    group = place % groups
    old = rng.random(len(department)) >= NEW_SHARE
    leader = _leaders(staff, department * 10_000 + group, old)
    names = department_ids(staff.posts)[department] + "-" + (group + 1).astype(str).astype(object)
    support = np.flatnonzero(old & (staff.entry == "support"))
    roles = np.where(leader, "leader", "member").astype(object)
    return frame(
        "last_groups",
        {
            "engineer": np.concatenate([staff.engineers[old], staff.engineers[support]]),
            "group": np.concatenate([names[old], words(["support"] * len(support))]),
            "role": np.concatenate([roles[old], words(["support"] * len(support))]),
        },
    )


def _leaders(staff: Staff, group: Ints, old: Flags) -> Flags:
    """[engineers], whether each led: of every group the one of the best craft that leads."""
    crafts = staff.level[:, np.array(LEADS_GROUPS)]
    best = crafts.max(axis=1) + 10 * (staff.entry == "support") - 100 * ~old
    order = np.lexsort((-best, group))
    first = np.ones(len(order), dtype=bool)
    first[1:] = np.diff(group[order]) != 0
    leader = np.zeros(len(order), dtype=bool)
    leader[order[first]] = True
    return leader & old

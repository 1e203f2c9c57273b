"""Departments, and the post that every engineer holds in one of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ce_opt.generate.arrays import Flags, Ints, Words, apportion
from ce_opt.generate.frames import frame, words
from ce_opt.generate.geography import CITY_DISTRICTS, Geography
from ce_opt.generate.shape import SeasonShape
from ce_opt.generate.specialties import SPECIALTIES

__all__ = ["Posts", "department_frames", "department_ids", "found_posts"]

KINDS = (
    ("网络维护中心", (0, 2), 0),
    ("传输维护中心", (1, 4), 1),
    ("线路维护中心", (3, 4), 2),
    ("动力维护中心", (5, 2), 3),
    ("客户响应中心", (0, 1), 1),
)
"""Name, specialties of its own and district (positions) of each department of a city."""

LEAST_STAFF = 4
"""A small city has fewer departments, so that each has about this many engineers."""


@dataclass(frozen=True)
class Posts:
    """Where each engineer works, cities one after another.

    Attributes
    ----------
    first_of_city, city_count : first engineer and number of engineers of each city
    city, department : positions, one per engineer
    kind : which of the departments of the city it is
    own : engineers × specialties, True for those of the department
    main : the specialty of the post, one of the department's own in turn
    departments : how many there are in all
    """

    first_of_city: Ints
    city_count: Ints
    city: Ints
    department: Ints
    kind: Ints
    own: Flags
    main: Ints
    departments: int

    @property
    def kinds(self) -> int:
        """Departments in each city."""
        return self.departments // len(self.city_count)


def found_posts(shape: SeasonShape, land: Geography) -> Posts:
    """Spread the engineers over cities by their share of clients, then over departments in turn."""
    spare = shape.engineers - len(land.city_share)
    city_count = 1 + apportion(spare, land.city_share)
    first = np.concatenate([[0], np.cumsum(city_count)[:-1]])
    city = np.repeat(np.arange(len(city_count)), city_count)
    place = np.arange(shape.engineers) - first[city]
    kinds = min(len(KINDS), max(1, int(city_count.min()) // LEAST_STAFF))
    kind = place % kinds
    crafts = np.array([pair for _, pair, _ in KINDS])
    return Posts(
        first_of_city=first,
        city_count=city_count,
        city=city,
        department=city * kinds + kind,
        kind=kind,
        own=(crafts[kind][:, :, None] == np.arange(len(SPECIALTIES))).any(axis=1),
        main=crafts[kind, place // kinds % 2],
        departments=kinds * len(city_count),
    )


def department_ids(posts: Posts) -> Words:
    """Return ids such as ``D01``, cities one after another."""
    width = max(2, len(str(posts.departments)))
    return words([f"D{number:0{width}d}" for number in range(1, posts.departments + 1)])


def department_frames(posts: Posts, land: Geography) -> dict[str, pd.DataFrame]:
    """Return tables departments and department_specialties."""
    ids = department_ids(posts)
    city, kind = np.divmod(np.arange(posts.departments), posts.kinds)
    quarter = np.array([place for _, _, place in KINDS])[kind]
    crafts = np.array([pair for _, pair, _ in KINDS])[kind]
    return {
        "departments": frame(
            "departments",
            {
                "department": ids,
                "name": words([name for name, _, _ in KINDS])[kind],
                "district": land.districts[city * CITY_DISTRICTS + quarter],
            },
        ),
        "department_specialties": frame(
            "department_specialties",
            {"department": np.repeat(ids, 2), "specialty": SPECIALTIES[crafts.ravel()]},
        ),
    }

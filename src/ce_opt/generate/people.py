"""Engineers with their skills and hours, and account managers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ce_opt.generate.arrays import Floats, Ints, Words, stream
from ce_opt.generate.departments import KINDS, Posts, department_ids
from ce_opt.generate.frames import frame, numbered, words
from ce_opt.generate.geography import CITY_DISTRICTS, HUB, Geography
from ce_opt.generate.names import person_names
from ce_opt.generate.shape import SeasonShape
from ce_opt.generate.specialties import CLOSENESS, SCARCE, SPECIALTIES

__all__ = ["NO_CAP", "Managers", "Staff", "hire", "manager_frame", "name_managers", "staff_frames"]

ENTRY_SHARES = {"designated": 0.55, "applicant": 0.35, "support": 0.10}
CLIENTS_PER_MANAGER = 12
CAPPED_SHARE = 0.15
EXPERT_SHARE = 0.1
NO_CAP = 1_000_000
"""Stands for "no limit" in the arrays of seat caps; the table has an empty cell."""


@dataclass(frozen=True)
class Staff:
    """Engineers as arrays, in the order of their posts.

    Attributes
    ----------
    engineers : ids
    posts : where each works
    district : position of the district where each is stationed
    level : engineers × specialties, 0 where not held
    care_hours : hours a season
    performance : 0..100
    entry : designated, applicant or support
    max_a, max_clients : seat caps, `NO_CAP` where there is none
    """

    engineers: Words
    posts: Posts
    district: Ints
    level: Ints
    care_hours: Floats
    performance: Floats
    entry: Words
    max_a: Ints
    max_clients: Ints


@dataclass(frozen=True)
class Managers:
    """Account managers: ids, and the position of the district of each."""

    managers: Words
    district: Ints


def hire(shape: SeasonShape, land: Geography, posts: Posts, seed: int) -> Staff:
    """Draw the engineers of a season."""
    rng = stream(seed, "engineers")
    count = shape.engineers
    return Staff(
        engineers=numbered("E", count, 3),
        posts=posts,
        district=_stations(rng, land, posts),
        level=_levels(stream(seed, "skills"), posts),
        care_hours=_care_hours(rng, count),
        performance=np.clip(np.round(rng.normal(78, 9, count), 1), 40, 100),
        entry=rng.choice(words(list(ENTRY_SHARES)), count, p=list(ENTRY_SHARES.values())),
        max_a=_caps(rng, count, shape.clients_per_engineer),
        max_clients=_caps(rng, count, 2 * shape.clients_per_engineer),
    )


def _stations(rng: np.random.Generator, land: Geography, posts: Posts) -> Ints:
    """Station half the staff at their department, the rest near the clients.

    The first engineer of a city sits at its hub: no district is out of everyone's reach.
    """
    count = len(posts.city)
    office = np.array([place for _, _, place in KINDS])[posts.kind]
    field = rng.choice(CITY_DISTRICTS, count, p=land.quarter_share)
    quarter = np.where(rng.random(count) < 0.5, office, field)
    quarter[posts.first_of_city] = HUB
    stations: Ints = posts.city * CITY_DISTRICTS + quarter
    return stations


def _levels(rng: np.random.Generator, posts: Posts) -> Ints:
    """Draw skills: high in the post's specialty, lower in the department's and in close ones."""
    shape = posts.own.shape
    main = posts.main[:, None] == np.arange(shape[1])
    closeness = CLOSENESS[posts.main]
    holds = rng.random(shape) < np.where(posts.own, 0.85, 0.1 + 0.55 * closeness)
    level = np.where(
        main,
        rng.choice([3, 4, 5], shape, p=[0.35, 0.45, 0.2]),
        np.where(posts.own, rng.choice([2, 3, 4], shape), rng.choice([1, 2, 3], shape)),
    )
    common = rng.random(shape[0]) >= EXPERT_SHARE
    level[common, SCARCE] = np.minimum(level[common, SCARCE], 3)
    held: Ints = np.where(main | holds, level, 0)
    return held


def _care_hours(rng: np.random.Generator, count: int) -> Floats:
    """Draw 60 to 200 hours, most in halves and some in tenths."""
    hours = rng.triangular(60, 120, 200, count)
    steps = np.where(rng.random(count) < 0.8, 2, 10)
    return np.round(hours * steps) / steps


def _caps(rng: np.random.Generator, count: int, mean_seats: float) -> Ints:
    """Cap the seats of a few engineers a little above the mean."""
    capped = rng.random(count) < CAPPED_SHARE
    cap = int(np.ceil(mean_seats)) + rng.integers(0, 3, count)
    return np.where(capped, cap, NO_CAP)


def staff_frames(staff: Staff, land: Geography, seed: int) -> dict[str, pd.DataFrame]:
    """Return tables engineers and skills."""
    holder, specialty = np.nonzero(staff.level)
    return {
        "engineers": frame(
            "engineers",
            {
                "engineer": staff.engineers,
                "name": person_names(stream(seed, "engineer names"), len(staff.engineers)),
                "department": department_ids(staff.posts)[staff.posts.department],
                "district": land.districts[staff.district],
                "care_hours": staff.care_hours,
                "performance": staff.performance,
                "entry": staff.entry,
                "max_a": _shown(staff.max_a),
                "max_clients": _shown(staff.max_clients),
            },
        ),
        "skills": frame(
            "skills",
            {
                "engineer": staff.engineers[holder],
                "specialty": SPECIALTIES[specialty],
                "level": staff.level[holder, specialty],
            },
        ),
    }


def _shown(cap: Ints) -> pd.Series[int]:
    """Return caps as they stand in the table: missing where there is none."""
    return pd.Series(cap, dtype="Int64").mask(cap == NO_CAP)


def name_managers(shape: SeasonShape, land: Geography, seed: int) -> Managers:
    """Draw the account managers, one for a dozen clients, where the clients are."""
    rng = stream(seed, "account_managers")
    count = -(-shape.clients // CLIENTS_PER_MANAGER)
    city = rng.choice(len(land.city_share), count, p=land.city_share)
    quarter = rng.choice(CITY_DISTRICTS, count, p=land.quarter_share)
    return Managers(numbered("M", count, 2), np.sort(city * CITY_DISTRICTS + quarter))


def manager_frame(managers: Managers, land: Geography, seed: int) -> pd.DataFrame:
    """Return table account_managers."""
    return frame(
        "account_managers",
        {
            "account_manager": managers.managers,
            "name": person_names(stream(seed, "manager names"), len(managers.managers)),
            "district": land.districts[managers.district],
        },
    )

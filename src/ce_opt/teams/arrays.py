"""The season as plain arrays, for rules, terms and limits to compute with.

Positions follow the sorted ids of clients and engineers. Position −1 is *nobody*: arrays over
engineers have one more entry at the end that knows, costs and travels nothing, so that an empty
seat needs no special case.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from ce_opt.bids import merits
from ce_opt.importance import contributions
from ce_opt.season.distance import travel_minutes
from ce_opt.season.rulebook import Assignment
from ce_opt.season.season import Season
from ce_opt.season.selection_rules import GROUPINGS, Selection
from ce_opt.teams.pairs import PairTable

__all__ = ["NOBODY", "NONE", "SeasonArrays", "Teams"]

NOBODY = -1
"""Position of an empty seat."""
NONE = -2
"""Says that there is no incumbent, or no designation: equal to no position, nor to nobody."""

IntArray = npt.NDArray[np.int64]
FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Teams:
    """Candidate teams: three arrays of positions that broadcast against each other.

    Flat arrays of one shape list teams one by one; ``a[:, None]`` with ``b[None, :]`` is a grid.
    """

    client: IntArray
    a: IntArray
    b: IntArray


@dataclass(frozen=True)
class SeasonArrays:
    """What rules, terms and limits may look at.

    Attributes
    ----------
    clients, engineers : ids, ascending
    rules : section ``[assignment]`` of the rule book
    selection : section ``[selection]``; nothing is limited where there is none
    importance : [clients], 0..1 (g)
    hours : [clients], care hours a season
    a_share : [clients], share of the hours that A carries (1 for a client with seat A alone)
    two_seats : [clients], whether seat B is to be filled
    must, never : [clients], must be served, must not be
    grouped_by : what clients are grouped by (sector, district) -> [clients], the group of each
    need_level : [clients, specialties], 0 where there is no need
    need_share : [clients, specialties], share of the client's hours
    primary : [clients], position of the primary specialty
    level : [engineers + 1, specialties], 0 where the specialty is not held
    care_hours : [engineers]
    duty_hours : [engineers], hours of care_hours that leading and support duty take
    group_level : [engineers + 1, specialties], highest level in the engineer's virtual group, their
        own where they have none; None where groups do not count
    max_a, max_clients : [engineers], −1 where there is no limit
    minutes : [engineer districts, client districts], one trip
    engineer_district : [engineers + 1]; client_district : [clients]
    interest : PairTable clients × engineers, interest 1..5 of the bids
    merit : [engineers + 1], 0..1, factor of the bids; 1 where bids are not evaluated
    tension : PairTables (engineers × engineers, clients × engineers), avoids minus prefers
    conflict : PairTables (engineers × engineers, clients × engineers), 1 where there is a conflict
    forbidden : PairTable clients × engineers, 1 seat A, 2 seat B, 3 either
    required_a, required_b : [clients], position of a designated engineer or NONE
    required_any : [clients, 2], engineers designated to either seat, or NONE
    incumbent_a, incumbent_b : [clients], last season's engineer or NONE
    without_post : [engineers + 1], who may hold no seat for want of a post
    """

    clients: tuple[str, ...]
    engineers: tuple[str, ...]
    rules: Assignment
    selection: Selection
    importance: FloatArray
    hours: FloatArray
    a_share: FloatArray
    two_seats: BoolArray
    must: BoolArray
    never: BoolArray
    grouped_by: Mapping[str, npt.NDArray[np.object_]]
    need_level: npt.NDArray[np.int8]
    need_share: FloatArray
    primary: IntArray
    level: npt.NDArray[np.int8]
    care_hours: FloatArray
    duty_hours: FloatArray
    group_level: npt.NDArray[np.int8] | None
    max_a: IntArray
    max_clients: IntArray
    minutes: FloatArray
    engineer_district: IntArray
    client_district: IntArray
    interest: PairTable
    merit: FloatArray
    tension: tuple[PairTable, PairTable]
    conflict: tuple[PairTable, PairTable]
    forbidden: PairTable
    required_a: IntArray
    required_b: IntArray
    required_any: IntArray
    incumbent_a: IntArray
    incumbent_b: IntArray
    without_post: BoolArray

    @classmethod
    def of(cls, season: Season) -> SeasonArrays:
        """Turn a checked season into arrays."""
        clients, engineers = season.clients, season.engineers
        client = positions(clients["client"])
        engineer = positions(engineers["engineer"])
        specialty = positions(season.specialties["specialty"])
        district = positions(season.districts["district"])
        rules = season.rulebook.assignment
        two_seats = (clients["seats"] == "AB").to_numpy(bool)
        hours = by_position(season.needs, client, "client", "hours")
        needs = Needs.of(season.needs, client, specialty, hours)
        links = relation_facts(season.relations, client, engineer)
        required = required_seats(season.designations, client, engineer)
        parts = contributions(clients, season.rulebook.importance)
        size = (len(client), len(engineer))
        level = skill_levels(season.skills, engineer, specialty)
        return cls(
            clients=tuple(client),
            engineers=tuple(engineer),
            rules=rules,
            selection=season.rulebook.selection or Selection(),
            importance=(parts.sum(axis=1) / 100.0).clip(min=0.0),  # parts may sum to −1e-17
            hours=hours,
            a_share=np.where(two_seats, rules.a_share, 1.0),
            two_seats=two_seats,
            must=(clients["service"] == "must").to_numpy(bool),
            never=(clients["service"] == "never").to_numpy(bool),
            grouped_by={kind: clients[kind].to_numpy(object) for kind in GROUPINGS},
            need_level=needs.level,
            need_share=needs.share,
            primary=needs.primary,
            level=level,
            care_hours=engineers["care_hours"].to_numpy(np.float64),
            duty_hours=np.array([season.workforce.duty_hours.get(who, 0.0) for who in engineer]),
            group_level=group_levels(level, engineer, season.workforce.group_of),
            max_a=engineers["max_a"].fillna(-1).to_numpy(np.int64),
            max_clients=engineers["max_clients"].fillna(-1).to_numpy(np.int64),
            minutes=travel_minutes(season.districts, season.travel),
            engineer_district=np.append(at(engineers["district"], district), 0),
            client_district=at(clients["district"], district),
            interest=PairTable.of(
                facts(season.bids, client, engineer, season.bids["interest"].astype(float)), *size
            ),
            merit=np.append(merits(season), 100.0) / 100.0,
            tension=pair_tables(links, {"avoid": 1.0, "prefer": -1.0}, *size),
            conflict=pair_tables(links, {"conflict": 1.0}, *size),
            forbidden=forbidden_seats(season.designations, client, engineer),
            required_a=required[0],
            required_b=required[1],
            required_any=required[2],
            incumbent_a=incumbents(season.incumbents, client, engineer, "A"),
            incumbent_b=incumbents(season.incumbents, client, engineer, "B"),
            without_post=np.append(
                engineers["engineer"].isin(list(season.workforce.without_post)), False
            ),
        )

    @property
    def free_hours(self) -> FloatArray:
        """[engineers], hours that duty leaves for clients."""
        return np.asarray(np.maximum(0.0, self.care_hours - self.duty_hours))


def positions(ids: pd.Series[str]) -> dict[str, int]:
    """Id -> position, in the order of the (sorted) table."""
    return {name: position for position, name in enumerate(ids)}


def at(ids: pd.Series[str], position: Mapping[str, int]) -> IntArray:
    """Positions of a column of ids."""
    return np.asarray(ids.map(position), dtype=np.int64)


def by_position(
    table: pd.DataFrame, position: Mapping[str, int], key: str, value: str
) -> FloatArray:
    """Sum of column `value` for every position of `key`."""
    where = at(table[key], position)
    return np.bincount(where, table[value], len(position)).astype(np.float64)


@dataclass(frozen=True)
class Needs:
    """The clients' needs as arrays, clients × specialties."""

    level: npt.NDArray[np.int8]
    share: FloatArray
    primary: IntArray

    @classmethod
    def of(
        cls,
        needs: pd.DataFrame,
        client: Mapping[str, int],
        specialty: Mapping[str, int],
        hours: FloatArray,
    ) -> Needs:
        """Read table needs; `hours` are the clients' sums."""
        rows, columns = at(needs["client"], client), at(needs["specialty"], specialty)
        level = np.zeros((len(client), len(specialty)), dtype=np.int8)
        level[rows, columns] = needs["level"].to_numpy(np.int8)
        share = np.zeros(level.shape)
        share[rows, columns] = needs["hours"].to_numpy(np.float64) / hours[rows]
        primary = np.zeros(len(client), dtype=np.int64)
        is_primary = needs["primary"].to_numpy(bool)
        primary[rows[is_primary]] = columns[is_primary]
        return cls(level, share, primary)


def skill_levels(
    skills: pd.DataFrame, engineer: Mapping[str, int], specialty: Mapping[str, int]
) -> npt.NDArray[np.int8]:
    """Levels held, engineers + 1 × specialties; the last row (nobody) holds nothing."""
    level = np.zeros((len(engineer) + 1, len(specialty)), dtype=np.int8)
    where = at(skills["engineer"], engineer), at(skills["specialty"], specialty)
    level[where] = skills["level"].to_numpy(np.int8)
    return level


def group_levels(
    level: npt.NDArray[np.int8],
    engineer: Mapping[str, int],
    group_of: Mapping[str, str] | None,
) -> npt.NDArray[np.int8] | None:
    """Highest levels in everybody's virtual group, engineers + 1 × specialties."""
    if group_of is None:
        return None
    groups = {name: place for place, name in enumerate(sorted(set(group_of.values())))}
    rows = [(engineer[who], groups[name]) for who, name in group_of.items() if who in engineer]
    people, group = np.array(rows, dtype=np.int64).reshape(-1, 2).T
    best = np.zeros((len(groups), level.shape[1]), dtype=np.int8)
    np.maximum.at(best, group, level[people])
    found = level.copy()
    found[people] = best[group]
    return found


def facts(
    table: pd.DataFrame,
    client: Mapping[str, int],
    engineer: Mapping[str, int],
    values: Iterable[float],
) -> dict[tuple[int, int], float]:
    """(client position, engineer position) -> value."""
    keys = zip(table["client"].map(client), table["engineer"].map(engineer), strict=True)
    return dict(zip(keys, values, strict=True))


Link = tuple[bool, int, int, str]


def relation_facts(
    relations: pd.DataFrame, client: Mapping[str, int], engineer: Mapping[str, int]
) -> set[Link]:
    """Ties as (between colleagues?, row, column, kind), each once per unordered pair and kind.

    A tie between colleagues is entered in both directions, so that it can be looked up either way.
    """
    links: set[Link] = set()
    for one, other, kind in relations[["engineer", "other", "kind"]].itertuples(index=False):
        if other in engineer:
            links.add((True, engineer[one], engineer[other], kind))
            links.add((True, engineer[other], engineer[one], kind))
        else:
            links.add((False, client[other], engineer[one], kind))
    return links


def pair_tables(
    links: set[Link], worth: Mapping[str, float], clients: int, engineers: int
) -> tuple[PairTable, PairTable]:
    """Two tables with the sum of the kinds' worth: colleagues, and clients × engineers."""
    tables = []
    for colleagues, height in ((True, engineers), (False, clients)):
        sums: dict[tuple[int, int], float] = {}
        for among, row, column, kind in links:
            if among == colleagues and kind in worth:
                sums[row, column] = sums.get((row, column), 0.0) + worth[kind]
        tables.append(PairTable.of(sums, height, engineers))
    return tables[0], tables[1]


def forbidden_seats(
    designations: pd.DataFrame, client: Mapping[str, int], engineer: Mapping[str, int]
) -> PairTable:
    """Which seats an engineer is kept from: 1 for A, 2 for B, 3 for either."""
    rows = designations[designations["kind"] == "forbidden"]
    code = rows["seat"].map({"A": 1.0, "B": 2.0, "any": 3.0})
    return PairTable.of(facts(rows, client, engineer, code), len(client), len(engineer))


def required_seats(
    designations: pd.DataFrame, client: Mapping[str, int], engineer: Mapping[str, int]
) -> tuple[IntArray, IntArray, IntArray]:
    """Engineers designated to A, to B, and (up to two) to either seat of every client."""
    seat_a, seat_b = np.full(len(client), NONE), np.full(len(client), NONE)
    either = np.full((len(client), 2), NONE)
    rows = designations[designations["kind"] == "required"]
    for name, person, seat in rows[["client", "engineer", "seat"]].itertuples(index=False):
        where, who = client[name], engineer[person]
        if seat == "A":
            seat_a[where] = who
        elif seat == "B":
            seat_b[where] = who
        else:
            either[where, 0 if either[where, 0] == NONE else 1] = who
    return seat_a, seat_b, either


def incumbents(
    table: pd.DataFrame, client: Mapping[str, int], engineer: Mapping[str, int], seat: str
) -> IntArray:
    """Last season's holder of a seat, NONE where there was none."""
    result = np.full(len(client), NONE)
    rows = table[table["seat"] == seat]
    result[at(rows["client"], client)] = at(rows["engineer"], engineer)
    return result

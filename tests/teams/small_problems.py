"""Small team problems, and their answers found without any code of the package.

`problem_of` writes a problem down by hand, team by team; `problem_with` writes one down by its
candidates, profiles and ties; `random_problem` draws one with every kind of client and row.
`plain_cost` and `cheapest_plan` say what a choice costs and which one is best. The last few lay
problems out as pools.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from ce_opt.teams.bound import PRICE_BITS
from ce_opt.teams.candidates import FORBIDDEN, Candidates, Pairing
from ce_opt.teams.pool import Pool, make_pool
from ce_opt.teams.problem import (
    NO_LIMIT,
    UNSERVED,
    EngineerLimit,
    LoadCost,
    PlanLimit,
    TeamProblem,
)

__all__ = [
    "REFUSED",
    "Choice",
    "Shortlist",
    "all_costs",
    "cheapest_plan",
    "column",
    "columns_in",
    "columns_of",
    "dearest_start",
    "every_choice",
    "flat_limit",
    "ints",
    "legal_plans",
    "people",
    "plain_cost",
    "plain_teams",
    "problem_of",
    "problem_with",
    "random_problem",
    "reduced_at_random",
    "shortlist_of",
    "whole",
]

IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]
Teams = Mapping[tuple[int, int], int]
Choice = tuple[int, ...]

REFUSED = int(FORBIDDEN)


def ints(values: Sequence[int]) -> IntArray:
    return np.array(values, dtype=np.int64)


@dataclass(frozen=True)
class Shortlist:
    """The candidates of one client.

    Attributes
    ----------
    a, b : (profile, engineer, cost) of each candidate; engineer −1 leaves seat B empty
    table : costs of pairs of profiles, a row for each of seat A
    ties : (A, B), both engineers -> what the pair costs on top of the table, `REFUSED` for never
    """

    a: Sequence[tuple[int, int, int]] = ()
    b: Sequence[tuple[int, int, int]] = ()
    table: Sequence[Sequence[int]] = ()
    ties: Teams = field(default_factory=dict)


def shortlist_of(teams: Teams) -> Shortlist:
    """Write teams (A, B) -> cost as a table in which everybody has a profile of their own."""
    seat_a, seat_b = (sorted({pair[seat] for pair in teams}) for seat in (0, 1))
    table = [[teams.get((a, b), REFUSED) for b in seat_b] for a in seat_a]
    a, b = ([(place, who, 0) for place, who in enumerate(seat)] for seat in (seat_a, seat_b))
    return Shortlist(a, b, table)


def problem_of(
    teams: Sequence[Teams],
    unserved: Sequence[int],
    engineers: int,
    *,
    must: Sequence[int] = (),
    limits: Sequence[EngineerLimit] = (),
    load_cost: LoadCost | None = None,
    plan_limits: Sequence[PlanLimit] = (),
) -> TeamProblem:
    """Write a problem as (A, B) -> cost per client; B is −1 for an empty seat.

    The candidates of a client are the engineers of its teams, by number (−1 comes first): uses of
    plan limits are in this order.
    """
    return problem_with(
        [shortlist_of(of_client) for of_client in teams],
        unserved,
        engineers,
        must=must,
        limits=limits,
        load_cost=load_cost,
        plan_limits=plan_limits,
    )


def problem_with(
    shortlists: Sequence[Shortlist],
    unserved: Sequence[int],
    engineers: int,
    *,
    must: Sequence[int] = (),
    limits: Sequence[EngineerLimit] = (),
    load_cost: LoadCost | None = None,
    plan_limits: Sequence[PlanLimit] = (),
) -> TeamProblem:
    """Write a problem as candidates, tables and ties; candidates are sorted for each client."""
    a, b = (stacked([getattr(each, seat) for each in shortlists]) for seat in "ab")
    return TeamProblem(
        a=a,
        b=b,
        pairing=pairing_of(shortlists, a, b),
        unserved=ints(unserved),
        must=np.isin(np.arange(len(shortlists)), must),
        engineers=engineers,
        limits=tuple(limits),
        load_cost=load_cost,
        plan_limits=tuple(plan_limits),
    )


def stacked(seats: Sequence[Sequence[tuple[int, int, int]]]) -> Candidates:
    """One seat's candidates of all clients, client after client."""
    rows = [row for of_client in seats for row in sorted(of_client)]
    return Candidates(
        starts([len(of_client) for of_client in seats]),
        np.array([who for _, who, _ in rows], dtype=np.int32),
        ints([cost for _, _, cost in rows]),
        np.array([profile for profile, _, _ in rows], dtype=np.int32),
    )


def starts(counts: Sequence[int]) -> IntArray:
    """Where each of several stretches begins, and where the last one ends."""
    return ints([0, *itertools.accumulate(counts)])


def pairing_of(shortlists: Sequence[Shortlist], a: Candidates, b: Candidates) -> Pairing:
    """Tables and ties of all clients."""
    tables = [[cost for row in each.table for cost in row] for each in shortlists]
    ties: list[list[tuple[int, int, int]]] = []
    for client, each in enumerate(shortlists):
        place_a, place_b = ({who: at for at, who in people(seat, client)} for seat in (a, b))
        ties.append(
            sorted((place_a[one], place_b[other], cost) for (one, other), cost in each.ties.items())
        )
    flat = [tie for of_client in ties for tie in of_client]
    return Pairing(
        starts([len(table) for table in tables]),
        ints([width_of(each) for each in shortlists]),
        ints([cost for table in tables for cost in table]),
        starts([len(of_client) for of_client in ties]),
        *(ints([tie[part] for tie in flat]) for part in range(3)),
    )


def width_of(shortlist: Shortlist) -> int:
    """Columns of a client's table, which it has also where nobody may hold seat A."""
    if shortlist.table:
        return len(shortlist.table[0])
    return 1 + max((profile for profile, _, _ in shortlist.b), default=-1)


def people(seats: Candidates, client: int) -> list[tuple[int, int]]:
    """(candidate, engineer) of everybody who may hold one seat of a client."""
    low, high = int(seats.start[client]), int(seats.start[client + 1])
    return [(at, int(seats.engineer[at])) for at in range(low, high)]


def flat_limit(name: str, use: int, capacity: int, clients: int, engineers: int) -> EngineerLimit:
    """Each seat uses the same, each engineer has the same."""
    seats = np.full(clients, use, dtype=np.int64)
    return EngineerLimit.by_client(name, seats, seats, np.full(engineers, capacity, dtype=np.int64))


def random_problem(
    seed: int,
    *,
    clients: int = 4,
    engineers: int = 4,
    teams: int = 5,
    unit: int = 1,
    must: float = 0.2,
    tight: float = 0.6,
    shared: float = 0.5,
    alone: bool = True,
) -> TeamProblem:
    """Draw a problem with two engineer limits, overload and a plan limit.

    What a seat uses depends on the client and on the engineer; some seats B use nothing.

    Parameters
    ----------
    teams : about the most columns of a client; now and then it has none
    unit : every cost is a random number up to 100 (unserved: 150) times a unit, and a remainder
    must : share of the clients that must be served
    tight : capacity as a share of what everybody's clients would take
    shared : share of the clients whose candidates have profiles in common, and ties
    alone : clients without a team have candidates for one of the seats, not nobody at all
    """
    rng = np.random.default_rng(seed)
    drawn = [
        random_shortlist(rng, engineers, teams, unit)
        if rng.random() < shared
        else shortlist_of(random_teams(rng, engineers, teams, unit))
        for _ in range(clients)
    ]
    for client, each in enumerate(drawn if alone else ()):
        if not each.table:
            drawn[client] = one_seat_alone((seed + client) % (engineers + 1))
    shape = (clients, engineers)
    use_a, use_b = rng.integers(1, 20, shape), rng.integers(0, 10, shape)
    mean = tight * (use_a.mean(axis=1).sum() + use_b.mean(axis=1).sum()) / engineers
    capacity = rng.integers(0, int(2 * mean) + 2, engineers)
    hours = EngineerLimit("hours", use_a, use_b, capacity)
    seats = EngineerLimit(
        "seats",
        np.ones(shape, dtype=np.int64),
        rng.integers(0, 2, shape),
        np.where(rng.random(engineers) < 0.5, NO_LIMIT, rng.integers(0, 4, engineers)),
    )
    first = rng.integers(0, capacity + 1)
    overload = LoadCost(
        limit=0,
        threshold=np.stack([first, rng.integers(first, capacity + 1)]),
        slope=rng.integers(0, 8, (2, engineers)) * unit,
    )
    handovers = PlanLimit(
        "handovers",
        rng.integers(0, 3, sum(len(each.a) for each in drawn)),
        rng.integers(0, 2, sum(len(each.b) for each in drawn)),
        int(rng.integers(1, clients + 2)),
    )
    return problem_with(
        drawn,
        [max(0, random_cost(rng, 150, unit)) for _ in range(clients)],
        engineers,
        must=np.nonzero(rng.random(clients) < must)[0].tolist(),
        limits=(hours, seats),
        load_cost=overload,
        plan_limits=(handovers,),
    )


def crammed(seed: int, clients: int = 7, engineers: int = 3, spare: float = 1.1) -> TeamProblem:
    """Everybody must be served by one engineer, and little time is left over."""
    rng = np.random.default_rng(seed)
    use = rng.integers(5, 26, (clients, engineers))
    # Who takes long is cheap, as in type d of the generalised assignment problem.
    cost = 111 - 4 * use + rng.integers(-10, 11, use.shape)
    capacity = np.full(engineers, int(spare * use.min(axis=1).sum() / engineers))
    hours = EngineerLimit("hours", use, np.zeros_like(use), capacity)
    teams = [{(e, -1): int(cost[c, e]) for e in range(engineers)} for c in range(clients)]
    everybody = range(clients)
    return problem_of(teams, [0] * clients, engineers, must=everybody, limits=[hours])


def asking(problem: TeamProblem, seed: int) -> TeamProblem:
    """The problem with limits over who is served: at most so many, and so many of some clients."""
    rng = np.random.default_rng([seed, 9])
    clients, of_a, of_b = problem.clients, problem.a.client, problem.b.client
    rows = list(problem.plan_limits)
    if rng.random() < 0.7:
        most = int(rng.integers(clients // 2, clients + 1))
        rows.append(PlanLimit.by_client("most", ints([1] * clients), of_a, of_b, most))
    for number in range(int(rng.integers(1, 3))):
        inside = (rng.random(clients) < 0.5).astype(np.int64)
        least = int(rng.integers(0, inside.sum() + 1))
        rows.append(PlanLimit.by_client(f"of some, {number}", -inside, of_a, of_b, -least))
    return replace(problem, plan_limits=tuple(rows))


def random_cost(rng: np.random.Generator, most: int, unit: int) -> int:
    return int(rng.integers(-5, most)) * unit + int(rng.integers(0, unit))


def random_teams(
    rng: np.random.Generator, engineers: int, most: int, unit: int
) -> dict[tuple[int, int], int]:
    """Draw teams that have nothing to do with each other."""
    pairs = [(a, b) for a in range(engineers) for b in range(-1, engineers) if a != b]
    some = rng.choice(len(pairs), min(len(pairs), rng.integers(0, most + 1)), replace=False)
    return {pairs[pair]: random_cost(rng, 100, unit) for pair in some}


def one_seat_alone(count: int) -> Shortlist:
    """Candidates with profiles of their own for one of the seats, and nobody for the other."""
    everybody = [(profile, profile, 5) for profile in range(count)]
    return Shortlist(a=everybody, table=[[]] * count) if count % 2 else Shortlist(b=everybody)


def random_shortlist(rng: np.random.Generator, engineers: int, most: int, unit: int) -> Shortlist:
    """Draw candidates with few profiles; ties make pairs dearer or cheaper, or forbid them.

    Some people may hold either seat, and the table has a cost for them too: only the rule that one
    person does not hold both keeps them from it.
    """
    count_a = int(rng.integers(1, min(engineers, most) + 1))
    count_b = min(engineers + 1, max(1, most // count_a + int(rng.integers(0, 2))))
    seat_a = rng.choice(engineers, count_a, replace=False).tolist()
    seat_b = (rng.choice(engineers + 1, count_b, replace=False) - 1).tolist()
    rows, columns = (int(rng.integers(1, 4)) for _ in "AB")
    table = [
        [REFUSED if rng.random() < 0.1 else random_cost(rng, 40, unit) for _ in range(columns)]
        for _ in range(rows)
    ]
    extra = {
        (a, b): REFUSED if rng.random() < 0.3 else random_cost(rng, 60, unit) - 30 * unit
        for a in seat_a
        for b in seat_b
        if a != b and rng.random() < 0.3
    }
    a, b = (
        [(int(rng.integers(profiles)), who, random_cost(rng, 40, unit)) for who in seat]
        for profiles, seat in ((rows, seat_a), (columns, seat_b))
    )
    return Shortlist(a, b, table, extra)


def plain_teams(problem: TeamProblem, client: int) -> dict[int, tuple[int, int, int]]:
    """Column -> (candidate for A, candidate for B, cost) of every allowed team of a client."""
    pairing, first = problem.pairing, 0
    for before in range(client):
        first += len(people(problem.a, before)) * len(people(problem.b, before))
    ties = {
        (int(pairing.tied_a[tie]), int(pairing.tied_b[tie])): int(pairing.tied_cost[tie])
        for tie in range(pairing.tied_start[client], pairing.tied_start[client + 1])
    }
    pairs = itertools.product(people(problem.a, client), people(problem.b, client))
    teams = {}
    for number, ((at_a, one), (at_b, other)) in enumerate(pairs, first):
        row, place = int(problem.a.profile[at_a]), int(problem.b.profile[at_b])
        table = int(pairing.cost[pairing.start[client] + row * pairing.width[client] + place])
        extra = ties.get((at_a, at_b), 0)
        if one != other and table < REFUSED and extra < REFUSED:
            cost = int(problem.a.cost[at_a]) + int(problem.b.cost[at_b]) + table + extra
            teams[number] = (at_a, at_b, cost)
    return teams


def columns_in(problem: TeamProblem) -> list[int]:
    """Every allowed column of a problem."""
    return [number for client in range(problem.clients) for number in plain_teams(problem, client)]


def column(problem: TeamProblem, client: int, a: int, b: int) -> int:
    """Column of a client with two engineers (−1 for an empty seat B); the team must be allowed."""
    found = [
        number
        for number, (at_a, at_b, _) in plain_teams(problem, client).items()
        if (int(problem.a.engineer[at_a]), int(problem.b.engineer[at_b])) == (a, b)
    ]
    assert len(found) == 1
    return found[0]


def every_choice(problem: TeamProblem) -> Iterator[Choice]:
    """Every way to give each client one of its allowed teams or nothing, whatever it breaks."""
    options = [[UNSERVED, *plain_teams(problem, client)] for client in range(problem.clients)]
    return itertools.product(*options)


def plain_cost(problem: TeamProblem, choice: Sequence[int]) -> int | None:
    """Cost of a choice of columns, None where it breaks a row or a team is not allowed."""
    cost, seats = 0, []
    for client, number in enumerate(choice):
        team = plain_teams(problem, client).get(number)
        if number == UNSERVED and not problem.must[client]:
            cost += int(problem.unserved[client])
        elif team is None:
            return None
        else:
            cost += team[2]
            seats.append((client, *team[:2]))
    for place, limit in enumerate(problem.limits):
        load = plain_load(problem, limit, seats)
        if any(used > capacity for used, capacity in zip(load, limit.capacity, strict=True)):
            return None
        if problem.load_cost is not None and problem.load_cost.limit == place:
            cost += plain_overload(problem.load_cost, load)
    for plan_limit in problem.plan_limits:
        used = sum(int(plan_limit.use_a[a]) + int(plan_limit.use_b[b]) for _, a, b in seats)
        if used > plan_limit.capacity:
            return None
    return cost


def plain_load(
    problem: TeamProblem, limit: EngineerLimit, seats: Sequence[tuple[int, int, int]]
) -> list[int]:
    """What everybody uses of a limit; `seats` are (client, candidate for A, candidate for B)."""
    load = [0] * problem.engineers
    for client, at_a, at_b in seats:
        a, b = int(problem.a.engineer[at_a]), int(problem.b.engineer[at_b])
        load[a] += int(limit.use_a[client, a])
        if b != -1:
            load[b] += int(limit.use_b[client, b])
    return load


def plain_overload(pieces: LoadCost, load: Sequence[int]) -> int:
    """What everybody's loads cost."""
    return sum(
        int(slope[engineer]) * max(0, used - int(threshold[engineer]))
        for engineer, used in enumerate(load)
        for threshold, slope in zip(pieces.threshold, pieces.slope, strict=True)
    )


def all_costs(problem: TeamProblem) -> tuple[IntArray, BoolArray]:
    """Cost of every choice, in the order of `every_choice`, and whether it breaks nothing.

    The same sums as in `plain_cost`, for all choices at once: thousands take milliseconds.
    """
    cost, legal = np.zeros(1, dtype=np.int64), np.ones(1, dtype=bool)
    loads = np.zeros((1, len(problem.limits), problem.engineers), dtype=np.int64)
    used = np.zeros((1, len(problem.plan_limits)), dtype=np.int64)
    for client in range(problem.clients):
        own, load, use = uses_of_options(problem, client)
        served = np.arange(len(own)) > 0
        cost = (cost[:, None] + own).ravel()
        legal = (legal[:, None] & (served | ~problem.must[client])).ravel()
        loads = (loads[:, None] + load).reshape(len(cost), *load.shape[1:])
        used = (used[:, None] + use).reshape(len(cost), use.shape[1])
    for place, limit in enumerate(problem.limits):
        legal &= (loads[:, place] <= limit.capacity).all(axis=1)
    for place, plan_limit in enumerate(problem.plan_limits):
        legal &= used[:, place] <= plan_limit.capacity
    if problem.load_cost is not None:
        load = loads[:, problem.load_cost.limit]
        for threshold, slope in zip(
            problem.load_cost.threshold, problem.load_cost.slope, strict=True
        ):
            cost += (slope * np.maximum(0, load - threshold)).sum(axis=1)
    return cost, legal


def uses_of_options(problem: TeamProblem, client: int) -> tuple[IntArray, IntArray, IntArray]:
    """What leaving a client out, and each of its teams, costs and uses.

    Returns
    -------
    cost : [options]; loads : [options, limits, engineers]; uses : [options, plan limits]
    """
    teams = list(plain_teams(problem, client).values())
    options = 1 + len(teams)
    load = np.zeros((options, len(problem.limits), problem.engineers), dtype=np.int64)
    use = np.zeros((options, len(problem.plan_limits)), dtype=np.int64)
    for option, (at_a, at_b, _) in enumerate(teams, 1):
        for place, limit in enumerate(problem.limits):
            load[option, place] = plain_load(problem, limit, [(client, at_a, at_b)])
        for place, plan_limit in enumerate(problem.plan_limits):
            use[option, place] = plan_limit.use_a[at_a] + plan_limit.use_b[at_b]
    return ints([int(problem.unserved[client]), *(team[2] for team in teams)]), load, use


def cheapest_plan(problem: TeamProblem) -> int | None:
    """Cost of the best plan by trying every one; None where there is none."""
    cost, legal = all_costs(problem)
    return int(cost[legal].min()) if legal.any() else None


def legal_plans(problem: TeamProblem) -> dict[Choice, int]:
    """Every plan that breaks nothing, with its cost."""
    cost, legal = all_costs(problem)
    choices = itertools.compress(every_choice(problem), legal.tolist())
    return dict(zip(choices, cost[legal].tolist(), strict=True))


def whole(problem: TeamProblem) -> Pool:
    """A pool of all allowed columns."""
    return make_pool(problem, ints(columns_in(problem)))


def columns_of(pool: Pool, chosen: Sequence[int] | IntArray) -> list[int]:
    """A choice of entries as a choice of columns."""
    return [UNSERVED if entry == UNSERVED else int(pool.column[entry]) for entry in chosen]


def reduced_at_random(pool: Pool, seed: int) -> IntArray:
    """Reduced costs of the entries at random prices of the seats; plan limits have none."""
    price = np.random.default_rng(seed).integers(0, 50 << PRICE_BITS, len(pool.seat) + 1)
    price[-1] = 0
    reduced: IntArray = (pool.cost << PRICE_BITS) + price[pool.seat_a] + price[pool.seat_b]
    return reduced


def dearest_start(problem: TeamProblem) -> tuple[IntArray, int] | None:
    """The dearest of all plans as entries of the whole pool, and its cost; None without a plan."""
    plans = legal_plans(problem)
    if not plans:
        return None
    choice = max(plans, key=lambda each: plans[each])
    entry = {number: place for place, number in enumerate(whole(problem).column.tolist())}
    return ints([entry.get(number, UNSERVED) for number in choice]), plans[choice]

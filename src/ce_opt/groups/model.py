"""The CP-SAT model of one department: who is in which of its groups, and who leads it.

    open[g]           slot g holds a group; as many do as there are to be groups
    inside[i, g]      person i is in the group of slot g; each is in one
    leads[i, g]       person i leads it
    meets[g, m]       it meets at place m, one place
    trip[i, g, m]     person i goes to its meetings at place m = inside · meets

    min  BIG · Σ shortages  +  (1 − ω) · mean_g points(g)  +  ω · max_g points(g)

Rules add rows, terms add to points(g). There is a slot for each of last season's groups, which a
group there continues, and as many more as are needed to make up the number: a new group loses
nothing by taking the place of an old one that nobody continues. So groups are told apart by who
was there before; those of the further slots are numbered by their first member. Meeting places make
the trips a facility-location model, whose linear relaxation is strong (Cornuejols, Fisher and
Nemhauser 1977).

Points are floats; the solver counts whole units and rounds every coefficient down, so its bound is
one on the points. The row of the dearest group is kept at Σ|coefficient| ≤ 2^30: CP-SAT 9.15 can
certify a wrong optimum on rows past 2^31 (google/or-tools#5293).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from ortools.sat.python import cp_model

from ce_opt.groups.department import Department
from ce_opt.groups.results import Draft, DraftGroup, Verdict

__all__ = ["LARGEST_ROW", "Model", "Shares"]

LARGEST_ROW = 2**30
"""Σ|coefficient| of any row given to CP-SAT."""
FINEST = 10**6
"""Units per point in the row of the dearest group, at most."""
SHARES = 10**3
"""Parts into which ω is divided, and the mean: objective units per unit of a row."""
FORGIVEN = 1e-6
"""Part of a unit by which binary floating point may miss a decimal."""


@dataclass(frozen=True)
class Shares:
    """How the points of groups become those of the department: of the mean, and of the dearest."""

    mean: float
    dearest: float


@dataclass
class Model:
    """One department divided into a number of groups.

    Attributes
    ----------
    department, count : who is divided, into how many groups
    relaxed : whether rules may be missed, at a price above all points
    cost : [slots], (variable, points per unit) of what speaks against each group
    missed : (kind, specialty, variable) of what may be short in a relaxed model
    largest : index of a variable that counts -> its largest value; all others are 0 or 1
    """

    department: Department
    count: int
    relaxed: bool = False
    cost: list[list[tuple[cp_model.IntVar, float]]] = field(init=False)
    missed: list[tuple[str, str, cp_model.IntVar]] = field(default_factory=list, init=False)
    largest: dict[int, int] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        self.model = cp_model.CpModel()
        department, new = self.department, self.model.new_bool_var
        self.old = len(department.last_groups)
        self.slots = range(max(self.count, self.old))
        self.cost = [[] for _ in self.slots]
        people, places = range(len(department.people)), range(len(department.home[0]))
        self.open = [new(f"open {g}") for g in self.slots]
        self.inside = [[new(f"in {i} {g}") for g in self.slots] for i in people]
        self.leads = {(i, g): new(f"leads {i} {g}") for i in department.leaders for g in self.slots}
        self.meets = [[new(f"meets {g} {m}") for m in places] for g in self.slots]
        self.trip = [
            [[new(f"trip {i} {g} {m}") for m in places] for g in self.slots] for i in people
        ]
        self.model.add(sum(self.open) == self.count)
        self.link_trips()
        self.number_new_groups()

    @property
    def people_a_group(self) -> float:
        """People of a group of average size; trips are divided by it."""
        return len(self.department.people) / self.count

    def link_trips(self) -> None:
        """Each group meets at one place, and its people go there."""
        for g in self.slots:
            self.model.add(sum(self.meets[g]) == self.open[g])
            for i, inside in enumerate(self.inside):
                self.model.add(sum(self.trip[i][g]) == inside[g])
                for m, meets in enumerate(self.meets[g]):
                    self.model.add_implication(self.trip[i][g][m], meets)

    def number_new_groups(self) -> None:
        """Number the groups of further slots by the first of the department's own in each."""
        for i in range(self.department.own):
            for place, g in enumerate(self.slots[self.old :]):
                if place > i:
                    self.model.add(self.inside[i][g] == 0)
                elif place:
                    earlier = [self.inside[j][g - 1] for j in range(i)]
                    self.model.add(self.inside[i][g] <= sum(earlier))

    def keep(self, groups: Sequence[DraftGroup], free: Collection[int]) -> None:
        """Keep the groups of a draft but for the people of some slots; begin with all of them."""
        inside = {(who, one.slot) for one in groups for who in one.members}
        leaders = {(one.leader, one.slot) for one in groups}
        open_slots = {one.slot for one in groups}
        for g in self.slots:
            self.hold(self.open[g], g in open_slots, g in free)
            for i, who in enumerate(self.department.people):
                self.hold(self.inside[i][g], (who, g) in inside, g in free)
        for (i, g), leads in self.leads.items():
            self.hold(leads, (self.department.people[i], g) in leaders, g in free)

    def hold(self, variable: cp_model.IntVar, value: bool, free: bool) -> None:
        """Hold a variable at a value, or begin with it."""
        if free:
            self.model.add_hint(variable, value)
        else:
            self.model.add(variable == value)

    def short(self, kind: str, specialty: str, most: int) -> cp_model.IntVar | int:
        """How much of something may be short: nothing, unless the model is relaxed."""
        if not self.relaxed:
            return 0
        missed = self.new_count(most, f"short {kind} {specialty}")
        self.missed.append((kind, specialty, missed))
        return missed

    def new_count(self, most: int, name: str) -> cp_model.IntVar:
        """Add a variable from 0 to the most given."""
        variable = self.model.new_int_var(0, most, name)
        self.largest[variable.index] = most
        return variable

    def upper(self, variable: cp_model.IntVar) -> int:
        """Largest value of a variable."""
        return self.largest.get(variable.index, 1)

    def minimise(self, shares: Shares) -> None:
        """Add the objective.

        Parameters
        ----------
        shares : of the mean and of the dearest group in the points
        """
        self.units = self.unit()
        dearest = self.model.new_int_var(0, LARGEST_ROW, "dearest")
        for lines in self.cost:
            scaled = [(var, whole(points * self.units)) for var, points in lines]
            kept = [(var, units) for var, units in scaled if units]
            if kept:
                self.model.add(weighted(kept) <= dearest)
        self.scale = self.units * SHARES
        each = shares.mean / self.count * self.scale
        self.lines = [(var, whole(points * each)) for costs in self.cost for var, points in costs]
        self.big = 1 + sum(units * self.upper(var) for var, units in self.lines)
        self.lines.append((dearest, whole(shares.dearest * SHARES)))
        self.big += self.lines[-1][1] * self.dearest_possible()
        self.model.minimize(weighted([*self.lines, *((var, self.big) for *_, var in self.missed)]))

    def unit(self) -> int:
        """Units per point, the most of `FINEST` that keeps the row of every group safe."""
        units = FINEST
        widest = max(
            [0.0, *(sum(points * self.upper(var) for var, points in costs) for costs in self.cost)]
        )
        while units > 1 and widest * units + 1 > LARGEST_ROW:
            units //= 10
        return units

    def dearest_possible(self) -> int:
        """Units that no group exceeds."""
        sums = [
            sum(whole(points * self.units) * self.upper(var) for var, points in costs)
            for costs in self.cost
        ]
        return max([0, *sums])

    def solve(self, work: float, seed: int = 0) -> Draft:
        """Run CP-SAT; groups are read from the variables, never points from the objective.

        Parameters
        ----------
        work : deterministic time, CP-SAT's unit (about a second)
        """
        solver = configured(work, seed)
        status = solver.solve(self.model)
        verdict = VERDICTS.get(status, Verdict.UNKNOWN)
        spent = float(solver.response_proto.deterministic_time)
        if verdict not in (Verdict.OPTIMAL, Verdict.FEASIBLE):
            return Draft(verdict, work=spent)
        bound = int(solver.response_proto.inner_objective_lower_bound)
        short = [(kind, what, int(solver.value(var))) for kind, what, var in self.missed]
        surplus = sum(amount for _, _, amount in short)
        return Draft(
            verdict,
            self.groups(solver),
            max(0, bound - surplus * self.big) / self.scale,
            self.price(solver),
            tuple(sorted(item for item in short if item[2])),
            spent,
        )

    def price(self, solver: cp_model.CpSolver) -> int:
        """Objective of the groups found, recomputed from the variables."""
        each = [
            sum(whole(points * self.units) * int(solver.value(var)) for var, points in costs)
            for costs in self.cost
        ]
        *lines, (_, dearest) = self.lines
        total = sum(units * int(solver.value(var)) for var, units in lines)
        total += self.big * sum(int(solver.value(var)) for _, _, var in self.missed)
        return total + dearest * max(each)

    def groups(self, solver: cp_model.CpSolver) -> tuple[DraftGroup, ...]:
        """Read the groups, in the order of their first members."""
        found = [
            DraftGroup(
                self.members(solver, g), self.leader(solver, g), self.continued(solver, g), g
            )
            for g in self.slots
            if solver.value(self.open[g])
        ]
        return tuple(sorted(found))

    def members(self, solver: cp_model.CpSolver, g: int) -> tuple[str, ...]:
        """Ids of the people of a group."""
        people = self.department.people
        return tuple(
            sorted(people[i] for i, inside in enumerate(self.inside) if solver.value(inside[g]))
        )

    def leader(self, solver: cp_model.CpSolver, g: int) -> str:
        """Id of the leader of a group; empty where there is none."""
        found = [
            self.department.people[i]
            for (i, group), leads in self.leads.items()
            if group == g and solver.value(leads)
        ]
        return found[0] if found else ""

    def continued(self, solver: cp_model.CpSolver, g: int) -> str:
        """Last season's group of a slot, if any of its people are still there; else empty."""
        name = self.department.last_groups[g] if g < self.old else ""
        stay = any(
            solver.value(inside[g])
            for inside, last in zip(self.inside, self.department.last, strict=True)
            if name and last == name
        )
        return name if stay else ""


VERDICTS = {
    cp_model.OPTIMAL: Verdict.OPTIMAL,
    cp_model.FEASIBLE: Verdict.FEASIBLE,
    cp_model.INFEASIBLE: Verdict.INFEASIBLE,
}


def weighted(lines: Iterable[tuple[cp_model.IntVar, int]]) -> cp_model.LinearExprT:
    """Sum of variables times whole numbers."""
    pairs = list(lines)
    return cp_model.LinearExpr.weighted_sum([var for var, _ in pairs], [unit for _, unit in pairs])


def whole(value: float) -> int:
    """Round down to a whole number."""
    return int(value + FORGIVEN)


def configured(work: float, seed: int) -> cp_model.CpSolver:
    """Set a solver up: repeatable, and leaving Ctrl-C to the caller."""
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = seed
    solver.parameters.max_deterministic_time = work
    solver.parameters.linearization_level = 2
    # Both take longer than the search itself where most of a large department is held.
    solver.parameters.cp_model_probing_level = 0
    solver.parameters.symmetry_level = 0
    solver.parameters.catch_sigint_signal = False
    return solver

"""Who gets the posts of a department: exact, by CP-SAT.

    max Σ_e merit_e · x_e      Σ x = posts,  Σ_designated x ≥ first,  Σ_{e covers s} x ≥ required(s)

and among equal sums of merit the greatest sum of each further key in its turn. Keys are whole
numbers of millionths. Among candidates of the same kind (designated or not, the same covers) the
one with the greater keys comes first, which is lost to nobody and halves the search. Without covers
the best are found by sorting: the best designated first, then the best of all who are left; where
they cover everything as well, nobody can do better, and no model is built.

A raised merit never takes a post away: the holders' sum rises by all of it, that of others by no
more. The same holds of a raised mark as long as it leaves the others' merit alone (every evaluator
judged everybody, or ``panel_method = "mean"``).

CP-SAT 9.15 can certify a wrong optimum where the coefficients of a row add up past 2^31 (issue
google/or-tools#5293). The objective may be large; a sum that is fixed for the next key becomes rows
of its digits to the base 2^14, with carries, so that no row comes near. The audit holds the outcome
against `best`, which needs no solver.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

from ortools.sat.python import cp_model

from ce_opt.errors import ModelTooLarge
from ce_opt.language import tr
from ce_opt.roster.contest import Candidate, Contest

__all__ = ["choose"]

BITS = 14
LARGEST_ROW = 2**30
"""Σ|coefficient| of any row given to CP-SAT."""
WORK = 60.0
"""Deterministic time of one call; a department takes thousandths."""


def choose(contest: Contest, seed: int = 0) -> frozenset[str] | None:
    """Choose the holders.

    Returns
    -------
    None where no holders keep the rules, which is proven.

    Raises
    ------
    ModelTooLarge
        where CP-SAT proves nothing within its work
    """
    holders = without_covers(contest)
    if contest.keeps_rules(holders):
        return holders
    if contest.posts in (0, len(contest.candidates)):
        return None
    return Choice(contest, seed).best()


def without_covers(contest: Contest) -> frozenset[str]:
    """Best holders where nothing has to be covered; of equal ones, the first by id."""
    order = sorted(contest.candidates, key=lambda one: [-key for key in one.keys])
    first = [one for one in order if one.designated][: contest.first]
    others = [one for one in order if one not in first]
    return frozenset(one.engineer for one in (first + others)[: contest.posts])


class Choice:
    """The CP-SAT model of a contest."""

    def __init__(self, contest: Contest, seed: int) -> None:
        self.contest, self.seed = contest, seed
        self.model = cp_model.CpModel()
        self.take = [self.model.new_bool_var(one.engineer) for one in contest.candidates]
        self.model.add(sum(self.take) == contest.posts)
        self.at_least([one.designated for one in contest.candidates], contest.first)
        for specialty, count in contest.required.items():
            self.at_least([specialty in one.covers for one in contest.candidates], count)
        self.better_first()

    def at_least(self, among: list[bool], count: int) -> None:
        """Ask for so many holders among some candidates."""
        chosen = [literal for literal, is_one in zip(self.take, among, strict=True) if is_one]
        if count > 0:  # an empty sum is told apart before: it cannot be had
            self.model.add(sum(chosen) >= count) if chosen else self.model.add_bool_or([])

    def better_first(self) -> None:
        """Of two candidates of the same kind, the one with the greater keys has the post."""
        kinds: dict[tuple[bool, frozenset[str]], list[tuple[Candidate, cp_model.IntVar]]]
        kinds = defaultdict(list)
        for one, literal in zip(self.contest.candidates, self.take, strict=True):
            kinds[one.designated, one.covers].append((one, literal))
        for alike in kinds.values():
            alike.sort(key=lambda pair: pair[0].keys, reverse=True)
            for (_, better), (_, other) in pairwise(alike):
                self.model.add_implication(other, better)

    def best(self) -> frozenset[str] | None:
        """Holders of the greatest keys, one key after the other."""
        holders = self.solved(0)
        if holders is None or self.alone(holders):
            return holders
        for key in range(1, len(self.contest.key_names)):
            self.fix(key - 1, self.total(key - 1, holders))
            holders = self.solved(key) or holders
        return holders

    def alone(self, holders: frozenset[str]) -> bool:
        """Whether no other holders have as great a sum of merit."""
        model = self.model.clone()
        chosen = [
            model.get_bool_var_from_proto_index(literal.index)
            for literal, one in zip(self.take, self.contest.candidates, strict=True)
            if one.engineer in holders
        ]
        model.add(sum(chosen) <= len(chosen) - 1)
        others = self.solved(0, model)
        return others is None or self.total(0, others) < self.total(0, holders)

    def total(self, key: int, holders: frozenset[str]) -> int:
        """Sum of one key, recomputed from the holders."""
        return self.contest.totals(holders)[key]

    def solved(self, key: int, model: cp_model.CpModel | None = None) -> frozenset[str] | None:
        """Holders of the greatest sum of one key; None where there are none."""
        model = model or self.model
        least = min(one.keys[key] for one in self.contest.candidates)
        gain = [one.keys[key] - least for one in self.contest.candidates]
        literals = [model.get_bool_var_from_proto_index(literal.index) for literal in self.take]
        model.maximize(cp_model.LinearExpr.weighted_sum(literals, gain))
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = self.seed
        solver.parameters.max_deterministic_time = WORK
        solver.parameters.catch_sigint_signal = False
        status = solver.solve(model)
        if status == cp_model.INFEASIBLE:
            return None
        if status != cp_model.OPTIMAL:
            raise ModelTooLarge(
                tr(
                    "the posts of {department} cannot be settled: CP-SAT ends with "
                    "{status} for {count} candidates",
                    department=self.contest.department,
                    status=solver.status_name(status),
                    count=len(literals),
                )
            )
        return frozenset(
            one.engineer
            for one, literal in zip(self.contest.candidates, literals, strict=True)
            if solver.value(literal)
        )

    def fix(self, key: int, total: int) -> None:
        """Keep the sum of a key as it is, digit by digit.

            Σ digit_j(key_e) · x_e + carry_j = digit_j(total) + 2^14 · carry_{j+1}

        The last carry is 0.
        """
        rest = [one.keys[key] for one in self.contest.candidates]
        carry: cp_model.IntVar | int = 0
        while total or any(rest):
            digits = [value % 2**BITS for value in rest]
            if sum(digits) + 2 ** (BITS + 1) * (len(digits) + 1) > LARGEST_ROW:
                raise ModelTooLarge(
                    tr("{department} has too many candidates", department=self.contest.department)
                )
            after = self.model.new_int_var(0, len(digits) + 1, "")
            found = cp_model.LinearExpr.weighted_sum(self.take, digits)
            self.model.add(found + carry == total % 2**BITS + 2**BITS * after)
            rest, total, carry = [value >> BITS for value in rest], total >> BITS, after
        self.model.add(carry == 0)

"""What dividing a season into groups has to say."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from ce_opt.groups.division import Division
from ce_opt.language import tr

__all__ = [
    "DepartmentResult",
    "Draft",
    "DraftGroup",
    "Formation",
    "Shortage",
    "SupportResult",
    "Verdict",
]


class Verdict(Enum):
    """What the solver says; optimal and infeasible are proven."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"
    UNKNOWN = "unknown"


class DraftGroup(NamedTuple):
    """A group before it has a name.

    Attributes
    ----------
    members : ids, ascending, the leader as well
    leader : empty where there is none
    follows : last season's group that it continues; empty for a new one
    slot : its place in the model
    """

    members: tuple[str, ...]
    leader: str
    follows: str
    slot: int


@dataclass(frozen=True)
class Draft:
    """One department's groups as the solver gives them.

    Attributes
    ----------
    verdict : optimal is proven for this number of groups
    groups : in the order of their first members
    bound : points that no division into as many groups undercuts, at the same shortages
    price : objective of the model, in whole units
    short : (kind, specialty, how many) of what is short
    work : deterministic time used
    """

    verdict: Verdict
    groups: tuple[DraftGroup, ...] = ()
    bound: float = 0.0
    price: int = 0
    short: tuple[tuple[str, str, int], ...] = ()
    work: float = 0.0


@dataclass(frozen=True)
class Shortage:
    """A rule that cannot be kept, and the nearest cure.

    Attributes
    ----------
    kind : size, leader, cover, staff (nobody is there), support or hours
    department : empty where it is the season's
    specialty : empty where it is of none
    missing : people, or hours, that are short
    sentence, cure : in a planner's words
    """

    kind: str
    department: str
    specialty: str
    missing: float
    sentence: str
    cure: str

    def __str__(self) -> str:
        return tr("{sentence}; {cure}", sentence=self.sentence, cure=self.cure)


@dataclass(frozen=True)
class DepartmentResult:
    """How one department was divided.

    Attributes
    ----------
    department : id
    status : optimal (proven for the fewest groups that the rules allow), or feasible
    groups : number of groups
    points, bound, gap : of the department
    terms : term -> points of each group, weighted, in the order of their ids
    """

    department: str
    status: str
    groups: int
    points: float
    bound: float
    gap: float
    terms: dict[str, dict[str, float]]


@dataclass(frozen=True)
class SupportResult:
    """How the support group was chosen.

    Attributes
    ----------
    status, points, bound, gap : see `DepartmentResult`
    drawn : engineers in it who are no support engineers by entry
    covered : specialty -> people of the group who hold it at the level of the rule book
    """

    status: str
    points: float
    bound: float
    gap: float
    drawn: tuple[str, ...]
    covered: dict[str, int]


@dataclass(frozen=True)
class Formation:
    """All groups of a season, and what is known of them.

    Attributes
    ----------
    division : who stands where
    departments : by id; those without people are left out
    support : of the support group
    shortages : rules that could not be kept, with the nearest cure
    duty_hours : engineer -> hours that duty takes of their care hours
    work : deterministic time used
    """

    division: Division
    departments: tuple[DepartmentResult, ...]
    support: SupportResult
    shortages: tuple[Shortage, ...]
    duty_hours: dict[str, float]
    work: float

    @property
    def refusals(self) -> tuple[Shortage, ...]:
        """Shortages that a rule book which binds does not stand for."""
        return tuple(short for short in self.shortages if short.kind != "support")

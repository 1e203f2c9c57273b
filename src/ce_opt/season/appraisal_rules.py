"""``[appraisal]`` of the rule book: what makes a mark, how grades are dealt, how money is split.

Shares, weights and grades are lists side by side, the best grade first. A section that is read is
sound in itself: quotas sum to 100 %, weights do not grow from a grade to the next, money is in
whole fen.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, FiniteFloat, ValidationInfo, field_validator

from ce_opt.language import tr
from ce_opt.season.section import Section, Weight

__all__ = ["CREDITS", "KINDS", "ROLES", "Appraisal", "Credit", "Difficulty", "Kind", "Role"]

Role = Literal[
    "client", "account_manager", "support_group", "working_group", "group_member", "pair_partner"
]
Kind = Literal["visit", "fault", "project", "escalation", "report", "innovation"]
Credit = Literal["hard_hours", "travel_hours", "lost_bids", "helping_hours"]
ROLES: tuple[Role, ...] = (
    "client",
    "account_manager",
    "support_group",
    "working_group",
    "group_member",
    "pair_partner",
)
KINDS: tuple[Kind, ...] = ("visit", "fault", "project", "escalation", "report", "innovation")
CREDITS: tuple[Credit, ...] = ("hard_hours", "travel_hours", "lost_bids", "helping_hours")
WHOLE = Fraction(1)
NOISE = Fraction(1, 10**9)
"""By which shares such as 0.333333333 three times may miss the whole."""


def exact(share: float) -> Fraction:
    """Give a number of the rule book as it is written, not as binary floating point holds it.

    >>> exact(0.1)
    Fraction(1, 10)
    """
    return Fraction(Decimal(repr(share)))


def in_fen(yuan: float) -> float:
    """Refuse money that is no whole number of fen."""
    if (exact(yuan) * 100).denominator != 1:
        raise ValueError(tr("must be a whole number of fen: at most two decimals"))
    return yuan


Money = Annotated[FiniteFloat, Field(ge=0, le=1e12), AfterValidator(in_fen)]
Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]


ROLE_WEIGHTS: dict[Role, float] = {
    "client": 30,
    "account_manager": 20,
    "support_group": 10,
    "working_group": 15,
    "group_member": 10,
    "pair_partner": 15,
}
KIND_WEIGHTS: dict[Kind, float] = {
    "visit": 1,
    "fault": 1,
    "project": 1,
    "escalation": 1,
    "report": 1,
}
LEDGER_WEIGHTS: dict[Credit, float] = {
    "hard_hours": 1,
    "travel_hours": 1,
    "lost_bids": 5,
    "helping_hours": 1,
}


class Difficulty(Section):
    """``[appraisal.difficulty]``: how much more an hour counts at the hardest seat of a plan."""

    importance: Weight = Field(
        default=0.3, description="more that an hour counts at the most important client, as a share"
    )
    fault_probability: Weight = Field(
        default=0.3, description="the same at the client most likely to have a fault"
    )
    travel: Weight = Field(default=0.2, description="the same at the end of the longest trip")


class Appraisal(Section):
    """``[appraisal]``: marks, forced distribution, bonus, ledger."""

    quantitative_share: Share = Field(
        default=0.3,
        description="λ: score = (1 − λ) · qualitative + λ · quantitative",
    )
    rating_method: Literal["additive", "mean"] = Field(
        default="additive",
        description="what is taken out of the ratings: additive = each rater's severity, "
        "mean = nothing",
    )
    role_weights: dict[Role, Weight] = Field(
        default_factory=lambda: dict(ROLE_WEIGHTS),
        description="weight of each rater role (any scale; those not named weigh 0)",
    )
    kind_weights: dict[Kind, Weight] = Field(
        default_factory=lambda: dict(KIND_WEIGHTS),
        description="what an hour of each kind of work counts (those not named count 0; "
        "innovation has a fund of its own)",
    )
    difficulty: Difficulty = Field(
        default_factory=Difficulty, description="what makes an hour at a client count more"
    )
    full_credit: float = Field(
        default=1.25,
        gt=0,
        le=100,
        allow_inf_nan=False,
        description="credited hours for each hour expected that earn 100 points; more earn no more",
    )
    least_expected_share: Share = Field(
        default=0.25,
        description="nobody is set against fewer hours than this share of care_hours, "
        "whatever their seats expect",
    )
    earlier_work: Literal["refuse", "pass_over"] = Field(
        default="refuse",
        description="rows of work_log before the season where others lie in it: faults, "
        "or history that is not counted",
    )
    grades: list[str] = Field(
        default_factory=lambda: ["A", "B", "C", "D"],
        description="names of the grades, the best first",
    )
    quotas: list[Share] = Field(
        default_factory=lambda: [0.2, 0.4, 0.3, 0.1],
        validate_default=True,
        description="share of each group that is given each grade; they sum to 1",
    )
    ties: Literal["middle", "better"] = Field(
        default="middle",
        description="equal scores share the grade of the middle one of their places, "
        "or of the best one",
    )
    tie_breaks: list[
        Literal["qualitative", "quantitative", "credited_hours", "expected_hours", "performance"]
    ] = Field(
        default_factory=list,
        description="what parts equal scores, in order; what is still equal shares rank and grade",
    )
    small_group: int = Field(
        default=5, ge=1, le=1000, description="people from which a group is ranked by itself"
    )
    small_groups: Literal["pool", "soften"] = Field(
        default="pool",
        description="groups with fewer: pool = virtual groups are ranked with the other small ones "
        "of the department, then of all departments; soften, and what is small even so: "
        "the worst grade is not forced, its quota goes to the one above",
    )
    bonus_pool_yuan: Money = Field(default=0, description="money to be split by grade and hours")
    bonus_weights: list[Weight] = Field(
        default_factory=lambda: [1.5, 1.2, 1.0, 0.5],
        validate_default=True,
        description="what an hour counts in each grade (any scale, none above the one before)",
    )
    bonus_hours: Literal["logged", "expected"] = Field(
        default="logged",
        description="hours by which the pool is split: of the work log (kinds that count), "
        "or of the seats (no less than least_expected_share)",
    )
    bonus_order: Literal["total", "per_hour"] = Field(
        default="total",
        description="in a group nobody gets less than anybody of a worse grade: "
        "in total, or for each hour",
    )
    innovation_fund_yuan: Money = Field(
        default=0, description="special fund, split by hours × quality of kind innovation"
    )
    innovation_least_quality: float = Field(
        default=60, ge=0, le=100, allow_inf_nan=False, description="quality that earns an award"
    )
    shown_from: int = Field(
        default=5, ge=5, description="people from which the fairness table shows a group"
    )
    ledger_decay: Share = Field(
        default=0.5, description="what a season in table ledger weighs against the next one"
    )
    ledger_weights: dict[Credit, Weight] = Field(
        default_factory=lambda: dict(LEDGER_WEIGHTS),
        description="credit for each hour, or lost bid, of table ledger (those not named give 0)",
    )

    @field_validator("grades")
    @classmethod
    def _named_once(cls, grades: list[str]) -> list[str]:
        if not grades or any(not name.strip() or not name.isprintable() for name in grades):
            raise ValueError(tr("must name at least one grade, each on one line"))
        if len(set(grades)) < len(grades):
            raise ValueError(tr("must name each grade once"))
        return grades

    @field_validator("role_weights", "kind_weights", "ledger_weights")
    @classmethod
    def _of_something(cls, weights: dict[str, float]) -> dict[str, float]:
        if sum(weights.values()) <= 0:
            raise ValueError(tr("must have weights that sum to more than 0"))
        return weights

    @field_validator("quotas")
    @classmethod
    def _whole(cls, quotas: list[float], info: ValidationInfo) -> list[float]:
        if too_many_or_few(quotas, info):
            grades = len(info.data["grades"])
            raise ValueError(
                tr("must have one quota for each of the {grades} grades", grades=grades)
            )
        total = sum(map(exact, quotas), Fraction(0))
        if abs(total - WHOLE) > NOISE:
            summed = float(100 * total)
            raise ValueError(tr("must sum to 100 %, they sum to {total:.10g} %", total=summed))
        return quotas

    @field_validator("bonus_weights")
    @classmethod
    def _falling(cls, weights: list[float], info: ValidationInfo) -> list[float]:
        if too_many_or_few(weights, info):
            grades = len(info.data["grades"])
            raise ValueError(
                tr("must have one weight for each of the {grades} grades", grades=grades)
            )
        if any(worse > better for better, worse in pairwise(weights)):
            raise ValueError(tr("must not grow from a grade to the next"))
        if weights[0] <= 0:
            raise ValueError(tr("must give the best grade more than 0"))
        return weights

    @field_validator("tie_breaks")
    @classmethod
    def _once(cls, names: list[str]) -> list[str]:
        if len(set(names)) < len(names):
            raise ValueError(tr("must name each once"))
        return names

    @property
    def weight_of_role(self) -> dict[Role, float]:
        """Roles that count, in the order of `ROLES`."""
        weights = self.role_weights
        return {role: weights[role] for role in ROLES if weights.get(role, 0.0) > 0}


def too_many_or_few(values: list[float], info: ValidationInfo) -> bool:
    """Whether grades lack a value; where the grades themselves are wrong that is said alone."""
    grades = info.data.get("grades")
    return grades is not None and len(values) != len(grades)

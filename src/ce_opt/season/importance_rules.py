"""``[importance]`` of the rule book: which criteria make a client matter, and how they are joined.

Criteria are columns of table clients: the four of `CRITERIA`, and any further column of numbers
that the rule book names. Whether a name is a column is asked by `ce_opt.season.checks.criteria`.
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, PlainValidator, field_validator, model_validator

from ce_opt.language import tr
from ce_opt.season.section import Section, Weight

__all__ = [
    "CRITERIA",
    "Criterion",
    "Importance",
    "Method",
    "RandomIndex",
    "Weigher",
    "ratio_text",
]

Criterion = Literal["revenue_yuan", "social_importance", "stability", "fault_probability"]
CRITERIA: tuple[Criterion, ...] = (
    "revenue_yuan",
    "social_importance",
    "stability",
    "fault_probability",
)
"""Columns of table clients that every season has, and that importance is made of."""

Method = Literal["weighted_sum", "topsis", "vikor"]
Weigher = Literal["given", "ahp", "entropy", "critic"]
RandomIndex = Literal["saaty", "donegan_dodd"]

LEAST, MOST = 0.11, 9.0
"""Ends of Saaty's scale; 0.11 is a ninth as people write it."""


def read_shares(value: object) -> object:
    """Read a single word as the whole: ``"ahp"`` is ``{ahp = 1}``."""
    return {value: 1.0} if isinstance(value, str) else value


def read_ratio(value: object) -> float:
    """Read a judgement of a pairwise comparison: a number, or a text such as ``"1/3"``."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise ValueError(tr('must be a number or a fraction such as "1/3"'))
    try:
        ratio = float(Fraction(value))
    except (ValueError, OverflowError, ZeroDivisionError):
        raise ValueError(tr('must be a number or a fraction such as "1/3"')) from None
    if not LEAST <= ratio <= MOST:
        raise ValueError(tr("must be from 1/9 to 9, the scale of AHP"))
    return ratio


def read_filling(value: object) -> float | Literal["median"]:
    """Read what stands for a missing value."""
    if value == "median":
        return "median"
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueError(tr('must be "median" or a number'))
    return float(value)


def ratio_text(ratio: float) -> str:
    """Write a judgement as people say it.

    >>> ratio_text(3.0), ratio_text(1 / 3), ratio_text(0.4)
    ('3', '1/3', '0.4')
    """
    turned = round(1.0 / ratio)
    is_fraction = ratio < 1.0 and math.isclose(ratio * turned, 1.0, rel_tol=1e-9)
    return f"1/{turned}" if is_fraction else f"{ratio:.6g}"


def given_alone() -> dict[Weigher, float]:
    """Weights are those that are given."""
    return {"given": 1.0}


def all_alike() -> dict[str, float]:
    """Weigh the four criteria alike."""
    return {name: 1.0 for name in CRITERIA}


Ratio = Annotated[float, PlainValidator(read_ratio)]
Filling = Annotated[float | Literal["median"], PlainValidator(read_filling)]


class Importance(Section):
    """``[importance]``: which clients matter most."""

    method: Method = Field(
        default="weighted_sum",
        description="how criteria are joined: weighted_sum (min–max), topsis (vector) or vikor",
    )
    criteria: list[str] = Field(
        default_factory=list,
        description="criteria that count: of the four, and further number columns of clients "
        "[those compared in pairwise where ahp weighs, else those with a weight]",
    )
    weighing: Annotated[dict[Weigher, Weight], BeforeValidator(read_shares)] = Field(
        default_factory=given_alone,
        description="where weights come from: given, ahp, entropy, critic; one word or shares of "
        "a mix",
    )
    weights: dict[str, Weight] = Field(
        default_factory=all_alike,
        description="weight of each criterion (any scale; those not named weigh 0)",
    )
    direction: dict[str, Literal["max", "min"]] = Field(
        default_factory=dict, description="min where a small value matters more [max]"
    )
    scale: dict[str, Literal["linear", "log"]] = Field(
        default_factory=dict, description="log takes the natural logarithm first [linear]"
    )
    missing: dict[str, Filling] = Field(
        default_factory=dict,
        description="what stands for a missing value of a criterion: median, or a number "
        "[a missing value is a fault]",
    )
    pairwise: dict[str, dict[str, Ratio]] = Field(
        default_factory=dict,
        description="for ahp: pairwise.A.B = how many times as important A is as B, 1/9 to 9; "
        "each pair once",
    )
    random_index: RandomIndex = Field(
        default="saaty",
        description="for ahp: table that the consistency ratio is measured by, saaty (2005) or "
        "donegan_dodd (1991)",
    )
    group_utility: float = Field(
        default=0.5,
        ge=0,
        le=1,
        allow_inf_nan=False,
        description="for vikor: v, the share of the sum of all regrets; the rest is that of the "
        "largest regret",
    )

    @model_validator(mode="before")
    @classmethod
    def _alike_where_only_named(cls, data: Any) -> Any:  # noqa: ANN401 (whatever TOML gives)
        """Weigh criteria alike that are listed without weights."""
        if isinstance(data, dict) and "weights" not in data:
            names = data.get("criteria")
            if isinstance(names, list) and names and all(isinstance(name, str) for name in names):
                return data | {"weights": dict.fromkeys(names, 1.0)}
        return data

    @field_validator("weighing")
    @classmethod
    def _weighs_by_something(cls, shares: dict[Weigher, float]) -> dict[Weigher, float]:
        if sum(shares.values()) <= 0:
            raise ValueError(tr("shares must sum to more than 0"))
        return shares

    @model_validator(mode="after")
    def _weighs_something(self) -> Importance:
        if self.uses("ahp") and not self.pairwise:
            raise ValueError(tr("weighing by ahp must have comparisons in importance.pairwise"))
        if self.uses("given") and sum(map(self.weight, self.considered)) <= 0:
            raise ValueError(tr("weights must sum to more than 0: give a criterion one"))
        if not self.considered:
            raise ValueError(tr("criteria must name at least one, or weights must"))
        return self

    def uses(self, weigher: Weigher) -> bool:
        """Whether a way of weighing has a share in the weights."""
        return self.weighing.get(weigher, 0.0) > 0

    def weight(self, criterion: str) -> float:
        """Weight that was given to a criterion."""
        return self.weights.get(criterion, 0.0)

    def said(self, one: str, other: str) -> float:
        """Return how many times as important one is as the other in the rule book, 0 if unsaid."""
        return self.pairwise.get(one, {}).get(other, 0.0)

    def judgement(self, one: str, other: str) -> float:
        """Return how many times as important one is as the other; of two sayings the larger counts.

        The smaller one may be rounded: 0.333 beside 3.
        """
        there, back = self.said(one, other), self.said(other, one)
        return there or 1.0 if there >= back else 1.0 / back

    @property
    def compared(self) -> tuple[str, ...]:
        """Criteria of the pairwise comparisons, in order."""
        return in_order({*self.pairwise, *(name for row in self.pairwise.values() for name in row)})

    @property
    def considered(self) -> tuple[str, ...]:
        """Criteria that count, in order; all others are not looked at."""
        if self.criteria:
            return in_order(set(self.criteria))
        if self.uses("ahp"):
            return self.compared
        return in_order({name for name, weight in self.weights.items() if weight > 0})

    @property
    def further(self) -> tuple[str, ...]:
        """Criteria that count beside the four, in order."""
        return tuple(name for name in self.considered if name not in CRITERIA)


def in_order(names: set[str]) -> tuple[str, ...]:
    """Sort criteria: the four first, as declared, then further ones by name."""
    return (*(name for name in CRITERIA if name in names), *sorted(names.difference(CRITERIA)))

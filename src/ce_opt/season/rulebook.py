"""The rule book (`season.toml`): every key, its default and its unit.

The sections are pydantic models, so that a key is declared in one place; `rulebook_file` reads them
from TOML and words the faults. Sections of stages that this version does not have are listed in
`LATER_STAGES`: those that would change the plan are refused rather than passed over in silence.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, FiniteFloat, model_validator

__all__ = [
    "CRITERIA",
    "PRESET_INDICATORS",
    "Assignment",
    "Bids",
    "Criterion",
    "Importance",
    "IndicatorScale",
    "RuleBook",
    "SeasonFacts",
    "Weights",
]

Criterion = Literal["revenue_yuan", "social_importance", "stability", "fault_probability"]
CRITERIA: tuple[Criterion, ...] = (
    "revenue_yuan",
    "social_importance",
    "stability",
    "fault_probability",
)
"""Columns of table clients that importance is made of."""


class IndicatorScale(NamedTuple):
    """How an indicator's values become 0..100: the end that is better, and the ends if fixed."""

    direction: Literal["max", "min"] = "max"
    least: float | None = None
    most: float | None = None


PRESET_INDICATORS = {
    "performance": IndicatorScale(least=0, most=100),
    "breadth": IndicatorScale(least=0, most=1),
    "depth": IndicatorScale(least=0, most=1),
    "workload": IndicatorScale(least=0),
    "nearness": IndicatorScale("min"),
    "last_appraisal": IndicatorScale(least=0, most=100),
}
"""Indicators whose formula is known (`ce_opt.bids.presets`), with the scale that each has unless
the rule book gives another; indicators of other names are numeric columns of table engineers."""

USUAL_INDICATORS = ("performance", "breadth", "depth", "workload", "nearness")
"""Those that need no further column."""

LATER_STAGES = {
    "roster": True,
    "groups": True,
    "selection": True,
    "escalation": False,
    "duties": False,
    "appraisal": False,
}
"""Sections that a later version reads; True where the section would change the assignment."""

Weight = Annotated[float, Field(ge=0, le=1e6, allow_inf_nan=False)]


class Section(BaseModel):
    """A section of the rule book: frozen, and an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=False)


class SeasonFacts(Section):
    """``[season]``: what the plan is for."""

    name: str = Field(default="", max_length=200, description="title on every output")
    start: date | None = Field(default=None, description="first day of the season")
    end: date | None = Field(default=None, description="last day of the season")

    @model_validator(mode="after")
    def _in_order(self) -> SeasonFacts:
        if self.start and self.end and self.end < self.start:
            raise ValueError("end must not be before start")
        return self


class Importance(Section):
    """``[importance]``: which clients matter most."""

    method: Literal["weighted_sum"] = Field(
        default="weighted_sum", description="how criteria are joined"
    )
    weights: dict[Criterion, Weight] = Field(
        default_factory=lambda: dict.fromkeys(CRITERIA, 1.0),
        description="weight of each criterion (any scale; those not named weigh 0)",
    )
    direction: dict[Criterion, Literal["max", "min"]] = Field(
        default_factory=dict, description="min where a small value matters more [max]"
    )
    scale: dict[Criterion, Literal["linear", "log"]] = Field(
        default_factory=dict, description="log takes the natural logarithm first [linear]"
    )

    @model_validator(mode="after")
    def _weighs_something(self) -> Importance:
        if sum(self.weights.values()) <= 0:
            raise ValueError("weights must sum to more than 0")
        return self


class Weights(Section):
    """``[assignment.weights]``: points per unit of each term."""

    uncovered_specialties: Weight = Field(
        default=200, description="share of needs that neither covers"
    )
    single_cover: Weight = Field(default=40, description="share of needs that exactly one covers")
    travel_hours: Weight = Field(
        default=30, description="hours of one trip, A and B by their share"
    )
    bid_shortfall: Weight = Field(default=20, description="how far the bids stay below the highest")
    changed_seats: Weight = Field(default=25, description="each incumbent replaced")
    pair_tension: Weight = Field(
        default=15, description="each avoid (less each prefer) in the team"
    )
    unserved_importance: Weight = Field(
        default=1000, description="importance / 100 of a client left out"
    )
    outside_group: Weight = Field(default=60, description="share of needs outside team and group")
    overload: Weight = Field(default=1, description="each percent above 80 %, three from 90 % on")


class Assignment(Section):
    """``[assignment]``: what a team must respect, and what it costs."""

    a_share: float = Field(
        default=0.7,
        ge=0,
        le=1,
        allow_inf_nan=False,
        description="share of a client's hours that A carries",
    )
    max_travel_minutes: float | None = Field(
        default=None,
        ge=0,
        allow_inf_nan=False,
        description="longest trip of either seat, minutes [no limit]",
    )
    max_handovers: int | None = Field(
        default=None, ge=0, description="most seats that may change hands in the season [no limit]"
    )
    weights: Weights = Field(default_factory=Weights, description="points per unit of each term")


class Bids(Section):
    """``[bids]``: what makes an engineer's bid count; where the section stands, merit does."""

    panel_method: Literal["additive", "z_score", "mean"] = Field(
        default="additive",
        description="what is taken out of the panel's marks: additive = each evaluator's severity, "
        "z_score = severity and spread, mean = nothing",
    )
    trim: float = Field(
        default=0,
        ge=0,
        lt=0.5,
        allow_inf_nan=False,
        description="share of an engineer's marks left out at each end, by each criterion",
    )
    outlying_residual: float = Field(
        default=3,
        gt=0,
        allow_inf_nan=False,
        description="marks this many standard deviations from what evaluator and engineer lead to "
        "expect are flagged (studentised without the mark itself); they still count",
    )
    criteria: dict[str, Weight] = Field(
        default_factory=dict,
        description="weight of each criterion of table panel (any scale; those not named weigh 0) "
        "[all weigh the same]",
    )
    indicator_share: float = Field(
        default=0,
        ge=0,
        le=1,
        allow_inf_nan=False,
        description="λ: merit = (1 − λ) · panel + λ · indicators; at 1 no panel is needed",
    )
    indicators_alone: bool = Field(
        default=False,
        description="without table panel, take merit from the indicators alone; "
        "else bids then count as they stand",
    )
    indicators: dict[str, Weight] = Field(
        default_factory=lambda: dict.fromkeys(USUAL_INDICATORS, 1.0),
        description="weight of each indicator (any scale; those not named weigh 0): performance, "
        "breadth, depth, workload, nearness, last_appraisal (a column 0..100 of table engineers, "
        "empty for the new), or any other numeric column of table engineers",
    )
    direction: dict[str, Literal["max", "min"]] = Field(
        default_factory=dict,
        description="min where a small value is better [max; nearness: min, it is minutes]",
    )
    least: dict[str, FiniteFloat] = Field(
        default_factory=dict,
        description="value at one end of an indicator's scale, in its unit "
        "[performance, breadth, depth, workload, last_appraisal: 0; else the season's least]",
    )
    most: dict[str, FiniteFloat] = Field(
        default_factory=dict,
        description="value at the other end [performance, last_appraisal: 100; breadth, depth: 1; "
        "else the season's most]; what lies beyond counts as the end",
    )
    tie_breaks: list[str] = Field(
        default_factory=list,
        description='what parts equal merit, in order: "panel", "indicators" or an indicator; '
        "what is still equal shares a rank",
    )
    unscored_merit: float | None = Field(
        default=None,
        ge=0,
        le=100,
        allow_inf_nan=False,
        description="merit 0..100 that scales the bids of engineers without merit of their own, "
        "such as the designated whom no panel scored; 100 counts their bids in full "
        "[the mean merit of those who have one]",
    )


class RuleBook(Section):
    """The whole rule book; a section left out has its defaults, or (None) its stage is left out."""

    season: SeasonFacts = Field(default_factory=SeasonFacts)
    importance: Importance = Field(default_factory=Importance)
    assignment: Assignment = Field(default_factory=Assignment)
    bids: Bids | None = None

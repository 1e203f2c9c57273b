"""``[bids]`` of the rule book: what makes an engineer's bid count.

Indicators are presets, whose formula is known, and any column of numbers of table engineers that
the rule book names. Whether a name is one is asked by `ce_opt.season.checks.own_columns`.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from pydantic import Field, FiniteFloat

from ce_opt.season.section import Section, Weight

__all__ = ["PRESET_INDICATORS", "USUAL_INDICATORS", "Bids", "IndicatorScale"]


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
    "ledger": IndicatorScale(least=0),
}
"""Indicators whose formula is known (`ce_opt.bids.presets`), with the scale that each has unless
the rule book gives another; indicators of other names are numeric columns of table engineers."""

USUAL_INDICATORS = ("performance", "breadth", "depth", "workload", "nearness")
"""Those that need no further column."""


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
        "empty for the new), ledger (credit of table ledger), or any other numeric column of table "
        "engineers",
    )
    direction: dict[str, Literal["max", "min"]] = Field(
        default_factory=dict,
        description="min where a small value is better [max; nearness: min, it is minutes]",
    )
    least: dict[str, FiniteFloat] = Field(
        default_factory=dict,
        description="value at one end of an indicator's scale, in its unit "
        "[performance, breadth, depth, workload, last_appraisal, ledger: 0; else the season's "
        "least]",
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

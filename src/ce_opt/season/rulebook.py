"""The rule book (`season.toml`): every key, its default and its unit.

The sections are pydantic models, so that a key is declared in one place (``[importance]`` in
`importance_rules`, ``[bids]`` in `bid_rules`, each later stage's beside them); `rulebook_file`
reads them from TOML and words the faults.
"""

from __future__ import annotations

from datetime import date

from pydantic import Field, model_validator

from ce_opt.language import tr
from ce_opt.season.appraisal_rules import Appraisal
from ce_opt.season.bid_rules import PRESET_INDICATORS, Bids, IndicatorScale
from ce_opt.season.duty_rules import Duties
from ce_opt.season.escalation_rules import Escalation
from ce_opt.season.group_rules import Groups, GroupWeights
from ce_opt.season.importance_rules import CRITERIA, Criterion, Importance
from ce_opt.season.roster_rules import Roster
from ce_opt.season.section import Section, Weight
from ce_opt.season.selection_rules import Selection

__all__ = [
    "CRITERIA",
    "PRESET_INDICATORS",
    "Appraisal",
    "Assignment",
    "Bids",
    "Criterion",
    "Duties",
    "Escalation",
    "GroupWeights",
    "Groups",
    "Importance",
    "IndicatorScale",
    "Roster",
    "RuleBook",
    "SeasonFacts",
    "Selection",
    "Weights",
]


class SeasonFacts(Section):
    """``[season]``: what the plan is for."""

    name: str = Field(default="", max_length=200, description="title on every output")
    start: date | None = Field(default=None, description="first day of the season")
    end: date | None = Field(default=None, description="last day of the season")

    @model_validator(mode="after")
    def _in_order(self) -> SeasonFacts:
        if self.start and self.end and self.end < self.start:
            raise ValueError(tr("end must not be before start"))
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


class RuleBook(Section):
    """The whole rule book; a section left out has its defaults, or (None) its stage is left out."""

    season: SeasonFacts = Field(default_factory=SeasonFacts)
    importance: Importance = Field(default_factory=Importance)
    assignment: Assignment = Field(default_factory=Assignment)
    bids: Bids | None = None
    selection: Selection | None = None
    roster: Roster | None = None
    groups: Groups | None = None
    escalation: Escalation | None = None
    appraisal: Appraisal | None = None
    duties: Duties = Field(default_factory=Duties)

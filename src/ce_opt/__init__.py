"""ce_opt: assigns A and B customer engineers to key clients, and proves how good the plan is.

    >>> import ce_opt
    >>> season = ce_opt.read_season("instances/tiny")
    >>> plan = ce_opt.plan_season(season)
    >>> plan.summary.status
    'optimal'

The names below are imported on first use, so that ``import ce_opt`` loads neither pandas nor a
solver.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ce_opt.generate import generate_season
    from ce_opt.language import speak
    from ce_opt.pipeline import plan_season
    from ce_opt.plan import appraise_plan, audit, read_plan, write_plan
    from ce_opt.season import read_season, season_from_frames, write_folder, write_workbook
    from ce_opt.teams.budget import Budget
    from ce_opt.whatif.compare import compare
    from ce_opt.whatif.panel import whatif_panel
    from ce_opt.whatif.recommend import recommend
    from ce_opt.whatif.repair import repair
    from ce_opt.whatif.replan import replan
    from ce_opt.whatif.scenarios import read_scenarios
    from ce_opt.whatif.seats import read_seats
    from ce_opt.whatif.sweep import sweep
    from ce_opt.whatif.why import why_client, why_engineer
    from ce_opt.whatif.why_not import why_not

__all__ = [
    "Budget",
    "__version__",
    "appraise_plan",
    "audit",
    "compare",
    "generate_season",
    "plan_season",
    "read_plan",
    "read_scenarios",
    "read_season",
    "read_seats",
    "recommend",
    "repair",
    "replan",
    "season_from_frames",
    "speak",
    "sweep",
    "whatif_panel",
    "why_client",
    "why_engineer",
    "why_not",
    "write_folder",
    "write_plan",
    "write_workbook",
]

__version__ = "0.1.0"

HOMES = {
    "Budget": "ce_opt.teams.budget",
    "appraise_plan": "ce_opt.plan",
    "audit": "ce_opt.plan",
    "compare": "ce_opt.whatif.compare",
    "generate_season": "ce_opt.generate",
    "plan_season": "ce_opt.pipeline",
    "read_plan": "ce_opt.plan",
    "read_scenarios": "ce_opt.whatif.scenarios",
    "read_season": "ce_opt.season",
    "read_seats": "ce_opt.whatif.seats",
    "recommend": "ce_opt.whatif.recommend",
    "repair": "ce_opt.whatif.repair",
    "replan": "ce_opt.whatif.replan",
    "season_from_frames": "ce_opt.season",
    "speak": "ce_opt.language",
    "sweep": "ce_opt.whatif.sweep",
    "whatif_panel": "ce_opt.whatif.panel",
    "why_client": "ce_opt.whatif.why",
    "why_engineer": "ce_opt.whatif.why",
    "why_not": "ce_opt.whatif.why_not",
    "write_folder": "ce_opt.season",
    "write_plan": "ce_opt.plan",
    "write_workbook": "ce_opt.season",
}


def __getattr__(name: str) -> object:
    """Import a public name from its home on first use."""
    if name in HOMES:
        return getattr(import_module(HOMES[name]), name)
    raise AttributeError(f"module 'ce_opt' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)

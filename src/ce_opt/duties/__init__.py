"""Duties: visits, meetings, handovers and reports of a season, with their days and hours.

`plan_duties` makes an `Agenda` from a plan's teams and groups; `calendar_files` writes it for
people's own calendars. Nothing but `ce_opt.duties.choice` loads a solver, and only when it chooses.
"""

from ce_opt.duties.duty import Duty, Identity, Open, Person
from ce_opt.duties.revisions import Withdrawn
from ce_opt.duties.stage import Agenda, OldAgenda, plan_duties

__all__ = [
    "Agenda",
    "Duty",
    "Identity",
    "OldAgenda",
    "Open",
    "Person",
    "Withdrawn",
    "plan_duties",
]

"""Virtual groups, the support group and the working group: who stands behind whom.

In each department everybody is in one virtual group, which covers the department's specialties and
has a leader. Leaders are support engineers of specialties with leads_groups; the support group
covers every specialty for all clients.

What solves stands in `form`, which loads the solver; everything here is plain.
"""

from ce_opt.groups.division import Division, Group, Standing
from ce_opt.groups.duty import duty_hours, with_groups
from ce_opt.groups.facts import GroupFacts
from ce_opt.groups.notes import group_notes
from ce_opt.groups.rules import breaches

__all__ = [
    "Division",
    "Group",
    "GroupFacts",
    "Standing",
    "breaches",
    "duty_hours",
    "group_notes",
    "with_groups",
]

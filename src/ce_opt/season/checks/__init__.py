"""Rules that look across the rows of a table, or across tables.

Each check is a small function from a `Draft` to faults. To add one, write it in the file of its
topic and add its name to `CHECKS`; a test case goes to `tests/season/broken.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ce_opt.errors import Fault
from ce_opt.season.checks.bid_rules import (
    criteria_nobody_judged,
    criteria_with_a_dot,
    names_of_no_indicator,
    scales_without_length,
    weights_of_nothing,
)
from ce_opt.season.checks.criteria import (
    entropy_of_less_than_nothing,
    nothing_to_fill_from,
    weights_without_criterion,
    wrong_fillings,
)
from ce_opt.season.checks.designations import (
    b_without_seat_b,
    more_required_than_seats,
    required_but_never_served,
)
from ce_opt.season.checks.duty_rules import (
    duties_longer_than_the_day,
    hours_out_of_order,
    meeting_outside_the_hours,
)
from ce_opt.season.checks.group_rules import (
    groups_of_nobody,
    levels_of_no_specialty,
    two_groups_at_once,
)
from ce_opt.season.checks.keys import repeated_keys
from ce_opt.season.checks.leave import leave_ends_before_it_starts
from ce_opt.season.checks.log_scale import logarithm_of_nothing
from ce_opt.season.checks.needs import no_hours, not_one_primary, without_needs
from ce_opt.season.checks.own_columns import unknown_columns
from ce_opt.season.checks.pairwise import comparisons_not_reciprocal, comparisons_not_whole
from ce_opt.season.checks.panel import judged_in_conflict, judged_oneself
from ce_opt.season.checks.ratings import rated_by_nobody, rated_oneself
from ce_opt.season.checks.references import dangling_references
from ce_opt.season.checks.relations import (
    engineer_or_client,
    linked_to_itself,
    links_at_odds,
    tied_to_oneself,
)
from ce_opt.season.checks.roster_rules import departments_of_nowhere, posts_without_merit
from ce_opt.season.checks.rows import empty_tables
from ce_opt.season.checks.selection import (
    fewer_than_must_be_served,
    shares_of_a_name_with_a_dot,
    shares_of_nobody,
)
from ce_opt.season.checks.work_log import work_after_the_season, work_before_the_season
from ce_opt.season.draft import Draft

__all__ = ["CHECKS", "Check"]

Check = Callable[[Draft], Iterator[Fault]]

CHECKS: tuple[Check, ...] = (
    empty_tables,
    repeated_keys,
    dangling_references,
    linked_to_itself,
    links_at_odds,
    tied_to_oneself,
    engineer_or_client,
    without_needs,
    not_one_primary,
    no_hours,
    b_without_seat_b,
    required_but_never_served,
    more_required_than_seats,
    leave_ends_before_it_starts,
    unknown_columns,
    weights_without_criterion,
    comparisons_not_whole,
    comparisons_not_reciprocal,
    nothing_to_fill_from,
    wrong_fillings,
    logarithm_of_nothing,
    entropy_of_less_than_nothing,
    judged_oneself,
    judged_in_conflict,
    weights_of_nothing,
    criteria_nobody_judged,
    criteria_with_a_dot,
    names_of_no_indicator,
    scales_without_length,
    shares_of_nobody,
    shares_of_a_name_with_a_dot,
    fewer_than_must_be_served,
    departments_of_nowhere,
    posts_without_merit,
    rated_by_nobody,
    rated_oneself,
    work_after_the_season,
    work_before_the_season,
    levels_of_no_specialty,
    groups_of_nobody,
    two_groups_at_once,
    hours_out_of_order,
    duties_longer_than_the_day,
    meeting_outside_the_hours,
)
"""All checks, from the simplest to those that need the most in order."""

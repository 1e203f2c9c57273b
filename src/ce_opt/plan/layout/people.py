"""Tables about people: bids, posts, groups, and the reckoning at the season's end."""

from __future__ import annotations

from ce_opt.plan.layout.table import PlanColumn, PlanTable
from ce_opt.season.appraisal_rules import ROLES

__all__ = ["APPRAISAL", "BIDS", "GROUPS", "ROSTER"]

BIDS = PlanTable(
    "bids",
    "What the engineers' bids are worth: merit from the panel's scores and the indicators.",
    (
        PlanColumn("engineer", "id of the engineer", "id"),
        PlanColumn(
            "panel", "panel score, 0 to 100; empty without marks", unit="points", blank=True
        ),
        PlanColumn("indicators", "score of the indicators, 0 to 100", unit="points"),
        PlanColumn(
            "merit", "scales the engineer's bids; own merit where there is a rank", unit="points"
        ),
        PlanColumn(
            "rank",
            "1 for the greatest merit, equal ones share a rank; empty where nobody judged",
            "count",
            blank=True,
        ),
        PlanColumn(
            "result",
            "awarded: ranked, and has a post; reserve: ranked, and in reserve; not: else",
            "text",
        ),
        PlanColumn(
            "decided_by",
            "what decided the result, as in table roster; without one, the criterion that decided "
            "the rank",
            "text",
        ),
    ),
)
ROSTER = PlanTable(
    "roster",
    "Who becomes a customer engineer, who is in reserve, and what decided.",
    (
        PlanColumn("engineer", "id of the engineer", "id"),
        PlanColumn("department", "home department", "id"),
        PlanColumn("entry", "designated, applicant or support", "text"),
        PlanColumn("merit", "as in table bids, 0 to 100", unit="points"),
        PlanColumn("post", "engineer or support; empty: none", "text"),
        PlanColumn(
            "reserve_rank",
            "1 for who is asked first in the department, equal ones share it; empty: no reserve",
            "count",
            blank=True,
        ),
        PlanColumn(
            "decided_by",
            "criterion, tie break, designation or cover that decided; tie: nothing declared did",
            "text",
        ),
        PlanColumn("covers", "specialties of the department that the person covers", "text"),
        PlanColumn(
            "follower", "who follows where the person drops out; several where tied", "text"
        ),
    ),
)

GROUPS = PlanTable(
    "groups",
    "Who stands behind whom: virtual groups, the support group and the working group.",
    (
        PlanColumn(
            "engineer", "id of the engineer; once for each group that the person is in", "id"
        ),
        PlanColumn("group", "id of the group", "id"),
        PlanColumn(
            "role",
            "member or leader of a virtual group; support or support_leader; working",
            "text",
        ),
    ),
)

APPRAISAL = PlanTable(
    "appraisal",
    "The season's reckoning: a row for each engineer who is appraised, every part of the score "
    "before (_raw) and after adjustment.",
    (
        PlanColumn("engineer", "id of the engineer", "id"),
        PlanColumn("group", "the engineer's group; the department without one", "id"),
        PlanColumn(
            "qualitative", "marks, each rater's severity taken out, 0 to 100", unit="points"
        ),
        PlanColumn(
            "quantitative",
            "work against what was expected, 0 to 100; hard clients count more",
            unit="points",
        ),
        PlanColumn("expected_hours", "hours of the engineer's seats", unit="hours a season"),
        PlanColumn("score", "(1 − quantitative_share) · qualitative + the rest", unit="points"),
        PlanColumn("rank", "in the group that is ranked together; equals share it", "count"),
        PlanColumn("grade", "by the group's quotas", "text"),
        PlanColumn("bonus_yuan", "share of the pool; they sum to it", unit="yuan"),
        PlanColumn("innovation_yuan", "share of the special fund", unit="yuan"),
        PlanColumn("role", "in the group; none without a group", "text"),
        PlanColumn("ranked_in", "who is ranked together: the group, or several small ones", "text"),
        PlanColumn(
            "to_next_grade",
            "points of score that would have given the next better grade",
            unit="points",
            blank=True,
        ),
        PlanColumn("filled", "halves of the score that were missing, taken at the mean", "text"),
        PlanColumn("qualitative_raw", "marks as given", unit="points"),
        PlanColumn("quantitative_raw", "with all clients equally hard", unit="points"),
        PlanColumn("score_raw", "of these two", unit="points"),
        PlanColumn("rank_raw", "by score_raw", "count"),
        PlanColumn("grade_raw", "by score_raw", "text"),
        PlanColumn("logged_hours", "hours of work that count", unit="hours a season"),
        PlanColumn("credited_hours", "× kind × quality × difficulty", unit="hours a season"),
        PlanColumn("credited_hours_raw", "× kind × quality", unit="hours a season"),
        PlanColumn("hours_against", "what credit is set against", unit="hours a season"),
        PlanColumn(
            "difficulty", "what an hour at the engineer's seats counts, 1 on average", blank=True
        ),
        *(
            PlanColumn(role, f"marks by role {role}, severity out", unit="points", blank=True)
            for role in ROLES
        ),
        *(
            PlanColumn(f"{role}_raw", f"marks by role {role}", unit="points", blank=True)
            for role in ROLES
        ),
    ),
)

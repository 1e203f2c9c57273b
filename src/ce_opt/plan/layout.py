"""The tables of a plan, each declared once.

Writing, reading, the workbook and the data dictionary use the same declaration. To add a column,
add it here, fill it in `tables` and recompute it in `audit`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

import pandas as pd

from ce_opt.season.appraisal_rules import ROLES
from ce_opt.season.escalation_rules import Minutes, Trigger
from ce_opt.season.rulebook import CRITERIA, Weights
from ce_opt.teams.terms import GROUP_TERMS, TEAM_TERMS, overload, unserved_importance

__all__ = [
    "ALL_TABLES",
    "APPRAISAL",
    "ASSIGNMENT",
    "BIDS",
    "CERTIFICATE",
    "CLIENT_TERMS",
    "DUTIES",
    "DUTY_HOURS",
    "ESCALATION",
    "GROUPS",
    "IMPORTANCE",
    "IMPUTED",
    "LOADS",
    "OPEN_DUTIES",
    "PLAN_TABLES",
    "ROSTER",
    "STAGE_TABLES",
    "TRIGGER_MINUTES",
    "UNSERVED",
    "WITHDRAWN_DUTIES",
    "Kind",
    "PlanColumn",
    "PlanTable",
]

Kind = Literal["id", "text", "number", "count", "yes_no"]

CLIENT_TERMS: tuple[str, ...] = (*(term.NAME for term in TEAM_TERMS), unserved_importance.NAME)
"""Terms with points for each client: the columns between the seats and the points. Where there are
virtual groups those of `GROUP_TERMS` follow behind the points, which are the sum of all."""


@dataclass(frozen=True)
class PlanColumn:
    """A column of a plan table.

    Attributes
    ----------
    name, meaning : for the head and for the data dictionary
    kind : how a cell is written and read
    unit : unit of a number, empty where there is none
    blank : whether a number or count may be missing, NaN or NA in the frame, an empty cell
    """

    name: str
    meaning: str
    kind: Kind = "number"
    unit: str = ""
    blank: bool = False


@dataclass(frozen=True)
class PlanTable:
    """A table of a plan: a CSV file and a sheet of the workbook.

    Attributes
    ----------
    name : file stem and sheet name
    meaning : a sentence for the data dictionary
    columns : in the order of the file
    further : name -> a column that may follow; ``*``, if it is there, stands for any other name
    """

    name: str
    meaning: str
    columns: tuple[PlanColumn, ...]
    further: Mapping[str, PlanColumn] = field(default_factory=dict)

    @property
    def file(self) -> str:
        """Name of the CSV file."""
        return f"{self.name}.csv"

    @property
    def heads(self) -> tuple[str, ...]:
        """Names of the columns."""
        return tuple(column.name for column in self.columns)

    def widened(self, heads: Sequence[str]) -> PlanTable:
        """Give the table with the further columns of a file or a frame, where it may have any."""
        any_other = self.further.get("*")
        more = [(head, self.further.get(head, any_other)) for head in heads[len(self.columns) :]]
        found = [replace(column, name=head) for head, column in more if head and column]
        return replace(self, columns=(*self.columns, *found))

    def frame(self, columns: dict[str, object]) -> pd.DataFrame:
        """Build the table's frame: declared columns in order, ids and texts as text."""
        texts = {column.name: "str" for column in self.columns if column.kind in ("id", "text")}
        return pd.DataFrame({name: columns[name] for name in self.heads}).astype(texts)


def points_column(term: str) -> PlanColumn:
    """Declare the weighted points of a term."""
    meaning = f"weighted points of the term: {Weights.model_fields[term].description}"
    return PlanColumn(term, meaning, unit="points")


CLIENT = PlanColumn("client", "id of the client", "id")
WEIGHT = PlanColumn("importance", "how much the client matters, 0 to 100", unit="points")

DUTY_HOURS = "duty_hours"
"""Head of the column of hours of duty; there where anybody has a duty that counts."""
IMPUTED = "imputed"
"""Head of the column that says what was filled in; there where the rule book fills anything in."""

ASSIGNMENT = PlanTable(
    "assignment",
    "Who serves each client: one row per client, the points of its team or of having none.",
    (
        CLIENT,
        WEIGHT,
        PlanColumn("engineer_a", "engineer in seat A; empty: the client is unserved", "id"),
        PlanColumn("engineer_b", "engineer in seat B; empty: unserved, or seat A alone", "id"),
        *map(points_column, CLIENT_TERMS),
        PlanColumn("points", "sum of the terms", unit="points"),
    ),
    {term.NAME: points_column(term.NAME) for term in GROUP_TERMS},
)
UNSERVED = PlanTable(
    "unserved",
    "Clients without a team, why, and what would help.",
    (
        CLIENT,
        WEIGHT,
        PlanColumn("reason", "what keeps the client without a team in this plan", "text"),
        PlanColumn("next_step", "the cheapest cure that was found, with its figures", "text"),
    ),
)
LOADS = PlanTable(
    "loads",
    "What each engineer carries.",
    (
        PlanColumn("engineer", "id of the engineer", "id"),
        PlanColumn("care_hours", "time for client care", unit="hours a season"),
        PlanColumn("hours_a", "hours carried in seats A", unit="hours a season"),
        PlanColumn("hours_b", "hours carried in seats B", unit="hours a season"),
        PlanColumn(
            "utilisation",
            "(hours_a + hours_b + duty_hours) / care_hours; 0 without care hours",
            unit="share",
        ),
        PlanColumn("clients_a", "number of seats A", "count"),
        PlanColumn("clients_b", "number of seats B", "count"),
        points_column(overload.NAME),
    ),
    {
        DUTY_HOURS: PlanColumn(
            DUTY_HOURS, "hours that leading and support duty take", unit="hours a season"
        )
    },
)
IMPORTANCE = PlanTable(
    "importance",
    "Why each client matters: the contributions of the criteria, which sum to the importance.",
    (
        CLIENT,
        WEIGHT,
        PlanColumn("rank", "1 for what matters most; equal importance shares a rank", "count"),
        *(PlanColumn(name, f"contribution of {name}", unit="points") for name in CRITERIA),
        PlanColumn("selected", "whether the client has a team", "yes_no"),
    ),
    {
        "*": PlanColumn("", "contribution of a further criterion", unit="points"),
        IMPUTED: PlanColumn(IMPUTED, "criteria whose missing values were filled in", "text"),
    },
)
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
DUTIES = PlanTable(
    "duties",
    "Who is where when: visits, meetings, handovers and reports, one row per person.",
    (
        PlanColumn("date", "the day, as year-month-day", "text"),
        PlanColumn(
            "start", "the hour, as 09:30; empty for a report, which is due that day", "text"
        ),
        PlanColumn("minutes", "how long; 0 for a report", "count", unit="minutes"),
        PlanColumn("kind", "visit, meeting, report or handover", "text"),
        PlanColumn("client", "id of the client; empty where it is about none", "id"),
        PlanColumn(
            "group", "id of the group (without groups: the department); empty for none", "id"
        ),
        PlanColumn("engineer", "the person, if an engineer", "id"),
        PlanColumn("account_manager", "the person, if an account manager", "id"),
        PlanColumn(
            "role",
            "A, B, account_manager; the role in the group; hands_over, takes_over, swaps; author",
            "text",
        ),
        PlanColumn(
            "occasion",
            "quarter of a visit, month of a meeting, seats of a handover, which report",
            "text",
        ),
        PlanColumn(
            "revision", "how often the duty was changed since it was first planned", "count"
        ),
    ),
)
OPEN_DUTIES = PlanTable(
    "open_duties",
    "What has no place in the calendar, and why.",
    (
        PlanColumn("kind", "visit, meeting, report or handover", "text"),
        PlanColumn("client", "id of the client; empty where it is about none", "id"),
        PlanColumn("group", "id of the group; empty for none", "id"),
        PlanColumn("engineer", "A, B, the new holder or the author; empty for a meeting", "id"),
        PlanColumn("occasion", "as in table duties; B joins: B has no visit this season", "text"),
        PlanColumn("proved", "whether no calendar at all could have it", "yes_no"),
        PlanColumn("reason", "what stands in the way", "text"),
        PlanColumn("next_step", "what would help", "text"),
    ),
)
WITHDRAWN_DUTIES = replace(
    DUTIES,
    name="withdrawn_duties",
    meaning="What an older calendar held for a person and this one does not: called off there.",
)
TRIGGER_MINUTES: dict[str, Trigger] = {
    "minutes": "request",
    "presales_minutes": "presales",
    "order_minutes": "order",
    "complaint_minutes": "complaint",
    "major_fault_minutes": "major_fault",
}
"""Column of table *escalation* -> kind of request whose time to answer it holds."""

SPECIALTY = PlanColumn("specialty", "what the problem is in", "id")


def minutes_column(name: str) -> PlanColumn:
    """Declare the minutes to answer a kind of request."""
    kind = Minutes.model_fields[TRIGGER_MINUTES[name]].description or ""
    return PlanColumn(name, f"minutes to answer: {kind.removesuffix(', minutes')}", "count")


ESCALATION = PlanTable(
    "escalation",
    "Who helps when A cannot: the ladder of each client and specialty, a row for each person.",
    (
        CLIENT,
        SPECIALTY,
        PlanColumn("step", "place on the ladder, from 1", "count"),
        PlanColumn("level", "A, B, group, department, support or working", "text"),
        PlanColumn("engineer", "who is asked; one of the working group is told", "id"),
        PlanColumn("appointed_by", "who sends them; empty: they are asked directly", "id"),
        minutes_column("minutes"),
        PlanColumn("reason", "why this person: skill, load, travel, last worked together", "text"),
        *map(minutes_column, list(TRIGGER_MINUTES)[1:]),
        PlanColumn("distance", "levels that they are short of the problem", unit="levels"),
        PlanColumn("hours", "hours of helping that are expected of them here", unit="hours"),
        PlanColumn("travel_minutes", "one trip to the client", unit="minutes"),
        PlanColumn("skipped", "in the first row: steps that the ladder lacks, and why", "text"),
    ),
)


def hops_column(case: str, meaning: str) -> PlanColumn:
    """Declare how many are tried in vain."""
    return PlanColumn(
        f"hops_{case}", f"tried in vain {meaning}; empty: a dead end", "count", blank=True
    )


CERTIFICATE = PlanTable(
    "certificate",
    "Every ladder walked with people away: whether somebody is left to help.",
    (
        CLIENT,
        SPECIALTY,
        PlanColumn("level", "level of the problem", "count"),
        PlanColumn("solver", "who solves it with nobody away; empty: nobody", "id"),
        hops_column("nobody", "with nobody away"),
        hops_column("a", "with A away"),
        hops_column("b", "with B away"),
        hops_column("both", "with A and B away"),
        hops_column("leader", "with the leader of the own group away"),
        hops_column("worst", "at most, with any single person away"),
        PlanColumn("dead_without", "each person without whom nobody solves it", "text"),
        PlanColumn("above_free", "cases in which the helper is above their free hours", "text"),
    ),
)

PLAN_TABLES: tuple[PlanTable, ...] = (ASSIGNMENT, UNSERVED, LOADS, IMPORTANCE)
"""The tables of every plan."""
STAGE_TABLES: tuple[PlanTable, ...] = (
    BIDS,
    ROSTER,
    GROUPS,
    ESCALATION,
    CERTIFICATE,
    DUTIES,
    OPEN_DUTIES,
    WITHDRAWN_DUTIES,
    APPRAISAL,
)
"""Tables of stages that need not run; without its stage a plan has no such table, file or sheet."""
ALL_TABLES = (*PLAN_TABLES, *STAGE_TABLES)
"""Every table that a plan may have, in the order of the workbook's sheets."""

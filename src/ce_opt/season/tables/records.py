"""Marks and work at the season's end, and what is carried from season to season."""

from __future__ import annotations

from collections.abc import Mapping

from ce_opt.season.column import PERCENT_FIX, as_key, choice, date, key, number, optional, reference
from ce_opt.season.table import Table

__all__ = ["LEDGER", "RATERS", "RATINGS", "WORK_LOG"]

RATERS: Mapping[str, tuple[str, str]] = {
    "client": ("clients", "client"),
    "account_manager": ("account_managers", "account_manager"),
    "group_member": ("engineers", "engineer"),
    "pair_partner": ("engineers", "engineer"),
}
"""Role -> table and column where its raters stand; groups rate under names of their own."""

RATINGS = Table(
    "ratings",
    "评价",
    "Marks at the season's end, by everyone who worked with the engineer.",
    (
        key("rater", "评价人", "id of the person or client"),
        as_key(
            choice(
                "rater_role",
                "评价角色",
                "in which role the mark was given",
                {
                    "client": "客户",
                    "account_manager": "客户经理",
                    "support_group": "支撑小组",
                    "working_group": "工作小组",
                    "group_member": "组员",
                    "pair_partner": "AB角搭档",
                },
            )
        ),
        key("engineer", "工号", "who is rated", "engineers"),
        number("score", "得分", "the mark", PERCENT_FIX, unit="points", least=0, most=100),
    ),
    optional=True,
)
WORK_LOG = Table(
    "work_log",
    "工作日志",
    "What was done for whom.",
    (
        date("date", "日期", "the day"),
        reference("engineer", "工号", "who did it", "engineers"),
        optional(reference("client", "客户编号", "for whom", "clients"), ""),
        choice(
            "kind",
            "类型",
            "sort of work",
            {
                "visit": "走访",
                "fault": "故障",
                "project": "项目",
                "escalation": "支撑",
                "report": "报告",
                "innovation": "创新",
            },
        ),
        optional(reference("specialty", "专业", "the specialty used", "specialties"), ""),
        number("hours", "工时", "time spent", "write hours", unit="hours", least=0, most=10_000),
        number(
            "quality", "质量", "mark of the work", PERCENT_FIX, unit="points", least=0, most=100
        ),
    ),
    optional=True,
)
LEDGER = Table(
    "ledger",
    "台账",
    "What engineers took upon themselves in earlier seasons; `ce-opt appraise --ledger` writes it, "
    "it is weighed by `[appraisal] ledger_decay` and `ledger_weights`.",
    (
        key("engineer", "工号", "the engineer; those who have left may stand here"),
        key("season", "考核期", "name of the season"),
        date("end", "结束", "last day of that season: how long ago it was"),
        number(
            "hard_hours",
            "难度工时",
            "hours by which the seats weighed more than average ones",
            "write hours",
            unit="hours",
            least=0,
            most=100_000,
        ),
        number(
            "travel_hours",
            "路途工时",
            "time on the way to clients and back",
            "write hours",
            unit="hours",
            least=0,
            most=100_000,
        ),
        number(
            "lost_bids",
            "落选竞标",
            "bids for clients that others were given",
            "write a number",
            unit="bids",
            least=0,
            most=100_000,
        ),
        number(
            "helping_hours",
            "支援工时",
            "work for clients of others",
            "write hours",
            unit="hours",
            least=0,
            most=100_000,
        ),
    ),
    optional=True,
)

"""Engineers, what they can do, and account managers."""

from __future__ import annotations

from ce_opt.season.column import (
    LEVEL_FIX,
    PERCENT_FIX,
    as_key,
    choice,
    count,
    date,
    key,
    number,
    optional,
    reference,
    text,
)
from ce_opt.season.table import Table

__all__ = ["ACCOUNT_MANAGERS", "ENGINEERS", "LEAVE", "SKILLS"]

ENGINEERS = Table(
    "engineers",
    "工程师",
    "People who may serve clients, and the time they have.",
    (
        key("engineer", "工号", "id of the engineer"),
        text("name", "姓名", "the person's name"),
        reference("department", "部门", "home department", "departments"),
        reference("district", "区域", "where the person is stationed", "districts"),
        number(
            "care_hours",
            "服务工时",
            "time for client care, net of leave",
            "write the hours available this season",
            unit="hours a season",
            least=0,
            most=10_000,
        ),
        number(
            "performance",
            "往常工作表现",
            "past performance",
            PERCENT_FIX,
            unit="points",
            least=0,
            most=100,
        ),
        optional(
            choice(
                "entry",
                "选拔方式",
                "how the person comes to the role",
                {"designated": "指定", "applicant": "竞标", "support": "支撑"},
            ),
            "designated",
        ),
        optional(
            count(
                "max_a",
                "A角上限",
                "most clients as A",
                "write a whole number, or nothing",
                least=0,
                most=1_000_000,
            )
        ),
        optional(
            count(
                "max_clients",
                "客户上限",
                "most clients in both seats together",
                "write a whole number, or nothing",
                least=0,
                most=1_000_000,
            )
        ),
    ),
)
SKILLS = Table(
    "skills",
    "技能",
    "What each engineer can do; a specialty that is not listed is not held.",
    (
        key("engineer", "工号", "the engineer", "engineers"),
        key("specialty", "专业", "the specialty", "specialties"),
        count("level", "级别", "1 basic to 5 expert", LEVEL_FIX, least=1, most=5),
    ),
)
ACCOUNT_MANAGERS = Table(
    "account_managers",
    "客户经理",
    "Commercial contacts of the clients; they join the visits.",
    (
        key("account_manager", "客户经理", "id of the account manager"),
        text("name", "姓名", "the person's name"),
        reference("district", "区域", "where the person is stationed", "districts"),
    ),
)
LEAVE = Table(
    "leave",
    "休假",
    "Days on which an engineer is away; care_hours is already net of it.",
    (
        key("engineer", "工号", "who is away", "engineers"),
        as_key(date("start", "开始", "first day")),
        date("end", "结束", "last day"),
    ),
    optional=True,
)

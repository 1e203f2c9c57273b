"""The season's tables, each declared once.

To add a column, add it here: reading, checking, ``ce-opt schema``, `instances/README.md` and the
workbook's heads follow. Rules that look across rows or tables stand in `ce_opt.season.checks`.
"""

from __future__ import annotations

from ce_opt.season.column import (
    as_key,
    choice,
    count,
    date,
    key,
    number,
    optional,
    reference,
    text,
    yes_no,
)
from ce_opt.season.table import Table

__all__ = ["BY_NAME", "TABLES"]

LEVEL_FIX = "write the level as 1 (basic) to 5 (expert)"
PERCENT_FIX = "write a mark from 0 to 100"

SPECIALTIES = Table(
    "specialties",
    "专业",
    "The technical specialties that clients need and engineers hold.",
    (
        key("specialty", "专业", "id of the specialty"),
        text("name", "名称", "what people call it"),
        yes_no("leads_groups", "可任组长", "its support engineers lead virtual groups"),
    ),
)
SPECIALTY_LINKS = Table(
    "specialty_links",
    "专业关联",
    "How far knowledge of one specialty helps in another; a link holds in both directions.",
    (
        key("specialty", "专业", "one end of the link", "specialties"),
        key("other", "关联专业", "the other end", "specialties"),
        number(
            "closeness",
            "接近度",
            "0 no help at all, 1 the same craft",
            "write a share from 0 to 1",
            least=0,
            most=1,
        ),
    ),
    optional=True,
)
DISTRICTS = Table(
    "districts",
    "区域",
    "Places where engineers are stationed and clients sit.",
    (
        key("district", "区域", "id of the district"),
        text("name", "名称", "what people call it"),
        number(
            "latitude",
            "纬度",
            "north is positive",
            "write decimal degrees from -90 to 90",
            unit="degrees",
            least=-90,
            most=90,
        ),
        number(
            "longitude",
            "经度",
            "east is positive",
            "write decimal degrees from -180 to 180",
            unit="degrees",
            least=-180,
            most=180,
        ),
    ),
)
TRAVEL = Table(
    "travel",
    "行程时间",
    "Minutes between districts where the distance formula is wrong (bridges, ferries); "
    "a row holds in both directions unless both are given.",
    (
        key("from", "出发区域", "district of the engineer", "districts"),
        key("to", "到达区域", "district of the client", "districts"),
        number(
            "minutes",
            "分钟",
            "door to door",
            "write the minutes of one trip",
            unit="minutes",
            least=0,
            most=10_000,
        ),
    ),
    optional=True,
)
DEPARTMENTS = Table(
    "departments",
    "部门",
    "Maintenance departments that lend engineers to the virtual team.",
    (
        key("department", "部门", "id of the department"),
        text("name", "名称", "what people call it"),
        reference("district", "区域", "where it sits", "districts"),
    ),
)
DEPARTMENT_SPECIALTIES = Table(
    "department_specialties",
    "部门专业",
    "Specialties that each department must be able to cover.",
    (
        key("department", "部门", "the department", "departments"),
        key("specialty", "专业", "a specialty of its own", "specialties"),
    ),
)
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
CLIENTS = Table(
    "clients",
    "大客户",
    "Key clients, and what makes them matter.",
    (
        key("client", "客户编号", "id of the client"),
        text("name", "客户名称", "the client's name"),
        text("sector", "行业", "bank, port, government, …"),
        reference("district", "区域", "where the client is served", "districts"),
        reference(
            "account_manager", "客户经理", "who looks after the contract", "account_managers"
        ),
        number(
            "revenue_yuan",
            "收入",
            "yearly revenue",
            "write the yearly revenue in yuan",
            unit="yuan a year",
            least=0,
            most=1e12,
        ),
        number(
            "social_importance",
            "社会重要性",
            "how much the city depends on it",
            PERCENT_FIX,
            unit="points",
            least=0,
            most=100,
        ),
        number(
            "stability",
            "稳固性",
            "how sure the client stays",
            PERCENT_FIX,
            unit="points",
            least=0,
            most=100,
        ),
        number(
            "fault_probability",
            "出现问题概率",
            "chance of a fault in a month",
            "write a probability from 0 to 1",
            least=0,
            most=1,
        ),
        optional(
            choice("seats", "席位", "seats to fill", {"A": "A角", "AB": "AB角"}, "write A or AB"),
            "AB",
        ),
        optional(
            choice(
                "service",
                "服务",
                "whether the client must be served, may be, or must not",
                {"must": "必须", "auto": "自动", "never": "不服务"},
            ),
            "auto",
        ),
    ),
)
NEEDS = Table(
    "needs",
    "客户需求",
    "What each client needs: exactly one row per client is the primary specialty.",
    (
        key("client", "客户编号", "the client", "clients"),
        key("specialty", "专业", "the specialty", "specialties"),
        count("level", "级别", "level that covers the need", LEVEL_FIX, least=1, most=5),
        number(
            "hours",
            "工时",
            "care needed",
            "write the care hours of the season",
            unit="hours a season",
            least=0,
            most=10_000,
        ),
        yes_no("primary", "主专业", "the specialty that A must cover"),
    ),
)
DESIGNATIONS = Table(
    "designations",
    "指定",
    "Seats that were decided beforehand: an engineer required at, or kept from, a client.",
    (
        key("client", "客户编号", "the client", "clients"),
        key("engineer", "工号", "the engineer", "engineers"),
        choice(
            "seat",
            "角色",
            "the seat, or any",
            {"A": "A角", "B": "B角", "any": "任意"},
            "write A, B or any",
        ),
        choice(
            "kind",
            "类型",
            "required or forbidden",
            {"required": "必须", "forbidden": "禁止"},
            "write required or forbidden",
        ),
    ),
    optional=True,
)
RELATIONS = Table(
    "relations",
    "社会关系",
    "Social ties of an engineer with a colleague or a client; a tie holds in both directions.",
    (
        key("engineer", "工号", "the engineer", "engineers"),
        key("other", "对方", "an engineer or a client", "engineers", "clients"),
        choice(
            "kind",
            "类型",
            "never together, rather not, or rather so",
            {"conflict": "冲突", "avoid": "回避", "prefer": "优先"},
            "write conflict, avoid or prefer",
        ),
    ),
    optional=True,
)
BIDS = Table(
    "bids",
    "竞标",
    "Which clients an engineer would like to serve.",
    (
        key("engineer", "工号", "the bidder", "engineers"),
        key("client", "客户编号", "the client", "clients"),
        count(
            "interest",
            "意愿",
            "1 willing to 5 eager",
            "write the interest as 1 (willing) to 5 (eager)",
            least=1,
            most=5,
        ),
    ),
    optional=True,
)
PANEL = Table(
    "panel",
    "评标",
    "Marks that the panel gave the engineers.",
    (
        key("evaluator", "评委", "id of the panel member"),
        key("engineer", "工号", "the engineer", "engineers"),
        key("criterion", "评标项目", "what was judged"),
        number("score", "得分", "the mark", PERCENT_FIX, unit="points", least=0, most=100),
    ),
    optional=True,
)
INCUMBENTS = Table(
    "incumbents",
    "上季分配",
    "Last season's plan: who held which seat.",
    (
        key("client", "客户编号", "the client", "clients"),
        reference(
            "engineer",
            "工号",
            "who held the seat",
            "engineers",
            fix="write an engineer of this season, or take the row out if the person has left",
        ),
        as_key(choice("seat", "角色", "the seat held", {"A": "A角", "B": "B角"}, "write A or B")),
    ),
    optional=True,
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

TABLES: tuple[Table, ...] = (
    SPECIALTIES,
    SPECIALTY_LINKS,
    DISTRICTS,
    TRAVEL,
    DEPARTMENTS,
    DEPARTMENT_SPECIALTIES,
    ENGINEERS,
    SKILLS,
    ACCOUNT_MANAGERS,
    CLIENTS,
    NEEDS,
    DESIGNATIONS,
    RELATIONS,
    BIDS,
    PANEL,
    INCUMBENTS,
    LEAVE,
    RATINGS,
    WORK_LOG,
)
"""All tables, each after the tables that it refers to."""

BY_NAME = {table.name: table for table in TABLES}

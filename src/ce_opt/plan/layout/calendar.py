"""Tables of the calendar: duties, those without a place, and those called off."""

from __future__ import annotations

from dataclasses import replace

from ce_opt.language import marked
from ce_opt.plan.layout.people import GROUP_ROLES
from ce_opt.plan.layout.table import PlanColumn, PlanTable
from ce_opt.plan.layout.words import Words

__all__ = ["DUTIES", "OPEN_DUTIES", "WITHDRAWN_DUTIES"]

KINDS = Words({"visit": "走访", "meeting": "例会", "handover": "交接", "report": "报告"})
SEATS = {"A": "A角", "B": "B角"}
PARTS = Words(
    SEATS
    | GROUP_ROLES
    | {
        "account_manager": "客户经理",
        "hands_over": "移交",
        "takes_over": "接手",
        "swaps": "互换",
        "author": "编写",
    }
)
OCCASIONS = Words(
    {
        "B joins": "B角参加",
        "A from {}": "A角 自 {}",
        "B from {}": "B角 自 {}",
        "AB from {}": "AB角 自 {}",
        "from {}": "自 {}",
        "fault_analysis {}": "故障分析 {}",
        "network_operation {}": "网络运行 {}",
        "work_report {}": "工作报告 {}",
    }
)

KIND = PlanColumn("kind", "类型", marked("visit, meeting, report or handover"), "text", words=KINDS)
ABOUT = PlanColumn(
    "client", "客户编号", marked("id of the client; empty where it is about none"), "id"
)

DUTIES = PlanTable(
    "duties",
    "日程",
    marked("Who is where when: visits, meetings, handovers and reports, one row per person."),
    (
        PlanColumn("date", "日期", marked("the day, as year-month-day"), "text"),
        PlanColumn(
            "start",
            "开始",
            marked("the hour, as 09:30; empty for a report, which is due that day"),
            "text",
        ),
        PlanColumn("minutes", "分钟", marked("how long; 0 for a report"), "count", unit="minutes"),
        KIND,
        ABOUT,
        PlanColumn(
            "group",
            "小组",
            marked("id of the group (without groups: the department); empty for none"),
            "id",
        ),
        PlanColumn("engineer", "工号", marked("the person, if an engineer"), "id"),
        PlanColumn(
            "account_manager", "客户经理", marked("the person, if an account manager"), "id"
        ),
        PlanColumn(
            "role",
            "角色",
            marked(
                "A, B, account_manager; the role in the group; hands_over, takes_over, swaps; "
                "author"
            ),
            "text",
            words=PARTS,
        ),
        PlanColumn(
            "occasion",
            "事项",
            marked("quarter of a visit, month of a meeting, seats of a handover, which report"),
            "text",
            words=OCCASIONS,
        ),
        PlanColumn(
            "revision",
            "改动次数",
            marked("how often the duty was changed since it was first planned"),
            "count",
        ),
    ),
)
OPEN_DUTIES = PlanTable(
    "open_duties",
    "未排日程",
    marked("What has no place in the calendar, and why."),
    (
        KIND,
        ABOUT,
        PlanColumn("group", "小组", marked("id of the group; empty for none"), "id"),
        PlanColumn(
            "engineer",
            "工号",
            marked("A, B, the new holder or the author; empty for a meeting"),
            "id",
        ),
        PlanColumn(
            "occasion",
            "事项",
            marked("as in table duties; B joins: B has no visit this season"),
            "text",
            words=OCCASIONS,
        ),
        PlanColumn(
            "proved", "已证明", marked("whether no calendar at all could have it"), "yes_no"
        ),
        PlanColumn("reason", "原因", marked("what stands in the way"), "text"),
        PlanColumn("next_step", "下一步", marked("what would help"), "text"),
    ),
)
WITHDRAWN_DUTIES = replace(
    DUTIES,
    name="withdrawn_duties",
    chinese="已取消日程",
    meaning=marked(
        "What an older calendar held for a person and this one does not: called off there."
    ),
)

"""What is decided, wished and remembered about who serves whom."""

from __future__ import annotations

from ce_opt.season.column import PERCENT_FIX, as_key, choice, count, key, number, reference
from ce_opt.season.table import Table

__all__ = ["BIDS", "DESIGNATIONS", "INCUMBENTS", "LAST_GROUPS", "PANEL", "RELATIONS"]

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
        key(
            "evaluator",
            "评委",
            "id of the panel member: the one of table engineers for an engineer",
        ),
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
LAST_GROUPS = Table(
    "last_groups",
    "上季小组",
    "Last season's groups, as groups.csv of its plan has them: who was in which, as what.",
    (
        key(
            "engineer",
            "工号",
            "who was in the group",
            "engineers",
            fix="write an engineer of this season, or take the row out if the person has left",
        ),
        key("group", "小组", "id of the group"),
        choice(
            "role",
            "组内角色",
            "what the person was there",
            {
                "member": "组员",
                "leader": "组长",
                "support": "支撑",
                "support_leader": "支撑组长",
                "working": "工作小组",
            },
        ),
    ),
    optional=True,
)

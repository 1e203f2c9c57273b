"""Key clients and what they need."""

from __future__ import annotations

from ce_opt.season.column import (
    LEVEL_FIX,
    PERCENT_FIX,
    choice,
    count,
    key,
    number,
    optional,
    reference,
    text,
    yes_no,
)
from ce_opt.season.table import Table

__all__ = ["CLIENTS", "NEEDS"]

CLIENTS = Table(
    "clients",
    "大客户",
    "Key clients, and what makes them matter: the four criteria, and any further column of numbers "
    "that `[importance]` of the rule book names.",
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

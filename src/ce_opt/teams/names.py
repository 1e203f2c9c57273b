"""What people call the terms, rules and limits; in English they go by their own names.

The names themselves are keys: of weights in the rule book, of columns, of breaches. They stay as
they are in every language, for machines; `name_of` is for people.
"""

from __future__ import annotations

from typing import Final

from ce_opt.language import marked, spoken

__all__ = ["CHINESE", "WHOLE_PLAN", "name_of"]

WHOLE_PLAN = marked("the plan")
"""Subject of a breach that is nobody's."""

CHINESE: Final[dict[str, str]] = {
    # terms
    "uncovered_specialties": "未覆盖专业",
    "single_cover": "单人覆盖",
    "travel_hours": "路程",
    "bid_shortfall": "竞标不足",
    "changed_seats": "换人席位",
    "pair_tension": "人际关系",
    "unserved_importance": "未服务",
    "outside_group": "组外需求",
    "overload": "超负荷",
    # rules
    "seats": "席位",
    "service": "服务要求",
    "minimum_importance": "最低重要程度",
    "distinct_people": "两人不同",
    "primary_specialty": "主专业",
    "max_travel_minutes": "路程上限",
    "conflict": "冲突",
    "designation": "指定",
    "post": "岗位",
    # limits
    "care_hours": "服务工时",
    "max_a": "A角上限",
    "max_clients": "客户上限",
    "max_handovers": "换人上限",
    "selection.max_clients": "服务客户数上限",
    "selection.least_share": "最低服务比例",
}
"""Name of a term, rule or limit -> its Chinese one, also the head of its column."""


def name_of(name: str) -> str:
    """Say a term, rule or limit in the language spoken now; another name is given back as it is.

    >>> name_of("single_cover"), name_of("selection.least_share.sector.bank")
    ('single_cover', 'selection.least_share.sector.bank')
    """
    if spoken() == "en":
        return name
    known = next((key for key in CHINESE if name == key or name.startswith(f"{key}.")), "")
    return CHINESE[known] + name.removeprefix(known) if known else name

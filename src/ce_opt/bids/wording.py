"""Criteria, indicators and what decided a rank, in the language that is spoken.

In the tables, in the rule book and in what machines read they are words that never change.
"""

from __future__ import annotations

from typing import Final

from ce_opt.bids.ranking import ALONE, NOT_RANKED, SHARED, TIE_BREAK
from ce_opt.language import marked, spoken, tr
from ce_opt.season.tables import BY_NAME

__all__ = ["name_said", "told"]

CHINESE: Final = {
    "panel": "评委打分",
    "indicators": "指标得分",
    "merit": "评标得分",
    "depth": "专业深度",
    "breadth": "专业广度",
    "nearness": "就近程度",
    "workload": "工作量",
    "last_appraisal": "上期考核",
    "ledger": "台账",
    "id": "工号",
}
"""Name of an indicator or key that is no column of table engineers -> its Chinese one."""
WHOLE: Final = {
    SHARED: marked("shared rank"),
    ALONE: marked("no rival"),
    NOT_RANKED: marked("not evaluated"),
}
NAMING: Final = {TIE_BREAK: marked("tie break {name}"), "indicator": marked("indicator {name}")}
"""First words of what decided -> how it is told, with the name that follows."""
PANEL = "panel "


def name_said(name: str) -> str:
    """Name an indicator, a tie break or a column of table engineers; others are given back.

    >>> name_said("last_appraisal")
    'last_appraisal'
    """
    columns = BY_NAME["engineers"]
    if spoken() == "en":
        return name
    if name in CHINESE:
        return CHINESE[name]
    return columns[name].chinese if name in columns.names else name


def told(decided: str) -> str:
    """Put what decided a rank into words.

    >>> told("tie break performance"), told("panel skill"), told("merit")
    ('tie break performance', 'panel skill', 'merit')
    """
    if decided in WHOLE:
        return tr(WHOLE[decided])
    if decided.startswith(PANEL):
        return tr("panel {criterion}", criterion=decided.removeprefix(PANEL))
    for first, message in NAMING.items():
        if decided.startswith(f"{first} "):
            return tr(message, name=name_said(decided.removeprefix(f"{first} ")))
    return name_said(decided)

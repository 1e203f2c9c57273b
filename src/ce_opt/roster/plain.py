"""The contests of a season in plain Python, for the audit.

`ce_opt.roster.contests` has the rules; nothing here leans on what it computes.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from ce_opt.bids import Bidder
from ce_opt.marks.decimals import UNITS
from ce_opt.roster.contest import Candidate, Contest
from ce_opt.season.rulebook import Bids, Roster
from ce_opt.season.season import Season

__all__ = ["contests_of"]

Row = Mapping[Hashable, Any]


def contests_of(
    season: Season, rules: Roster, bids: Bids, bidders: Mapping[str, Bidder]
) -> dict[str, Contest]:
    """Say the same in plain Python: department -> contest.

    Parameters
    ----------
    season : a checked season
    rules, bids : sections ``[roster]`` and ``[bids]``, or their defaults
    bidders : engineer -> evaluation
    """
    people = season.engineers.to_dict("records")
    specialties: dict[str, list[str]] = {str(name): [] for name in season.departments["department"]}
    for row in season.department_specialties.to_dict("records"):
        specialties[row["department"]].append(row["specialty"])
    level = {
        (row["engineer"], row["specialty"]): int(row["level"])
        for row in season.skills.to_dict("records")
    }
    covers = {
        row["engineer"]: frozenset(
            name
            for name in specialties[row["department"]]
            if level.get((row["engineer"], name), 0) >= rules.cover_level
        )
        for row in people
    }
    return {
        department: Contest(
            department=department,
            candidates=tuple(
                candidate(row, covers[row["engineer"]], bidders[row["engineer"]])
                for row in people
                if row["department"] == department and may_have_a_post(row, bidders)
            ),
            head_count=rules.head_count_of.get(department, rules.head_count),
            share=rules.bidding_share,
            required=required(department, names, people, covers, rules),
            key_names=("merit", *bids.tie_breaks, "indicators", "performance", "care_hours"),
            declared=1 + len(bids.tie_breaks),
        )
        for department, names in specialties.items()
    }


def required(
    department: str,
    specialties: Sequence[str],
    people: Sequence[Row],
    covers: Mapping[str, frozenset[str]],
    rules: Roster,
) -> dict[str, int]:
    """Specialty -> how many holders must cover it: those asked for, less support engineers."""
    support = [
        covers[row["engineer"]]
        for row in people
        if (row["department"], row["entry"]) == (department, "support") and rules.support_covers
    ]
    asked = rules.covers_of.get(department, rules.covers)
    return {name: max(0, asked - sum(name in held for held in support)) for name in specialties}


def may_have_a_post(row: Row, bidders: Mapping[str, Bidder]) -> bool:
    """Whether a person is a candidate: designated, or an applicant who was ranked."""
    ranked = bidders[row["engineer"]].rank > 0
    return bool(row["entry"] == "designated" or (row["entry"] == "applicant" and ranked))


def candidate(row: Row, covers: frozenset[str], bidder: Bidder) -> Candidate:
    """One person as a candidate."""
    keys = (*bidder.keys, bidder.indicators, row["performance"], row["care_hours"])
    return Candidate(
        row["engineer"],
        row["entry"] == "designated",
        tuple(round(key * UNITS) for key in keys),
        covers,
        bidder.parts,
    )

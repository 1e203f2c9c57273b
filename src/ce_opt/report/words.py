"""What the words of a plan's tables mean, for people: terms, roles, levels, kinds of duty.

A word that is not listed here is said as the tables have it.
"""

from __future__ import annotations

from collections.abc import Mapping

from ce_opt.language import marked, tr

__all__ = ["COVERS", "meaning_of_term", "term", "word"]

TERMS: Mapping[str, tuple[str, str]] = {
    "uncovered_specialties": (
        marked("Uncovered specialties"),
        marked("what a client needs and neither A nor B knows well enough, by share of its hours"),
    ),
    "single_cover": (
        marked("Single cover"),
        marked("what only one of the two knows: lost when that one is away"),
    ),
    "travel_hours": (
        marked("Travel"),
        marked("hours of one trip to the client, A and B by their share of the work"),
    ),
    "bid_shortfall": (
        marked("Bids not met"),
        marked("how far the two bid less for the client than they could have"),
    ),
    "changed_seats": (
        marked("Changed seats"),
        marked("seats that pass to somebody new: the client has to get to know a new face"),
    ),
    "pair_tension": (
        marked("Ties"),
        marked("people who would rather not meet, less those who work well together"),
    ),
    "unserved_importance": (
        marked("Unserved clients"),
        marked("the importance of every client who is left without a team"),
    ),
    "outside_group": (
        marked("Outside the group"),
        marked("what neither the team nor A's virtual group knows: help comes from further away"),
    ),
    "overload": (
        marked("Overload"),
        marked("percents of care hours above 80 %, counted threefold from 90 % on"),
    ),
}
"""Term -> title, and what its points stand for."""

COVERS: Mapping[str, tuple[str, str]] = {
    "both": (marked("A+B"), marked("both cover it")),
    "a": (marked("A"), marked("A alone covers it")),
    "b": (marked("B"), marked("B alone covers it")),
    "group": (marked("group"), marked("somebody in A's virtual group covers it")),
    "support": (marked("support"), marked("somebody in the support group covers it")),
    "none": (marked("none"), marked("nobody behind the client covers it")),
}
"""Who covers a need -> how it is written in the matrix, and what that means."""

WORDS: Mapping[str, str] = {
    "working": marked("working group"),
    "member": marked("member"),
    "leader": marked("leader"),
    "support": marked("support"),
    "support_leader": marked("support leader"),
    "group": marked("group"),
    "department": marked("department"),
    "designated": marked("designated"),
    "applicant": marked("applicant"),
    "engineer": marked("customer engineer"),
    "awarded": marked("awarded"),
    "reserve": marked("reserve"),
    "not": marked("not awarded"),
    "visit": marked("visit"),
    "meeting": marked("meeting"),
    "report": marked("report"),
    "handover": marked("handover"),
    "hands_over": marked("hands over"),
    "takes_over": marked("takes over"),
    "fault_analysis": marked("fault analysis"),
    "network_operation": marked("network operation"),
    "work_report": marked("work report"),
    "no rival": marked("no rival"),
    "not evaluated": marked("not evaluated"),
    "tie": marked("tie"),
    "optimal": marked("proven best"),
    "feasible": marked("good, not proven best"),
    "interrupted": marked("interrupted, best so far"),
    "proof": marked("bound and plan met"),
    "gap": marked("the gap was small enough"),
    "idle": marked("nothing improved any more"),
    "work": marked("the limit of work was spent"),
    "seconds": marked("the clock ran out"),
    "interrupt": marked("somebody stopped it"),
}
"""Word of a table or of the summary -> how people say it."""


def term(name: str) -> str:
    """Say the title of a term."""
    return tr(TERMS[name][0]) if name in TERMS else name


def meaning_of_term(name: str) -> str:
    """Say what the points of a term stand for."""
    return tr(TERMS[name][1]) if name in TERMS else ""


def word(name: str) -> str:
    """Say a word of a table."""
    return tr(WORDS[name]) if name in WORDS else name

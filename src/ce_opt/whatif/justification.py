"""Justifications: which rule costs whom how many points, and the fact behind it.

Σ amounts of a client = its points in assignment.csv
Σ amounts of an engineer = the engineer's overload in loads.csv
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ce_opt.teams.facts import Facts, Team
from ce_opt.teams.terms import Match, overload, terms_in, unserved_importance, weight

__all__ = ["Justification", "of_client", "of_engineer"]


@dataclass(frozen=True)
class Justification:
    """One fact that costs points (or saves some, where the amount is below 0).

    Attributes
    ----------
    rule : name of the term
    subject : client or engineer whose points they are
    amount : weighted points
    facts : what the sentence says, by name
    sentence : the fact and the arithmetic
    """

    rule: str
    subject: str
    amount: float
    facts: Mapping[str, str | float] = field(default_factory=dict)
    sentence: str = ""


def of_client(facts: Facts, client: str, team: Team | None) -> list[Justification]:
    """Justify the points of a client's team, or of its having none, in the order of the terms."""
    if team is None:
        matches: Iterable[Match] = unserved_importance.justify(facts, client)
        return list(justified(facts, unserved_importance.NAME, client, matches))
    return [
        one
        for term in terms_in(facts.group_members is not None)
        for one in justified(facts, term.NAME, client, term.justify(facts, team))
    ]


def of_engineer(facts: Facts, engineer: str, carried: float) -> list[Justification]:
    """Justify the overload of an engineer who carries some hours."""
    matches = overload.justify(facts, engineer, carried)
    return list(justified(facts, overload.NAME, engineer, matches))


def justified(
    facts: Facts, rule: str, subject: str, matches: Iterable[Match]
) -> Iterator[Justification]:
    """Weigh the matches of a term; those that cost nothing stay, for they say so."""
    factor = weight(facts.rules, rule)
    for match in matches:
        sentence = match.sentence(factor)
        yield Justification(rule, subject, factor * match.points, match.facts, sentence)

"""The weakest spots of a plan: what costs most points, one of each kind first, with the fact.

    spots = the dearest fact of each term, by points; then the next ones of any kind

Clients that the season says not to serve are no weak spots: nobody can do anything about them here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ce_opt.language import tr
from ce_opt.report.block import Subject
from ce_opt.report.material import Material, labelled
from ce_opt.report.words import term
from ce_opt.teams.terms import overload
from ce_opt.whatif.justification import Justification, of_engineer

__all__ = ["SHOWN", "Spot", "weakest"]

SHOWN = 3
ASKED = (
    "unserved_importance",
    "uncovered_specialties",
    "outside_group",
    "single_cover",
    "overload",
    "pair_tension",
)
"""Terms whose points say that something is weak, not just dear: no travel, no bid, no change."""


@dataclass(frozen=True)
class Spot:
    """A weak spot.

    Attributes
    ----------
    about : the client or engineer
    kind : title of the term that it costs points
    points : how many
    who : id and name
    fact : what is weak, with the arithmetic
    """

    about: Subject
    kind: str
    points: float
    who: str
    fact: str


def weakest(material: Material, most: int = SHOWN) -> list[Spot]:
    """Find the weakest spots, the dearest first."""
    found = sorted(facts(material), key=lambda pair: (-pair[1].amount, pair[0]))
    first: dict[str, tuple[Subject, Justification]] = {}
    for about, fact in found:
        first.setdefault(fact.rule, (about, fact))
    chosen = sorted(first.values(), key=lambda pair: (-pair[1].amount, pair[0]))[:most]
    taken = {about for about, _ in chosen}
    for about, fact in found:
        if len(chosen) < most and about not in taken:
            chosen.append((about, fact))
            taken.add(about)
    chosen.sort(key=lambda pair: (-pair[1].amount, pair[0]))
    return [spot(material, about, fact) for about, fact in chosen]


def facts(material: Material) -> Iterator[tuple[Subject, Justification]]:
    """Give every fact that makes something weak, with whom it is about."""
    for client, found in material.justifications.items():
        if material.facts.clients[client]["service"] != "never":
            for fact in found:
                if fact.rule in ASKED and fact.amount > 0:
                    yield ("client", client), fact
    for engineer, load in material.loads.items():
        if load[overload.NAME] > 0:
            carried = load["hours_a"] + load["hours_b"]
            for fact in of_engineer(material.facts, engineer, carried):
                yield ("engineer", engineer), fact


def spot(material: Material, about: Subject, fact: Justification) -> Spot:
    """Put a fact into words."""
    office, own = about
    if office == "engineer":
        who = labelled(own, material.engineer_name(own))
    else:
        who = tr(
            "{client}, importance {importance:.0f}",
            client=labelled(own, material.client_name(own)),
            importance=material.importance[own]["importance"],
        )
    return Spot(about, term(fact.rule), fact.amount, who, fact.sentence)

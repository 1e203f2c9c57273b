"""Why a client has its team, in one sentence: how well it is covered, and what costs most."""

from __future__ import annotations

from collections.abc import Sequence

from ce_opt.language import marked, tr
from ce_opt.report.material import Material
from ce_opt.whatif.justification import Justification

__all__ = ["dearest", "why"]

ALL_TWICE = marked("Both know everything that is needed. Dearest: {fact}.")
ALONE = marked("A, alone, covers {alone} of {needs}. Dearest: {fact}.")
COVERED = marked("Covered: {both} of {needs} by both, {alone} by one. Dearest: {fact}.")
PARTLY = marked(
    "Covered: {both} of {needs} by both, {alone} by one, {lacking} by neither. Dearest: {fact}."
)
FREE = marked("Covered: {both} of {needs} by both, {alone} by one. Nothing costs points.")
NOTHING = 0.005
"""Points that are shown as 0.00."""


def why(material: Material, client: str) -> str:
    """Say why a client has its team, or why it has none."""
    if client in material.unserved:
        return str(material.unserved[client]["reason"])
    covers = list(material.cover[client].values())
    both, alone = covers.count("both"), covers.count("a") + covers.count("b")
    lacking = len(covers) - both - alone
    fact = dearest(material.justifications[client])
    counts = {"needs": len(covers), "both": both, "alone": alone}
    if fact is None:
        return tr(FREE, **counts)
    if not material.teams[client].b:
        return tr(ALONE, **counts, fact=fact.sentence)
    if lacking:
        return tr(PARTLY, **counts, lacking=lacking, fact=fact.sentence)
    return tr(COVERED if alone else ALL_TWICE, **counts, fact=fact.sentence)


def dearest(facts: Sequence[Justification]) -> Justification | None:
    """Give the fact that costs most; None where none costs anything."""
    costly = [fact for fact in facts if fact.amount > NOTHING]
    return max(costly, key=lambda fact: fact.amount) if costly else None

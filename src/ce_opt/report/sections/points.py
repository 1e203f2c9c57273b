"""Points: what the plan costs, term by term, and what each means."""

from __future__ import annotations

from ce_opt.language import tr
from ce_opt.report import cells
from ce_opt.report.block import Cell, Column, Part, Row, Section, Table
from ce_opt.report.material import Material
from ce_opt.report.words import meaning_of_term, term
from ce_opt.teams.terms import weight

__all__ = ["section"]


def section(material: Material) -> Section:
    """List the terms, the dearest first, and their sum."""
    terms = material.plan.summary.terms
    columns = (
        Column(tr("Term")),
        Column(tr("Points"), "number"),
        Column(tr("Share"), "bar", tr("of everything that costs points")),
        Column(tr("Weight"), "number", tr("points for each unit, from the rule book")),
        Column(tr("What it stands for")),
    )
    order = sorted(terms, key=lambda name: -terms[name])
    rows = tuple(row(material, name) for name in order)
    return Section(
        name="points",
        title=tr("What the plan costs"),
        lead=tr(
            "The optimiser looks for the plan with the fewest points: {points:,.2f} here. Below 0 "
            "is a gain. The weights stand in the rule book, and are there to be argued about.",
            points=material.plan.summary.points,
        ),
        blocks=[Table("points", tr("Points of every term"), columns, rows)],
        picture="points",
    )


def row(material: Material, name: str) -> Row:
    """Show one term."""
    terms = material.plan.summary.terms
    costs = sum(points for points in terms.values() if points > 0)
    share = max(0.0, terms[name]) / costs if costs else 0.0
    return Row(
        (
            cells.text(term(name)),
            cells.amount(terms[name]),
            cells.percent(share),
            weighed(weight(material.facts.rules, name)),
            cells.text(meaning_of_term(name)),
        )
    )


def weighed(weight: float) -> Cell:
    """Write a weight, without needless zeros."""
    return Cell((Part(f"{weight:g}"),), weight)

"""Picture *points*: what the plan's points are made of, term by term, each with what it means.

The bars are the terms of ``summary.json``, the largest first; they sum to the points. A term below
zero (people who like to work together) takes points away.
"""

from __future__ import annotations

from ce_opt.language import tr
from ce_opt.report.material import Material
from ce_opt.report.pictures.canvas import BLUE, GREEN, axis, hatched, layout
from ce_opt.report.pictures.inert import inert, lines
from ce_opt.report.pictures.picture import Picture, Trace
from ce_opt.report.words import meaning_of_term, term

__all__ = ["NAME", "picture"]

NAME = "points"
BAR, AROUND = 34, 70
"""Pixels of a bar, and of what is around all of them."""


def picture(material: Material) -> Picture | None:
    """Draw the points; None where the plan has no terms."""
    terms = material.plan.summary.terms
    names = sorted(terms, key=lambda name: (-terms[name], name))
    if not names:
        return None
    points = {name: round(terms[name], 2) for name in names}
    data = [
        bars(material, names, {name: points[name] for name in names if (points[name] < 0) == saved})
        for saved in (False, True)
    ]
    data.append(amounts(list(points.values())))
    low, high = min(0.0, *points.values()), max(0.0, *points.values())
    frame = layout(
        AROUND + BAR * len(names),
        xaxis=axis(tr("points"), range=[1.02 * low, 1.02 * high or 1.0], zeroline=True),
        margin={"l": 8, "r": 84, "t": 8, "b": 8},
        yaxis=axis(
            tickvals=list(range(len(names))),
            ticktext=[inert(term(name)) for name in names],
            range=[len(names) - 0.5, -0.5],
            showgrid=False,
            zeroline=False,
            fixedrange=True,
        ),
        barmode="overlay",
        showlegend=False,
        bargap=0.3,
        dragmode=False,
    )  # fmt: skip
    return Picture(
        NAME,
        title(material, names[0]),
        description(material, names),
        {"data": data, "layout": frame},
    )


def bars(material: Material, names: list[str], points: dict[str, float]) -> Trace:
    """Bars of terms that all cost points or all save some, each in its row."""
    saved = any(value < 0 for value in points.values())
    return {
        "type": "bar",
        "orientation": "h",
        "y": [names.index(name) for name in points],
        "x": list(points.values()),
        "hovertext": [hover(material, name) for name in points],
        "hoverinfo": "text",
        "marker": {"color": GREEN if saved else BLUE, "pattern": hatched("/" if saved else "")},
    }


def amounts(points: list[float]) -> Trace:
    """Write the points behind each bar: right of it, or of zero, where there is room."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": [max(value, 0.0) for value in points],
        "y": list(range(len(points))),
        "text": [f" {value:,.2f}" for value in points],
        "textposition": "middle right",
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def title(material: Material, most: str) -> str:
    """What the points show to be so."""
    summary = material.plan.summary
    if summary.terms[most] <= 0:
        return tr("Nothing costs points")
    return tr(
        "What costs most: {term}, {amount:,.2f} of {points:,.2f} points",
        points=summary.points,
        term=term(most),
        amount=summary.terms[most],
    )


def description(material: Material, names: list[str]) -> str:
    """All terms with their points, for those who cannot see the bars."""
    terms = material.plan.summary.terms
    said = tr("; ").join(
        tr("{term} {amount:,.2f}", term=term(name), amount=terms[name]) for name in names
    )
    return tr("Points by term: {terms}.", terms=said)


def hover(material: Material, name: str) -> str:
    """Say what a term counts, and its points."""
    summary = material.plan.summary
    weight = getattr(material.season.rulebook.assignment.weights, name, None)
    share = summary.terms[name] / summary.points if summary.points > 0 else 0.0
    return lines(
        inert(term(name)),
        meaning_of_term(name),
        tr("{amount:,.2f} points, {share:.1%} of all", amount=summary.terms[name], share=share),
        "" if weight is None else tr("weight {weight:g}", weight=float(weight)),
    )

"""Picture *bids*: what the panel and the indicators say of each bidder, and who has a post.

A point for everybody whom the panel judged: panel score to the right, score of the indicators
upwards; the shape says whether they are awarded a post, in reserve, or neither.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd

from ce_opt.language import tr, tr_count
from ce_opt.report.material import Material
from ce_opt.report.pictures.canvas import BLUE, LINE, ORANGE, RED, axis, layout
from ce_opt.report.pictures.inert import engineer_label, inert, lines
from ce_opt.report.pictures.picture import Picture, Trace
from ce_opt.teams.facts import Row, rows

__all__ = ["NAME", "picture"]

NAME = "bids"
RESULTS = {"awarded": ("circle", BLUE), "reserve": ("diamond-open", ORANGE), "not": ("x", RED)}
"""Result -> shape and colour of its points."""
HEIGHT = 460


def picture(material: Material) -> Picture | None:
    """Draw the bidders; None where bids were not evaluated or the panel judged nobody."""
    table = material.plan.bids
    judged = [] if table is None else [row for row in rows(table) if pd.notna(row["panel"])]
    if not judged:
        return None
    figure = {
        "data": list(traces(material, judged)),
        "layout": layout(
            HEIGHT,
            xaxis=axis(tr("panel score, 0 to 100"), zeroline=False),
            yaxis=axis(tr("score of the indicators, 0 to 100"), zeroline=False),
            legend={"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom"},
            margin={"l": 8, "r": 16, "t": 40, "b": 8},
            dragmode="zoom",
        ),
    }
    return Picture(NAME, title(judged), description(judged), figure)


def scores(judged: Sequence[Row], *results: str) -> list[float]:
    """Panel scores of those with one of the results."""
    return [float(row["panel"]) for row in judged if row["result"] in results]


def title(judged: Sequence[Row]) -> str:
    """What the points show to be so."""
    awarded, others = scores(judged, "awarded"), scores(judged, "reserve", "not")
    if not others:
        return tr_count(
            len(judged),
            "{count} bidder was judged, and has a post",
            "{count} bidders were judged, and all of them have a post",
        )
    passed = sum(score > min(awarded) for score in others) if awarded else 0
    if passed:
        return tr_count(
            passed,
            "{awarded} of {all} judged have a post; {count} without one has a higher panel score "
            "than somebody with one",
            "{awarded} of {all} judged have a post; {count} without one have a higher panel score "
            "than somebody with one",
            awarded=len(awarded),
            all=len(judged),
        )
    return tr(
        "{awarded} of {all} judged have a post; nobody without one has a higher panel score",
        awarded=len(awarded),
        all=len(judged),
    )


def description(judged: Sequence[Row]) -> str:
    """The main facts, for those who cannot see the points."""
    every = scores(judged, *RESULTS)
    return tr(
        "Panel and indicators of {all} bidders: {awarded} awarded, {reserve} in reserve, "
        "{neither} neither; panel scores from {least:.1f} to {most:.1f}.",
        all=len(judged),
        awarded=len(scores(judged, "awarded")),
        reserve=len(scores(judged, "reserve")),
        neither=len(scores(judged, "not")),
        least=min(every),
        most=max(every),
    )


def traces(material: Material, judged: Sequence[Row]) -> Iterator[Trace]:
    """Points of each result."""
    for result, (symbol, colour) in RESULTS.items():
        some = [row for row in judged if row["result"] == result]
        if some:
            yield {
                "type": "scatter",
                "mode": "markers+text" if len(judged) <= 40 else "markers",
                "name": result_words()[result],
                "x": [round(float(row["panel"]), 2) for row in some],
                "y": [round(float(row["indicators"]), 2) for row in some],
                "text": [inert(str(row["engineer"]), 12) for row in some],
                "textposition": "top center",
                "textfont": {"size": 11},
                "hovertext": [hover(material, row) for row in some],
                "hoverinfo": "text",
                "marker": {
                    "symbol": symbol,
                    "color": colour,
                    "size": 11,
                    "line": {"width": 1.5 if "open" in symbol else 0.5, "color": LINE},
                },
            }


def hover(material: Material, row: Row) -> str:
    """Say what somebody is judged to be worth."""
    return lines(
        inert(engineer_label(material, row["engineer"])),
        tr("panel {panel:.2f}, indicators {indicators:.2f}, merit {merit:.2f}",
           panel=float(row["panel"]), indicators=float(row["indicators"]),
           merit=float(row["merit"])),
        tr("rank {rank}, {result}", rank=row["rank"], result=result_words()[row["result"]]),
    )  # fmt: skip


def result_words() -> dict[str, str]:
    """Results in words."""
    return {
        "awarded": tr("awarded a post"),
        "reserve": tr("in reserve"),
        "not": tr("without a post"),
    }

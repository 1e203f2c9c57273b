"""Picture *coverage*: who covers what each client needs.

A row for each client with a team, the most important first, a column for each specialty, a cell for
each need: both seats, one of them, A's virtual group, the support group, or nobody (see `Cover`).
Cells have a letter besides their colour. Many clients are shown some at a time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ce_opt.language import tr, tr_count
from ce_opt.report.material import Cover, Material
from ce_opt.report.pictures.canvas import BLUE, GREEN, ORANGE, RED, SKY, YELLOW, axis, layout
from ce_opt.report.pictures.inert import client_label, inert, lines
from ce_opt.report.pictures.picture import Picture, Trace, View
from ce_opt.report.words import COVERS

__all__ = ["NAME", "picture"]

NAME = "coverage"
COLOURS: dict[Cover, str] = {
    "both": BLUE,
    "a": SKY,
    "b": GREEN,
    "group": YELLOW,
    "support": ORANGE,
    "none": RED,
}
"""Who covers a need -> colour of its cell, the safest first."""
AT_A_TIME = 40
"""Clients that are shown together."""
ROW, AROUND = 20, 110
"""Pixels of a row, and of what is around all of them."""


def picture(material: Material) -> Picture | None:
    """Draw the matrix; None where nobody is served."""
    matrix = Matrix(material)
    if not matrix.clients:
        return None
    first, *others = matrix.pages()
    figure = {"data": list(first.traces), "layout": {**matrix.layout, **first.layout}}
    opening = View(first.value, first.label, first.sentence, kept=tuple(range(len(figure["data"]))))
    controls = (opening, *others)
    return Picture(
        NAME,
        matrix.title,
        matrix.description,
        figure,
        controls if len(controls) > 1 else (),
        tr("Show the clients"),
    )


@dataclass(frozen=True, eq=False)
class Matrix:
    """What is in the cells."""

    material: Material

    @cached_property
    def clients(self) -> list[str]:
        """Clients with a team, the most important first."""
        return [client for client in self.material.importance if client in self.material.teams]

    @cached_property
    def specialties(self) -> list[str]:
        """Specialties that anybody needs."""
        needed = {one for client in self.clients for one in self.material.cover[client]}
        return [one for one in self.material.specialty_names if one in needed]

    @cached_property
    def counts(self) -> Counter[Cover]:
        """How many needs are covered by whom."""
        return Counter(who for found in self.material.cover.values() for who in found.values())

    @cached_property
    def open(self) -> list[str]:
        """Clients with a need that neither of their team covers, the most important first."""
        cover = self.material.cover
        return [
            client
            for client in self.clients
            if any(who in ("group", "support", "none") for who in cover[client].values())
        ]

    @property
    def title(self) -> str:
        """What the matrix shows to be so."""
        needs, counts = sum(self.counts.values()), self.counts
        if counts["none"]:
            return tr_count(
                counts["none"],
                "{count} of {needs} needs is covered by nobody, {both:.0%} by both seats",
                "{count} of {needs} needs are covered by nobody, {both:.0%} by both seats",
                needs=needs,
                both=counts["both"] / needs,
            )
        return tr(
            "Somebody covers each of the {needs} needs, both seats {both:.0%} of them",
            needs=needs,
            both=counts["both"] / needs,
        )

    @property
    def description(self) -> str:
        """The main facts, for those who cannot see the cells."""
        return tr(
            "Needs of {clients} served clients by who covers them: both seats {both}, A alone {a}, "
            "B alone {b}, A's virtual group {group}, the support group {support}, nobody {none}.",
            clients=len(self.clients),
            **{who: self.counts[who] for who in COLOURS},
        )

    @property
    def layout(self) -> dict[str, Any]:
        """Give the layout but for its height."""
        places = list(range(len(self.specialties)))
        return layout(
            AROUND,
            xaxis=axis(
                side="top",
                tickvals=places,
                ticktext=[inert(self.material.specialty_names[one]) for one in self.specialties],
                range=[-0.5, len(places) - 0.5],
                showgrid=False,
                zeroline=False,
                fixedrange=True,
            ),
            legend={"orientation": "h", "x": 0, "y": -0.01, "yanchor": "top"},
            dragmode=False,
        )

    def pages(self) -> Iterator[View]:
        """Show some clients each, then those of whom the team does not cover everything."""
        for at in range(0, len(self.clients), AT_A_TIME):
            some = self.clients[at : at + AT_A_TIME]
            label = tr(
                "{first} to {last} by importance", first=at + 1, last=at + len(some)
            )  # fmt: skip
            yield self.page(f"page:{at // AT_A_TIME}", label, some)
        for at in range(0, len(self.open), AT_A_TIME):
            some = self.open[at : at + AT_A_TIME]
            label = tr(
                "with a need that the team does not cover, {first} to {last}",
                first=at + 1,
                last=at + len(some),
            )
            yield self.page(f"open:{at // AT_A_TIME}", label, some)

    def page(self, value: str, label: str, clients: Sequence[str]) -> View:
        """Show some clients."""
        missing = sum(
            who == "none" for client in clients for who in self.material.cover[client].values()
        )
        sentence = tr_count(
            missing,
            "{count} need of these {clients} clients is covered by nobody",
            "{count} needs of these {clients} clients are covered by nobody",
            clients=len(clients),
        )
        return View(
            value,
            label,
            sentence,
            traces=(self.cells(clients), *self.legend(clients)),
            layout={"height": AROUND + ROW * len(clients), "yaxis": self.rows(clients)},
        )

    def rows(self, clients: Sequence[str]) -> dict[str, Any]:
        """Axis with the clients, from above."""
        return axis(
            tickvals=list(range(len(clients))),
            ticktext=[inert(client_label(self.material, client), 22) for client in clients],
            tickfont={"size": 11},
            range=[len(clients) - 0.5, -0.5],
            showgrid=False,
            zeroline=False,
            fixedrange=True,
        )

    def cells(self, clients: Sequence[str]) -> Trace:
        """Cells of some clients."""
        kinds, letters = list(COLOURS), letter_of()
        steps = len(kinds)
        cover = [self.material.cover[client] for client in clients]
        found = [[row.get(one) for one in self.specialties] for row in cover]
        scale = [
            [(place + end) / steps, colour]
            for place, colour in enumerate(COLOURS.values())
            for end in (0, 1)
        ]
        return {
            "type": "heatmap",
            "z": [[None if who is None else kinds.index(who) for who in row] for row in found],
            "text": [["" if who is None else letters[who] for who in row] for row in found],
            "texttemplate": "%{text}",
            "hovertext": [
                [self.hover(client, one) for one in self.specialties] for client in clients
            ],
            "hoverinfo": "text",
            "hoverongaps": False,
            "zmin": -0.5,
            "zmax": steps - 0.5,
            "colorscale": scale,
            "showscale": False,
            "xgap": 2,
            "ygap": 2,
        }

    def hover(self, client: str, specialty: str) -> str:
        """Say who covers a need; nothing where there is none."""
        need = next(
            (one for one in self.material.facts.needs[client] if one.specialty == specialty), None
        )
        if need is None:
            return ""
        return lines(
            inert(client_label(self.material, client)),
            tr(
                "{specialty}, level {level}, {hours:,.1f} hours",
                specialty=inert(self.material.specialty_names[specialty]),
                level=need.level,
                hours=need.hours,
            ),
            tr(COVERS[self.material.cover[client][specialty]][1]),
        )

    def legend(self, clients: Sequence[str]) -> Iterator[Trace]:
        """Explain the colours and letters that are seen."""
        seen = {who for client in clients for who in self.material.cover[client].values()}
        for who, colour in COLOURS.items():
            if who in seen:
                letter, words = letter_of()[who], tr(COVERS[who][1])
                yield {
                    "type": "scatter",
                    "mode": "markers",
                    "x": [None],
                    "y": [None],
                    "name": f"{letter}: {words}",
                    "marker": {"symbol": "square", "size": 12, "color": colour},
                }


def letter_of() -> dict[Cover, str]:
    """Letter in a cell."""
    return {
        "both": "AB",
        "a": "A",
        "b": "B",
        "group": tr("G"),
        "support": tr("S"),
        "none": "✗",
    }

"""Specialties by closeness, people by what they know best, and who stands on whose ladders.

Every specialty is a circle, near those that it helps in; an engineer stands in the circle of their
highest level (of equal ones the first by id). Arrows sum up how often people of one specialty stand
on the ladders of another.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ce_opt.language import tr, tr_count
from ce_opt.report.material import Material
from ce_opt.report.pictures.canvas import BLUE, GREY, LINE, ORANGE, SKY
from ce_opt.report.pictures.closeness_plane import plane
from ce_opt.report.pictures.flows import flow_traces, lines_between, rim, rounded
from ce_opt.report.pictures.inert import engineer_label, inert, lines
from ce_opt.report.pictures.islands import Circle, Point, framed, grain, islands, spiral
from ce_opt.report.pictures.picture import Trace
from ce_opt.skills import closeness_of

__all__ = ["BEYOND", "SkillGraph"]

BEYOND = ("group", "department", "support", "working")
"""Levels of a ladder beyond the team."""
HEIGHT = 700
Pair = tuple[str, str]


@dataclass(frozen=True, eq=False)
class SkillGraph:
    """Where everybody stands, and who helps whom."""

    material: Material

    @cached_property
    def specialty_of(self) -> Mapping[str, str]:
        """Engineer -> what they know best."""
        levels, names = self.material.facts.levels, sorted(self.material.specialty_names)
        return {
            engineer: max(names, key=lambda one: levels.get((engineer, one), 0))
            for engineer in self.material.facts.engineers
        }

    @cached_property
    def helped(self) -> Mapping[str, int]:
        """Engineer -> ladders on which they stand beyond the team."""
        rows = (row for steps in self.material.ladders.values() for row in steps)
        return Counter(row["engineer"] for row in rows if row["level"] in BEYOND)

    @cached_property
    def ladders_of(self) -> Mapping[str, list[str]]:
        """Client -> specialties of its ladders."""
        found: dict[str, list[str]] = {}
        for client, specialty in sorted(self.material.ladders):
            found.setdefault(client, []).append(specialty)
        return found

    @cached_property
    def problems(self) -> list[str]:
        """Specialties that have a ladder."""
        return sorted({specialty for _, specialty in self.material.ladders})

    @cached_property
    def there(self) -> Mapping[str, list[str]]:
        """Specialty -> who knows it best, those who help most first."""
        found: dict[str, list[str]] = {one: [] for one in self.material.specialty_names}
        for one in sorted(self.specialty_of, key=lambda one: (-self.helped.get(one, 0), one)):
            found[self.specialty_of[one]].append(one)
        return found

    @cached_property
    def circles(self) -> Mapping[str, Circle]:
        """Specialty -> circle."""
        names = list(self.there)
        homes = plane(names, closeness_of(names, self.near))
        return islands(homes, {name: len(people) for name, people in self.there.items()})

    @cached_property
    def places(self) -> Mapping[str, Point]:
        """Engineer -> place."""
        found: dict[str, Point] = {}
        for specialty, people in self.there.items():
            found |= spiral(self.circles[specialty], people)
        return found

    @cached_property
    def grain(self) -> float:
        """Pixels that a person has to themselves."""
        counts = {specialty: len(people) for specialty, people in self.there.items()}
        return grain(self.circles, counts, HEIGHT)

    @property
    def layout(self) -> dict[str, Any]:
        """Give the layout."""
        return framed(self.circles.values(), HEIGHT)

    @property
    def alone(self) -> int:
        """Ladders with nobody beyond the team."""
        return sum(
            not any(row["level"] in BEYOND for row in steps)
            for steps in self.material.ladders.values()
        )

    @property
    def title(self) -> str:
        """What the graph shows to be so."""
        if not self.helped:
            return tr("Nobody beyond A and B stands on any ladder")
        who = max(sorted(self.helped), key=lambda one: self.helped[one])
        return tr(
            "{who} is asked for help on {count} of {all} ladders, nobody on more",
            who=engineer_label(self.material, who),
            count=self.helped[who],
            all=len(self.material.ladders),
        )

    @property
    def description(self) -> str:
        """The main facts, for those who cannot see the graph."""
        return tr(
            "Graph of {specialties} specialties and {engineers} engineers; {helpers} of them stand "
            "on ladders beyond A and B. Of {all} ladders {alone} have nobody besides the team.",
            specialties=len(self.circles),
            engineers=len(self.places),
            helpers=len(self.helped),
            all=len(self.material.ladders),
            alone=self.alone,
        )

    def called(self, specialty: str) -> str:
        """Name of a specialty, inert."""
        return inert(self.material.specialty_names[specialty])

    @property
    def near(self) -> list[tuple[str, str, float]]:
        """Links between specialties, each with its closeness."""
        links = self.material.season.specialty_links[["specialty", "other", "closeness"]]
        return [
            (one, other, float(value))
            for one, other, value in links.itertuples(index=False, name=None)
            if value > 0
        ]

    def links(self) -> Iterator[Trace]:
        """Lines between specialties that help in each other, with the closeness."""
        ends = [(self.circles[one], self.circles[other]) for one, other, _ in self.near]
        pairs = [(rim(one, (other.x, other.y)), rim(other, (one.x, one.y))) for one, other in ends]
        if pairs:
            look = {"color": LINE, "width": 1, "dash": "dot"}
            name = tr("knowledge of one helps in the other, by this share")
            yield {
                "type": "scatter",
                "mode": "lines",
                "name": name,
                "hoverinfo": "skip",
                "line": look,
                **lines_between([(rounded(one), rounded(other)) for one, other in pairs]),
            }
            yield {
                "type": "scatter",
                "mode": "text",
                "x": [round((one[0] + other[0]) / 2, 1) for one, other in pairs],
                "y": [round((one[1] + other[1]) / 2, 1) for one, other in pairs],
                "text": [f"{value:.0%}" for _, _, value in self.near],
                "textfont": {"size": 11, "shadow": "auto"},
                "hoverinfo": "skip",
                "showlegend": False,
            }

    def arrows(self) -> Iterator[Trace]:
        """How often people of one specialty help in another."""
        amounts = Counter(
            (self.specialty_of[row["engineer"]], specialty)
            for (_, specialty), steps in self.material.ladders.items()
            for row in steps
            if row["level"] in BEYOND
        )
        across = {pair: count for pair, count in amounts.items() if pair[0] != pair[1]}
        said = {pair: self.of_arrow(pair, count) for pair, count in across.items()}
        name = tr("how often people of one help in the other")
        yield from flow_traces(
            self.circles, across, said, name=name, colour=BLUE, dash="solid", bend=0.12
        )

    def of_arrow(self, pair: Pair, count: int) -> str:
        """Say what an arrow stands for."""
        return tr_count(
            count,
            "{one} → {other}: people of the one stand on {count} step of ladders of the other",
            "{one} → {other}: people of the one stand on {count} steps of ladders of the other",
            one=self.called(pair[0]),
            other=self.called(pair[1]),
        )

    def people(self) -> Iterator[Trace]:
        """Engineers: who helps, those of the support group, and who stands on no ladder."""
        helps = [one for one in self.places if self.helped.get(one)]
        support = [one for one in helps if one in self.material.support]
        others = [one for one in helps if one not in self.material.support]
        rest = [one for one in self.places if not self.helped.get(one)]
        for some, name, symbol, colour in (
            (others, tr("helps beyond the own clients"), "circle", SKY),
            (support, tr("helps, of the support group"), "diamond", ORANGE),
            (rest, tr("on no ladder of others"), "circle-open", GREY),
        ):
            if some:
                yield self.points(some) | {
                    "name": name,
                    "meta": "people",
                    "marker": {
                        "symbol": symbol,
                        "color": colour,
                        "size": [self.size(one) for one in some],
                        "line": {"width": 1, "color": LINE},
                    },
                }

    def size(self, engineer: str) -> float:
        """Size of an engineer: the more ladders, the larger."""
        most = max(self.helped.values(), default=1)
        return round(self.grain * (0.4 + 0.6 * math.sqrt(self.helped.get(engineer, 0) / most)), 1)

    def points(self, engineers: Sequence[str]) -> Trace:
        """Begin a trace of engineers."""
        return {
            "type": "scatter",
            "mode": "markers",
            "x": [self.places[one][0] for one in engineers],
            "y": [self.places[one][1] for one in engineers],
            "hovertext": [self.hover(one) for one in engineers],
            "hoverinfo": "text",
        }

    def hover(self, engineer: str) -> str:
        """Say what somebody knows and how often they help."""
        known = [
            f"{self.called(one)} {self.material.facts.levels[engineer, one]}"
            for one in self.circles
            if (engineer, one) in self.material.facts.levels
        ]
        return lines(
            inert(engineer_label(self.material, engineer)),
            " · ".join(known),
            tr_count(
                self.helped.get(engineer, 0),
                "helps others on {count} ladder",
                "helps others on {count} ladders",
            ),
        )

    def names(self) -> Trace:
        """Names of the specialties."""
        inside = Counter(
            specialty
            for (_, specialty), steps in self.material.ladders.items()
            for row in steps
            if row["level"] in BEYOND and self.specialty_of[row["engineer"]] == specialty
        )
        return {
            "type": "scatter",
            "mode": "text",
            "x": [one.x for one in self.circles.values()],
            "y": [round(one.y + one.radius + 8, 1) for one in self.circles.values()],
            "text": [f"<b>{self.called(one)}</b>" for one in self.circles],
            "textposition": "top center",
            "textfont": {"size": 15, "shadow": "auto"},
            "hovertext": [
                lines(
                    self.called(one),
                    tr_count(len(self.there[one]), "{count} engineer", "{count} engineers"),
                    tr("their steps on ladders of the same: {count}", count=inside[one]),
                )
                for one in self.circles
            ],
            "hoverinfo": "text",
            "showlegend": False,
        }

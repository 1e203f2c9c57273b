"""Picture *skills*: specialties by closeness, people by what they know best, and who helps whom.

Every specialty is a circle, near those that it helps in; an engineer stands in the circle of their
highest level (of equal ones the first by id). Arrows sum up how often people of one specialty stand
on the ladders of another. For one specialty, lines join helpers to the A whom they help, as wide as
many ladders use them; for one client, each ladder is a path from step to step.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ce_opt.language import tr, tr_count
from ce_opt.report.material import Material
from ce_opt.report.pictures.canvas import (
    BLUE,
    GREEN,
    GREY,
    LINE,
    ORANGE,
    PURPLE,
    SKY,
    axis,
    layout,
    no_axis,
)
from ce_opt.report.pictures.closeness_plane import plane
from ce_opt.report.pictures.flows import (
    WIDTHS,
    flow_traces,
    lines_between,
    rim,
    rounded,
    width_class,
)
from ce_opt.report.pictures.inert import client_label, engineer_label, inert, lines, plain
from ce_opt.report.pictures.islands import Circle, Point, extent, islands, round_shape, spiral
from ce_opt.report.pictures.picture import Picture, Trace, View
from ce_opt.skills import closeness_of
from ce_opt.teams.facts import Row

__all__ = ["NAME", "picture"]

NAME = "skills"
HELPING = {
    "group": (GREEN, "solid"),
    "department": (PURPLE, "dash"),
    "support": (ORANGE, "dot"),
    "working": (GREY, "dashdot"),
}
"""Level of a ladder beyond the team -> colour and dash of its lines."""
STEPS = {
    "A": ("circle", BLUE),
    "B": ("circle-open", BLUE),
    "group": ("square", GREEN),
    "department": ("cross", PURPLE),
    "support": ("diamond", ORANGE),
    "working": ("x", GREY),
}
"""Level of a ladder -> shape and colour of who stands there."""
PAIRS = 40
"""Pairs of people that are joined in the view of a specialty: those of most ladders."""
HEIGHT, LANE = 700, 105
"""Pixels of the graph, and of a ladder."""
Pair = tuple[str, str]


def picture(material: Material) -> Picture | None:
    """Draw the graph; None where there are no ladders."""
    if not material.ladders:
        return None
    graph = Graph(material)
    data = [*graph.links(), *graph.arrows(), *graph.people(), graph.names()]
    people = tuple(at for at, trace in enumerate(data) if trace.get("meta") == "people")
    controls = [whole(data)]
    controls += [of_specialty(graph, people, len(data) - 1, one) for one in graph.problems]
    controls += [of_client(graph, one) for one in graph.ladders_of]
    figure = {"data": data, "layout": graph.layout}
    return Picture(
        NAME, graph.title, graph.description, figure, tuple(controls), tr("Show the ladders of")
    )


@dataclass(frozen=True, eq=False)
class Graph:
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
        return Counter(row["engineer"] for row in rows if row["level"] in HELPING)

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
        bottom, top = extent(self.circles.values(), 1)
        apart = min(
            one.radius / math.sqrt(max(len(self.there[name]), 3))
            for name, one in self.circles.items()
        )
        return min(18.0, 1.5 * apart * (HEIGHT - 80) / (top - bottom + 100))

    @property
    def layout(self) -> dict[str, object]:
        """Give the layout: both axes unseen, at one scale."""
        left, right = extent(self.circles.values(), 0)
        bottom, top = extent(self.circles.values(), 1)
        return layout(
            HEIGHT,
            xaxis=no_axis(left - 20, right + 20),
            yaxis=no_axis(bottom - 30, top + 70, scaleanchor="x"),
            shapes=[round_shape(one) for one in self.circles.values()],
            dragmode="pan",
        )

    @property
    def alone(self) -> int:
        """Ladders with nobody beyond the team."""
        return sum(
            not any(row["level"] in HELPING for row in steps)
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
            if row["level"] in HELPING
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
            if row["level"] in HELPING and self.specialty_of[row["engineer"]] == specialty
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


def whole(data: Sequence[Trace]) -> View:
    """Give the graph as it stands."""
    sentence = tr("The larger somebody is, the more ladders of others they stand on.")
    return View("all", tr("all specialties"), sentence, tuple(range(len(data))))


def of_specialty(graph: Graph, people: tuple[int, ...], names: int, specialty: str) -> View:
    """Show who helps whom in a specialty."""
    pairs: dict[str, Counter[Pair]] = {level: Counter() for level in HELPING}
    for (client, problem), steps in graph.material.ladders.items():
        team = graph.material.teams.get(client)
        for row in steps if team and problem == specialty else ():
            if team and row["level"] in HELPING:
                pairs[row["level"]][row["engineer"], team.a] += 1
    every = [
        (count, level, pair) for level, found in pairs.items() for pair, count in found.items()
    ]
    shown = sorted(every, key=lambda one: (-one[0], one[1:]))[:PAIRS]
    label = plain(graph.material.specialty_names[specialty])
    return View(
        f"specialty:{specialty}",
        label,
        tr(
            "{specialty}: {shown} of {all} pairs of helper and A, those of most ladders",
            specialty=label,
            shown=len(shown),
            all=len(every),
        ),
        kept=(names,),
        dimmed=people,
        traces=(*pair_lines(graph, shown), *pair_ends(graph, shown)),
    )


def pair_lines(graph: Graph, shown: Sequence[tuple[int, str, Pair]]) -> Iterator[Trace]:
    """Lines from helpers to those whom they help, by level and width."""
    greatest = max((count for count, _, _ in shown), default=0)
    for level, (colour, dash) in HELPING.items():
        first = True
        for place, width in enumerate(WIDTHS):
            some = [
                (graph.places[one], graph.places[a])
                for count, at, (one, a) in shown
                if at == level and width_class(count, greatest) == place
            ]
            if some:
                yield {
                    "type": "scatter",
                    "mode": "lines",
                    "name": level_words()[level],
                    "legendgroup": level,
                    "showlegend": first,
                    "hoverinfo": "skip",
                    "opacity": 0.75,
                    "line": {"color": colour, "dash": dash, "width": width},
                    **lines_between(some),
                }
                first = False


def pair_ends(graph: Graph, shown: Sequence[tuple[int, str, Pair]]) -> Iterator[Trace]:
    """People at the ends of the lines: who is helped, and above them who helps, some by name."""
    times: Counter[str] = Counter()
    for count, _, (helper, _) in shown:
        times[helper] += count
    helped = sorted({a for _, _, (_, a) in shown} - set(times))
    helpers = [one for one, _ in sorted(times.items(), key=lambda item: (-item[1], item[0]))]
    for some, name, symbol, colour in (
        (helped, tr("A, is helped"), "circle-open", BLUE),
        (helpers, tr("helper"), "circle", SKY),
    ):
        if some:
            named = [inert(plain(one, 12)) for one in some[:12]] if some is helpers else []
            yield graph.points(some) | {
                "mode": "markers+text",
                "name": name,
                "text": named + [""] * (len(some) - len(named)),
                "textposition": "top center",
                "textfont": {"size": 11, "shadow": "auto"},
                "marker": {"symbol": symbol, "color": colour, "size": max(7.0, graph.grain * 0.6)},
            }


def of_client(graph: Graph, client: str) -> View:
    """Show the ladders of a client: a row for each specialty, from step to step."""
    label = client_label(graph.material, client)
    specialties = graph.ladders_of[client]
    ladders = [graph.material.ladders[client, specialty] for specialty in specialties]
    longest = max(map(len, ladders))
    rows = axis(
        tickvals=list(range(len(ladders))),
        ticktext=[graph.called(specialty) for specialty in specialties],
        range=[len(ladders) - 0.35, -0.4],
        showgrid=False,
    )
    steps = axis(tr("step"), dtick=1, range=[0.5, longest + 0.5], side="top", zeroline=False)
    return View(
        f"client:{client}",
        label,
        tr("{client}: who is asked in each specialty, step by step", client=label),
        traces=(lanes(graph, ladders),),
        layout={
            "height": 90 + LANE * len(ladders), "xaxis": steps, "yaxis": rows, "shapes": []
        },
    )  # fmt: skip


def lanes(graph: Graph, ladders: Sequence[Sequence[Row]]) -> Trace:
    """Ladders below each other, everybody with name and level."""
    x: list[int | None] = []
    y: list[int | None] = []
    text: list[str] = []
    symbols: list[str] = []
    colours: list[str] = []
    for lane, steps in enumerate(ladders):
        x += [*(int(row["step"]) for row in steps), None]
        y += [*(lane for _ in steps), None]
        text += [*(who_words(graph, row) for row in steps), ""]
        looks = [STEPS[row["level"]] for row in steps]
        symbols += [*(symbol for symbol, _ in looks), "circle"]
        colours += [*(colour for _, colour in looks), GREY]
    return {
        "type": "scatter",
        "mode": "lines+markers+text",
        "x": x,
        "y": y,
        "text": text,
        "textposition": "bottom center",
        "textfont": {"size": 11},
        "hoverinfo": "skip",
        "line": {"color": LINE, "width": 2},
        "marker": {"symbol": symbols, "color": colours, "size": 14},
        "showlegend": False,
    }


def who_words(graph: Graph, row: Row) -> str:
    """Say who stands on a step, in which role, and how soon they answer."""
    engineer = str(row["engineer"])
    name = str(graph.material.facts.engineers[engineer]["name"])
    return lines(
        inert(engineer, 12),
        "" if name == engineer else inert(name, 8),
        level_words()[row["level"]],
        tr("{minutes} min", minutes=row["minutes"]),
    )


def level_words() -> dict[str, str]:
    """Levels of a ladder in words."""
    return {
        "A": tr("seat A"),
        "B": tr("seat B"),
        "group": tr("virtual group"),
        "department": tr("department"),
        "support": tr("support group"),
        "working": tr("working group"),
    }

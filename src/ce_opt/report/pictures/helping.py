"""Who helps whom in a specialty: lines from helpers to the A whom they help.

A line is as wide as many ladders use it; those of most ladders are drawn.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ce_opt.language import tr
from ce_opt.report.pictures.canvas import BLUE, GREEN, GREY, ORANGE, PURPLE, SKY
from ce_opt.report.pictures.flows import WIDTHS, lines_between, width_class
from ce_opt.report.pictures.inert import inert, plain
from ce_opt.report.pictures.ladder_lanes import level_words
from ce_opt.report.pictures.picture import Trace, View
from ce_opt.report.pictures.skill_graph import SkillGraph

__all__ = ["PAIRS", "of_specialty"]

HELPING = {
    "group": (GREEN, "solid"),
    "department": (PURPLE, "dash"),
    "support": (ORANGE, "dot"),
    "working": (GREY, "dashdot"),
}
"""Level of a ladder beyond the team -> colour and dash of its lines."""
PAIRS = 40
"""Pairs of people that are joined in the view of a specialty: those of most ladders."""
Pair = tuple[str, str]


def of_specialty(graph: SkillGraph, people: tuple[int, ...], names: int, specialty: str) -> View:
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


def pair_lines(graph: SkillGraph, shown: Sequence[tuple[int, str, Pair]]) -> Iterator[Trace]:
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


def pair_ends(graph: SkillGraph, shown: Sequence[tuple[int, str, Pair]]) -> Iterator[Trace]:
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

"""Gap and time against the size of the season, drawn as an SVG file with logarithmic axes.

    python benchmarks/scaling.py --rows rows.csv --svg scaling.svg
    python benchmarks/scaling.py --rows rows.csv --svg scaling.svg --sizes 30x12 60x24 --seconds 30

The rows are those that ``compare.py --store`` writes; with `--sizes` some are measured first and
added. A dot is a run, a line joins the medians of a model. Without a plan or a bound there is no
gap to draw.
"""

from __future__ import annotations

import argparse
import csv
import math
import statistics
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

import compare

Point = tuple[float, float]

COLOURS = ("#0b5fa5", "#d1495b", "#3a7d44", "#8f5bbf", "#b8860b")
WIDTH, HEIGHT, MARGIN = 380, 280, 60
"""Size of a panel's axes, and the room around them."""
LEAST_GAP = 1e-4
"""Smaller gaps are drawn here: a logarithmic axis has no zero."""
TEXT = 'font-family="sans-serif" font-size="12"'


@dataclass(frozen=True)
class Axis:
    """A logarithmic axis from pixel `start` to pixel `end`."""

    low: float
    high: float
    start: float
    end: float

    @classmethod
    def around(cls, values: Iterable[float], start: float, end: float) -> Axis:
        """Span values by whole powers of ten."""
        exponents = [math.log10(value) for value in values]
        low, high = math.floor(min(exponents)), math.ceil(max(exponents))
        return cls(low, max(high, low + 1), start, end)

    def __call__(self, value: float) -> float:
        """Pixel of a value."""
        share = (math.log10(value) - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)

    def ticks(self) -> list[float]:
        """Powers of ten on the axis."""
        return [10.0**exponent for exponent in range(int(self.low), int(self.high) + 1)]


@dataclass(frozen=True)
class Panel:
    """One chart: what is drawn, how its values are printed, and where it begins."""

    title: str
    column: str
    least: float
    form: Callable[[float], str]
    left: float


PANELS = (
    Panel("proven gap", "gap", LEAST_GAP, lambda gap: f"{100 * gap:g} %", MARGIN),
    Panel("seconds", "seconds", 0.01, lambda value: f"{value:g} s", 2 * MARGIN + WIDTH + 20),
)


def main() -> None:
    """Measure where asked to, and draw."""
    arguments = parse()
    for size in arguments.sizes:
        measure(size, arguments)
    with arguments.rows.open(newline="", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["clients"]]
    arguments.svg.write_text(drawing(rows), encoding="utf-8")
    print(f"{len(rows)} runs drawn in {arguments.svg}")


def parse() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=Path, required=True, help="CSV file of compare.py --store")
    parser.add_argument("--svg", type=Path, required=True, help="file to write")
    parser.add_argument("--sizes", nargs="*", default=[], help="clients x engineers, as 150x60")
    parser.add_argument("--models", nargs="+", choices=compare.MODELS, default=["ce_opt"])
    parser.add_argument("--seeds", type=int, nargs="+", default=[1])
    parser.add_argument("--demand", type=float, default=0.9)
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--workers", type=int, default=2)
    return parser.parse_args()


def measure(size: str, arguments: argparse.Namespace) -> None:
    """Run the models on one size and store the rows."""
    clients, engineers = map(int, size.split("x"))
    for seed in arguments.seeds:
        season = compare.generated(clients, engineers, seed, arguments.demand)
        for model in arguments.models:
            limits = {"model": model, "limit": arguments.seconds, "workers": arguments.workers}
            row = compare.run(season | limits)
            print("|", " | ".join(compare.cells(row)), "|", flush=True)
            compare.store(row, arguments.rows)


def drawing(rows: list[dict[str, str]]) -> str:
    """Draw all panels and the legend."""
    models = list(dict.fromkeys(row["model"] for row in rows))
    colour = {model: COLOURS[place % len(COLOURS)] for place, model in enumerate(models)}
    body = [line for panel in PANELS for line in panel_lines(panel, rows, colour)]
    width = PANELS[-1].left + WIDTH + MARGIN
    height = HEIGHT + 2 * MARGIN + 20
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height}" {TEXT}>'
    ground = f'<rect width="{width:g}" height="{height}" fill="white"/>'
    return "\n".join([head, ground, *body, *legend(colour, height), "</svg>", ""])


def panel_lines(panel: Panel, rows: list[dict[str, str]], colour: dict[str, str]) -> Iterator[str]:
    """Axes, dots and lines of one panel; nothing where there is no value."""
    points = {model: points_of(panel, rows, model) for model in colour}
    every = [point for of_model in points.values() for point in of_model]
    if not every:
        return
    x = Axis.around([size for size, _ in every], panel.left, panel.left + WIDTH)
    y = Axis.around([value for _, value in every], MARGIN + HEIGHT, MARGIN)
    yield from axes(panel, x, y)
    for model, of_model in points.items():
        yield from curve(of_model, x, y, colour[model])


def points_of(panel: Panel, rows: list[dict[str, str]], model: str) -> list[Point]:
    """Size and value of every run of a model that has one."""
    return [
        (float(row["clients"]), max(panel.least, float(row[panel.column])))
        for row in rows
        if row["model"] == model and row[panel.column]
    ]


def axes(panel: Panel, x: Axis, y: Axis) -> Iterator[str]:
    """Grid, numbers and titles."""
    bottom = y.start
    for tick in x.ticks():
        yield line(x(tick), bottom, x(tick), y.end)
        yield text(x(tick), bottom + 18, f"{tick:,.0f}", "middle")
    for tick in y.ticks():
        yield line(x.start, y(tick), x.end, y(tick))
        yield text(x.start - 6, y(tick) + 4, panel.form(tick), "end")
    yield text((x.start + x.end) / 2, bottom + 36, "clients", "middle")
    yield text(x.start, y.end - 14, panel.title, "start")


def curve(points: list[Point], x: Axis, y: Axis, colour: str) -> Iterator[str]:
    """Dots of the runs and a line through the medians."""
    for size, value in points:
        yield f'<circle cx="{x(size):.1f}" cy="{y(value):.1f}" r="3" fill="{colour}"/>'
    path = " ".join(f"{x(size):.1f},{y(value):.1f}" for size, value in medians(points))
    yield f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="1.5"/>'


def medians(points: list[Point]) -> list[Point]:
    """Size and median value, by size."""
    sizes = sorted({size for size, _ in points})
    return [(size, statistics.median(v for s, v in points if s == size)) for size in sizes]


def legend(colour: dict[str, str], height: float) -> Iterator[str]:
    """A dot and the name of every model, in one row."""
    for place, (model, shade) in enumerate(colour.items()):
        left = MARGIN + 150 * place
        yield f'<circle cx="{left}" cy="{height - 20}" r="4" fill="{shade}"/>'
        yield text(left + 10, height - 16, model, "start")


def line(x1: float, y1: float, x2: float, y2: float) -> str:
    """Draw a line of the grid."""
    ends = f'x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
    return f'<line {ends} stroke="#ddd"/>'


def text(x: float, y: float, words: str, anchor: str) -> str:
    """Write some words."""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'


if __name__ == "__main__":
    main()

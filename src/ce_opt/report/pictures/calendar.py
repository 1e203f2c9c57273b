"""Picture *calendar*: how many duties every day has, by kind; days that are not worked are shaded.

A duty counts once, however many people are there; for one person, their own duties count. Visits,
meetings and handovers have an hour and stand below; reports are due at the end of a day and stand
above, on a scale of their own, for most fall on a few days.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from ce_opt.language import tr, tr_count
from ce_opt.report.material import Material
from ce_opt.report.pictures.canvas import BLUE, GREEN, ORANGE, PURPLE, axis, hatched, layout
from ce_opt.report.pictures.inert import client_label, engineer_label, inert, lines, plain
from ce_opt.report.pictures.picture import Picture, Trace, View
from ce_opt.season.workdays import all_days, working_days
from ce_opt.teams.facts import Row, rows

__all__ = ["NAME", "picture"]

NAME = "calendar"
KINDS = {
    "visit": (BLUE, "", "y"),
    "meeting": (GREEN, "/", "y"),
    "handover": (ORANGE, "x", "y"),
    "report": (PURPLE, ".", "y2"),
}
"""Kind of duty -> colour, pattern and axis of its bars."""
WEEKEND, HOLIDAY = "rgba(128,128,128,0.12)", "rgba(213,94,0,0.22)"
SATURDAY = 5
DAY_MS = 86_400_000
HEIGHT = 480
NAMED = 6
"""Duties of a day that a hover text names."""


def picture(material: Material) -> Picture | None:
    """Draw the calendar; None where none was made or it is empty."""
    if material.plan.duties is None or material.plan.duties.empty:
        return None
    book = Book(material)
    data = list(book.bars(book.duties, named=False))
    figure = {"data": data, "layout": book.layout}
    people = (book.of_person(who, own) for who, own in sorted(book.by_person.items()))
    whole = View("all", tr("everybody"), book.sentence, kept=tuple(range(len(data))))
    return Picture(
        NAME,
        book.title,
        book.description,
        figure,
        (whole, *people),
        tr("Show the calendar of"),
    )


@dataclass(frozen=True, eq=False)
class Book:
    """The duties of a plan."""

    material: Material

    @cached_property
    def rows(self) -> list[Row]:
        """Rows of table duties."""
        table = self.material.plan.duties
        return [] if table is None else rows(table)

    @cached_property
    def duties(self) -> list[Row]:
        """Duties, each once."""
        return list({identity(row): row for row in reversed(self.rows)}.values())[::-1]

    @cached_property
    def by_person(self) -> Mapping[tuple[str, str], list[Row]]:
        """(kind of person, id) -> their rows."""
        found: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for row in self.rows:
            for kind in ("engineer", "account_manager"):
                if row[kind]:
                    found[kind, row[kind]].append(row)
        return found

    @cached_property
    def held(self) -> Counter[str]:
        """Day -> duties that have an hour."""
        return Counter(row["date"] for row in self.duties if row["kind"] != "report")

    @cached_property
    def kinds(self) -> Counter[str]:
        """Kind -> duties."""
        return Counter(row["kind"] for row in self.duties)

    @property
    def title(self) -> str:
        """What the calendar shows to be so."""
        if not self.held:
            return tr_count(
                len(self.duties),
                "{count} report is due, and nothing else",
                "{count} reports are due, and nothing else",
            )
        day, most = self.fullest
        return tr_count(
            most,
            "The fullest day is {day} with {count} appointment",
            "The fullest day is {day} with {count} appointments",
            day=day,
        )

    @property
    def sentence(self) -> str:
        """What is most, month by month."""
        months = Counter(row["date"][:7] for row in self.duties)
        month, most = min(months.items(), key=lambda item: (-item[1], item[0]))
        return tr_count(
            most,
            "The fullest month is {month} with {count} duty",
            "The fullest month is {month} with {count} duties",
            month=month,
        )

    @property
    def description(self) -> str:
        """The main facts, for those who cannot see the bars."""
        return tr(
            "Duties by day from {first} to {last}: {visits} visits, {meetings} meetings, "
            "{handovers} handovers, {reports} reports.",
            first=min(row["date"] for row in self.rows),
            last=max(row["date"] for row in self.rows),
            visits=self.kinds["visit"],
            meetings=self.kinds["meeting"],
            handovers=self.kinds["handover"],
            reports=self.kinds["report"],
        )

    @property
    def layout(self) -> dict[str, Any]:
        """Give the layout: reports above appointments, one time below."""
        first, last = self.days
        return layout(
            HEIGHT,
            barmode="stack",
            xaxis=axis(
                type="date",
                range=[f"{first - timedelta(1)}", f"{last + timedelta(1)}"],
                tickformat="%Y-%m",
                dtick="M1",
                ticklabelmode="period",
                anchor="y",
                hoverformat="%Y-%m-%d",
            ),
            annotations=list(self.peak()),
            **scales(self.duties),
            shapes=list(self.shades()),
            margin={"l": 8, "r": 8, "t": 40, "b": 8},
            legend={"orientation": "h", "x": 0, "y": 1.04, "yanchor": "bottom"},
            dragmode="zoom",
        )

    def peak(self) -> Iterator[dict[str, Any]]:
        """Point at the day with most appointments."""
        if self.held:
            day, most = self.fullest
            words = tr("fullest day")
            yield {"x": day, "y": most, "text": words, "ax": 40, "ay": 0, "xanchor": "left"}

    @cached_property
    def fullest(self) -> tuple[str, int]:
        """Day with most appointments, the first of several, and how many."""
        return min(self.held.items(), key=lambda item: (-item[1], item[0]))

    @cached_property
    def days(self) -> tuple[date, date]:
        """First and last day: of the season where it says so, and of all duties."""
        said = [date.fromisoformat(row["date"]) for row in self.rows]
        facts = self.material.season.rulebook.season
        return min([*said, *filter(None, [facts.start])]), max([*said, *filter(None, [facts.end])])

    def shades(self) -> Iterator[dict[str, Any]]:
        """Shade runs of days that are not worked: weekends, and days off from Monday to Friday."""
        worked = set(working_days(self.material.season))
        free = [day for day in all_days(*self.days) if day not in worked] if worked else []
        names = {WEEKEND: tr("weekend"), HOLIDAY: tr("holiday")}
        said: set[str] = set()
        for first, last, colour in runs(free):
            yield {
                "type": "rect",
                "layer": "below",
                "yref": "paper",
                "y0": 0,
                "y1": 1,
                "x0": f"{first - timedelta(1)} 12:00",
                "x1": f"{last} 12:00",
                "fillcolor": colour,
                "line": {"width": 0},
                "name": names[colour],
                "showlegend": colour not in said,
                "legendgroup": names[colour],
            }
            said.add(colour)

    def bars(self, duties: Sequence[Row], *, named: bool) -> Iterator[Trace]:
        """Bars of each kind that there is."""
        for kind, (colour, pattern, scale) in KINDS.items():
            days: dict[str, list[Row]] = defaultdict(list)
            for row in duties:
                if row["kind"] == kind:
                    days[row["date"]].append(row)
            if days:
                yield {
                    "type": "bar",
                    "name": kind_words()[kind],
                    "x": list(days),
                    "y": [len(there) for there in days.values()],
                    "width": round(0.9 * DAY_MS),
                    "yaxis": scale,
                    "hovertext": [
                        self.hover(kind, day, there if named else (), len(there))
                        for day, there in days.items()
                    ],
                    "hoverinfo": "text",
                    "marker": {"color": colour, "pattern": hatched(pattern)},
                }

    def hover(self, kind: str, day: str, named: Sequence[Row], count: int) -> str:
        """Say what is on a day."""
        rest = count - NAMED if named else 0
        return lines(
            tr("{day}, {kind}: {count}", day=day, kind=kind_words()[kind], count=count),
            *(self.what(row) for row in named[:NAMED]),
            tr("and {count} more", count=rest) if rest > 0 else "",
        )

    def what(self, row: Row) -> str:
        """Say what a duty is about."""
        about = client_label(self.material, row["client"]) if row["client"] else row["group"]
        return inert(f"{row['start']} {plain(about, 24)}")

    def of_person(self, who: tuple[str, str], own: Sequence[Row]) -> View:
        """Show what one person has."""
        kind, name = who
        if kind == "engineer":
            label = engineer_label(self.material, name)
        else:
            label = plain(f"{name} {self.material.manager_names.get(name, '')}")
        return View(
            f"{kind}:{name}",
            label,
            tr(
                "{who}: {visits} visits, {meetings} meetings, {handovers} handovers, "
                "{reports} reports",
                who=label,
                visits=sum(row["kind"] == "visit" for row in own),
                meetings=sum(row["kind"] == "meeting" for row in own),
                handovers=sum(row["kind"] == "handover" for row in own),
                reports=sum(row["kind"] == "report" for row in own),
            ),
            traces=tuple(self.bars(own, named=True)),
            layout={"annotations": [], **scales(own)},
        )


def identity(row: Row) -> tuple[str, ...]:
    """What makes two rows the same duty: a report is one person's, anything else is joint."""
    joint = ("date", "start", "kind", "client", "group", "occasion")
    author = row["engineer"] if row["kind"] == "report" else ""
    return (*(str(row[name]) for name in joint), author)


def scales(duties: Sequence[Row]) -> dict[str, dict[str, Any]]:
    """Axes of appointments, below, and of reports; whole numbers, also where there are few."""
    found = {}
    for name, words, part, report in (
        ("yaxis", tr("appointments"), [0, 0.62], False),
        ("yaxis2", tr("reports due"), [0.72, 1], True),
    ):
        days = Counter(row["date"] for row in duties if (row["kind"] == "report") == report)
        few = {"dtick": 1} if max(days.values(), default=0) < 6 else {}
        found[name] = axis(words, domain=part, fixedrange=True, rangemode="tozero", **few)
    found["yaxis2"]["anchor"] = "x"
    return found


def runs(days: Sequence[date]) -> Iterator[tuple[date, date, str]]:
    """Join days that follow each other and have one colour, as (first, last, colour)."""
    first = last = None
    colour = ""
    for day in days:
        own = WEEKEND if day.weekday() >= SATURDAY else HOLIDAY
        if last and first and (own != colour or day - last != timedelta(1)):
            yield first, last, colour
            first = None
        first, last, colour = first or day, day, own
    if first and last:
        yield first, last, colour


def kind_words() -> dict[str, str]:
    """Kinds of duties in words."""
    return {
        "visit": tr("visits"),
        "meeting": tr("meetings"),
        "handover": tr("handovers"),
        "report": tr("reports"),
    }

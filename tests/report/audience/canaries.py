"""A season and a plan in which every name, text and number stands once: canaries.

Ids are canaries of whom or what they name, the same wherever they stand; every other cell has one
of its own. Words of the tables (roles, levels, kinds of duty) are none, for everybody knows them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pandas as pd

from ce_opt.plan.layout import ALL_TABLES
from ce_opt.plan.plan import Plan, Summary
from ce_opt.season import Season
from ce_opt.season.rulebook import RuleBook
from ce_opt.season.tables import TABLES

Row = dict[str, Any]

ENGINEERS = [f"eng{letter}" for letter in "abcdefgh"]
CLIENTS = [f"xcli{letter}" for letter in "abcde"]
MANAGERS = ["manxa", "manxb"]
SPECIALTIES = ["xspea", "xspeb", "xspec"]
DISTRICTS = ["xdisa", "xdisb", "xdisc", "xdisd"]
DEPARTMENTS = ["xdepa", "xdepb", "xdepc"]
GROUPS = ["groa", "grob", "groc"]
EVALUATORS = ["evaa", "evab", "evac"]
CRITERIA = ["crita", "critb"]
TEAMS = {"xclia": ("enga", "engb"), "xclib": ("engc", "engd"), "xclic": ("engb", "enge")}
"""Client -> A and B; the others have none."""
KEYS = {
    "engineer": ENGINEERS,
    "client": CLIENTS,
    "account_manager": MANAGERS,
    "specialty": SPECIALTIES,
    "district": DISTRICTS,
    "department": DEPARTMENTS,
}


@dataclass
class Aviary:
    """Where each canary sits: canary -> (table, column, the row)."""

    cells: dict[str, tuple[str, str, Row]] = field(default_factory=dict)
    count: int = 0

    def number(self) -> float:
        """Make a number that stands nowhere else."""
        self.count += 1
        return 71_000.0 + self.count

    def text(self) -> str:
        """Make a text that stands nowhere else."""
        self.count += 1
        return f"text{71_000 + self.count}"

    def day(self) -> str:
        """Make a day that stands nowhere else."""
        self.count += 1
        return str(date(1971, 1, 1) + timedelta(days=self.count))

    def filled(self, table: str, columns: Mapping[str, str], rows: list[Row]) -> pd.DataFrame:
        """Put a canary into every cell that a row leaves open, by the kind of its column."""
        made = []
        for row in rows:
            whole = dict(row)
            for name, kind in columns.items():
                if name not in row:
                    makers: dict[str, Callable[[], Any]] = {
                        "number": self.number,
                        "count": lambda: int(self.number()),
                        "yes_no": lambda: False,
                        "date": self.day,
                    }
                    whole[name] = makers.get(kind, self.text)()
                    if kind != "yes_no":
                        shown = whole[name]
                        key = shown if isinstance(shown, str) else str(int(shown))
                        self.cells[key] = (table, name, whole)
            made.append({name: whole[name] for name in columns})
        return pd.DataFrame(made, columns=list(columns))

    def allowed(self, table: str, column: str, test: Callable[[Row], bool]) -> Iterator[str]:
        """Yield the canaries of a column in the rows that pass."""
        for canary, (where, what, row) in self.cells.items():
            if (where, what) == (table, column) and test(row):
                yield canary


def season_rows() -> dict[str, list[Row]]:
    """What must hang together; everything else is filled in."""
    return {
        "specialties": [{"specialty": one} for one in SPECIALTIES],
        "districts": [{"district": one} for one in DISTRICTS],
        "departments": [
            {"department": one, "district": DISTRICTS[place]}
            for place, one in enumerate(DEPARTMENTS)
        ],
        "account_managers": [
            {"account_manager": one, "district": DISTRICTS[place]}
            for place, one in enumerate(MANAGERS)
        ],
        "engineers": [
            {
                "engineer": one,
                "department": DEPARTMENTS[place % 3],
                "district": DISTRICTS[place % 4],
            }
            for place, one in enumerate(ENGINEERS)
        ],
        "clients": [
            {
                "client": one,
                "district": DISTRICTS[place % 4],
                "account_manager": MANAGERS[place % 2],
                "seats": "AB",
                "service": "auto",
            }
            for place, one in enumerate(CLIENTS)
        ],
        "needs": [
            {"client": one, "specialty": SPECIALTIES[(place + step) % 3]}
            for place, one in enumerate(CLIENTS)
            for step in (0, 1)
        ],
        "skills": [
            {"engineer": one, "specialty": SPECIALTIES[place % 3]}
            for place, one in enumerate(ENGINEERS)
        ],
        "bids": [
            {"engineer": one, "client": CLIENTS[place % 5]} for place, one in enumerate(ENGINEERS)
        ],
        "relations": [{"engineer": "enga", "other": "engh", "kind": "conflict"}],
        "designations": [{"client": "xclie", "engineer": "engg", "seat": "A", "kind": "forbidden"}],
        "incumbents": [
            {"client": "xclia", "seat": "A", "engineer": "engf"},
            {"client": "xclib", "seat": "A", "engineer": "enga"},
        ],
        "panel": [
            {"evaluator": judge, "engineer": one, "criterion": criterion}
            for judge in EVALUATORS
            for one in ENGINEERS[:3]
            for criterion in CRITERIA
        ],
        "ratings": [{"rater_role": "client", "engineer": one} for one in ENGINEERS],
        "work_log": [
            {"engineer": one, "client": CLIENTS[0], "kind": "visit", "specialty": "xspea"}
            for one in ENGINEERS
        ],
    }


def plan_rows() -> dict[str, list[Row]]:
    """The same of the plan."""
    seats = {client: TEAMS.get(client, ("", "")) for client in CLIENTS}
    ladder = [("A", 0), ("B", 1)]
    return {
        "assignment": [
            {"client": one, "engineer_a": a, "engineer_b": b} for one, (a, b) in seats.items()
        ],
        "unserved": [{"client": one} for one, (a, _) in seats.items() if not a],
        "loads": [{"engineer": one} for one in ENGINEERS],
        "importance": [{"client": one} for one in CLIENTS],
        "bids": [{"engineer": one, "result": "awarded"} for one in ENGINEERS],
        "roster": [
            {
                "engineer": one,
                "department": DEPARTMENTS[place % 3],
                "entry": "applicant",
                "post": "",
            }
            for place, one in enumerate(ENGINEERS)
        ],
        "groups": [
            {
                "engineer": one,
                "group": GROUPS[place // 3],
                "role": "member" if place % 3 else "leader",
            }
            for place, one in enumerate(ENGINEERS)
        ],
        "escalation": [
            {
                "client": client,
                "specialty": SPECIALTIES[0],
                "level": level,
                "engineer": who,
                "appointed_by": by,
            }
            for client, team in TEAMS.items()
            for level, who, by in (
                *((level, team[place], "") for level, place in ladder),
                ("group", "engg", "engf") if client == "xclia" else ("support", "engh", ""),
            )
        ],
        "certificate": [{"client": one, "specialty": "xspea", "solver": "engh"} for one in TEAMS],
        "duties": [
            {
                "kind": kind,
                "client": client,
                "group": group,
                "engineer": who,
                "account_manager": by,
                "role": role,
            }
            for kind, client, group, who, by, role in (
                ("visit", "xclia", "", "enga", "", "A"),
                ("visit", "xclia", "", "", "manxa", "account_manager"),
                ("visit", "xclib", "", "engc", "", "A"),
                ("visit", "xclib", "", "", "manxb", "account_manager"),
                ("meeting", "", "groa", "enga", "", "leader"),
                ("meeting", "", "groa", "engb", "", "member"),
                ("meeting", "", "grob", "engd", "", "leader"),
            )
        ],
        "open_duties": [{"kind": "visit", "client": "xclie", "group": "", "engineer": "engh"}],
        "withdrawn_duties": [],
        "appraisal": [{"engineer": one, "group": GROUPS[0]} for one in ENGINEERS],
    }


def canary_season(aviary: Aviary) -> Season:
    """Build the season; nothing is checked, for numbers are out of all ranges."""
    given = season_rows()
    tables = {
        table.name: aviary.filled(
            table.name,
            {column.name: column.kind for column in table.columns},
            given.get(table.name, []),
        )
        for table in TABLES
    }
    return Season(tables, RuleBook.model_validate({"season": {"name": "Canary season"}}))


def canary_plan(aviary: Aviary) -> Plan:
    """Build the plan."""
    given = plan_rows()
    tables = {
        table.name: aviary.filled(
            table.name,
            {column.name: column.kind for column in table.columns},
            given[table.name],
        )
        for table in ALL_TABLES
    }
    numbers = [aviary.number() for _ in range(3)]
    for number in numbers:
        aviary.cells[str(int(number))] = ("summary", "figure", {})
    summary = Summary(
        *("Canary season", "feasible", numbers[0], numbers[1], 0.0, {"overload": numbers[2]}),
        *(len(CLIENTS), len(TEAMS), 0.0, 0, "seconds", 0.0, {}, {}, {}),
    )
    return Plan(summary=summary, **tables)

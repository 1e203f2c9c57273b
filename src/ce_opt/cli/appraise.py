"""``ce-opt appraise SEASON PLAN``: the reckoning at the season's end."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ce_opt.cli.app import AS_JSON, answer, command, say
from ce_opt.cli.check import SEASON
from ce_opt.cli.verify import PLAN
from ce_opt.errors import PlanRejected, UsageError
from ce_opt.language import tr

if TYPE_CHECKING:
    import pandas as pd

    from ce_opt.appraisal import Appraised
    from ce_opt.plan import Plan
    from ce_opt.season import Season


@command
def appraise(
    season: SEASON,
    plan: PLAN,
    sheets: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help="Write a sheet for each engineer and leader, and the working group's summary.",
            show_default=False,
        ),
    ] = None,
    ledger: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Write table ledger for the next season (a .csv file).",
            show_default=False,
        ),
    ] = None,
    as_json: AS_JSON = False,
) -> None:
    """Appraise a season: marks and work, forced distribution, bonus; adds appraisal.csv to PLAN."""
    from ce_opt.appraisal.ledger import carried_on
    from ce_opt.appraisal.sheets import sheet_texts, write_sheets
    from ce_opt.plan import audit, read_plan, write_plan
    from ce_opt.plan.season_end import (
        appraise_plan,
        late_inputs,
        refuse_strangers,
        standing_breaches,
    )
    from ce_opt.plan.write import other_files
    from ce_opt.report import add_report, has_report
    from ce_opt.season import read_season

    refuse_places(plan, sheets, ledger)
    given, old = read_season(season), read_plan(plan)
    refuse_strangers(given, old)
    breaches = audit(given, plan)
    if standing := standing_breaches(breaches):
        raise PlanRejected(standing)
    new, found = appraise_plan(given, old)
    rows = carried_on(given, found) if ledger else None
    reported = has_report(plan)
    write_plan(new, given, plan, other_files(plan))
    if reported:
        add_report(given, plan)
    if sheets:
        write_sheets(sheet_texts(given, found, new.groups), sheets)
    if ledger and rows is not None:
        write_ledger(rows, ledger)
    places = {"plan": plan, "sheets": sheets, "ledger": ledger}
    report = gathered(given, new, found, late_inputs(breaches))
    report |= {name: str(place) for name, place in places.items() if place}
    if as_json:
        answer(report)
        return
    from ce_opt.cli.appraisal_report import lines

    for line in lines(report):
        say(line)


def refuse_places(plan: Path, sheets: Path | None, ledger: Path | None) -> None:
    """Refuse places that cannot be written to, before anything is."""
    from ce_opt.appraisal.sheets.folder import obstacle

    if sheets:
        place = sheets.resolve()
        if place == plan.resolve() or place in plan.resolve().parents:
            raise UsageError(
                tr(
                    "{folder} holds the plan: name a folder of its own for the sheets",
                    folder=sheets,
                )
            )
        if refusal := obstacle(place):
            raise UsageError(refusal)
    if ledger:
        if ledger.suffix.lower() != ".csv":
            raise UsageError(tr("{file} must end in .csv", file=ledger))
        if not ledger.resolve().parent.is_dir():
            raise UsageError(tr("{file} cannot be written: there is no such folder", file=ledger))
        if ledger.exists() and not is_ledger(ledger):
            raise UsageError(tr("{file} exists and is no ledger: name another file", file=ledger))


def is_ledger(file: Path) -> bool:
    """Whether a file has the heads of a ledger; nothing else is replaced."""
    from ce_opt.season.tables import BY_NAME

    columns = BY_NAME["ledger"].columns
    known = ([column.name for column in columns], [column.chinese for column in columns])
    with file.open(encoding="utf-8-sig", errors="replace") as stream:
        return stream.readline().strip().split(",") in known


def write_ledger(rows: pd.DataFrame, file: Path) -> None:
    """Write the ledger beside its place and move it there."""
    from ce_opt.season.write import table_text

    draft = file.with_name(f".{file.name}.new")
    draft.write_text(table_text("ledger", rows), "utf-8", newline="")
    draft.replace(file)


def gathered(season: Season, plan: Plan, found: Appraised, changed: list[str]) -> dict[str, Any]:
    """Everything that the answer holds."""
    from dataclasses import asdict

    from ce_opt.appraisal.fairness import fairness_table
    from ce_opt.appraisal.notes import appraisal_notes
    from ce_opt.appraisal.path import next_step
    from ce_opt.cli.bids import as_plain

    notes = [str(note) for note in season.notes] + appraisal_notes(season, found)
    if changed:
        notes.append(
            tr(
                "{files} changed since the plan was made: every rule and number of the plan was "
                "worked out anew against them (its bound is that of the day it was made)",
                files=", ".join(changed),
            )
        )
    people = plan.appraisal
    assert people is not None
    return {
        "notes": notes,
        "section": season.rulebook.appraisal is not None,
        "rules": found.rules.model_dump(),
        "groups": groups(found),
        "bonus_fen": int(found.bonus.sum()),
        "innovation_fen": int(found.innovation.sum()),
        "next": as_plain(asdict(next_step(found))),
        "fairness": as_plain(fairness_table(season, found).to_dict("records")),
        "engineers": as_plain(people.to_dict("records")),
    }


def groups(found: Appraised) -> list[dict[str, Any]]:
    """Who is ranked together: people, quotas, and grades as they were given."""
    names = found.rules.grades
    given = {label: dict.fromkeys(names, 0) for label in found.dealt.quotas}
    for home, grade in zip(found.homes, found.grade_names, strict=True):
        given[home.ranked_in][grade] += 1
    return [
        {
            "ranked_in": label,
            "people": sum(given[label].values()),
            "quotas": dict(zip(names, quotas, strict=True)),
            "given": given[label],
        }
        for label, quotas in found.dealt.quotas.items()
    ]

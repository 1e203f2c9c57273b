"""``ce-opt verify SEASON PLAN``: the audit alone; of a workbook also what its edits cost."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ce_opt.cli.app import AS_JSON, answer, command, fail, say
from ce_opt.cli.check import SEASON
from ce_opt.cli.why import LONG
from ce_opt.errors import PlanRejected, PlanUnreadable, UsageError
from ce_opt.language import tr

if TYPE_CHECKING:
    from ce_opt.season import Season
    from ce_opt.whatif.handed_back import HandedBack

PLAN = Annotated[
    Path,
    typer.Argument(
        metavar="PLAN",
        help="Plan folder, or a plan.xlsx whose seats were edited.",
        show_default=False,
    ),
]
OUT = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--out",
        metavar="NEWPLAN",
        help="Write the plan of an edited workbook as a plan folder.",
        show_default=False,
    ),
]
NO_WORKBOOK = (".csv", ".toml", ".json")


@command
def verify(
    season: SEASON, plan: PLAN, out: OUT = None, long: LONG = False, as_json: AS_JSON = False
) -> None:
    """Audit a plan against its season: every hard rule, every printed number. No solver runs.

    Of a plan.xlsx whose seats were edited, say what each edit costs, and which rule it breaks.
    """
    if plan.is_file() and plan.suffix.lower() not in NO_WORKBOOK:
        verify_workbook(season, plan, out, long, as_json)
        return
    if out is not None:
        said = tr("-o writes the plan of an edited workbook: name a plan.xlsx, not a folder")
        raise UsageError(said)
    audited(season, plan)
    if as_json:
        answer({"breaches": [], "count": 0})
    else:
        say(
            tr(
                "{plan} keeps every rule of {season}, and every number in it is right",
                plan=plan,
                season=season,
            )
        )


def audited(season: Path, plan: Path) -> Season:
    """Read a season and audit a plan folder against it.

    Raises
    ------
    PlanUnreadable : where it is no plan folder
    PlanRejected : with every breach
    """
    from ce_opt.plan import audit
    from ce_opt.plan.layout import PLAN_TABLES
    from ce_opt.plan.read import SUMMARY
    from ce_opt.season import read_season

    files = (SUMMARY, *(table.file for table in PLAN_TABLES))
    if not any((plan / name).exists() for name in files):
        raise PlanUnreadable(
            tr("{plan} is no plan folder: name the folder that ce-opt plan wrote", plan=plan)
        )
    given = read_season(season)
    if breaches := audit(given, plan):
        raise PlanRejected(breaches)
    return given


def verify_workbook(season: Path, plan: Path, out: Path | None, long: bool, as_json: bool) -> None:
    """Audit the seats of an edited workbook, say what the edits cost, and carry the plan on."""
    from ce_opt.cli.edit_report import fields, lines
    from ce_opt.season import read_season
    from ce_opt.whatif.handed_back import handed_back

    refuse_place(out)
    given = read_season(season)
    found = handed_back(given, plan)
    if not as_json:
        for line in lines(found, long):
            say(line)
    if found.breaches:
        fail(str(PlanRejected(found.breaches)), PlanRejected.exit_code, as_json, **fields(found))
    notes = [] if out is None else carry_on(given, found, out)
    if as_json:
        answer({**fields(found), "plan": None if out is None else str(out), "left_out": notes})
        return
    for note in notes:
        say(note)
    if out is None:
        say(tr("{plan} keeps every rule of {season}", plan=plan, season=season))
    else:
        say(tr("{plan}: audited and written, every table worked out anew", plan=out))


def refuse_place(out: Path | None) -> None:
    """Refuse a folder that cannot be written, before anything is read."""
    from ce_opt.cli.plan import no_place
    from ce_opt.plan.write import obstacle

    refusal = "" if out is None else obstacle(out.resolve()) or no_place(out.resolve())
    if refusal:
        raise UsageError(refusal)


def carry_on(given: Season, found: HandedBack, out: Path) -> list[str]:
    """Write the edited plan; say what of the older one it has not."""
    from ce_opt.plan import write_plan
    from ce_opt.whatif.carried_on import carried_on

    before = found.returned.plan
    write_plan(carried_on(given, before, found.returned.teams), given, out)
    if before.appraisal is None:
        return []
    return [tr("the appraisal belongs to the older seats and is left out: see ce-opt appraise")]

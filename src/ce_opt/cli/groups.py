"""``ce-opt groups SEASON``: virtual groups, their leaders, the support group, what is short."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from ce_opt.cli.app import AS_JSON, answer, command, say
from ce_opt.cli.check import SEASON
from ce_opt.cli.solving import SEED
from ce_opt.language import tr

if TYPE_CHECKING:
    from ce_opt.groups import GroupFacts
    from ce_opt.groups.results import Formation


@command
def groups(
    season: SEASON,
    work: Annotated[
        float | None,
        typer.Option(
            min=0.1,
            help="Deterministic effort: more of it proves more of large departments.",
            show_default=False,
        ),
    ] = None,
    seed: SEED = 0,
    as_json: AS_JSON = False,
) -> None:
    """Divide the departments into virtual groups and choose the support group; nothing is written.

    Answers 3 where the rule book has a section [groups] that cannot be kept.
    """
    from ce_opt.cli.group_report import lines
    from ce_opt.groups import GroupFacts
    from ce_opt.groups.form import WORK, form_groups
    from ce_opt.season import read_season

    given = read_season(season)
    facts = GroupFacts(given)
    found = form_groups(given, WORK if work is None else work, seed)
    refused = bool(found.refusals) and facts.binding
    if as_json:
        notes = [str(note) for note in given.notes]
        answer(fields(facts, found) | {"notes": notes, "refused": refused})
    else:
        for note in given.notes:
            say(tr("note: {note}", note=note))
        for line in lines(facts, found):
            say(line)
    if refused:
        raise typer.Exit(3)


def fields(facts: GroupFacts, found: Formation) -> dict[str, object]:
    """Answer for machines."""
    division = found.division
    return {
        "section": facts.season.rulebook.groups is not None,
        "rules": facts.rules.model_dump(),
        "groups": [
            {"department": facts.department_of(group), **asdict(group)} for group in division.groups
        ],
        "support": {"people": division.support, "leader": division.support_leader},
        "working": division.working,
        "rows": [row._asdict() for row in division.rows],
        "departments": [asdict(one) for one in found.departments],
        "support_result": asdict(found.support),
        "shortages": [asdict(one) for one in found.shortages],
        "duty_hours": found.duty_hours,
        "work": found.work,
    }

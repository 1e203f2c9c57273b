"""A plan at the season's end: appraised, of a season whose records came after the plan was made.

Ratings and the work log are written while the season runs, and ``[appraisal]`` may be too: these
inputs may have changed since the plan was made, and a workbook that holds them. Nothing is taken on
trust for it: the audit works every rule and number of the plan out against the season as it stands.
The bound alone it cannot; it stays that of the day of the plan.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from ce_opt.appraisal import Appraised, appraise
from ce_opt.errors import Breach, UsageError
from ce_opt.language import tr
from ce_opt.plan.appraisal_table import appraisal_table, seats_of
from ce_opt.plan.layout import APPRAISAL
from ce_opt.plan.plan import Plan
from ce_opt.plan.read import WORKBOOK
from ce_opt.season.fold import fold
from ce_opt.season.season import Season
from ce_opt.season.tables import BY_NAME

__all__ = ["appraise_plan", "late_inputs", "refuse_strangers", "standing_breaches"]

LATE = ("ratings", "work_log")
"""Tables that are written while the season runs."""


def appraise_plan(season: Season, plan: Plan) -> tuple[Plan, Appraised]:
    """Appraise a season by its plan.

    Parameters
    ----------
    season : with ratings, or a work log with rows in the season
    plan : of this season

    Returns
    -------
    The plan with table *appraisal*, made of the season's inputs as they stand; and the appraisal.

    Raises
    ------
    UsageError
        where there is nothing to appraise, or the plan is of other people
    """
    refuse_strangers(season, plan)
    found = appraise(season, seats_of(plan.teams), plan.groups)
    if found.log.empty and (season.ratings.empty or len(season.work_log)):
        raise UsageError(nothing(season))
    summary = replace(plan.summary, sha256=dict(sorted(season.sha256.items())))
    return replace(plan, appraisal=appraisal_table(found), summary=summary), found


def refuse_strangers(season: Season, plan: Plan) -> None:
    """Refuse a plan with clients or engineers that the season does not have."""
    clients, people = set(season.clients["client"]), set(season.engineers["engineer"])
    teams = [team for team in plan.teams if team.client not in clients]
    named = {engineer for team in plan.teams for engineer in team.members}
    if plan.groups is not None:
        named |= set(plan.groups["engineer"])
    strangers = sorted({*(team.client for team in teams), *(named - people)})
    if strangers:
        name = strangers[0]
        raise UsageError(
            tr("the plan is of another season: {name} does not stand in this one", name=name)
        )


def nothing(season: Season) -> str:
    """Say why there is nothing to appraise."""
    facts, early = season.rulebook.season, len(season.work_log)
    if not early:
        return tr(
            "nothing to appraise: tables ratings and work_log have no row; write down the season's "
            "marks and work"
        )
    return tr(
        "nothing to appraise: all {count} rows of work_log lie before {start}, they are the "
        "season's before this one, and so are the marks of table ratings; write down this season's",
        count=early,
        start=facts.start,
    )


def late_inputs(breaches: Iterable[Breach]) -> list[str]:
    """Files that have changed since the plan was made, and may have."""
    return sorted(b.subject for b in breaches if b.rule == "sha256" and is_late(b.subject))


def is_late(file: str) -> bool:
    """Whether a file of a season may change while it runs."""
    path = Path(file)
    stem = fold(path.stem).casefold()
    names = {fold(word).casefold() for name in LATE for word in (name, BY_NAME[name].chinese)}
    return path.suffix.lower() in (".toml", ".xlsx", ".xlsm") or stem in names


def standing_breaches(breaches: Iterable[Breach]) -> list[Breach]:
    """Breaches that stand in the way: not of late inputs, nor of an appraisal to be replaced."""
    return [
        breach
        for breach in breaches
        if not (breach.rule == "sha256" and is_late(breach.subject))
        and not of_old_appraisal(breach)
    ]


def of_old_appraisal(breach: Breach) -> bool:
    """Whether the audit speaks of an appraisal that is replaced: its file, its sheet."""
    names = (APPRAISAL.name, APPRAISAL.chinese)
    in_workbook = breach.subject == WORKBOOK and any(name in breach.sentence for name in names)
    return in_workbook or breach.sentence.startswith(APPRAISAL.file)

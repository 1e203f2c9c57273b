"""Work was done in the season that it is counted in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from ce_opt.errors import Fault
from ce_opt.language import tr
from ce_opt.season.draft import Draft

__all__ = ["work_after_the_season", "work_before_the_season"]


def work_after_the_season(draft: Draft) -> Iterator[Fault]:
    """Refuse work dated after the last day of the season."""
    facts = draft.rulebook.season
    rows = draft.rows("work_log", "date")
    if facts.end is None:
        return
    for row in rows.index[rows["date"] > pd.Timestamp(facts.end)]:
        rule = tr("must not be after the season, which ends {day}", day=facts.end)
        fix = tr("mend the day, or take the row out")
        yield draft.fault("work_log", row, "date", rule, fix)


def work_before_the_season(draft: Draft) -> Iterator[Fault]:
    """Refuse earlier work where other rows lie in the season and it is to be appraised.

    A log that lies before the season as a whole is last season's: history, which planning looks at.
    A single early row among the others is a slip of the pen that would cost somebody money.
    """
    facts, rules = draft.rulebook.season, draft.rules.data.get("appraisal")
    if facts.start is None or not isinstance(rules, Mapping):
        return
    if rules.get("earlier_work") == "pass_over":
        return
    rows = draft.rows("work_log", "date")
    early = rows["date"] < pd.Timestamp(facts.start)
    if early.all():
        return
    for row in rows.index[early]:
        if facts.end:
            rule = tr("must lie in the season, {start} to {end}", start=facts.start, end=facts.end)
        else:
            rule = tr("must lie in the season, {start} to its end", start=facts.start)
        fix = tr('mend the day or take the row out; earlier_work = "pass_over" keeps it as history')
        yield draft.fault("work_log", row, "date", rule, fix)

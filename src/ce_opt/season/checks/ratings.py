"""Marks of the season's end come from somebody, and from somebody else."""

from __future__ import annotations

from collections.abc import Iterator

from ce_opt.errors import Fault
from ce_opt.language import tr
from ce_opt.season.draft import Draft
from ce_opt.season.matching import nearest
from ce_opt.season.tables.records import RATERS

__all__ = ["rated_by_nobody", "rated_oneself"]

HINTS = 20
"""Unknown raters of a role for whom the nearest id is looked for."""
OUTSIDERS = ("client", "account_manager")
"""Roles whose ids may be those of engineers by chance."""


def rated_by_nobody(draft: Draft) -> Iterator[Fault]:
    """Ask a rater who is what the role says."""
    rows = draft.rows("ratings", "rater", "rater_role")
    if rows.empty:
        return
    for role, (table, column) in RATERS.items():
        if not draft.whole(table, column):
            continue
        known = set(draft.parsed[table].frame[column])
        given = rows.loc[rows["rater_role"] == role, "rater"]
        unknown = given[~given.isin(known)]
        near = {name: nearest(name, sorted(known), 0.6) for name in unknown.unique()[:HINTS]}
        for row, rater in unknown.items():
            rule = _rule(draft.parsed[table].origin.label, role, near.get(rater, ""))
            yield draft.fault("ratings", row, "rater", rule, tr("mend the id or the role"))


def _rule(file: str, role: str, near: str) -> str:
    """Say where the rater of a role stands, and who was probably meant."""
    if near:
        return tr(
            'must be an id of {file}, as {role} (nearest: "{near}")',
            file=file,
            role=role,
            near=near,
        )
    return tr("must be an id of {file}, as {role}", file=file, role=role)


def rated_oneself(draft: Draft) -> Iterator[Fault]:
    """Refuse a mark that an engineer gave themself."""
    rows = draft.rows("ratings", "rater", "rater_role", "engineer")
    own = (rows["rater"] == rows["engineer"]) & ~rows["rater_role"].isin(OUTSIDERS)
    for row in rows.index[own]:
        rule = tr("must be somebody else than the engineer: nobody rates themself")
        yield draft.fault("ratings", row, "rater", rule, tr("take the mark out"))

"""Nobody judges themself, nor somebody they are in conflict with."""

from __future__ import annotations

from collections.abc import Iterator

from ce_opt.errors import Fault
from ce_opt.language import tr
from ce_opt.season.draft import Draft
from ce_opt.season.raw import row_place

__all__ = ["judged_in_conflict", "judged_oneself"]


def judged_oneself(draft: Draft) -> Iterator[Fault]:
    """Refuse a mark that an evaluator gave themself."""
    rows = draft.rows("panel", "evaluator", "engineer")
    for row in rows.index[rows["evaluator"] == rows["engineer"]]:
        rule = tr("must be somebody else than the engineer: nobody scores themself")
        yield draft.fault("panel", row, "evaluator", rule, tr("take the mark out"))


def judged_in_conflict(draft: Draft) -> Iterator[Fault]:
    """Refuse a mark between two who have a relation of kind conflict."""
    rows = draft.rows("panel", "evaluator", "engineer")
    if rows.empty:
        return
    ties = draft.rows("relations", "engineer", "other", "kind")
    ties = ties[ties["kind"] == "conflict"]
    pairs = zip(ties["engineer"], ties["other"], ties.index, strict=True)
    tie_row = {frozenset((one, other)): row for one, other, row in pairs}
    origin = draft.parsed["relations"].origin
    for row, evaluator, engineer in rows[["evaluator", "engineer"]].itertuples():
        tie = tie_row.get(frozenset((evaluator, engineer)))
        if tie is not None and evaluator != engineer:
            place = row_place(origin.label, int(tie))
            rule = tr(
                "must have no conflict with {engineer}, as {place} says",
                engineer=engineer,
                place=place,
            )
            fix = tr("take the mark out; another evaluator may give one")
            yield draft.fault("panel", row, "evaluator", rule, fix)

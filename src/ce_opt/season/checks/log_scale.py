"""A criterion on a logarithmic scale is more than 0 for every client."""

from __future__ import annotations

from collections.abc import Iterator

from ce_opt.errors import Fault
from ce_opt.language import tr
from ce_opt.season.draft import Draft

__all__ = ["logarithm_of_nothing", "more_than_nothing"]


def logarithm_of_nothing(draft: Draft) -> Iterator[Fault]:
    """Refuse zero where the rule book's ``importance.scale`` asks for its logarithm."""
    for criterion, scale in draft.rulebook.importance.scale.items():
        if criterion not in draft.numbers("clients"):
            continue
        rows = draft.rows("clients", criterion)
        for row in rows.index[(rows[criterion] <= 0) & (scale == "log")]:
            fix = tr("write the value, or use the linear scale")
            yield draft.fault("clients", row, criterion, more_than_nothing(criterion), fix)


def more_than_nothing(criterion: str) -> str:
    """Say what a logarithm asks of the values of a criterion."""
    return tr(
        'must be more than 0, for the rule book has importance.scale.{criterion} = "log"',
        criterion=criterion,
    )

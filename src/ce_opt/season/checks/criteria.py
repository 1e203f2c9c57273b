"""The criteria of ``[importance]`` hold what is asked of them."""

from __future__ import annotations

from collections.abc import Iterator

from ce_opt.errors import Fault
from ce_opt.language import tr
from ce_opt.season.checks.log_scale import more_than_nothing
from ce_opt.season.draft import Draft

__all__ = [
    "entropy_of_less_than_nothing",
    "nothing_to_fill_from",
    "weights_without_criterion",
    "wrong_fillings",
]


def _file(draft: Draft) -> str:
    return draft.parsed["clients"].origin.label


def weights_without_criterion(draft: Draft) -> Iterator[Fault]:
    """Refuse a given weight for what `criteria` or the comparisons leave out."""
    rules = draft.rulebook.importance
    if not rules.uses("given"):
        return
    for name, weight in rules.weights.items():
        if weight > 0 and name not in rules.considered:
            names = tr(", ").join(rules.considered)
            rule = tr("must be one of the criteria that count: {names}", names=names)
            fix = tr("name it in importance.criteria and in the comparisons, or let it weigh 0")
            yield draft.rules.fault(f"importance.weights.{name}", weight, rule, fix)


def nothing_to_fill_from(draft: Draft) -> Iterator[Fault]:
    """Ask one value at least of a criterion whose missing values are filled in."""
    for name, filling in draft.rulebook.importance.missing.items():
        if name not in draft.numbers("clients"):
            continue
        values = draft.rows("clients", name)[name]
        if len(values) and values.isna().all():
            rule = tr(
                "must have a value to stand beside: {file} has none in column {column}",
                file=_file(draft),
                column=name,
            )
            fix = tr("write the values that are known, or take the criterion out")
            yield draft.rules.fault(f"importance.missing.{name}", filling, rule, fix)


def wrong_fillings(draft: Draft) -> Iterator[Fault]:
    """Ask of a number that stands for missing values what is asked of the column."""
    columns = draft.parsed["clients"].table
    for name, filling in draft.rulebook.importance.missing.items():
        if filling == "median" or name not in draft.numbers("clients"):
            continue
        column = columns[name]
        least, most = column.least or 0.0, column.most or 0.0
        rule = column.rule if not least <= filling <= most else _asked(draft, name, filling)
        if rule:
            fix = tr('write another number, or "median"')
            yield draft.rules.fault(f"importance.missing.{name}", filling, rule, fix)


def _asked(draft: Draft, name: str, value: float) -> str:
    """Say what a logarithm or the entropy asks of a value; empty where it is fulfilled."""
    rules = draft.rulebook.importance
    is_log = rules.scale.get(name) == "log"
    if is_log and value <= 0:
        return more_than_nothing(name)
    if rules.uses("entropy") and name in rules.considered and value < is_log:
        if is_log:
            return tr(
                "must be ≥ 1, for importance.weighing has entropy, which shares out a sum of "
                "logarithms"
            )
        return tr("must be ≥ 0, for importance.weighing has entropy, which shares out a sum")
    return ""


def entropy_of_less_than_nothing(draft: Draft) -> Iterator[Fault]:
    """Refuse negative values, or logarithms, where entropy weighs."""
    rules = draft.rulebook.importance
    for name in rules.considered if rules.uses("entropy") else ():
        if name not in draft.numbers("clients"):
            continue
        is_log = rules.scale.get(name) == "log"
        values = draft.rows("clients", name)[name]
        for row, value in values[(values < is_log) & ((values > 0) | (not is_log))].items():
            fix = tr("write the value, or weigh by given, ahp or critic")
            yield draft.fault("clients", row, name, _asked(draft, name, float(value)), fix)

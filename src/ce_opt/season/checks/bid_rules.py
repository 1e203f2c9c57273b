"""What section ``[bids]`` of the rule book names exists, and its weights and scales make sense."""

from __future__ import annotations

from collections.abc import Iterator

from ce_opt.errors import Fault
from ce_opt.language import tr
from ce_opt.season.bid_rules import PRESET_INDICATORS, Bids, IndicatorScale
from ce_opt.season.draft import Draft
from ce_opt.season.matching import one_of
from ce_opt.season.own_columns import LAST_APPRAISAL

__all__ = [
    "criteria_nobody_judged",
    "criteria_with_a_dot",
    "names_of_no_indicator",
    "scales_without_length",
    "weights_of_nothing",
]

MERITS = ("panel", "indicators")
"""What may part a tie besides single indicators."""


def weights_of_nothing(draft: Draft) -> Iterator[Fault]:
    """Ask weights that sum to more than 0, of criteria where they are named, and of indicators."""
    rules = draft.rulebook.bids or Bids()
    named = {"criteria": rules.criteria or {"any": 1.0}, "indicators": rules.indicators}
    for key, weights in named.items():
        if sum(weights.values()) <= 0:
            rule = tr("must have weights that sum to more than 0")
            yield draft.rules.fault(f"bids.{key}", "", rule, tr("give one of them a weight"))


def criteria_nobody_judged(draft: Draft) -> Iterator[Fault]:
    """Ask marks of table panel for every criterion that has a weight."""
    rules, panel = draft.rulebook.bids or Bids(), draft.parsed["panel"]
    known = sorted(set(panel.frame["criterion"]))
    if not known or not draft.whole("panel", "criterion"):
        return
    for name in rules.criteria:
        if name not in known and "." not in name:  # a dot is a fault of its own
            rule = tr("must be a criterion of {file}", file=panel.origin.label)
            fix = one_of(name, known)
            yield draft.rules.fault(f"bids.criteria.{name}", name, rule, fix)


def names_of_no_indicator(draft: Draft) -> Iterator[Fault]:
    """Ask an indicator behind every direction, end of a scale and tie break, none of them twice."""
    rules = draft.rulebook.bids or Bids()
    usable = [name for name in PRESET_INDICATORS if name != LAST_APPRAISAL.name]
    known = list(dict.fromkeys([*rules.indicators, *usable]))
    for key in ("direction", "least", "most"):
        for name in getattr(rules, key):
            if name not in known:
                rule, fix = tr("must be an indicator"), one_of(name, known)
                yield draft.rules.fault(f"bids.{key}.{name}", name, rule, fix)
    for place, name in enumerate(rules.tie_breaks):
        if name not in (*MERITS, *known):
            rule, fix = tr("must name merits or indicators"), one_of(name, [*MERITS, *known])
            yield draft.rules.fault("bids.tie_breaks", name, rule, fix)
        elif name in rules.tie_breaks[:place]:
            rule, fix = tr("must name each once"), tr("take the second out")
            yield draft.rules.fault("bids.tie_breaks", name, rule, fix)


def criteria_with_a_dot(draft: Draft) -> Iterator[Fault]:
    """Refuse a dot in a name: it parts sections from keys, in a workbook's rule book above all."""
    for name in (draft.rulebook.bids or Bids()).criteria:
        if "." in name:
            rule = tr("must hold no dot")
            fix = tr("give it a name without one, in the table as well")
            yield draft.rules.fault(f"bids.criteria.{name}", name, rule, fix)


def scales_without_length(draft: Draft) -> Iterator[Fault]:
    """Ask ``least < most``, whether the rule book or the preset fixes them."""
    rules = draft.rulebook.bids or Bids()
    for name in dict.fromkeys([*rules.least, *rules.most]):
        usual = PRESET_INDICATORS.get(name, IndicatorScale())
        least, most = rules.least.get(name, usual.least), rules.most.get(name, usual.most)
        if least is not None and most is not None and least >= most:
            key, value = ("most", most) if name in rules.most else ("least", least)
            rule = tr(
                "must leave a scale: {name} runs from {least:g} to {most:g}",
                name=name,
                least=least,
                most=most,
            )
            fix = tr("make least smaller than most; direction turns a scale round")
            yield draft.rules.fault(f"bids.{key}.{name}", f"{value:g}", rule, fix)

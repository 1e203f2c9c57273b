"""What section ``[groups]`` of the rule book names exists, and last season's groups make sense."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

from ce_opt.errors import Fault
from ce_opt.language import tr
from ce_opt.season.draft import Draft
from ce_opt.season.group_rules import Groups
from ce_opt.season.matching import nearest

__all__ = ["groups_of_nobody", "levels_of_no_specialty", "two_groups_at_once"]

HINT = 0.5
"""Similarity from which an id is offered as the one that was meant."""
RESERVED = ("support", "working")
"""Ids of the groups that a season has one of."""


def levels_of_no_specialty(draft: Draft) -> Iterator[Fault]:
    """Ask a specialty of the season behind every level and number of its own."""
    rules, label = draft.rulebook.groups or Groups(), draft.parsed["specialties"].origin.label
    if not draft.whole("specialties", "specialty"):
        return
    known = list(draft.parsed["specialties"].frame["specialty"])
    for key in ("cover_levels", "cover_counts"):
        for name in getattr(rules, key):
            if name not in known:
                rule = tr("must be an id of {file}", file=label)
                yield draft.rules.fault(f"groups.{key}.{name}", name, rule, _mended(name, known))


def groups_of_nobody(draft: Draft) -> Iterator[Fault]:
    """Ask engineers of the season for the working group, none of them twice."""
    rules, label = draft.rulebook.groups or Groups(), draft.parsed["engineers"].origin.label
    if not draft.whole("engineers", "engineer"):
        return
    known = list(draft.parsed["engineers"].frame["engineer"])
    for place, name in enumerate(rules.working_group):
        if name not in known:
            rule = tr("must hold ids of {file}", file=label)
            yield draft.rules.fault("groups.working_group", name, rule, _mended(name, known))
        elif name in rules.working_group[:place]:
            rule, fix = tr("must name each once"), tr("take the second out")
            yield draft.rules.fault("groups.working_group", name, rule, fix)


def two_groups_at_once(draft: Draft) -> Iterator[Fault]:
    """Ask of last season's groups one virtual group a person, with an id of its own."""
    rows = draft.rows("last_groups", "engineer", "group", "role")
    virtual = rows[rows["role"].isin(["member", "leader"])]
    seen: Counter[str] = Counter()
    for row, engineer, group in zip(
        virtual.index, virtual["engineer"], virtual["group"], strict=True
    ):
        seen[engineer] += 1
        if seen[engineer] > 1:
            rule = tr("must be in one virtual group, as member or leader")
            fix = tr("take the row out, or correct the role")
            yield draft.fault("last_groups", row, "engineer", rule, fix)
        if group in RESERVED:
            ids = tr(" or ").join(RESERVED)
            rule = tr("must not be {ids}: those are no virtual groups", ids=ids)
            yield draft.fault("last_groups", row, "group", rule, tr("give the group another id"))


def _mended(name: str, known: Collection[str]) -> str:
    near = nearest(name, known, HINT)
    return tr('write "{word}"', word=near) if near else tr("write an id that stands there")

"""Ties and links join two different things, and say which."""

from __future__ import annotations

from collections.abc import Iterator

from ce_opt.errors import Fault
from ce_opt.language import tr
from ce_opt.season.draft import Draft

__all__ = ["engineer_or_client", "linked_to_itself", "links_at_odds", "tied_to_oneself"]


def linked_to_itself(draft: Draft) -> Iterator[Fault]:
    """Link a specialty to another one only."""
    rows = draft.rows("specialty_links", "specialty", "other")
    for row in rows.index[rows["specialty"] == rows["other"]]:
        rule, fix = tr("must be another specialty"), tr("name another one, or take the row out")
        yield draft.fault("specialty_links", row, "other", rule, fix)


def links_at_odds(draft: Draft) -> Iterator[Fault]:
    """Refuse two links between the same specialties, one each way, of different closeness."""
    rows = draft.rows("specialty_links", "specialty", "other", "closeness")
    if len(rows) < 2:
        return
    back = rows.rename(columns={"specialty": "other", "other": "specialty"})
    both = rows.reset_index(names="row").merge(
        back.reset_index(names="first"), on=["specialty", "other"], suffixes=("", "_back")
    )
    odd = both[(both["first"] < both["row"]) & (both["closeness"] != both["closeness_back"])]
    odd = odd.sort_values("row")
    origin = draft.parsed["specialty_links"].origin
    for row, first, right in zip(odd["row"], odd["first"], odd["closeness_back"], strict=True):
        place = origin.place(int(first))
        rule = tr("must be {right:g} as in {place}: links hold both ways", right=right, place=place)
        fix = tr("take one of the two rows out")
        yield draft.fault("specialty_links", row, "closeness", rule, fix)


def tied_to_oneself(draft: Draft) -> Iterator[Fault]:
    """Tie an engineer to others only."""
    rows = draft.rows("relations", "engineer", "other")
    for row in rows.index[rows["engineer"] == rows["other"]]:
        rule, fix = tr("must be someone else"), tr("name another one, or take the row out")
        yield draft.fault("relations", row, "other", rule, fix)


def engineer_or_client(draft: Draft) -> Iterator[Fault]:
    """Ask whether an id in a relation is an engineer or a client: it must not be both."""
    rows = draft.rows("relations", "engineer", "other")
    rows = rows[rows["engineer"] != rows["other"]]
    engineers = draft.rows("engineers", "engineer")["engineer"]
    clients = draft.rows("clients", "client")["client"]
    for row in rows.index[rows["other"].isin(engineers) & rows["other"].isin(clients)]:
        rule = tr("must tell engineer from client, but is the id of both")
        yield draft.fault("relations", row, "other", rule, tr("give one of the two another id"))

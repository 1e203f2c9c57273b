"""What section ``[selection]`` names exists, and it leaves room for whoever must be served."""

from __future__ import annotations

from collections.abc import Iterator

from ce_opt.errors import Fault
from ce_opt.language import marked, tr
from ce_opt.season.draft import Draft
from ce_opt.season.matching import one_of
from ce_opt.season.selection_rules import SECTION, Selection

__all__ = ["fewer_than_must_be_served", "shares_of_a_name_with_a_dot", "shares_of_nobody"]

NAMED = {
    "sector": marked("must be the sector of a client in {file}"),
    "district": marked("must be the district of a client in {file}"),
}
RENAMED = {
    "sector": marked("give the sector a name without one, also in clients"),
    "district": marked("give the district a name without one, also in clients"),
}
SHOWN = 12
"""Names that are listed where none is near."""


def shares_of_nobody(draft: Draft) -> Iterator[Fault]:
    """Ask clients of every sector and district of which a least share is to be served."""
    for grouping, name, _ in (draft.rulebook.selection or Selection()).least_shares():
        known = sorted(set(draft.rows("clients", grouping)[grouping]))
        if draft.whole("clients", grouping) and name not in known and "." not in name:
            fix = one_of(name, known, SHOWN, more="…")
            rule = tr(NAMED[grouping], file=draft.parsed["clients"].origin.label)
            yield draft.rules.fault(f"{SECTION}.least_share.{grouping}.{name}", name, rule, fix)


def shares_of_a_name_with_a_dot(draft: Draft) -> Iterator[Fault]:
    """Refuse a dot in a name: it parts sections from keys, in a workbook's rule book above all."""
    for grouping, name, _ in (draft.rulebook.selection or Selection()).least_shares():
        if "." in name:
            rule, fix = tr("must hold no dot"), tr(RENAMED[grouping])
            yield draft.rules.fault(f"{SECTION}.least_share.{grouping}.{name}", name, rule, fix)


def fewer_than_must_be_served(draft: Draft) -> Iterator[Fault]:
    """Ask room for every client that must be served or at which somebody is required."""
    most = (draft.rulebook.selection or Selection()).max_clients
    if most is None:
        return
    clients, named = (
        draft.rows("clients", "client", "service"),
        draft.rows("designations", "client"),
    )
    must = set(clients.loc[clients["service"] == "must", "client"])
    must |= set(named.loc[named["kind"] == "required", "client"])
    if len(must) > most:
        rule = tr(
            "must leave room for the {clients} clients that must be served", clients=len(must)
        )
        fix = tr(
            "write {clients} or more, or set service of some to auto (and lift designations)",
            clients=len(must),
        )
        yield draft.rules.fault(f"{SECTION}.max_clients", most, rule, fix)

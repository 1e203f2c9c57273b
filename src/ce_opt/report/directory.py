"""Everybody who has a place in the report: engineers, clients and account managers, with addresses.

The address of somebody is their id; where an id is used twice, or could be an address that the page
has itself, office and id.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple
from urllib.parse import quote

from ce_opt.language import tr
from ce_opt.report.block import Office, Subject
from ce_opt.report.material import Material, labelled

__all__ = ["SECTION", "Directory", "Entry"]

SECTION = "section-"
"""Beginning of the addresses of sections."""
OFFICES: tuple[Office, ...] = ("engineer", "client", "manager")
TAKEN = frozenset({"main", "verdict", "search", "found", "told", "focus", "data"})
"""Addresses that the page has itself."""
BEGINNINGS = (
    SECTION,
    *(f"{word}-" for word in ("head", "table", "caption", "figure", "view", "found", *OFFICES)),
)
"""How other addresses of the page begin, those with an office in front included."""


class Entry(NamedTuple):
    """Somebody with a place.

    Attributes
    ----------
    about : office and id
    name : as people know them
    address : what stands behind the # of a link, unquoted
    note : who or what that is, in a line
    """

    about: Subject
    name: str
    address: str
    note: str

    @property
    def label(self) -> str:
        """Id and name."""
        return labelled(self.about[1], self.name)


@dataclass(frozen=True, eq=False)
class Directory:
    """Entries by office and id."""

    material: Material

    @cached_property
    def entries(self) -> Mapping[Subject, Entry]:
        """Everybody: engineers, clients, account managers, each in the order of ids."""
        named = [*self.engineers(), *self.clients(), *self.managers()]
        times = Counter(about[1] for about, _, _ in named)
        found = {}
        for about, name, note in named:
            office, own = about
            plain = times[own] == 1 and own not in TAKEN and not own.startswith(BEGINNINGS)
            address = own if plain else f"{office}-{own}"
            found[about] = Entry(about, name, address, note)
        return found

    @cached_property
    def numbers(self) -> Mapping[Subject, int]:
        """Everybody's number: how rows of tables name them in the page."""
        return {about: number for number, about in enumerate(self.entries)}

    def link(self, about: Subject) -> str:
        """Give the link to somebody's place."""
        return f"#{quote(self.entries[about].address, safe='')}"

    def engineers(self) -> Iterator[tuple[Subject, str, str]]:
        """Name every engineer, with department and district."""
        material = self.material
        for engineer, row in material.facts.engineers.items():
            department = material.department_names[row["department"]]
            district = material.district_names[row["district"]]
            note = tr(
                "engineer, {department}, {district}", department=department, district=district
            )
            yield ("engineer", engineer), material.engineer_name(engineer), note

    def clients(self) -> Iterator[tuple[Subject, str, str]]:
        """Name every client, with sector and district."""
        material = self.material
        for client, row in material.facts.clients.items():
            district = material.district_names[row["district"]]
            note = tr("client, {sector}, {district}", sector=row["sector"], district=district)
            yield ("client", client), material.client_name(client), note

    def managers(self) -> Iterator[tuple[Subject, str, str]]:
        """Name every account manager."""
        for manager, name in self.material.manager_names.items():
            yield ("manager", manager), name, tr("account manager")

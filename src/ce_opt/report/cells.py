"""How what a plan holds stands in a cell: numbers with their key, people with their place."""

from __future__ import annotations

from collections.abc import Iterable

from ce_opt.report.block import Cell, Part, Subject
from ce_opt.report.material import Material, labelled

__all__ = [
    "NOTHING",
    "amount",
    "client",
    "count",
    "engineer",
    "engineers",
    "manager",
    "percent",
    "styled",
    "text",
]

NOTHING = Cell((Part("–", style="quiet"),), key="")
"""Stands where there is nothing to say."""


def text(value: str, style: str = "") -> Cell:
    """Put a text into a cell."""
    return Cell((Part(value),), style=style) if value else NOTHING


def styled(value: str, style: str, key: float | str | None = None) -> Cell:
    """Put a text into a cell as a badge of some style."""
    return Cell((Part(value, style=f"badge {style}"),), key=key)


def count(value: int | None) -> Cell:
    """Write a whole number; nothing where it is missing."""
    return NOTHING if value is None else Cell((Part(f"{value:,}"),), key=value)


def amount(value: float, decimals: int = 2) -> Cell:
    """Write a number; one that rounds to nothing stands back."""
    shown = f"{value:,.{decimals}f}"
    zero = float(shown.replace(",", "")) == 0
    return Cell((Part(shown.lstrip("-") if zero else shown),), value, "quiet" if zero else "")


def percent(share: float, most: float = 1.0, style: str = "") -> Cell:
    """Write a share in percent, with a bar.

    Parameters
    ----------
    share : 0..1 and above
    most : share that fills the cell
    """
    return Cell((Part(f"{share:.0%}"),), share, style, bar=min(100.0, 100 * share / most))


def engineer(material: Material, who: str) -> Cell:
    """Name an engineer, with the way to their place; nothing for an empty id."""
    return person(("engineer", who), material.engineer_name(who)) if who else NOTHING


def client(material: Material, who: str, below: str = "") -> Cell:
    """Name a client, with the way to its place.

    Parameters
    ----------
    below : what stands under the name, in small letters
    """
    cell = person(("client", who), material.client_name(who))
    return Cell((*cell.parts, Part(below, style="below")), cell.key) if below else cell


def manager(material: Material, who: str) -> Cell:
    """Name an account manager, with the way to their place."""
    return person(("manager", who), material.manager_names[who]) if who else NOTHING


def person(about: Subject, name: str) -> Cell:
    """Name somebody by id and name."""
    named = () if name == about[1] else (Part(name, style="name"),)
    return Cell((Part(about[1], about), *named), key=about[1])


def engineers(material: Material, people: Iterable[str]) -> Cell:
    """Name several engineers."""
    parts = [
        Part(labelled(who, material.engineer_name(who)), ("engineer", who), "one") for who in people
    ]
    return Cell(tuple(parts)) if parts else NOTHING

"""Clients by importance: who is A and B of each, and why, in a sentence."""

from __future__ import annotations

from ce_opt.language import tr
from ce_opt.report import cells
from ce_opt.report.block import Cell, Column, Row, Section, Subject, Table
from ce_opt.report.material import Material
from ce_opt.report.sentence import why

__all__ = ["section"]


def section(material: Material) -> Section:
    """List every client, the most important first."""
    columns = (
        Column(tr("Rank"), "number"),
        Column(tr("Client")),
        Column(tr("Seat A"), meaning=tr("does most of the work")),
        Column(tr("Seat B"), meaning=tr("knows the client well enough to stand in")),
        Column(tr("Importance"), "bar", tr("0 to 100, by the criteria of the rule book")),
        Column(tr("Points"), "number", tr("what the team costs, or what having none costs")),
    )
    rows = tuple(row(material, client) for client in material.importance)
    return Section(
        name="clients",
        title=tr("Clients, A and B"),
        lead=tr(
            "The most important client first. Under each name stands how well it is covered and "
            "the single fact that costs most."
        ),
        blocks=[Table("clients", tr("Every client with its team"), columns, rows)],
        picture="importance",
    )


def row(material: Material, client: str) -> Row:
    """Show one client."""
    given, placed = material.importance[client], material.assignment[client]
    a, b = placed["engineer_a"], placed["engineer_b"]
    seats = [
        cells.engineer(material, a) if a else cells.styled(tr("unserved"), "poor", ""),
        cells.engineer(material, b) if b or not a else cells.text(tr("A alone"), "quiet"),
    ]
    importance = float(given["importance"])
    people: list[Subject] = [("engineer", who) for who in (a, b) if who]
    manager = material.facts.clients[client]["account_manager"]
    return Row(
        (
            cells.count(int(given["rank"])),
            cells.client(material, client, why(material, client)),
            *seats,
            Cell(cells.amount(importance, 1).parts, importance, bar=importance),
            cells.amount(float(placed["points"])),
        ),
        (("client", client), *people, ("manager", manager)),
        ("client", client),
    )

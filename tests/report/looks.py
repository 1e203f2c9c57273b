"""What a section shows, for the tests of sections."""

from __future__ import annotations

from ce_opt.report.block import Facts, Section, Table


def tables(section: Section | None) -> dict[str, Table]:
    """Name -> table of a section; every row has a cell for each column."""
    assert section is not None
    found = {block.name: block for block in section.blocks if isinstance(block, Table)}
    for table in found.values():
        assert {len(row.cells) for row in table.rows} <= {len(table.columns)}
    return found


def column(table: Table, head: str) -> list[str]:
    """Texts of a column, from top to bottom."""
    place = [column.head for column in table.columns].index(head)
    return [row.cells[place].text for row in table.rows]


def facts(section: Section, title: str) -> dict[str, str]:
    """Label -> value of a list of facts."""
    found = next(
        block for block in section.blocks if isinstance(block, Facts) and block.title == title
    )
    return {fact.label: fact.value for fact in found.facts}

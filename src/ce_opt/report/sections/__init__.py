"""The report's sections, one file each, in the order of the page.

A section is a function from the material to what the page shows, or to None where there is nothing
to say. To add one: copy the smallest file, add one word to `SECTIONS`.
"""

from __future__ import annotations

from collections.abc import Callable

from ce_opt.report.block import Section
from ce_opt.report.material import Material
from ce_opt.report.sections import (
    bids,
    calendar,
    changes,
    clients,
    coverage,
    districts,
    groups,
    ladders,
    loads,
    points,
    roster,
    run,
    unserved,
)

__all__ = ["SECTIONS"]

SECTIONS: tuple[Callable[[Material], Section | None], ...] = (
    clients.section,
    unserved.section,
    districts.section,
    loads.section,
    coverage.section,
    ladders.section,
    groups.section,
    bids.section,
    roster.section,
    calendar.section,
    changes.section,
    points.section,
    run.section,
)

"""What people read of a plan: one page that opens offline, with its pictures.

    season, plan → material → sections, pictures, weakest spots, quality → page

A section says what stands where, as plain texts; the templates say how it looks.
"""

from __future__ import annotations

from ce_opt.report.material import Material, material_of
from ce_opt.report.page import report_page
from ce_opt.report.write import REPORT, add_report, has_report, write_report

__all__ = [
    "REPORT",
    "Material",
    "add_report",
    "has_report",
    "material_of",
    "report_page",
    "write_report",
]

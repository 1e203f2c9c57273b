"""Sheets for single people: one page with what that person may see, and nothing else.

    engineer:E07   own clients, hours, groups, ladders, calendar      leader:G2   the own group
    manager:M03    own clients, who serves them, who helps when       panel       bids and results

Each kind has a file that takes what belongs on its page out of season and plan, cell by cell. What
no file takes is on no page: nothing is left to a template.
"""

from ce_opt.report.audience.audience import Audience, audience_named, audiences, sheet_of
from ce_opt.report.audience.folder import write_sheet, write_sheets
from ce_opt.report.audience.sheet import Sheet, page_of

__all__ = [
    "Audience",
    "Sheet",
    "audience_named",
    "audiences",
    "page_of",
    "sheet_of",
    "write_sheet",
    "write_sheets",
]

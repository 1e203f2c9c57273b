"""What people are told: a sheet for each engineer and each leader, a summary for the working group.

Sheets are Markdown, plain enough to be read as text. `sheet_texts` gives all of them by file name.
"""

from ce_opt.appraisal.sheets.folder import sheet_texts, write_sheets

__all__ = ["sheet_texts", "write_sheets"]

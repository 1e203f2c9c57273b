"""The pictures of the report, one file each, in the order of the page.

Each file gives `NAME`, the id of the picture, and `picture`, which draws it; None where the stage
did not run or there is nothing to see.
"""

from __future__ import annotations

from ce_opt.report.pictures.picture import DIMMED, Picture, View

__all__ = ["DIMMED", "Picture", "View"]

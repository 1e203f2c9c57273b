"""The pictures of the report, one file each, in the order of the page.

Each file gives `NAME`, the id of the picture, and `picture`, which draws it; None where the stage
did not run or there is nothing to see. To add one: a file, and one word in `PICTURES`.
"""

from __future__ import annotations

from typing import Protocol

from ce_opt.report.material import Material
from ce_opt.report.pictures import (
    bids,
    calendar,
    coverage,
    importance,
    loads,
    map,
    points,
    skills,
)
from ce_opt.report.pictures.picture import DIMMED, Picture, View

__all__ = ["DIMMED", "PICTURES", "Drawing", "Picture", "View"]


class Drawing(Protocol):
    """What the file of a picture offers."""

    NAME: str

    def picture(self, material: Material) -> Picture | None:
        """Draw it; None where there is nothing to see."""
        ...


PICTURES: tuple[Drawing, ...] = (
    map,
    loads,
    coverage,
    skills,
    calendar,
    points,
    importance,
    bids,
)
"""Every picture, in the order of the page."""

"""The map of a plan as it is drawn."""

from __future__ import annotations

from typing import Any

from ce_opt.report.material import Material
from ce_opt.report.pictures.map import picture
from ce_opt.report.pictures.picture import Picture
from report.pictures.plans import id_of

__all__ = ["Trace", "drawn", "people"]

Trace = dict[str, Any]


def drawn(material: Material) -> Picture:
    made = picture(material)
    assert made is not None
    return made


def people(made: Picture) -> dict[tuple[float, float], str]:
    """Place -> who is drawn there."""
    found = {}
    for trace in made.figure["data"]:
        if trace["mode"] == "markers" and trace["marker"]["symbol"] != "arrow":
            places = zip(trace["x"], trace["y"], trace["hovertext"], strict=True)
            for x, y, hover in places:
                assert (x, y) not in found, "two people in one place"
                found[x, y] = id_of(hover)
    return found

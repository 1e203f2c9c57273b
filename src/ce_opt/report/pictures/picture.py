"""What a picture of the report is: a plotly figure as plain data, and what its drop-down shows.

A figure is a dictionary with ``data`` and ``layout``, ready for JSON; no plotting library is loaded
to make one. The page draws it with plotly.js:

    Plotly.newPlot(box, figure.data, figure.layout)

and, where there are views, redraws it for the one that is chosen (`Picture.shown` says the same):

    behind = view.dimmed.map(place => ({...figure.data[place], opacity: DIMMED}))
    kept   = view.kept.map(place => figure.data[place])
    Plotly.react(box, [...behind, ...kept, ...view.traces], {...figure.layout, ...view.layout})

The first view is the figure as it stands. Backgrounds are transparent; all text has the colour and
family of ``layout.font``, which the page may replace, lines and grids are seen on white and black.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

__all__ = ["DIMMED", "Figure", "Picture", "Trace", "View"]

Trace = dict[str, Any]
Figure = dict[str, Any]

DIMMED = 0.2
"""Opacity of what steps back behind what is chosen."""


@dataclass(frozen=True)
class View:
    """What is seen when an entry of the drop-down is chosen.

    Attributes
    ----------
    value : of the entry, unique in the picture: an id with its kind, as ``engineer:E07``
    label : of the entry, plain text, to be escaped by the page
    sentence : what the view says, plain text; for the line below the drop-down
    kept : positions of the figure's traces that stay
    dimmed : positions of the figure's traces that step back, see `DIMMED`
    traces : further traces, in front of these
    layout : entries of the layout that are replaced
    """

    value: str
    label: str
    sentence: str
    kept: tuple[int, ...] = ()
    dimmed: tuple[int, ...] = ()
    traces: tuple[Trace, ...] = ()
    layout: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Picture:
    """A picture with its words.

    Attributes
    ----------
    name : id of the element in the page
    title : what the picture shows to be so, in one line of plain text
    description : a sentence for those who cannot see it, plain text, with the main facts
    figure : ``data`` and ``layout``
    controls : views of the drop-down, the figure as it stands first; none without a drop-down
    control_label : what the drop-down is for, plain text
    """

    name: str
    title: str
    description: str
    figure: Figure
    controls: tuple[View, ...] = ()
    control_label: str = ""

    def shown(self, value: str) -> Figure:
        """Give the figure that the page draws for a view.

        Raises
        ------
        KeyError : of a value that no view has
        """
        view = {view.value: view for view in self.controls}[value]
        data = self.figure["data"]
        behind = [{**data[place], "opacity": DIMMED} for place in view.dimmed]
        kept = [data[place] for place in view.kept]
        layout = {**self.figure["layout"], **view.layout}
        return {"data": [*behind, *kept, *view.traces], "layout": layout}

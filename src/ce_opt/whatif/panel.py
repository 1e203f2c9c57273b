"""A panel for notebooks: choose a question, a client and an engineer, and read the answer.

The widgets belong to the extra ``notebook`` and are loaded when a panel is asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from importlib import import_module
from typing import Any

import pandas as pd

from ce_opt.errors import CeOptError, UsageError
from ce_opt.language import marked, tr
from ce_opt.plan import Plan
from ce_opt.season import Season
from ce_opt.teams.budget import Budget
from ce_opt.whatif.recipes import leaver
from ce_opt.whatif.recommend import recommend
from ce_opt.whatif.replan import replan
from ce_opt.whatif.seats import Seats
from ce_opt.whatif.why import why_client, why_engineer
from ce_opt.whatif.why_not import why_not

__all__ = ["QUESTIONS", "answer_to", "whatif_panel"]

QUESTIONS = (
    marked("why this client"),
    marked("why this engineer"),
    marked("why not"),
    marked("who else"),
    marked("engineer leaves"),
)
"""What the panel can ask."""
WAITING = marked("planning …")
FAILED = marked("no answer: an error of ce_opt itself, which the notebook's log shows")


def whatif_panel(season: Season, plan: Plan, budget: Budget | None = None) -> Any:  # noqa: ANN401
    """Make a panel of widgets.

    Parameters
    ----------
    season, plan : what is asked about
    budget : limits of each search

    Returns
    -------
    an ``ipywidgets.VBox``; its children are the question, the client, the engineer, the seat, the
    button and the answer, in this order

    Raises
    ------
    UsageError : ipywidgets is not installed
    """
    widgets = loaded()
    question = widgets.ToggleButtons(
        options=[(tr(one), one) for one in QUESTIONS], description=tr("question")
    )
    client = widgets.Dropdown(options=choices(season.clients, "client"), description=tr("client"))
    engineer = widgets.Dropdown(
        options=choices(season.engineers, "engineer"), description=tr("engineer")
    )
    seat = widgets.ToggleButtons(options=("A", "B"), description=tr("seat"))
    ask = widgets.Button(description=tr("Ask"), button_style="primary")
    answer = widgets.HTML()
    seats = Seats.of(plan, season)

    def asked(_: object) -> None:
        ask.disabled, answer.value = True, f"<p>{tr(WAITING)}</p>"
        asking = {"client": client.value, "engineer": engineer.value, "seat": seat.value}
        found = f"<p>{tr(FAILED)}</p>"
        try:
            found = answer_to(season, seats, question.value, asking, budget)
        finally:  # widgets log what a click raises; the panel stays usable
            ask.disabled, answer.value = False, found

    ask.on_click(asked)
    return widgets.VBox([question, client, engineer, seat, ask, answer])


def answer_to(
    season: Season,
    seats: Seats,
    question: str,
    asking: Mapping[str, str],
    budget: Budget | None = None,
) -> str:
    """Answer a question of the panel as HTML; what cannot be asked is said, not raised.

    Parameters
    ----------
    season, seats : what is asked about
    question : one of `QUESTIONS`
    asking : client, engineer and seat; each question takes what it needs
    budget : limits of each search
    """
    client, engineer = asking["client"], asking["engineer"]
    found: Any
    try:
        if question == "why this client":
            found = why_client(season, seats, client)
        elif question == "why this engineer":
            found = why_engineer(season, seats, engineer)
        elif question == "why not":
            found = why_not(season, seats, client, engineer, asking["seat"], budget)
        elif question == "who else":
            found = recommend(season, seats, client, asking["seat"], solve=0)
        else:
            found = replan(season, seats, leaver(season, engineer)[0], budget=budget)
    except CeOptError as error:
        return f"<pre>{escape(str(error))}</pre>"
    return str(found._repr_html_())


def loaded() -> Any:  # noqa: ANN401
    """Load ipywidgets."""
    try:
        return import_module("ipywidgets")
    except ImportError as error:
        raise UsageError(
            tr(
                "the panel needs ipywidgets: pip install 'ce-opt[notebook]', then start the kernel "
                "anew"
            )
        ) from error


def choices(frame: pd.DataFrame, key: str) -> list[tuple[str, str]]:
    """List id and name for a person to choose from, with the id as the value."""
    return [(f"{one} {name}", one) for one, name in zip(frame[key], frame["name"], strict=True)]

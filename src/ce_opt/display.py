"""How seasons, plans and answers look in a notebook: a heading, key figures, heads of tables.

What is shown comes from files, so every name is escaped: a client called ``<script>`` is a client
with an odd name. Formulas are switched off too, for notebooks would read ``$`` as one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import TYPE_CHECKING

from ce_opt.language import marked, tr

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["ROWS", "figure", "page", "status_words"]

ROWS = 5
"""Rows of a table that are shown."""
SENTENCES = 12
"""Sentences that are shown."""
STATUSES = (
    marked("optimal"),
    marked("feasible"),
    marked("infeasible"),
    marked("interrupted"),
    marked("unknown"),
    marked("failed"),
    marked("stopped"),
    marked("held"),
    marked("possible"),
    marked("impossible"),
    marked("forbidden"),
    marked("not solved"),
    marked("another conflict"),
)
"""What plans and answers are, as files and programs have it."""


def status_words(status: str) -> str:
    """Say a status to people.

    >>> status_words("optimal")
    'optimal'
    """
    return tr(status) if status in STATUSES else status


def page(
    title: str,
    figures: Mapping[str, object],
    sentences: Iterable[str] = (),
    tables: Mapping[str, pd.DataFrame] | None = None,
) -> str:
    """Write a piece of HTML.

    Parameters
    ----------
    title : one line
    figures : name -> value; values that are None or empty text are left out
    sentences : a list below the figures; the first few of it
    tables : caption -> frame; the head of each, and how many rows there are
    """
    said = [name for name in figures if figures[name] is not None and figures[name] != ""]
    rows = (f"{escape(name)}: <b>{escape(figure(figures[name]))}</b>" for name in said)
    parts = [f"<p><b>{escape(title)}</b></p>", f"<p>{' · '.join(rows)}</p>" if said else ""]
    parts += [*listed(list(sentences)), *map(table, tables or {}, (tables or {}).values())]
    return f'<div class="ce-opt tex2jax_ignore mathjax_ignore">{"".join(parts)}</div>'


def figure(value: object) -> str:
    """Write a value: numbers with two decimals at most, nothing for what is missing.

    >>> figure(1234.5), figure(7), figure(-0.001), figure("C1"), figure(float("nan"))
    ('1,234.5', '7', '0', 'C1', '')
    """
    if isinstance(value, float):
        text = f"{value:,.2f}".rstrip("0").rstrip(".")
        return "" if value != value else "0" if text == "-0" else text
    return str(value)


def listed(sentences: list[str]) -> Iterator[str]:
    """Write sentences as a list, and how many more there are."""
    if sentences:
        shown = sentences[:SENTENCES]
        if len(sentences) > len(shown):
            shown.append(tr("… and {count} more", count=len(sentences) - len(shown)))
        yield f"<ul>{''.join(f'<li>{escape(one)}</li>' for one in shown)}</ul>"


def table(caption: str, frame: pd.DataFrame) -> str:
    """Write the head of a frame."""
    heads = "".join(f"<th>{escape(str(head))}</th>" for head in frame.columns)
    # Missing cells are no text for str() in some columns and NaN in others; both show as nothing.
    shown = frame.head(ROWS).astype(object)
    cells = shown.where(shown.notna(), "").to_numpy().tolist()
    rows = ("".join(f"<td>{escape(figure(cell))}</td>" for cell in row) for row in cells)
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    if len(frame) > len(cells):
        head = tr(
            "{table}, {shown} of {rows} rows", table=caption, shown=len(cells), rows=len(frame)
        )
    else:
        head = tr("{table}, {rows} rows", table=caption, rows=len(frame))
    return (
        f"<table><caption>{escape(head)}</caption>"
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
    )

"""What a sheet says, as plain texts, and the page that shows it.

The page needs no script and asks nothing of anybody: its content security policy forbids both.
Every text is escaped by the template engine.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from ce_opt import __version__
from ce_opt.language import spoken, tr

__all__ = ["Part", "Sheet", "page_of"]


@dataclass(frozen=True)
class Part:
    """A part of a sheet.

    Attributes
    ----------
    title : its heading
    heads, rows : a table; each row has a text for each head
    lines : sentences above the table
    nothing : what is said where there is neither row nor line
    """

    title: str
    heads: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()
    lines: Sequence[str] = ()
    nothing: str = ""


@dataclass(frozen=True)
class Sheet:
    """A sheet for one person, or for the panel.

    Attributes
    ----------
    whom : whose sheet it is
    about : a line below
    parts : from top to bottom
    """

    whom: str
    about: str
    parts: Sequence[Part]


def page_of(sheet: Sheet, season: str) -> str:
    """Write the page of a sheet in the language spoken now.

    Parameters
    ----------
    season : name of the season
    """
    template = environment().get_template("sheet.jinja")
    language = "zh-CN" if spoken() == "zh" else "en"
    return template.render(
        sheet=sheet, season=season, language=language, version=__version__, tr=tr
    )


@cache
def environment() -> Environment:
    """Set the template engine up: everything is escaped, and a name that is unknown is an error."""
    return Environment(
        loader=PackageLoader("ce_opt.report.audience"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )

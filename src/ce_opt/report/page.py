"""The page: sections, pictures and data put into one file that asks nothing of anybody.

Script and style stand in the page; a content security policy lets only these scripts run (by their
digest) and forbids every connection. Data for the script are JSON in which no character can end
the element that it stands in.

Source: W3C, Content Security Policy Level 3 (2024), on digests; HTML Living Standard 4.12.1.3, on
what a script element may hold.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections import Counter
from functools import cache
from importlib import util
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from ce_opt import __version__
from ce_opt.language import tr, tr_count
from ce_opt.report.directory import SECTION, Directory
from ce_opt.report.material import Material
from ce_opt.report.pictures import DIMMED, PICTURES, Picture
from ce_opt.report.quality import measures
from ce_opt.report.script_words import script_words
from ce_opt.report.sections import SECTIONS
from ce_opt.report.weakest import weakest

__all__ = ["IN_PAGE", "json_text", "report_page"]

IN_PAGE = 250
"""Rows of a table that stand in the page for those without the script, and on paper."""
SHARP = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
"""Characters that could end the element or the line of a script, and how JSON may write them."""


def report_page(material: Material) -> str:
    """Write the page of a plan, in the language of its material, which must be spoken now.

    The plan is taken as it stands: whoever calls has audited it.
    """
    directory = Directory(material)
    drawn = [picture for one in PICTURES if (picture := one.picture(material)) is not None]
    scripts = [*([plotly_script()] if drawn else []), asset("report.js")]
    return (
        environment()
        .get_template("page.jinja")
        .render(
            head(material, scripts),
            **verdict(material),
            material=material,
            directory=directory,
            sections=[found for one in SECTIONS if (found := one(material)) is not None],
            pictures={picture.name: picture for picture in drawn},
            data=Markup(json_text(script_data(directory, drawn))),
            in_page=IN_PAGE,
            prefix=SECTION,
        )
    )


def head(material: Material, scripts: list[str]) -> dict[str, object]:
    """Give the frame of the page: what it is called, how it looks, what may run in it."""
    return {
        "title": material.season.rulebook.season.name or tr("Season"),
        "version": __version__,
        "style": Markup(asset("report.css")),
        "scripts": [Markup(script) for script in scripts],
        "policy": policy(scripts),
    }


def verdict(material: Material) -> dict[str, object]:
    """Give what the first screen says."""
    dots = [(client, dot(material, client)) for client in material.importance]
    return {
        "summary": material.plan.summary,
        "dots": dots,
        "standing": standing(dots),
        "weakest": weakest(material),
        "measures": measures(material),
    }


def script_data(directory: Directory, drawn: list[Picture]) -> dict[str, object]:
    """Give what the script of the page works with."""
    entries = directory.entries.values()
    return {
        "people": [[*one.about, one.label, one.address, one.note] for one in entries],
        "figures": {picture.name: drawing(picture) for picture in drawn},
        "words": script_words(),
        "dimmed": DIMMED,
    }


def dot(material: Material, client: str) -> str:
    """Class of a client's square: how well it is covered."""
    if client not in material.cover:
        return "left"
    found = set(material.cover[client].values())
    return "twice" if found == {"both"} else "once" if found <= {"both", "a", "b"} else "partly"


def standing(dots: list[tuple[str, str]]) -> dict[str, int]:
    """Count the squares of each class."""
    found = Counter(style for _, style in dots)
    return {
        "twice": found["twice"],
        "once": found["once"],
        "partly": found["partly"],
        "unserved": found["left"],
    }


def drawing(picture: Picture) -> dict[str, Any]:
    """Give what the script needs to draw a picture and its views."""
    views = [
        {
            "value": view.value,
            "sentence": view.sentence,
            "kept": view.kept,
            "dimmed": view.dimmed,
            "traces": view.traces,
            "layout": dict(view.layout),
        }
        for view in picture.controls
    ]
    return {"figure": picture.figure, "views": views}


def json_text(data: object) -> str:
    r"""Write data as JSON that is inert in a script element.

    >>> json_text({"name": "</script>&"})
    '{"name":"\\u003c/script\\u003e\\u0026"}'
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for sharp, safe in SHARP.items():
        text = text.replace(sharp, safe)
    return text


def policy(scripts: list[str]) -> str:
    """Content security policy of a page with these scripts."""
    digests = (hashlib.sha256(script.encode()).digest() for script in scripts)
    allowed = " ".join(f"'sha256-{base64.b64encode(one).decode()}'" for one in digests)
    return (
        f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; "
        "img-src data: blob:; font-src data:; base-uri 'none'; form-action 'none'"
    )


@cache
def environment() -> Environment:
    """Set the templates up: everything escaped, nothing undefined."""
    made = Environment(
        loader=PackageLoader("ce_opt.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {"tr": tr, "tr_count": tr_count}
    return made


@cache
def asset(name: str) -> str:
    """Read a file of the page's own."""
    return (files("ce_opt.report") / "assets" / name).read_text("utf-8")


@cache
def plotly_script() -> str:
    """Read plotly.js as its package brings it, without importing the package."""
    spec = util.find_spec("plotly")
    places = (spec.submodule_search_locations if spec else None) or []
    return (Path(places[0]) / "package_data" / "plotly.min.js").read_text("utf-8")

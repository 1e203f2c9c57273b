"""What holds of every picture: sound JSON for plotly, inert, small, and the same in Chinese."""

from __future__ import annotations

import ast
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import pytest

import ce_opt
from ce_opt.language import spoken_in
from ce_opt.report.material import Material, material_of
from ce_opt.report.pictures import DIMMED, PICTURES, Picture, View
from report.pictures.plans import everything, generated, hand

SOURCE = Path(ce_opt.__file__).parent / "report" / "pictures"
HOSTILE = (
    "<i>tall</i>",
    '<a href="http://example.org">here</a>',
    "<span style='color:red'>red</span>",
    "</script><script>alert(1)</script>",
    "&lt;u&gt;",
    "%{x}%{customdata}",
    "=HYPERLINK(1)",
    "\u202edne",
    "<sup>" * 2000,
)
NAMED = ("clients", "engineers", "districts", "specialties", "departments", "account_managers")
TAG = re.compile(r"<[^<>]*>")


def pictures(material: Material) -> list[Picture]:
    return [made for one in PICTURES if (made := one.picture(material)) is not None]


def figures(made: Picture) -> Iterator[dict[str, Any]]:
    """The figure, and that of each view."""
    yield made.figure
    yield from (made.shown(view.value) for view in made.controls)


def texts(value: object) -> Iterator[str]:
    """Every text in a figure."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from texts(one)
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from texts(one)


def numbers(value: object) -> Iterator[float]:
    """Every number in a figure, in order."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from numbers(one)
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from numbers(one)


def renamed(material: Material) -> Material:
    """The same season and plan with names that mean harm."""
    tables = dict(material.season.tables)
    for table in NAMED:
        names = [HOSTILE[place % len(HOSTILE)] for place in range(len(tables[table]))]
        tables[table] = tables[table].assign(name=names)
    return material_of(replace(material.season, tables=tables), material.plan)


@pytest.fixture(scope="module")
def drawn() -> dict[str, Picture]:
    return {made.name: made for made in pictures(everything())}


def test_every_picture_has_a_name_of_its_own(drawn: dict[str, Picture]) -> None:
    assert list(drawn) == [one.NAME for one in PICTURES]
    assert len(drawn) == len(PICTURES) == 8


def test_plotly_knows_every_property(drawn: dict[str, Picture]) -> None:
    for made in drawn.values():
        chosen = [made.controls[at] for at in {0, len(made.controls) // 2, -1} if made.controls]
        for figure in [made.figure, *(made.shown(view.value) for view in chosen)]:
            go.Figure(figure).to_dict()  # raises ValueError for what plotly does not know


def test_figures_are_plain_json(drawn: dict[str, Picture]) -> None:
    for made in drawn.values():
        text = json.dumps([*figures(made)], allow_nan=False)
        assert json.loads(text)[0] == json.loads(json.dumps(made.figure))


def test_views_name_traces_that_there_are_and_each_its_own_entry(
    drawn: dict[str, Picture],
) -> None:
    for made in drawn.values():
        places = set(range(len(made.figure["data"])))
        values = [view.value for view in made.controls]
        assert len(values) == len(set(values))
        for view in made.controls:
            assert {*view.kept, *view.dimmed} <= places
            assert not set(view.kept) & set(view.dimmed)
            assert view.label
            assert view.layout.keys() <= {*made.figure["layout"], "annotations", "shapes"}


def test_the_first_view_is_the_figure_as_it_stands(drawn: dict[str, Picture]) -> None:
    with_views = [made for made in drawn.values() if made.controls]
    assert {made.name for made in with_views} == {"map", "loads", "coverage", "skills", "calendar"}
    for made in with_views:
        assert made.shown(made.controls[0].value) == made.figure
        assert made.control_label


def test_what_is_dimmed_lies_behind_and_what_is_new_in_front() -> None:
    data = [{"name": "a"}, {"name": "b"}, {"name": "c"}]
    view = View("v", "V", "", kept=(0,), dimmed=(2,), traces=({"name": "d"},), layout={"k": 2})
    made = Picture("p", "P", "", {"data": data, "layout": {"k": 1, "l": 1}}, (view,))
    assert made.shown("v") == {
        "data": [{"name": "c", "opacity": DIMMED}, {"name": "a"}, {"name": "d"}],
        "layout": {"k": 2, "l": 1},
    }
    assert data[2] == {"name": "c"}
    with pytest.raises(KeyError):
        made.shown("w")


def test_a_stage_that_did_not_run_has_no_picture() -> None:
    names = {made.name for made in pictures(hand(escalation=None, certificate=None))}
    assert names == {"map", "loads", "coverage", "points", "importance"}
    assert {made.name for made in pictures(hand())} == {*names, "skills"}


def test_a_plan_that_serves_nobody_can_be_drawn() -> None:
    for made in pictures(hand([])):
        assert made.name != "coverage"
        json.dumps([*figures(made)], allow_nan=False)


def test_names_are_never_read_as_markup(drawn: dict[str, Picture]) -> None:
    harmed = {made.name: made for made in pictures(renamed(everything()))}
    for name, made in drawn.items():
        for safe, figure in zip(figures(made), figures(harmed[name]), strict=True):
            found = [*texts(figure)]
            tags = Counter(tag for text in found for tag in TAG.findall(text))
            assert tags == Counter(tag for text in texts(safe) for tag in TAG.findall(text))
            assert set(tags) <= {"<br>", "<b>", "</b>"}
            assert not [text for text in found if re.search("[\u202a-\u202e\u2066-\u2069\0]", text)]
            assert max(map(len, found)) < 600
            assert not [text for text in found if re.search(r"&(?!lt;|gt;|amp;)", text)]


def test_names_change_no_number(drawn: dict[str, Picture]) -> None:
    for made in pictures(renamed(everything())):
        for safe, figure in zip(figures(drawn[made.name]), figures(made), strict=True):
            assert [*numbers(figure["data"])] == [*numbers(safe["data"])]


def test_titles_with_harmful_names_are_one_short_line() -> None:
    for made in pictures(renamed(everything())):
        for text in (made.title, made.description, *(view.label for view in made.controls)):
            assert "\n" not in text
            assert "\u202e" not in text
            assert len(text) < 600


def test_both_languages_carry_the_same_numbers(drawn: dict[str, Picture]) -> None:
    with spoken_in("zh"):
        material = material_of(everything().season, everything().plan)
        chinese = {
            made.name: made for made in pictures(material_of(material.season, material.plan))
        }
    assert chinese.keys() == drawn.keys()
    for name, made in drawn.items():
        other = chinese[name]
        assert other.title != made.title
        for one, two in zip(figures(made), figures(other), strict=True):
            assert [*numbers(one)] == [*numbers(two)]
        said = [(made.title, other.title), (made.description, other.description)]
        said += [
            (one.sentence, two.sentence)
            for one, two in zip(made.controls, other.controls, strict=True)
        ]
        for english, told in said:
            assert sorted(re.findall(r"[0-9][0-9,.]*[0-9]|[0-9]", english)) == sorted(
                re.findall(r"[0-9][0-9,.]*[0-9]|[0-9]", told)
            )


def test_shuffled_rows_draw_the_same(drawn: dict[str, Picture]) -> None:
    material = everything()
    plan = material.plan
    shuffled = {
        name: frame.sample(frac=1, random_state=3) for name, frame in plan.tables.items()
        if name in ("escalation", "groups", "importance", "unserved")
    }  # fmt: skip
    other = material_of(material.season, replace(plan, **shuffled))
    for made in pictures(other):
        assert made == drawn[made.name]


def test_figures_stay_below_6_kilobytes_a_client() -> None:
    # So that those of 1,000 clients and 300 engineers stay below 6 MB.
    total = 0
    for made in pictures(material_of(*generated(300, 90))):
        views = [[*view.traces, dict(view.layout), view.label] for view in made.controls]
        total += len(json.dumps([made.figure, views], ensure_ascii=False).encode())
    assert total < 300 * 6_000


def test_no_picture_needs_a_plotting_library() -> None:
    for file in SOURCE.glob("*.py"):
        nodes = ast.walk(ast.parse(file.read_text("utf-8")))
        found = {
            name.split(".")[0]
            for node in nodes
            for name in (
                [node.module or ""] if isinstance(node, ast.ImportFrom)
                else [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            )
        }  # fmt: skip
        assert found.isdisjoint({"plotly", "networkx", "scipy", "ortools"})

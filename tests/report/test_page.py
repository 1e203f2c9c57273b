"""The page as a file: whole, inert, in both languages, of what was there to say."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from typing import Any
from unittest.mock import patch

import pytest

from ce_opt.language import Language, spoken_in
from ce_opt.report import Material, material_of, page
from ce_opt.report.page import json_text
from report.by_hand import bare, by_hand, groups_table, xiamen
from report.hostile import NAMES, hostile

VOID = {"meta", "link", "input", "br", "hr", "img"}


class Reader(HTMLParser):
    """What a browser would make of a page: elements with attributes, texts, scripts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.texts: list[str] = []
        self.scripts: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"</{tag}> closes something else"

    def handle_data(self, data: str) -> None:
        kind = self.open[-1] if self.open else ""
        if kind == "script":
            self.scripts.append(data)
        elif kind != "style":
            self.texts.append(data)

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]

    @property
    def said(self) -> str:
        return " ".join(" ".join(self.texts).split())


def page_of(material: Material) -> str:
    """The page with a word in place of plotly's five megabytes; the browser's tests have it all."""
    with patch.object(page, "plotly_script", lambda: "0"):
        return page.report_page(material)


@cache
def written(language: Language = "en") -> Reader:
    """The page of xiamen as it was served last season."""
    with spoken_in(language):
        return Reader(page_of(material_of(*xiamen())))


def sections(reader: Reader) -> list[str]:
    found = (attributes.get("id", "") for attributes in reader.all("section"))
    return [name.removeprefix("section-") for name in found if name]


def test_the_page_is_well_formed_and_every_link_leads_somewhere() -> None:
    reader = written()
    assert reader.open == []
    places = [attributes["id"] for _, attributes in reader.elements if "id" in attributes]
    assert len(places) == len(set(places))
    people = {person[3] for person in data(reader)["people"]}
    targets = {link["href"] for link in reader.all("a")}
    assert {target.removeprefix("#") for target in targets} <= {*places, *people}


def data(reader: Reader) -> dict[str, Any]:
    """What the page hands to its script."""
    return json.loads(reader.scripts[0])


def test_the_page_says_what_the_summary_says() -> None:
    season, plan = xiamen()
    told, said = plan.summary, written().said
    assert f"{told.served} of {told.clients} clients are served" in said
    assert f"{told.points:,.2f} points. No plan of this season has fewer than 4,000.00" in said
    assert f"{told.gap:.2%}" in said
    for points in told.terms.values():
        assert f"{points:,.2f}" in said
    for digest in season.sha256.values():
        assert digest in said


def test_a_proven_plan_is_said_to_be_the_best() -> None:
    proven = replace(by_hand().plan.summary, status="optimal")
    said = Reader(page_of(by_hand(summary=proven))).said
    assert "310.58 points, and it is proven that no plan of this season has fewer." in said


def test_both_languages_carry_the_same_numbers() -> None:
    def numbers(reader: Reader) -> list[str]:
        # Each cell and each place of a sentence; counts of words differ, so sorted.
        cells = [text for text in reader.texts if re.fullmatch(r"[\s\d.,%–-]+", text)]
        return sorted(text.strip() for text in cells if text.strip())

    english, chinese = written("en"), written("zh")
    assert numbers(english) == numbers(chinese) != []
    assert (english.all("html")[0]["lang"], chinese.all("html")[0]["lang"]) == ("en", "zh-CN")
    assert "个客户中" in chinese.said
    assert sections(english) == sections(chinese)


def test_only_what_ran_has_a_section() -> None:
    # A season without bids, groups, incumbents and calendar; clients, loads, coverage and the
    # run's facts are there of every plan.
    assert sections(Reader(page_of(bare()))) == [
        "clients",
        "unserved",
        "districts",
        "loads",
        "coverage",
        "points",
        "run",
    ]
    assert "groups" in sections(Reader(page_of(by_hand(groups=groups_table()))))


def test_no_section_is_an_empty_box() -> None:
    for material in (bare(), by_hand(), by_hand(teams=[])):
        text = page_of(material)
        assert not re.search(r"<tbody>\s*</tbody>", text)
        assert not re.search(r"<dl[^>]*>\s*</dl>", text)
        for part in re.findall(r'<section class="part".*?</section>', text, re.DOTALL):
            assert re.search(r"<tr|<dl|<figure|seats are held as before", part)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_hostile_names_are_shown_as_they_stand(language: Language) -> None:
    with spoken_in(language):
        reader = Reader(page_of(hostile()))
    assert reader.open == []
    for name in NAMES:
        assert " ".join(name.split()) in reader.said
    # What is in the page: no element, handler or link that a name has made.
    assert not {"img", "iframe", "object"} & {tag for tag, _ in reader.elements}
    names = {name for _, attributes in reader.elements for name in attributes}
    assert not [name for name in names if name.startswith("on")]
    assert all(link["href"].startswith("#") for link in reader.all("a"))
    assert [len(person) for person in data(reader)["people"]] == [5] * len(data(reader)["people"])


def test_only_the_scripts_of_the_page_may_run() -> None:
    reader = written()
    policy = next(
        meta["content"]
        for meta in reader.all("meta")
        if meta.get("http-equiv") == "Content-Security-Policy"
    )
    allowed = set(re.findall(r"'sha256-([^']+)'", policy))
    digests = {
        base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        for script in reader.scripts[1:]
    }
    assert allowed == digests
    assert "default-src 'none'" in policy
    assert "connect-src" not in policy  # falls back to default-src
    assert "unsafe-eval" not in policy


def test_nothing_is_fetched() -> None:
    reader = written()
    sources = [
        attributes[name]
        for _, attributes in reader.elements
        for name in ("src", "href", "srcset", "action", "data")
        if name in attributes
    ]
    assert {source[:1] for source in sources} == {"#", "d"}  # places in the page, and "data:,"
    assert not re.search(r"@import|url\(", page.asset("report.css"))
    assert not re.search(r"fetch\(|XMLHttpRequest|import\(|eval\(", page.asset("report.js"))


@pytest.mark.parametrize("text", ["</script>", "<!--", "]]>", "&amp;", "\u2028\u2029", "\\"])
def test_data_for_the_script_cannot_end_it(text: str) -> None:
    made = json_text({text: [text]})
    assert not set(made) & set("<>&\u2028\u2029")
    assert json.loads(made) == {text: [text]}


def test_rows_beyond_those_of_the_page_wait_in_a_template(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "IN_PAGE", 1)
    text = page_of(by_hand())
    table = re.search(
        r'id="table-clients".*?</div>\s*<template>(.*?)</template>(.*?)</p>', text, re.DOTALL
    )
    assert table
    assert table[1].count("<tr") == 3
    assert "1 of 4 rows; all of them stand in the plan" in table[2]


def test_the_same_plan_makes_the_same_page() -> None:
    assert page_of(by_hand()) == page_of(material_of(by_hand().season, by_hand().plan))


def test_tables_can_be_read_aloud() -> None:
    reader = written()
    assert len(reader.all("caption")) == len(reader.all("table"))
    assert {head["scope"] for head in reader.all("th")} == {"col", "row"}
    regions = [one for one in reader.all("div") if one.get("class") == "scroll"]
    assert all(one["tabindex"] == "0" and one["role"] == "region" for one in regions)
    assert [name for name in ("main", "nav", "header", "footer") if not reader.all(name)] == []
    pictures = [one for one in reader.all("div") if one.get("class") == "drawing"]
    assert all(one["role"] == "img" and len(one["aria-label"]) > 40 for one in pictures)

"""The page in a real browser, with the network off: script, style and pictures."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from ce_opt.language import Language, spoken_in
from ce_opt.report import material_of, report_page
from ce_opt.report.pictures import PICTURES
from report.by_hand import xiamen
from report.hostile import NAMES, hostile

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

CHROMIUM = shutil.which("chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 120_000
"""Milliseconds that a step may take on a machine that has other things to do."""

pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="no chromium here: apt-get install chromium to look at the report"
)


@dataclass
class Visit:
    """A page that is looked at, and what it did besides."""

    page: playwright.Page
    troubles: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def rows(self, table: str) -> playwright.Locator:
        """Rows of a table that can be seen."""
        return self.page.locator(f"#table-{table} tbody tr:not([hidden], .later)")

    def texts(self, table: str, column: int) -> list[str]:
        """Texts of a column, counted from 1, of the rows that can be seen."""
        return self.rows(table).locator(f":scope > :nth-child({column})").all_inner_texts()


Look = Callable[..., Visit]
"""Opens one of the reports, by name; width of the window, address and browser options besides."""


@pytest.fixture(scope="module")
def browser() -> Iterator[playwright.Browser]:
    with playwright.sync_playwright() as running:
        started = running.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The reports that are looked at: xiamen in both languages, and one of hostile names."""
    folder = tmp_path_factory.mktemp("pages")
    texts = {"hostile": report_page(hostile())}
    for language in ("en", "zh"):
        with spoken_in(language):  # type: ignore[arg-type]
            texts[language] = report_page(material_of(*xiamen()))
    for name, text in texts.items():
        (folder / f"{name}.html").write_text(text, "utf-8")
    return {name: folder / f"{name}.html" for name in texts}


@pytest.fixture
def visit(browser: playwright.Browser, files: dict[str, Path]) -> Iterator[Look]:
    """Open a report; at the end it must have caused no trouble and asked nobody for anything."""
    visits = []

    def opened(name: str, width: int = 1440, address: str = "", **options: object) -> Visit:
        size = {"width": width, "height": 900}
        context = browser.new_context(viewport=size, offline=True, **options)
        context.set_default_timeout(PATIENCE)
        found = Visit(context.new_page())
        visits.append(found)
        listen(found)
        found.page.goto(files[name].as_uri() + address)
        return found

    yield opened
    for one in visits:
        assert one.troubles == []
        assert [place for place in one.requests if not place.startswith(("file:", "data:"))] == []
        one.page.context.close()


def listen(found: Visit) -> None:
    """Note what the page complains of, asks, and wants from elsewhere."""
    page = found.page
    page.on("console", lambda message: found.troubles.append(message.text))
    page.on("pageerror", lambda error: found.troubles.append(str(error)))
    page.on("dialog", lambda dialog: (found.troubles.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda request: found.requests.append(request.url))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_figures_on_the_page_are_those_of_the_summary(visit: Look, language: Language) -> None:
    _, plan = xiamen()
    told, page = plan.summary, visit(language).page
    title = page.locator("h1").inner_text()
    assert str(told.served) in title
    assert str(told.clients) in title
    assert f"{told.points:,.2f}" in page.locator(".proof").inner_text()
    assert f"{told.gap:.2%}" in page.locator(".proof").inner_text()
    cells = page.locator("#table-points tbody tr td:nth-child(2)").all()
    found = sorted(float(cell.get_attribute("data-s") or "") for cell in cells)
    assert found == pytest.approx(sorted(told.terms.values()))
    squares = page.locator(".dots > div a")
    assert squares.count() == told.clients
    assert page.locator(".dots > div a.left").count() == told.clients - told.served


def test_somebody_is_found_and_everything_about_them_is_shown(visit: Look) -> None:
    _, plan = xiamen()
    seen = visit("en")
    seen.page.keyboard.press("/")
    seen.page.keyboard.type("e007")
    assert seen.page.locator("#found li").all_inner_texts()[0].startswith("E007")
    assert seen.page.locator("#search").get_attribute("aria-expanded") == "true"
    seen.page.keyboard.press("Enter")
    seen.page.locator("body.focused").wait_for()
    assert seen.page.url.endswith("#E007")
    assert seen.page.locator("#focus h2").inner_text().startswith("E007 ")
    seats = plan.assignment[["client", "engineer_a", "engineer_b"]]
    theirs = seats[(seats[["engineer_a", "engineer_b"]] == "E007").any(axis=1)]["client"]
    shown = [text.split()[0] for text in seen.texts("clients", 2)]
    assert sorted(shown) == sorted(theirs) != []
    assert seen.rows("loads").count() == 1
    assert not seen.page.locator("h1").is_visible()
    seen.page.wait_for_timeout(500)
    assert seen.page.evaluate("scrollY") == 0
    seen.page.keyboard.press("Escape")
    seen.page.locator("body:not(.focused)").wait_for()
    assert seen.page.locator("h1").is_visible()
    assert seen.page.locator("#E007").is_visible()


def test_an_address_leads_to_somebody_and_back(visit: Look) -> None:
    seen = visit("en", address="#C0001")
    seen.page.locator("body.focused").wait_for()
    assert [text.split()[0] for text in seen.texts("clients", 2)] == ["C0001"]
    seen.page.wait_for_timeout(500)  # in which a browser would scroll to a row
    assert seen.page.evaluate("scrollY") == 0
    seen.page.evaluate("location.hash = '#section-loads'")
    seen.page.locator("body:not(.focused)").wait_for()
    seen.page.go_back()
    seen.page.locator("body.focused").wait_for()


def test_a_name_that_nobody_has_is_said_to_be_nobodys(visit: Look) -> None:
    page = visit("en").page
    page.fill("#search", "nobody at all")
    assert page.locator("#told").inner_text() == "Nobody of that name"
    assert not page.locator("#found").is_visible()


def test_tables_sort_by_click_and_by_keyboard(visit: Look) -> None:
    seen = visit("en")
    head = seen.page.locator("#table-loads thead th:nth-child(4)")  # care hours
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    down = [float(text) for text in seen.texts("loads", 4)]
    assert down == sorted(down, reverse=True)
    head.locator("button").focus()
    seen.page.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") == "ascending"
    up = [float(text) for text in seen.texts("loads", 4)]
    assert up == sorted(up)
    _, plan = xiamen()
    assert up[0] == pytest.approx(plan.loads["care_hours"].min())
    assert down[0] == pytest.approx(plan.loads["care_hours"].max())


def test_rows_without_a_value_come_last_either_way(visit: Look) -> None:
    seen = visit("en")
    button = seen.page.locator("#table-merits thead th:nth-child(1) button")
    for _ in range(2):
        button.click()
        ranks = seen.texts("merits", 1)
        assert ranks[0] != "–"
    seen.page.locator("#table-merits .more button").click()
    assert seen.texts("merits", 1)[-1] == "–"


def test_tables_are_filtered_whatever_the_width_of_the_letters(visit: Look) -> None:
    season, _ = xiamen()
    seen = visit("en")
    banks = season.clients["name"].str.contains("银行").sum()
    seen.page.fill("#table-clients .filter input", "银行")
    assert seen.page.locator("#table-clients .count").inner_text() == f"{banks} of 120 rows"
    seen.page.fill("#table-clients .filter input", "ｃ０００１")  # full-width letters
    assert [text.split()[0] for text in seen.texts("clients", 2)] == ["C0001"]
    seen.page.fill("#table-clients .filter input", "no such client")
    assert seen.page.locator("#table-clients .count").inner_text() == "No row has that"
    seen.page.fill("#table-clients .filter input", "")
    assert seen.rows("clients").count() == 20


def test_the_rest_of_a_long_table_is_shown_when_asked_for(visit: Look) -> None:
    _, plan = xiamen()
    seen = visit("en")
    assert plan.certificate is not None
    total = len(plan.certificate)  # more than stand in the page
    assert seen.rows("ladders").count() == 20
    seen.page.locator("#table-ladders .more button").click()
    assert seen.rows("ladders").count() == total
    seen.page.locator("#table-ladders .more button").click()
    assert seen.rows("ladders").count() == 20


def test_pictures_are_drawn_when_they_come_into_view(visit: Look) -> None:
    page = visit("en").page
    boxes = page.locator(".drawing")
    assert boxes.count() >= min(4, len(PICTURES))
    last = boxes.last
    assert last.locator("svg").count() == 0
    for box in boxes.all():
        box.scroll_into_view_if_needed()
        box.locator("svg.main-svg").first.wait_for(state="attached")


def test_a_picture_follows_the_engineer_who_is_looked_at(visit: Look) -> None:
    page = visit("en", address="#E007").page
    page.locator("body.focused").wait_for()
    chosen = page.locator("#view-map").input_value()
    assert chosen == "engineer:E007"
    assert page.locator("#figure-map").is_visible()
    assert "E007" in page.locator("#figure-map .sentence").inner_text()
    assert not page.locator("#figure-points").is_visible()


def test_hostile_names_do_nothing(visit: Look) -> None:
    page = visit("hostile").page
    for box in page.locator(".drawing").all():
        box.scroll_into_view_if_needed()
        box.locator("svg.main-svg").first.wait_for(state="attached")
    for name in NAMES[:7]:
        page.fill("#search", name)
        assert name in page.locator("#found").inner_text()
    page.fill("#search", "__proto__")
    page.keyboard.press("Enter")
    page.locator("body.focused").wait_for()
    assert page.evaluate("Object.keys(Object.prototype).length") == 0


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_sticks_out_of_the_window(visit: Look, width: int, scheme: str) -> None:
    page = visit("hostile", width=width, color_scheme=scheme).page
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_paper_has_everything_open_and_no_controls(visit: Look) -> None:
    page = visit("en").page
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open])").count() == 0
    assert not page.locator(".search, .filter input, .more button, .contents").first.is_visible()
    assert page.locator("#table-clients tbody tr").last.is_visible()
    page.locator(".drawing svg.main-svg").last.wait_for(state="attached")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    assert not page.locator("#table-clients tbody tr").last.is_visible()
    assert page.locator("details:not([open])").count() > 0


def test_without_the_script_everything_essential_is_there(visit: Look) -> None:
    page = visit("en", java_script_enabled=False).page
    assert page.locator("#table-clients tbody tr").count() == 120
    assert page.locator("#table-clients tbody tr").last.is_visible()
    assert not page.locator(".search").is_visible()
    assert page.locator(".verdict .measures dd.value").count() > 8


def test_the_keyboard_goes_straight_to_the_plan(visit: Look) -> None:
    page = visit("en").page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")

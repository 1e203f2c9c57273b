"""Renew the README's pictures of the report: xiamen, planned and opened in a headless Chromium.

    python .ci/pictures.py [PLAN]       PLAN: a plan of instances/xiamen; made where there is none

Writes ``.ci/pictures/*.png``, each below 300 kB. Needs Debian's ``chromium``, Pillow, playwright.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[1]
SEASON = ROOT / "instances" / "xiamen"
OUT = Path(__file__).parent / "pictures"
MOST_BYTES = 300_000
WIDTH, HEIGHT = 1280, 860
COMMAND = [sys.executable, "-m", "ce_opt"]


def main(arguments: list[str]) -> int:
    """Make the pictures."""
    OUT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        plan = Path(arguments[0]) if arguments else planned(Path(folder) / "plan")
        pages = {lang: reported(plan, Path(folder) / f"{lang}.html", lang) for lang in ("en", "zh")}
        with sync_playwright() as running:
            chromium = shutil.which("chromium")
            browser = running.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            for name, (lang, scheme, show) in PICTURES.items():
                write(OUT / f"{name}.png", shot(browser, pages[lang], scheme, show))
            browser.close()
    return 0


def planned(out: Path) -> Path:
    """Plan the season, its calendar included."""
    limits = ["--work", "1", "--workers", "1", "--seconds", "600", "--quiet"]
    subprocess.run([*COMMAND, "plan", str(SEASON), "-o", str(out), *limits], check=True)
    subprocess.run([*COMMAND, "duties", str(SEASON), str(out)], check=True)
    return out


def reported(plan: Path, file: Path, lang: str) -> Path:
    """Write the report in a language."""
    words = ["report", str(SEASON), str(plan), "-o", str(file), "--lang", lang]
    subprocess.run([*COMMAND, *words], check=True)
    return file


def first_screen(page: Page) -> None:
    """Show the verdict."""
    page.evaluate("scrollTo(0, 0)")


def map_of_districts(page: Page) -> None:
    """Show the map."""
    page.evaluate("document.querySelector('#figure-map').scrollIntoView()")


def loads(page: Page) -> None:
    """Show what everybody carries."""
    page.evaluate("document.querySelector('#section-loads').scrollIntoView()")


PICTURES: dict[str, tuple[str, str, Callable[[Page], None]]] = {
    "verdict": ("en", "light", first_screen),
    "map": ("en", "light", map_of_districts),
    "loads": ("zh", "light", loads),
}
"""Name -> language, colours and what is shown."""


def shot(browser: Browser, file: Path, scheme: str, show: Callable[[Page], None]) -> bytes:
    """Take a picture of a page."""
    size = {"width": WIDTH, "height": HEIGHT}
    context = browser.new_context(viewport=size, color_scheme=scheme, offline=True)
    page = context.new_page()
    page.goto(file.as_uri())
    show(page)
    page.wait_for_timeout(3000)  # for scrolling to end and pictures to be drawn
    found = page.screenshot()
    context.close()
    return found


def write(file: Path, data: bytes) -> None:
    """Keep a picture with as many colours as it needs, for a small file."""
    image = Image.open(io.BytesIO(data)).convert("RGB")
    image.quantize(128, dither=Image.Dither.NONE).save(file, optimize=True)
    size = file.stat().st_size
    if size > MOST_BYTES:
        raise SystemExit(f"{file} has {size} bytes")
    sys.stdout.write(f"{file.relative_to(ROOT)}: {size} bytes\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

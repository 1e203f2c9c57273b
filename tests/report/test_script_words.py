"""What the script of the page says."""

from __future__ import annotations

import re
from pathlib import Path

import ce_opt.report
from ce_opt.language import spoken_in
from ce_opt.report.script_words import script_words

SCRIPT = Path(ce_opt.report.__file__).parent / "assets" / "report.js"


def test_the_script_says_these_words_and_no_others() -> None:
    used = set(re.findall(r"\bwords\.(\w+)", SCRIPT.read_text("utf-8")))
    assert used == set(script_words())


def test_places_stay_open_in_both_languages() -> None:
    english = script_words()
    with spoken_in("zh"):
        chinese = script_words()
    for name, sentence in english.items():
        assert sorted(re.findall(r"\{\w+\}", sentence)) == sorted(
            re.findall(r"\{\w+\}", chinese[name])
        )
        assert chinese[name] != sentence

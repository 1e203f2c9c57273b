"""Every command in both languages: how they are run, and what of their answers is compared."""

from __future__ import annotations

import io
import json
import re
import shutil
import sys
from collections import Counter
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any
from unittest.mock import patch

from ce_opt.cli import main
from cli.console import Ended

ENGLISH = re.compile(r"(?<![\w./-])[A-Za-z]{2,}(?:[,;:]? [A-Za-z]{2,}){2,}(?![\w/])", re.ASCII)
"""Three words and more in a row; names of files, columns and keys make no such row."""
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
SECONDS = re.compile(r"[\d.]+ (?:s|秒)$", re.MULTILINE)
"""How long a run took."""


def run(*words: object) -> Ended:
    """Call `main` with the words of a command line."""
    out, err = io.StringIO(), io.StringIO()
    code: object = 0
    with (
        patch.object(sys, "argv", ["ce-opt", *map(str, words)]),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        try:
            main()
        except SystemExit as ended:
            code = ended.code
    assert "Traceback" not in out.getvalue() + err.getvalue()
    return Ended(int(str(code or 0)), out.getvalue(), err.getvalue())


def answer(root: Path, language: str, line: str, *more: str) -> Ended:
    """Run a command in a new folder beside the plan, which it may change at will."""
    folder = root / "here"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(root / "work", folder)
    with chdir(folder):
        return run(*line.split(), *more, "--lang", language)


def english_in(text: str) -> list[str]:
    """Runs of English words in a text."""
    return ENGLISH.findall(text)


def numbers_in(text: str) -> Counter[str]:
    """Every number of a text, but for the seconds that a run took."""
    return Counter(NUMBER.findall(SECONDS.sub("", text)))


def bare(answered: str) -> Any:  # noqa: ANN401 (whatever a command answers)
    """An answer for machines without its texts and its time: keys, numbers, lengths."""
    return without_text(json.loads(answered))


def without_text(value: Any) -> Any:  # noqa: ANN401 (whatever JSON holds)
    if isinstance(value, dict):
        return {key: without_text(item) for key, item in value.items() if key != "seconds"}
    if isinstance(value, list):
        return [without_text(item) for item in value]
    return "" if isinstance(value, str) else value

"""Two languages: what is spoken, and catalogues that say everything in both."""

from __future__ import annotations

import ast
import os
import string
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from ce_opt.language import ENVIRONMENT, from_environment, speak, spoken, spoken_in, tr, tr_count

ROOT = Path(__file__).parents[1]
CATALOGUE = ROOT / "src" / "ce_opt" / "locale" / "zh" / "LC_MESSAGES" / "ce_opt.po"


def places(text: str) -> list[str]:
    """Named places of a message, with how each is written."""
    parts = string.Formatter().parse(text)
    return sorted(f"{name}:{spec}" for _, name, spec, _ in parts if name is not None)


def test_english_is_the_message_itself() -> None:
    assert tr("{who} has {count} clients", who="E{07}", count=3) == "E{07} has 3 clients"
    assert tr_count(1, "{count} client", "{count} clients") == "1 client"
    assert tr_count(2, "{count} client", "{count} clients") == "2 clients"


def test_a_language_is_spoken_for_a_while_and_by_processes_started_then() -> None:
    before = os.environ.get(ENVIRONMENT)
    with spoken_in("zh"):
        assert spoken() == "zh"
        assert os.environ[ENVIRONMENT] == "zh"
        with spoken_in("en"):
            assert spoken() == "en"
        assert spoken() == "zh"
    assert spoken() == "en"
    assert os.environ.get(ENVIRONMENT) == before


def test_what_was_inherited_stays_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ENVIRONMENT, "zh_CN.UTF-8")
    with spoken_in("en"):
        assert os.environ[ENVIRONMENT] == "en"
    assert os.environ[ENVIRONMENT] == "zh_CN.UTF-8"


def test_a_language_without_a_catalogue_is_refused() -> None:
    with pytest.raises(ValueError, match="no such language: fr; choose from en, zh"):
        speak("fr")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "zh_TW.UTF-8"}, "zh"),
        ({"LC_ALL": "", "LC_MESSAGES": "zh_CN", "LANG": "de_DE"}, "zh"),
        ({ENVIRONMENT: "en", "LC_ALL": "zh_CN.UTF-8"}, "en"),
    ],
)
def test_the_language_of_an_environment(environment: dict[str, str], language: str) -> None:
    assert from_environment(environment) == language


def test_the_catalogues_are_renewed_and_nothing_is_left_untranslated(tmp_path: Path) -> None:
    script = ROOT / ".ci" / "catalogues.py"
    done = subprocess.run(
        [sys.executable, str(script), "check"], capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.returncode) == ("", 0)


def test_both_languages_carry_the_same_values() -> None:
    with CATALOGUE.open("rb") as stream:
        catalogue = read_po(stream)
    for message in catalogue:
        if not message.id:
            continue
        said = message.id[-1] if isinstance(message.id, tuple) else message.id
        for told in message.string if isinstance(message.string, tuple) else [message.string]:
            assert places(told) == places(said), f"{said!r} is told as {told!r}"


def test_every_message_is_a_literal_that_the_catalogues_find() -> None:
    # Babel does not look into f-strings, and takes a text anywhere in the first place of a call.
    for file in sorted((ROOT / "src").rglob("*.py")):
        tree = ast.parse(file.read_text("utf-8"))
        hidden = [
            call
            for outer in ast.walk(tree)
            if isinstance(outer, ast.JoinedStr)
            for call in calls_of_tr(outer)
        ]
        for call in calls_of_tr(tree):
            said = call.args[1:3] if call.func.id == "tr_count" else call.args[:1]
            texts = [one for one in said if isinstance(one, ast.Constant)]
            named = [
                one
                for part in said
                if part not in texts
                for one in ast.walk(part)
                if isinstance(one, ast.Constant) and isinstance(one.value, str)
            ]
            assert not named, f"{file}:{call.lineno}: a text in {ast.unparse(call)} is no message"
            assert not texts or call not in hidden, f"{file}:{call.lineno}: {ast.unparse(call)}"


def calls_of_tr(tree: ast.AST) -> list[ast.Call]:
    """Calls of `tr` and `tr_count`."""
    return [
        one
        for one in ast.walk(tree)
        if isinstance(one, ast.Call)
        and isinstance(one.func, ast.Name)
        and one.func.id in ("tr", "tr_count")
    ]

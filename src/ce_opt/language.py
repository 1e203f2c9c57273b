"""The language in which ce_opt speaks: English stands in the code, the rest in gettext catalogues.

    tr("{client} has no team", client="C17")        "C17 has no team", or "C17 没有团队"

A sentence is put into the language that is spoken when it is made. The message is always a literal
with named places, so that a translator can order them as their language wants, and so that a value
never becomes part of the message. Processes that a command starts inherit the language through
`CE_OPT_LANG`. ``python .ci/catalogues.py`` renews the catalogues in ``locale/``.

Source: the GNU gettext manual, section "Preparing Program Sources".
"""

from __future__ import annotations

import gettext
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib.resources import as_file, files
from typing import Final, Literal, get_args

__all__ = [
    "ENVIRONMENT",
    "LANGUAGES",
    "Language",
    "from_environment",
    "marked",
    "speak",
    "spoken",
    "spoken_in",
    "tr",
    "tr_count",
]

Language = Literal["en", "zh"]
LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)
ENVIRONMENT = "CE_OPT_LANG"
"""Environment variable with the language, ahead of the locale."""
LOCALES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""Environment variables of the locale, the first that is set decides (POSIX 2018, 8.2)."""
DOMAIN = "ce_opt"

_now: list[Language] = ["zh" if os.environ.get(ENVIRONMENT) == "zh" else "en"]
# One language a process: threads of a plan speak as it does, and so do processes that it starts.


def tr(message: str, /, **fields: object) -> str:
    """Say a message in the language spoken now, its named places filled in.

    >>> tr("{client} has no team", client="C17")
    'C17 has no team'
    """
    return catalogue(spoken()).gettext(message).format(**fields)


def tr_count(count: int, one: str, many: str, /, **fields: object) -> str:
    """Say one of two messages by a count, which stands for ``{count}`` in both.

    >>> [tr_count(some, "{count} client", "{count} clients") for some in (1, 3)]
    ['1 client', '3 clients']
    """
    return catalogue(spoken()).ngettext(one, many, count).format(count=count, **fields)


def marked(message: str) -> str:
    """Mark a constant as a message; it is translated by `tr` where it is used."""
    return message


def spoken() -> Language:
    """Give the language spoken now."""
    return _now[0]


def speak(language: Language) -> None:
    """Speak a language from now on, in this process and in those that it starts.

    Raises
    ------
    ValueError : of a language that has no catalogue
    """
    if language not in LANGUAGES:
        raise ValueError(f"no such language: {language}; choose from {', '.join(LANGUAGES)}")
    _now[0] = language
    os.environ[ENVIRONMENT] = language


@contextmanager
def spoken_in(language: Language) -> Iterator[None]:
    """Speak a language for a while."""
    before, inherited = spoken(), os.environ.get(ENVIRONMENT)
    speak(language)
    try:
        yield
    finally:
        speak(before)
        os.environ.pop(ENVIRONMENT)
        if inherited is not None:
            os.environ[ENVIRONMENT] = inherited


def from_environment(environment: Mapping[str, str] = os.environ) -> Language:
    """Find the language of whoever starts a command: what `CE_OPT_LANG` says, else the locale.

    >>> from_environment({"LANG": "zh_CN.UTF-8"})
    'zh'
    >>> from_environment({"LC_ALL": "C", "LANG": "zh_CN.UTF-8"})
    'en'
    """
    said = (environment.get(name, "") for name in (ENVIRONMENT, *LOCALES))
    first = next((text for text in said if text), "")
    return "zh" if first.lower().startswith("zh") else "en"


@cache
def catalogue(language: Language) -> gettext.NullTranslations:
    """Load the catalogue of a language, once; English needs none."""
    if language == "en":
        return gettext.NullTranslations()
    with as_file(files("ce_opt") / "locale") as folder:
        return gettext.translation(DOMAIN, folder, [language])

"""Renew the gettext catalogues of ``src/ce_opt/locale`` from the code, and compile them.

    python .ci/catalogues.py           take up new messages, drop old ones, compile
    python .ci/catalogues.py check     only say what is not translated or not renewed

Messages are the literals in `tr`, `tr_count` and `marked` (see `ce_opt.language`), the docstrings
and help texts of commands, and what declarations say: meanings, units and fixes of the season's
tables and columns, descriptions of the rule book's keys. A new message has an empty translation
until somebody writes one; the test of the catalogues fails until then.
"""

from __future__ import annotations

import ast
import io
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).parents[1] / "src" / "ce_opt"
LOCALE = PACKAGE / "locale"
SEASON = PACKAGE / "season"
KEYWORDS = {"tr": None, "tr_count": (2, 3), "listing": (2, 3), "marked": None}
WORDED = ("help", "description", "fix", "unit")
"""Arguments by name that are messages: of options, of keys of the rule book, of columns."""
DECLARED: Mapping[str, tuple[int, ...]] = {
    "Table": (2,),
    "key": (2,),
    "reference": (2,),
    "text": (2,),
    "number": (2, 3),
    "count": (2, 3),
    "choice": (2, 4),
    "yes_no": (2,),
    "date": (2,),
}
"""Function that declares a table or a column of a season -> places of its messages."""
NEVER = datetime(2026, 1, 1, tzinfo=UTC)
"""Date of every catalogue: who changed what and when is the version control's business."""


def main(arguments: list[str]) -> int:
    """Renew the catalogues, or say what is not as it should be."""
    template = messages()
    wrong = 0
    for file in sorted(LOCALE.glob("*/LC_MESSAGES/ce_opt.po")):
        catalog = renewed(file, template)
        empty = [message for message in catalog if message.id and not translated(message.string)]
        made = {file: po_bytes(catalog), file.with_suffix(".mo"): mo_bytes(catalog)}
        if not arguments:
            for path, content in made.items():
                path.write_bytes(content)
            sys.stdout.write(f"{file.parent.parent.name}: {len(catalog)} messages\n")
        sys.stdout.writelines(f"not translated: {message.id!r}\n" for message in empty)
        stale = [path for path in made if not path.exists() or path.read_bytes() != made[path]]
        sys.stdout.writelines(f"to be renewed: {path}\n" for path in stale)
        wrong += len(empty) + len(stale)
    return 1 if wrong else 0


def messages() -> Catalog:
    """Collect every message of the code, with the file that says it."""
    template = Catalog(project="ce_opt", charset="utf-8", creation_date=NEVER, revision_date=NEVER)
    for file in sorted([*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.jinja")]):
        place = file.relative_to(PACKAGE).as_posix()
        for message in found_in(file):
            template.add(message, locations=[(place, 0)])
    return template


def found_in(file: Path) -> Iterator[str | tuple[str, ...]]:
    """Yield the messages of one file."""
    if file.suffix == ".jinja":
        method, options = "jinja2", {"trimmed": "true"}
    else:
        method, options = "python", {}
        tree = ast.parse(file.read_text("utf-8"))
        yield from of_commands(tree)
        yield from of_declarations(tree, DECLARED if file.is_relative_to(SEASON) else {})
    with file.open("rb") as stream:
        for _, message, _, _ in extract(method, stream, KEYWORDS, options=options):
            yield message


def of_commands(tree: ast.Module) -> Iterator[str]:
    """Yield the docstrings of commands, which ``--help`` says."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and any(
            isinstance(one, ast.Name) and one.id == "command" for one in node.decorator_list
        ):
            yield ast.get_docstring(node) or node.name


def of_declarations(tree: ast.Module, declared: Mapping[str, tuple[int, ...]]) -> Iterator[str]:
    """Yield texts that stand as such where something is declared, by name or by place."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else ""
            places = (node.args[place : place + 1] for place in declared.get(name, ()))
            named = (word.value for word in node.keywords if word.arg in WORDED)
            for value in (*(one for place in places for one in place), *named):
                if isinstance(value, ast.Constant) and isinstance(value.value, str) and value.value:
                    yield value.value


def renewed(file: Path, template: Catalog) -> Catalog:
    """Bring a catalogue to the messages of the code; translations of the others are dropped."""
    with file.open("rb") as stream:
        catalog = read_po(stream, locale=file.parent.parent.name, domain="ce_opt")
    catalog.update(template, no_fuzzy_matching=True, update_creation_date=False)
    catalog.obsolete.clear()
    catalog.creation_date = catalog.revision_date = NEVER
    return catalog


def translated(text: object) -> bool:
    """Tell whether a translation is there."""
    return bool(text) and all(text if isinstance(text, tuple) else (text,))


def po_bytes(catalog: Catalog) -> bytes:
    """Write a catalogue as people edit it: sorted by message, files without line numbers."""
    stream = io.BytesIO()
    write_po(stream, catalog, width=100, sort_output=True, include_lineno=False)
    return stream.getvalue()


def mo_bytes(catalog: Catalog) -> bytes:
    """Compile a catalogue for gettext."""
    stream = io.BytesIO()
    write_mo(stream, catalog)
    return stream.getvalue()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Help and usage errors in the language that is spoken.

English is typer's own. In any other language the same parts come in the same order: typer gives
usage, arguments, options and commands, the catalogue the words, and `wide` the lines, for typer
counts characters where a terminal counts columns.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Sequence
from typing import Any, Final

import typer
from typer.core import TyperCommand, TyperGroup

from ce_opt.cli.foreign import said_again
from ce_opt.cli.wide import left, wide, wrapped
from ce_opt.language import marked, spoken, tr

__all__ = ["Command", "Group"]

WIDEST = 78
"""Columns of a page at most, as typer has it."""
FIRST = 30
"""Columns of the first column of a list at most; a longer entry has its line to itself."""
PIECES: Final = (
    marked("[OPTIONS]"),
    marked("COMMAND [ARGS]..."),
    marked("<float range>"),
    marked("<int range>"),
    marked("<path>"),
    marked("<str>"),
    marked("<list[str]>"),
    marked("Show this message and exit."),
)
"""Words of typer in usage lines and lists."""
DEFAULT, REQUIRED = marked("default: {value}"), marked("required")


class Command(TyperCommand):
    """A command whose help is in the language that is spoken."""

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 (typer's own classes)
        """Write the page."""
        if spoken() == "en":
            super().format_help(ctx, formatter)
        else:
            formatter.write("\n".join(page(self, ctx)))


class Group(TyperGroup):
    """The whole application: its help, and what is said of words that cannot be parsed."""

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 (typer's own classes)
        """Write the page, with the commands at its end."""
        if spoken() == "en":
            super().format_help(ctx, formatter)
        else:
            formatter.write("\n".join([*page(self, ctx), *commands(self, ctx)]))

    def main(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 (as typer has it)
        """Run the command line; where it cannot be parsed, say why."""
        if spoken() == "en":
            return super().main(*args, **kwargs)
        try:
            code = super().main(*args, **{**kwargs, "standalone_mode": False})
        except typer.TyperException as error:
            typer.echo("\n".join(wrong_usage(error)), err=True)
            code = error.exit_code
        sys.exit(code or 0)


def wrong_usage(error: typer.TyperException) -> Iterator[str]:
    """Say what is wrong with a command line, and where help is."""
    context = getattr(error, "ctx", None)
    if context:
        yield from usage(context)
        option = context.help_option_names[0]
        yield tr("Try '{command} {option}' for help.", command=context.command_path, option=option)
        yield ""
    yield tr("Error: {message}", message=said_again(error.format_message()))


def page(command: Any, context: Any) -> Iterator[str]:  # noqa: ANN401 (typer's own classes)
    """Say how a command is called, what it does, and what it takes."""
    yield from usage(context)
    for paragraph in tr(command.help).split("\n\n"):
        yield ""
        yield from (f"  {line}" for line in wrapped(paragraph, columns() - 2))
    for kind, heading in (("argument", tr("Arguments")), ("option", tr("Options"))):
        own = [one for one in command.get_params(context) if one.param_type_name == kind]
        yield from listing(heading, [record(one, context) for one in own])


def usage(context: Any) -> Iterator[str]:  # noqa: ANN401 (typer's own class)
    """Say how a command is called."""
    pieces = map(known, context.command.collect_usage_pieces(context))
    words = " ".join([context.command_path, *pieces])
    yield from wrapped(tr("Usage: {words}", words=words), columns())


def commands(group: Any, context: Any) -> Iterator[str]:  # noqa: ANN401 (typer's own classes)
    """List the commands, each with the first sentence of its help."""
    own = [group.get_command(context, name) for name in group.list_commands(context)]
    rows = [(one.name, tr(one.help).split("\n\n")[0]) for one in own]
    yield from listing(tr("Commands"), rows)


def record(parameter: Any, context: Any) -> tuple[str, str]:  # noqa: ANN401 (typer's own classes)
    """Name an argument or option, and say what it is for and what it may be."""
    name, text = parameter.get_help_record(context)
    head, kind, rest = name.partition(" <")
    limits = text.removeprefix(parameter.help or "").strip()[1:-1]
    said = [tr(parameter.help)] if parameter.help else []  # "" is the catalogue's own head
    said += ["[" + tr("; ").join(map(limit, limits.split("; "))) + "]"] if limits else []
    return (f"{head} {known(kind.strip() + rest)}" if kind else head), "  ".join(said)


def known(piece: str) -> str:
    """Say a word of typer; names of arguments and choices stay as they are."""
    return tr(piece) if piece in PIECES else piece


def limit(text: str) -> str:
    """Say one of them: the default, that there is none, or a range, which is the same anywhere."""
    word, colon, value = text.partition("default: ")
    if colon and not word:
        return tr(DEFAULT, value=value)
    return tr(REQUIRED) if text == REQUIRED else text


def listing(heading: str, rows: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Write a heading, and two columns under it."""
    if not rows:
        return
    yield ""
    yield tr("{heading}:", heading=heading)
    first = min(max(wide(name) for name, _ in rows), FIRST) + 2
    for name, text in rows:
        lines = list(wrapped(text, columns() - first - 2)) or [""]
        if wide(name) > first - 2:
            yield f"  {name}"
        else:
            yield f"  {left(name, first)}{lines.pop(0)}".rstrip()
        yield from (f"  {' ' * first}{line}" for line in lines)


def columns() -> int:
    """Columns that a page may take."""
    return max(min(shutil.get_terminal_size().columns, WIDEST + 2) - 2, 50)

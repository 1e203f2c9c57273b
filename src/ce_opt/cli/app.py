"""The typer application, and how every command answers.

Exit codes: 0 done; 1 an error of ce_opt itself; 2 bad input or usage; 3 no plan exists, with the
reason; 5 the audit rejects a plan; 130 interrupted before there was a plan, or before a
question was answered to its end. What a person asked for goes to standard output, everything else
to standard error.
"""

from __future__ import annotations

import functools
import inspect
import itertools
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Annotated, NoReturn, ParamSpec, TextIO

import typer

from ce_opt import __version__
from ce_opt.cli.foreign import said_again
from ce_opt.cli.help import Command, Group
from ce_opt.errors import SHOWN, CeOptError, PlanRejected, SeasonFaults
from ce_opt.language import LANGUAGES, Language, from_environment, spoken_in, tr

__all__ = ["AS_JSON", "answer", "app", "command", "fail", "mute", "say", "start"]

Parameters = ParamSpec("Parameters")

AS_JSON = Annotated[bool, typer.Option("--json", help="Answer as JSON, for machines.")]


LANG = Annotated[
    Language | None,
    typer.Option(
        "--lang",
        help="Language of everything that is said and written [that of the locale].",
        show_default=False,
    ),
]
"""Checked here, obeyed before: `language_of` the words of a command line."""
TRACEBACK = "CE_OPT_TRACEBACK"
"""Environment variable: set, an error of ce_opt itself shows where it happened."""

app = typer.Typer(
    name="ce-opt",
    cls=Group,
    help="Assign A and B customer engineers to key clients: a checked, provably near-optimal plan.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback(invoke_without_command=True)
def options(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Show the version and exit.")] = False,
    lang: LANG = None,
) -> None:
    """Assign A and B customer engineers to key clients: a checked, provably near-optimal plan."""
    if version:
        say(f"ce-opt {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        say(context.get_help(), sys.stderr)
        raise typer.Exit(2)


def start() -> None:
    """Run the command that is asked for, in the language that is asked for."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError):  # a terminal that cannot show 客户 shows it escaped
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    with spoken_in(language_of(sys.argv[1:])):
        app(prog_name="ce-opt")


def language_of(words: Sequence[str]) -> Language:
    """Find the language that a command line asks for by its last ``--lang``, else the environment.

    Nothing is parsed yet: help, and what is said of words that cannot be parsed, is to be in that
    language too, wherever the option stands.

    >>> language_of(["plan", "--help", "--lang", "zh"]), language_of(["--lang=zh", "plan"])
    ('zh', 'zh')
    """
    own = words[: words.index("--")] if "--" in words else words
    asked = [word.removeprefix("--lang=") for word in own if word.startswith("--lang=")]
    asked += [word for option, word in itertools.pairwise(own) if option == "--lang"]
    known = [language for language in LANGUAGES if language in asked[-1:]]
    return known[0] if known else from_environment()


def say(text: str, stream: TextIO | None = None) -> None:
    """Write to standard output, or to another stream; nothing where nobody reads it any more."""
    stream = stream or sys.stdout
    try:
        typer.echo(text, file=stream)
    except BrokenPipeError:  # as in `ce-opt schema | head`: the exit code stays what it is
        mute(stream)


def mute(stream: TextIO) -> None:
    """Let a stream whose reader has gone lead nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def answer(fields: object) -> None:
    """Write an answer as JSON to standard output."""
    import json

    say(json.dumps(fields, ensure_ascii=False, indent=2, default=str))


def fail(message: str, code: int, as_json: bool = False, **fields: object) -> NoReturn:
    """End the command with a sentence (or its JSON) and an exit code."""
    if as_json:
        answer({"error": message, "exit_code": code, **fields})
    else:
        say(message, sys.stderr)
    raise typer.Exit(code)


def command(function: Callable[Parameters, None]) -> Callable[Parameters, None]:
    """Register a command whose errors end in plain sentences and exit codes, never a traceback.

    Each gets the option ``--lang`` besides its own.
    """

    @functools.wraps(function)
    def guarded(*args: Parameters.args, **kwargs: Parameters.kwargs) -> None:
        kwargs.pop("lang")
        try:
            function(*args, **kwargs)
        except typer.Exit:
            raise
        except (Exception, KeyboardInterrupt) as error:
            sentence, code = ending(error)
            if code == 1 and os.environ.get(TRACEBACK):
                raise
            fail(sentence, code, bool(kwargs.get("as_json")), **details(error))

    own = inspect.signature(function, eval_str=True)
    lang = inspect.Parameter("lang", inspect.Parameter.KEYWORD_ONLY, default=None, annotation=LANG)
    signature = own.replace(parameters=[*own.parameters.values(), lang])
    vars(guarded)["__signature__"] = signature
    guarded.__annotations__ = {name: one.annotation for name, one in signature.parameters.items()}
    return app.command(cls=Command)(guarded)


def ending(error: BaseException) -> tuple[str, int]:
    """Sentence and exit code for what ended a command."""
    if isinstance(error, CeOptError):
        return str(error), error.exit_code
    if isinstance(error, KeyboardInterrupt):
        return tr("interrupted: nothing was written"), 130
    if isinstance(error, OSError):
        return cannot_use(error), 2
    if isinstance(error, MemoryError):
        return tr("not enough memory for a season of this size"), 1
    what = f"{type(error).__name__}: {error}"
    told = tr(
        "ce-opt itself failed ({what}); {variable}=1 in the environment shows where",
        what=what,
        variable=TRACEBACK,
    )
    return told, 1


def cannot_use(error: OSError) -> str:
    """Say which file the system refused, and why."""
    reason = said_again(error.strerror or str(error))
    if error.filename:
        return tr("cannot use {file}: {reason}", file=error.filename, reason=reason)
    return tr("cannot use: {reason}", reason=reason)


def details(error: BaseException) -> dict[str, object]:
    """Give what a machine wants to know of an error, field by field."""
    if isinstance(error, SeasonFaults):
        shown = [vars(fault) for fault in error.faults[:SHOWN]]
        return {"faults": shown, "count": len(error.faults)}
    if isinstance(error, PlanRejected):
        shown = [vars(breach) for breach in error.breaches[:SHOWN]]
        return {"breaches": shown, "count": len(error.breaches)}
    return {}

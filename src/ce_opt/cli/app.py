"""The typer application, and how every command answers.

Exit codes: 0 done; 1 an error of ce_opt itself; 2 bad input or usage; 3 no plan exists, with the
reason; 5 the audit rejects a plan; 130 interrupted before there was a plan. What a person asked for
goes to standard output, everything else to standard error.
"""

from __future__ import annotations

import functools
import inspect
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Annotated, NoReturn, ParamSpec, TextIO

import typer

from ce_opt import __version__
from ce_opt.errors import SHOWN, CeOptError, PlanRejected, SeasonFaults
from ce_opt.language import Language, from_environment, spoken_in

__all__ = ["AS_JSON", "answer", "app", "command", "fail", "mute", "say", "start"]

Parameters = ParamSpec("Parameters")

AS_JSON = Annotated[bool, typer.Option("--json", help="Answer as JSON, for machines.")]


def heard(context: typer.Context, language: Language | None) -> Language | None:
    """Speak what is asked for, else the language of the environment, while a command runs."""
    context.with_resource(spoken_in(language or from_environment()))
    return language


LANG = Annotated[
    Language | None,
    typer.Option(
        "--lang",
        help="Language of everything that is said and written [that of the locale].",
        callback=heard,
        is_eager=True,  # before --help, which is said in it as well
        show_default=False,
    ),
]
TRACEBACK = "CE_OPT_TRACEBACK"
"""Environment variable: set, an error of ce_opt itself shows where it happened."""

app = typer.Typer(
    name="ce-opt",
    help="Assign A and B customer engineers to key clients: a checked, provably near-optimal plan.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback(invoke_without_command=True)
def options(
    version: Annotated[bool, typer.Option("--version", help="Show the version and exit.")] = False,
    lang: LANG = None,
) -> None:
    """Assign A and B customer engineers to key clients: a checked, provably near-optimal plan."""
    if version:
        say(f"ce-opt {__version__}")
        raise typer.Exit


def start() -> None:
    """Run the command that is asked for."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError):  # a terminal that cannot show 客户 shows it escaped
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    app(prog_name="ce-opt")


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

    Each gets the option ``--lang`` besides its own, which `heard` obeys.
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
    return app.command()(guarded)


def ending(error: BaseException) -> tuple[str, int]:
    """Sentence and exit code for what ended a command."""
    if isinstance(error, CeOptError):
        return str(error), error.exit_code
    if isinstance(error, KeyboardInterrupt):
        return "interrupted: nothing was written", 130
    if isinstance(error, OSError):
        place = f" {error.filename}" if error.filename else ""
        return f"cannot use{place}: {error.strerror or error}", 2
    if isinstance(error, MemoryError):
        return "not enough memory for a season of this size", 1
    what = f"{type(error).__name__}: {error}"
    return f"ce-opt itself failed ({what}); {TRACEBACK}=1 in the environment shows where", 1


def details(error: BaseException) -> dict[str, object]:
    """Give what a machine wants to know of an error, field by field."""
    if isinstance(error, SeasonFaults):
        shown = [vars(fault) for fault in error.faults[:SHOWN]]
        return {"faults": shown, "count": len(error.faults)}
    if isinstance(error, PlanRejected):
        shown = [vars(breach) for breach in error.breaches[:SHOWN]]
        return {"breaches": shown, "count": len(error.breaches)}
    return {}

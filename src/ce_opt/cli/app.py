"""The typer application, and how every command answers.

Exit codes: 0 done; 1 an error of ce_opt itself; 2 bad input or usage; 3 no plan exists, with the
reason; 5 the audit rejects a plan; 130 interrupted before there was a plan. What a person asked for
goes to standard output, everything else to standard error.
"""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable
from typing import Annotated, NoReturn, ParamSpec

import typer

from ce_opt import __version__
from ce_opt.errors import SHOWN, CeOptError, PlanRejected, SeasonFaults

__all__ = ["AS_JSON", "answer", "app", "command", "fail", "main", "say"]

Parameters = ParamSpec("Parameters")

AS_JSON = Annotated[bool, typer.Option("--json", help="Answer as JSON, for machines.")]

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
) -> None:
    """Assign A and B customer engineers to key clients: a checked, provably near-optimal plan."""
    if version:
        say(f"ce-opt {__version__}")
        raise typer.Exit


def main() -> None:
    """Run the command line."""
    # Registered on import; each file adds its command to the application.
    from ce_opt.cli import check, generate, plan, schema, verify  # noqa: F401, PLC0415

    app()


def say(text: str) -> None:
    """Write an answer to standard output."""
    typer.echo(text)


def answer(fields: object) -> None:
    """Write an answer as JSON to standard output."""
    import json  # noqa: PLC0415

    say(json.dumps(fields, ensure_ascii=False, indent=2, default=str))


def fail(message: str, code: int, as_json: bool = False, **fields: object) -> NoReturn:
    """End the command with a sentence (or its JSON) and an exit code."""
    if as_json:
        answer({"error": message, "exit_code": code, **fields})
    else:
        typer.echo(message, err=True)
    raise typer.Exit(code)


def command(function: Callable[Parameters, None]) -> Callable[Parameters, None]:
    """Register a command whose errors end in plain sentences and exit codes, never a traceback."""

    @functools.wraps(function)
    def guarded(*args: Parameters.args, **kwargs: Parameters.kwargs) -> None:
        as_json = bool(kwargs.get("as_json"))
        try:
            function(*args, **kwargs)
        except CeOptError as error:
            fail(str(error), error.exit_code, as_json, **details(error))
        except KeyboardInterrupt:
            fail("interrupted: nothing was written", 130, as_json)
        except BrokenPipeError:
            sys.stderr.close()
            raise typer.Exit(1) from None
        except OSError as error:
            place = f" {error.filename}" if error.filename else ""
            fail(f"cannot use{place}: {error.strerror or error}", 2, as_json)
        except MemoryError:
            fail("not enough memory for a season of this size", 1, as_json)

    return app.command()(guarded)


def details(error: CeOptError) -> dict[str, object]:
    """Give what a machine wants to know of an error, field by field."""
    if isinstance(error, SeasonFaults):
        shown = [vars(fault) for fault in error.faults[:SHOWN]]
        return {"faults": shown, "count": len(error.faults)}
    if isinstance(error, PlanRejected):
        shown = [vars(breach) for breach in error.breaches[:SHOWN]]
        return {"breaches": shown, "count": len(error.breaches)}
    return {}


def debugging() -> bool:
    """Whether tracebacks are wanted (environment variable CE_OPT_TRACEBACK)."""
    return bool(os.environ.get("CE_OPT_TRACEBACK"))

"""Everything that ce_opt raises on purpose.

::

    CeOptError                       exit code
    ├── SeasonFaults                 2   the season's tables or rule book are wrong
    ├── PlanUnreadable               2   a plan folder or workbook cannot be read
    ├── UsageError                   2   a command or call asks for something impossible
    ├── ModelTooLarge                2   a row or a sum would leave the range that is proven safe
    ├── PlanRejected                 5   the audit found a breach in a plan
    └── Interrupted                  130 stopped before any plan existed

"No plan exists" is a result with a reason (`ce_opt.teams.budget.Outcome`), not an exception.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ce_opt.language import marked, tr, tr_count

__all__ = [
    "Breach",
    "CeOptError",
    "Fault",
    "Interrupted",
    "ModelTooLarge",
    "PlanRejected",
    "PlanUnreadable",
    "SeasonFaults",
    "UsageError",
    "listing",
    "reason_of",
    "shorten",
]

REASONS = (
    marked("Input/output error"),
    marked("Is a directory"),
    marked("No space left on device"),
    marked("No such file or directory"),
    marked("Not a directory"),
    marked("Permission denied"),
    marked("Too many open files"),
)
"""What the system says of a file that it cannot use, as far as it is translated."""
SHOWN = 200
"""How many faults or breaches a message lists; all are counted."""


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong in a season, and how to mend it.

    Attributes
    ----------
    table : name of the table, or ``"season"`` for the rule book
    where : file and row, or workbook, sheet and cell, as the planner finds it
    row : row in the file or sheet (the heads are row 1), 0 for the whole table
    column : column name or rule-book key, empty for the whole row
    value : the text that stands there
    rule : what must hold ("must be ≥ 0")
    fix : what to write instead ("write the hours available this season")
    """

    table: str
    where: str
    row: int
    column: str
    value: str
    rule: str
    fix: str

    def __str__(self) -> str:
        said = {"where": self.where, "rule": self.rule, "fix": self.fix}
        value = shorten(self.value)
        if self.column:
            said["column"] = self.column
            return tr('{where} column {column} value "{value}": {rule}; {fix}', value=value, **said)
        if self.value:
            return tr('{where} value "{value}": {rule}; {fix}', value=value, **said)
        return tr("{where}: {rule}; {fix}", **said)


@dataclass(frozen=True)
class Breach:
    """One rule that a plan breaks.

    Attributes
    ----------
    rule : name of the rule, limit, term or file check
    subject : who or what breaks it: a client, an engineer, a file
    sentence : the facts, in a planner's words
    """

    rule: str
    subject: str
    sentence: str

    def __str__(self) -> str:
        return tr("{rule}: {sentence}", rule=self.rule, sentence=self.sentence)


class CeOptError(Exception):
    """Base of every error raised on purpose.

    Attributes
    ----------
    exit_code : what the command line answers with
    """

    exit_code = 2


class SeasonFaults(CeOptError):
    """A season that cannot be used, with every fault that was found.

    Attributes
    ----------
    faults : all of them, in the order of tables and rows
    """

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(listing(map(str, faults), "{count} fault", "{count} faults"))
        self.faults = tuple(faults)


class PlanUnreadable(CeOptError):
    """A plan folder, a table of it or a workbook that cannot be read as a plan."""


class UsageError(CeOptError):
    """A call or a command that asks for something that cannot be done."""


class ModelTooLarge(CeOptError):
    """A number of the model would leave the range in which the solver is proven exact."""


class PlanRejected(CeOptError):
    """The audit found breaches in a plan.

    Attributes
    ----------
    breaches : all of them, in the order of the checks
    """

    exit_code = 5

    def __init__(self, breaches: Sequence[Breach]) -> None:
        super().__init__(listing(map(str, breaches), "{count} breach", "{count} breaches"))
        self.breaches = tuple(breaches)


class Interrupted(CeOptError):
    """Stopped by the user before there was a plan to keep."""

    exit_code = 130


def listing(lines: Iterable[str], one: str, many: str) -> str:
    """Show the first `SHOWN` lines under a head that counts all of them.

    Parameters
    ----------
    lines : sentences, in the language that is spoken
    one, many : the head, as `tr_count` takes it
    """
    said = list(lines)
    head = tr_count(len(said), one, many)
    more = [tr("… and {count} more", count=len(said) - SHOWN)] if len(said) > SHOWN else []
    return "\n".join([head, *said[:SHOWN], *more])


def shorten(text: str, width: int = 60) -> str:
    """Cut a value for a message; control characters are shown, not obeyed."""
    shown = "".join(char if char.isprintable() else repr(char)[1:-1] for char in text)
    return shown if len(shown) <= width else shown[: width - 1] + "…"


def reason_of(error: OSError) -> str:
    """Say why the system refuses something, in its own words where they are not known here."""
    said = error.strerror or str(error)
    return tr(said) if said in REASONS else said

"""``ce-opt replan SEASON PLAN -o NEW``: a published plan meets a changed season; little changes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ce_opt.cli.app import AS_JSON, answer, command, fail, say
from ce_opt.cli.check import SEASON
from ce_opt.cli.solving import GAP, QUIET, SECONDS, SEED, WORK, WORKERS, budget_of
from ce_opt.cli.why import LONG, SEATS
from ce_opt.cli.words import amount, as_plain
from ce_opt.display import status_words
from ce_opt.errors import UsageError
from ce_opt.language import tr, tr_count

if TYPE_CHECKING:
    from ce_opt.pipeline import NoPlan
    from ce_opt.season import Season
    from ce_opt.whatif.compare import SeatChange
    from ce_opt.whatif.recipes import Cooked
    from ce_opt.whatif.replan import Replan, Turnover

SHOWN = 12
"""Seats of a list without --long; the others are counted."""


OUT = Annotated[
    Path,
    typer.Option("-o", "--out", metavar="NEW", help="Plan folder to write.", show_default=False),
]
KEEP = Annotated[
    list[str] | None,
    typer.Option(
        metavar="PIN", help="Keep C1, C1:A, all seats of E3; or fill C1:A=E3. Repeatable."
    ),
]
PRICE = Annotated[
    float | None, typer.Option(min=0.0, help="Points of each seat that changes hands.")
]
CAP = Annotated[int | None, typer.Option(min=0, help="Most seats that may change hands.")]
LEAVER = Annotated[list[str] | None, typer.Option(metavar="E", help="An engineer leaves.")]
NEWCOMER = Annotated[
    list[str] | None,
    typer.Option(metavar="NEW=LIKE", help="An engineer comes, with the skills of another."),
]
LEAVE = Annotated[
    list[str] | None,
    typer.Option(metavar="E=START:END", help="An engineer is away between two days."),
]
NEW_CLIENT = Annotated[
    list[str] | None,
    typer.Option(metavar="NEW=LIKE", help="A client comes, with the needs of another."),
]
LOST = Annotated[list[str] | None, typer.Option(metavar="C", help="A client is lost.")]
SURGE = Annotated[
    list[str] | None, typer.Option(metavar="C=1.5", help="A client needs more hours.")
]
SEASON_OUT = Annotated[
    Path | None,
    typer.Option(
        metavar="SEASON",
        help="Folder for the changed season, which the new plan belongs to.",
        show_default=False,
    ),
]


@command
def replan(
    season: SEASON,
    plan: SEATS,
    out: OUT,
    keep: KEEP = None,
    price: PRICE = None,
    cap: CAP = None,
    leaver: LEAVER = None,
    newcomer: NEWCOMER = None,
    leave: LEAVE = None,
    new_client: NEW_CLIENT = None,
    lost: LOST = None,
    surge: SURGE = None,
    season_out: SEASON_OUT = None,
    seconds: SECONDS = 12.0,
    seed: SEED = 0,
    workers: WORKERS = 2,
    gap: GAP = 0.0,
    work: WORK = None,
    long: LONG = False,
    quiet: QUIET = False,
    as_json: AS_JSON = False,
) -> None:
    """Plan a changed season from a published plan: pins stay, as little as possible changes."""
    from ce_opt.cli.plan import no_place
    from ce_opt.cli.progress import Solving
    from ce_opt.pipeline import NoPlan
    from ce_opt.plan.write import obstacle, write_plan
    from ce_opt.report import add_report
    from ce_opt.season import read_season
    from ce_opt.whatif.replan import planned, prepared
    from ce_opt.whatif.seats import read_seats

    refusal = obstacle(out.resolve()) or no_place(out.resolve()) or occupied(season_out)
    if refusal:
        raise UsageError(refusal)
    before = read_season(season)
    published = read_seats(plan, before)
    recipes = {
        "leaver": leaver,
        "client_lost": lost,
        "newcomer": newcomer,
        "new_client": new_client,
        "long_leave": leave,
        "surge": surge,
    }
    now, notes = cooked(before, {name: given or [] for name, given in recipes.items()})
    ready = kept(prepared(before, published, now, keep or [], price, cap), season_out)
    budget = budget_of(seconds, seed, workers, gap, work)
    if not quiet:
        for note in notes:
            say(tr("note: {note}", note=note), sys.stderr)
    with Solving(seconds, quiet) as solving:
        found = solving.run(
            lambda: planned(ready, published, budget, solving.stopper, solving.display.show)
        )
    if isinstance(found.plan, NoPlan):
        no_plan(found.plan, ready, budget.total_work, as_json)
        return
    write_plan(found.plan, ready, out)
    add_report(ready, out, published)
    report(found, out, season_out, notes, long, as_json)


def occupied(folder: Path | None) -> str:
    """Say why the changed season cannot be written to a place; asked before the search."""
    if folder is not None and folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        return tr(
            "{folder} is there already: name a new folder for the changed season", folder=folder
        )
    return ""


def cooked(season: Season, recipes: dict[str, list[str]]) -> tuple[Season, list[str]]:
    """Make every change that was asked for."""
    from ce_opt.whatif import recipes as book

    notes: list[str] = []
    for name, given in recipes.items():
        recipe: Callable[..., Cooked] = getattr(book, name)
        for word in given:
            season, note = recipe(season, *arguments(name, word))
            notes.append(note)
    return season, notes


def arguments(recipe: str, word: str) -> list[object]:
    """Read what an option says: E3, NEW=LIKE, E=START:END or C=1.5."""
    name, equals, rest = word.partition("=")
    if recipe in ("leaver", "client_lost"):
        return [word]
    if not (name and equals and rest):
        raise UsageError(
            tr('"{word}" must say who and what, as in {form}', word=word, form=FORMS[recipe])
        )
    if recipe in ("newcomer", "new_client"):
        return [name, rest]
    try:
        if recipe == "surge":
            return [name, float(rest)]
        start, _, end = rest.partition(":")
        return [name, date.fromisoformat(start), date.fromisoformat(end)]
    except ValueError:
        raise UsageError(
            tr('"{word}" cannot be read: write it as in {form}', word=word, form=FORMS[recipe])
        ) from None


FORMS = {
    "newcomer": "E99=E03",
    "new_client": "C99=C03",
    "long_leave": "E03=2026-09-01:2026-10-31",
    "surge": "C03=1.5",
}


def kept(season: Season, folder: Path | None) -> Season:
    """Write the changed season and read it again, so that its plan names the files it is of."""
    from ce_opt.season import read_season, write_folder

    if folder is None:
        return season
    write_folder(season, folder)
    return read_season(folder)


def no_plan(found: NoPlan, season: Season, work: float, as_json: bool) -> None:
    """Say why there is no plan: the smallest conflict where that is proven."""
    from ce_opt.whatif.conflict import conflict_of
    from ce_opt.whatif.feasibility import Feasibility

    reasons = list(found.reasons)
    if found.status == "infeasible":
        conflict = conflict_of(Feasibility(season, work))
        reasons = list(conflict.sentences) if conflict else reasons
    code = 130 if found.status == "interrupted" else 3
    message = "\n".join([found.sentence, *(f"  {reason}" for reason in reasons)])
    fail(message, code, as_json, status=found.status, reasons=reasons)


def report(
    found: Replan,
    out: Path,
    season_out: Path | None,
    notes: Sequence[str],
    long: bool,
    as_json: bool,
) -> None:
    """Say what the new plan is, and every published seat that it changes."""
    from ce_opt.plan import Plan

    assert isinstance(found.plan, Plan)
    assert found.turnover is not None
    summary = found.plan.summary
    if as_json:
        figures = {"status": summary.status, "points": summary.points, "bound": summary.bound}
        seats = {"handovers": len(found.turnover.handovers), **as_plain(found.turnover)}
        answer({"plan": str(out), "notes": list(notes), **figures, **seats})
        return
    say(
        tr(
            "{status}: {served} of {clients} clients served, {points} points, no plan is below "
            "{bound}",
            status=status_words(summary.status),
            served=summary.served,
            clients=summary.clients,
            points=amount(summary.points),
            bound=amount(summary.bound),
        )
    )
    for line in lines(found.turnover, long):
        say(line)
    if season_out:
        said = tr(
            "{out}: audited and written; it belongs to the changed season, in {season}",
            out=out,
            season=season_out,
        )
    else:
        said = tr(
            "{out}: audited and written; it belongs to the changed season, in no folder: "
            "--season-out keeps it for ce-opt verify",
            out=out,
        )
    say(said)


def lines(found: Turnover, long: bool) -> Iterator[str]:
    """Say what becomes of the published seats."""
    moved, vacated, filled = found.handovers, found.vacated, found.filled
    yield tr_count(len(moved), "{count} seat changes hands", "{count} seats change hands")
    yield from seat_lines(moved, long)
    yield tr_count(
        len(vacated), "{count} seat has lost its holder", "{count} seats have lost their holders"
    )
    yield from seat_lines(vacated, long)
    yield tr_count(len(filled), "{count} seat had nobody before", "{count} seats had nobody before")
    yield from seat_lines(filled, long)
    if found.left_out:
        yield tr("clients with no team any more: {clients}", clients=", ".join(found.left_out))


def seat_lines(seats: Sequence[SeatChange], long: bool) -> Iterator[str]:
    """List seats that change."""
    most = len(seats) if long else SHOWN
    yield from (f"  {one}" for one in seats[:most])
    if len(seats) > most:
        yield "  " + tr("… {count} more, see --long", count=len(seats) - most)

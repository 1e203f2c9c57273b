"""``ce-opt recommend SEASON PLAN CLIENT A|B``: who could hold a seat, and what each would cost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from ce_opt.cli.app import AS_JSON, answer, command, say
from ce_opt.cli.check import SEASON
from ce_opt.cli.solving import GAP, QUIET, SECONDS, SEED, WORK, WORKERS, budget_of
from ce_opt.cli.why import LONG, SEATS
from ce_opt.cli.why_not import CLIENT, SEAT
from ce_opt.cli.words import as_plain, difference, price_words, team_words

if TYPE_CHECKING:
    from ce_opt.whatif.recommend import Candidate

SHOWN = 10
"""People listed without --long; the others are counted."""


@command
def recommend(
    season: SEASON,
    plan: SEATS,
    client: CLIENT,
    seat: SEAT,
    solve: Annotated[
        int, typer.Option(min=0, help="How many of the first are planned for anew.")
    ] = 3,
    seconds: SECONDS = 10.0,
    seed: SEED = 0,
    workers: WORKERS = 2,
    gap: GAP = 0.0,
    work: WORK = None,
    long: LONG = False,
    quiet: QUIET = False,
    as_json: AS_JSON = False,
) -> None:
    """List who could hold a seat, in order, with the difference of each in points."""
    from ce_opt.cli.progress import Solving
    from ce_opt.season import read_season
    from ce_opt.whatif.names import client_named, seat_named
    from ce_opt.whatif.recommend import recommend as recommended
    from ce_opt.whatif.seats import read_seats

    given = read_season(season)
    where = client_named(given, client)
    which = seat_named(given, where, seat)
    seats = read_seats(plan, given)
    budget = budget_of(seconds, seed, workers, gap, work)
    with Solving(seconds, quiet) as solving:
        found = solving.run(
            lambda: recommended(given, seats, where, which, solve, budget, solving.stopper)
        )
    if as_json:
        answer(as_plain(found))
        return
    say(f"{which} of {where}, differences against the best plan known")
    for line in lines(found, long):
        say(line)


def lines(found: Sequence[Candidate], long: bool) -> Iterator[str]:
    """List the people, those who are refused at the end."""
    possible = [one for one in found if one.status not in ("forbidden", "impossible")]
    refused = [one for one in found if one not in possible]
    most = len(found) if long else SHOWN
    for one in possible[:most]:
        yield f"  {one.engineer} {one.name}: {words(one)}"
    if len(possible) > most:
        yield f"  … {len(possible) - most} more, see --long"
    if not long and refused:
        yield f"  {len(refused)} are refused by a rule or a limit, see --long"
    for one in refused if long else ():
        why = "; ".join(one.forbidden.values()) or "impossible, proven"
        yield f"  {one.engineer} {one.name}: {why}"


def words(one: Candidate) -> str:
    """Say what one person would cost."""
    if one.holds:
        return "holds it"
    kept = ""
    if one.kept and one.kept.team:
        kept = (
            f"{difference(one.kept.difference)} with all others kept ({team_words(one.kept.team)})"
        )
    if one.cost:
        return price_words(one.cost) + (f"; {kept}" if kept else "; others have to move")
    return kept or "only if others move"

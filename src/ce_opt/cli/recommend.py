"""``ce-opt recommend SEASON PLAN CLIENT A|B``: who could hold a seat, and what each would cost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from ce_opt.cli.app import AS_JSON, command
from ce_opt.cli.check import SEASON
from ce_opt.cli.many import SEARCHES, STOPPING, tell
from ce_opt.cli.solving import GAP, QUIET, SECONDS, SEED, WORK, WORKERS, budget_of
from ce_opt.cli.why import LONG, SEATS
from ce_opt.cli.why_not import CLIENT, SEAT
from ce_opt.language import tr

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
    from ce_opt.cli.bar import Counting
    from ce_opt.season import read_season
    from ce_opt.whatif.names import client_named, seat_named
    from ce_opt.whatif.recommend import recommend as recommended
    from ce_opt.whatif.seats import read_seats

    given = read_season(season)
    where = client_named(given, client)
    which = seat_named(given, where, seat)
    seats = read_seats(plan, given)
    budget = budget_of(seconds, seed, workers, gap, work)
    with Counting(SEARCHES, STOPPING, quiet) as counting:
        found = counting.run(
            lambda: recommended(
                given, seats, where, which, solve, budget, counting.stopper, counting.show
            )
        )
        tell(found, lines(found, where, which, long), as_json)


def lines(found: Sequence[Candidate], client: str, seat: str, long: bool) -> Iterator[str]:
    """List the people for a seat, those who are refused at the end."""
    yield tr(
        "{seat} of {client}, differences against the best plan known", seat=seat, client=client
    )
    possible = [one for one in found if not one.refused]
    refused = [one for one in found if one.refused]
    most = len(found) if long else SHOWN
    for one in possible[:most]:
        yield f"  {one}"
    if len(possible) > most:
        yield "  " + tr("… {count} more, see --long", count=len(possible) - most)
    if not long and refused:
        yield "  " + tr("{count} are refused by a rule or a limit, see --long", count=len(refused))
    for one in refused if long else ():
        yield f"  {one}"

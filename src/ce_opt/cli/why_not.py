"""``ce-opt why-not SEASON PLAN CLIENT ENGINEER A|B``: what a wish would cost, by planning it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from ce_opt.cli.app import AS_JSON, command
from ce_opt.cli.check import SEASON
from ce_opt.cli.compare import change_lines, term_lines
from ce_opt.cli.many import tell
from ce_opt.cli.solving import GAP, QUIET, SECONDS, SEED, WORK, WORKERS, budget_of
from ce_opt.cli.why import LONG, SEATS
from ce_opt.cli.words import amount, difference, price_words, team_words
from ce_opt.language import tr

if TYPE_CHECKING:
    from ce_opt.whatif.why_not import WhyNot

CLIENT = Annotated[str, typer.Argument(metavar="CLIENT", show_default=False)]
SEAT = Annotated[str, typer.Argument(metavar="A|B", show_default=False)]


@command
def why_not(
    season: SEASON,
    plan: SEATS,
    client: CLIENT,
    engineer: Annotated[str, typer.Argument(metavar="ENGINEER", show_default=False)],
    seat: SEAT,
    seconds: SECONDS = 20.0,
    seed: SEED = 0,
    workers: WORKERS = 2,
    gap: GAP = 0.0,
    work: WORK = None,
    long: LONG = False,
    quiet: QUIET = False,
    as_json: AS_JSON = False,
) -> None:
    """Say why an engineer does not hold a seat: which rules forbid it, or what it would cost."""
    from ce_opt.cli.asking import Asking
    from ce_opt.season import read_season
    from ce_opt.whatif.names import client_named, engineer_named, seat_named
    from ce_opt.whatif.seats import read_seats
    from ce_opt.whatif.why_not import why_not as asked

    given = read_season(season)
    where, who = client_named(given, client), engineer_named(given, engineer)
    which = seat_named(given, where, seat)
    seats = read_seats(plan, given)
    budget = budget_of(seconds, seed, workers, gap, work)
    with Asking(seconds, quiet) as asking:
        found = asking.run(
            lambda: asked(given, seats, where, who, which, budget, asking.stopper), answered
        )
        tell(found, lines(found, long), as_json)


def answered(found: WhyNot) -> bool:
    """Whether a price or a proof was found by then."""
    return found.verdict != "unknown"


def lines(found: WhyNot, long: bool) -> Iterator[str]:
    """Say the verdict, and what it rests on."""
    wish = tr(
        "{engineer} as {seat} of {client}",
        engineer=found.engineer,
        seat=found.seat,
        client=found.client,
    )
    if found.verdict == "held":
        yield tr("{wish}: that is what the plan has", wish=wish)
    elif found.verdict == "forbidden":
        yield tr("{wish}: impossible, whatever all others do", wish=wish)
        for rule, sentence in found.forbidden.items():
            yield "  " + tr("{rule}: {sentence}", rule=rule, sentence=sentence)
    elif found.verdict == "impossible":
        yield tr("{wish}: impossible, proven", wish=wish)
        if found.conflict:
            yield tr("these cannot be kept together, all but any one of them can")
            for sentence in found.conflict.sentences:
                yield f"  {sentence}"
    elif found.verdict == "unknown":
        yield tr(
            "{wish}: neither a plan nor a proof that there is none was found: give more seconds",
            wish=wish,
        )
    else:
        yield from cost_lines(found, wish, long)


def cost_lines(found: WhyNot, wish: str, long: bool) -> Iterator[str]:
    """Say what the wish costs, and what would change."""
    assert found.cost is not None
    assert found.baseline is not None
    assert found.changes is not None
    yield tr("{wish}: {price}", wish=wish, price=price_words(found.cost))
    saved = found.baseline.given - found.baseline.standing.points
    if round(saved, 2) > 0:
        yield tr(
            "compared with a plan of {points} points that was found from yours, which is {saved} "
            "points better than yours",
            points=amount(found.baseline.standing.points),
            saved=amount(saved),
        )
    if found.kept:
        yield tr(
            "with all others kept: {team}, {difference}",
            team=team_words(found.kept.team) if found.kept.team else "",
            difference=difference(found.kept.difference),
        )
    yield from term_lines(found.changes)
    yield from change_lines(found.changes, long)

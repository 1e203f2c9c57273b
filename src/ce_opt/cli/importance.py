"""``ce-opt importance SEASON``: which clients matter, why, and how firm that is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from ce_opt.cli.app import AS_JSON, answer, command, say
from ce_opt.cli.check import SEASON
from ce_opt.cli.wide import left, right, wide
from ce_opt.language import marked, tr, tr_count

if TYPE_CHECKING:
    from ce_opt.importance.intervals import WeightInterval
    from ce_opt.importance.ranking import Flip
    from ce_opt.importance.reversal import Reversal
    from ce_opt.importance.study import Study

NORMALISATION = {
    "weighted_sum": marked("min–max"),
    "topsis": marked("vector"),
    "vikor": marked("min–max"),
}
BEYOND = 3
"""Clients that are shown below those that are selected."""
NAMED = 5
"""Clients that a line names, and reversals that are shown."""


@command
def importance(
    season: SEASON,
    top: Annotated[
        int | None,
        typer.Option(
            min=1,
            help="How many clients are looked at as selected [half of them].",
            show_default=False,
        ),
    ] = None,
    as_json: AS_JSON = False,
) -> None:
    """Rank the clients by importance, and show how firm the ranking is. Nothing is written."""
    from ce_opt.importance.answer import fields
    from ce_opt.importance.study import study
    from ce_opt.season import read_season

    given = read_season(season)
    found = study(given, top or (len(given.clients) + 1) // 2)
    if as_json:
        answer({"season": str(season), **fields(found)})
        return
    for note in (*given.notes, *found.notes):
        say(tr("note: {note}", note=note))
    for line in (*head(found, asked=top is not None), *table(found), *firmness(found)):
        say(line)


def head(study: Study, *, asked: bool) -> Iterator[str]:
    """Say what was done."""
    rules = study.rules
    shares = {name: share for name, share in rules.weighing.items() if share > 0}
    mix = ", ".join(f"{name} {share / sum(shares.values()):.0%}" for name, share in shares.items())
    ways = mix if len(shares) > 1 else next(iter(shares))
    said = {
        "clients": len(study.clients),
        "method": rules.method,
        "normalisation": tr(NORMALISATION[rules.method]),
        "ways": ways,
        "top": study.top,
    }
    if asked:
        yield tr(
            "{clients} clients by {method} ({normalisation} normalisation), weights: {ways}; "
            "selected are the first {top}",
            **said,
        )
    else:
        yield tr(
            "{clients} clients by {method} ({normalisation} normalisation), weights: {ways}; "
            "selected are the first {top} (half of them; --top N for another number)",
            **said,
        )
    if study.consistency is not None:
        yield tr(
            "consistency ratio of the comparisons {ratio:.3f} (random index {index})",
            ratio=study.consistency,
            index=rules.random_index,
        )


def table(study: Study) -> Iterator[str]:
    """Show the clients by rank: those selected, and a few that come next."""
    from ce_opt.importance.answer import in_rank

    width = max(6, *map(len, study.clients))
    heads = (right(tr("rank"), 5), left(tr("client"), width), right(tr("importance"), 10))
    yield " ".join([*heads, *study.columns, tr("name")])
    order, chosen = in_rank(study), int(study.chosen.sum())
    yield from (row(study, place, width) for place in order[:chosen])
    if chosen < len(order):
        yield " ".join((" " * 5, "-" * width, tr("selected above, next below")))
    yield from (row(study, place, width) for place in order[chosen : chosen + BEYOND])
    if len(order) > chosen + BEYOND:
        yield "      " + tr("… {count} more with --json", count=len(order) - chosen - BEYOND)


def row(study: Study, place: int, width: int) -> str:
    """Show one client: rank, score, points of each criterion, name, and what was filled in."""
    points = zip(map(wide, study.columns), study.points[place].tolist(), strict=True)
    cells = [
        f"{study.ranks[place]:>5}",
        f"{study.clients[place]:<{width}}",
        f"{study.scores[place]:>10.2f}",
        *(f"{round(value, 2) + 0.0:>{room}.2f}" for room, value in points),
        study.names[place],
    ]
    filled = study.imputed[place]
    return " ".join([*cells, *([tr("(filled in: {criteria})", criteria=filled)] if filled else [])])


def firmness(study: Study) -> Iterator[str]:
    """Say how firm the ranking is."""
    yield from acceptance(study)
    yield from intervals(study)
    yield from comparisons(study)
    yield from reversals(study)


def acceptance(study: Study) -> Iterator[str]:
    """Say whether VIKOR's first client is first beyond doubt."""
    found = study.acceptance
    if found is None:
        return
    yield tr(
        "first by vikor: {client}; advantage {advantage:.4f} of the {needed:.4f} needed, "
        "{verdict}; {stability}",
        client=ids(study, found.first),
        advantage=found.advantage,
        needed=found.needed,
        verdict=tr("enough") if found.enough else tr("too small"),
        stability=tr("it is the best by sum or largest regret")
        if found.stable
        else tr("it is not the best by sum or largest regret"),
    )
    if len(found.compromise) > 1:
        together = ids(study, found.compromise)
        yield "  " + tr("so these count as first together: {clients}", clients=together)


def intervals(study: Study) -> Iterator[str]:
    """Say how far each weight may go."""
    yield tr("weights, and how far each may go with the same clients selected")
    width = max(wide(found.criterion) for found in study.intervals)
    for found in study.intervals:
        yield f"  {left(found.criterion, width)} {reach(study, found)}"


def reach(study: Study, found: WeightInterval) -> str:
    """Say how far one weight may go, and who flips at either end."""
    said = {"weight": found.weight, "low": found.low, "high": found.high}
    below = flip(study, found.below) if found.below else ""
    above = flip(study, found.above) if found.above else ""
    if below and above:
        return tr(
            "{weight:.3f} from {low:.3f} to {high:.3f}; below: {below}; above: {above}",
            below=below,
            above=above,
            **said,
        )
    if below:
        return tr("{weight:.3f} from {low:.3f} to {high:.3f}; below: {below}", below=below, **said)
    if above:
        return tr("{weight:.3f} from {low:.3f} to {high:.3f}; above: {above}", above=above, **said)
    return tr("{weight:.3f} from {low:.3f} to {high:.3f}; no weight changes it", **said)


def comparisons(study: Study) -> Iterator[str]:
    """Say what the other methods would select."""
    yield tr("other methods with the same weights, beside {method}", method=study.rules.method)
    for found in study.comparisons:
        change = flip(study, found.flip)
        if found.tau is None:
            said = tr("tau-b none, for one ranks all alike; {change}", change=change)
        else:
            said = tr("tau-b {tau:.3f}; {change}", tau=found.tau, change=change)
        yield f"  {found.method:<12} {said}"


def reversals(study: Study) -> Iterator[str]:
    """Say whose order hangs on a third client."""
    if not study.reversals:
        yield tr("no client changes the order of others by being left out")
        return
    yield tr_count(
        len(study.reversals),
        "{count} client changes the order of others by being left out",
        "{count} clients change the order of others by being left out",
    )
    order = sorted(study.reversals, key=lambda found: (-len(found.moved), found.left_out))
    for found in order[:NAMED]:
        yield "  " + reversal(study, found)
    if len(order) > NAMED:
        yield "  " + tr("… {count} more with --json", count=len(order) - NAMED)


def reversal(study: Study, found: Reversal) -> str:
    """Say whose order changes without a client."""
    first, second = (study.clients[place] for place in found.pair)
    said = {
        "client": study.clients[found.left_out],
        "moved": len(found.moved),
        "first": first,
        "second": second,
    }
    if any(found.flip):
        return tr(
            "without {client}: {moved} move, the first of them {first}, which falls behind "
            "{second}; {change}",
            change=flip(study, found.flip),
            **said,
        )
    return tr(
        "without {client}: {moved} move, the first of them {first}, which falls behind {second}",
        **said,
    )


def flip(study: Study, found: Flip) -> str:
    """Say who comes in and who goes out."""
    if not any(found):
        return tr("the same selected")
    enters, leaves = ids(study, found.enters), ids(study, found.leaves)
    if enters and leaves:
        return tr("in {enters}, out {leaves}", enters=enters, leaves=leaves)
    return tr("in {enters}", enters=enters) if enters else tr("out {leaves}", leaves=leaves)


def ids(study: Study, places: Iterable[int]) -> str:
    """Name clients by id, a few of them."""
    names = [study.clients[place] for place in places]
    shown = ", ".join(names[:NAMED])
    if len(names) <= NAMED:
        return shown
    return tr("{names} and {count} more", names=shown, count=len(names) - NAMED)

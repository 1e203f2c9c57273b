"""``ce-opt importance SEASON``: which clients matter, why, and how firm that is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from ce_opt.cli.app import AS_JSON, answer, command, say
from ce_opt.cli.check import SEASON

if TYPE_CHECKING:
    from ce_opt.importance.ranking import Flip
    from ce_opt.importance.study import Study

NORMALISATION = {"weighted_sum": "min–max", "topsis": "vector", "vikor": "min–max"}
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
        say(f"note: {note}")
    for line in (*head(found, asked=top is not None), *table(found), *firmness(found)):
        say(line)


def head(study: Study, *, asked: bool) -> Iterator[str]:
    """Say what was done."""
    rules = study.rules
    shares = {name: share for name, share in rules.weighing.items() if share > 0}
    mix = ", ".join(f"{name} {share / sum(shares.values()):.0%}" for name, share in shares.items())
    ways = mix if len(shares) > 1 else next(iter(shares))
    why = "" if asked else " (half of them; --top N for another number)"
    yield (
        f"{len(study.clients)} clients by {rules.method} ({NORMALISATION[rules.method]} "
        f"normalisation), weights: {ways}; selected are the first {study.top}{why}"
    )
    if study.consistency is not None:
        index = f"random index {rules.random_index}"
        yield f"consistency ratio of the comparisons {study.consistency:.3f} ({index})"


def table(study: Study) -> Iterator[str]:
    """Show the clients by rank: those selected, and a few that come next."""
    from ce_opt.importance.answer import in_rank

    width = max(6, *map(len, study.clients))
    yield " ".join([" rank", f"{'client':<{width}}", "importance", *study.columns, "name"])
    order, chosen = in_rank(study), int(study.chosen.sum())
    yield from (row(study, place, width) for place in order[:chosen])
    if chosen < len(order):
        yield f"      {'-' * width} selected above, next below"
    yield from (row(study, place, width) for place in order[chosen : chosen + BEYOND])
    if len(order) > chosen + BEYOND:
        yield f"      … {len(order) - chosen - BEYOND} more with --json"


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
    return " ".join(cells) + (f" (filled in: {filled})" if filled else "")


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
    advantage = "enough" if found.enough else "too small"
    stable = "is" if found.stable else "is not"
    yield (
        f"first by vikor: {ids(study, found.first)}; advantage {found.advantage:.4f} of the "
        f"{found.needed:.4f} needed, {advantage}; it {stable} the best by sum or largest regret"
    )
    if len(found.compromise) > 1:
        yield f"  so these count as first together: {ids(study, found.compromise)}"


def intervals(study: Study) -> Iterator[str]:
    """Say how far each weight may go."""
    yield "weights, and how far each may go with the same clients selected"
    width = max(wide(found.criterion) for found in study.intervals)
    for found in study.intervals:
        reach = f"{found.weight:.3f} from {found.low:.3f} to {found.high:.3f}"
        below = f"; below: {flip(study, found.below)}" if found.below else ""
        above = f"; above: {flip(study, found.above)}" if found.above else ""
        firm = "" if below or above else "; no weight changes it"
        gap = " " * (width - wide(found.criterion) + 1)
        yield f"  {found.criterion}{gap}{reach}{below}{above}{firm}"


def comparisons(study: Study) -> Iterator[str]:
    """Say what the other methods would select."""
    yield f"other methods with the same weights, beside {study.rules.method}"
    for found in study.comparisons:
        tau = "none, for one ranks all alike" if found.tau is None else f"{found.tau:.3f}"
        yield f"  {found.method:<12} tau-b {tau}; {flip(study, found.flip)}"


def reversals(study: Study) -> Iterator[str]:
    """Say whose order hangs on a third client."""
    if not study.reversals:
        yield "no client changes the order of others by being left out"
        return
    many = (
        "1 client changes"
        if len(study.reversals) == 1
        else f"{len(study.reversals)} clients change"
    )
    yield f"{many} the order of others by being left out"
    order = sorted(study.reversals, key=lambda found: (-len(found.moved), found.left_out))
    for found in order[:NAMED]:
        first, second = (study.clients[place] for place in found.pair)
        change = f"; {flip(study, found.flip)}" if any(found.flip) else ""
        yield (
            f"  without {study.clients[found.left_out]}: {len(found.moved)} move, the first of "
            f"them {first}, which falls behind {second}{change}"
        )
    if len(order) > NAMED:
        yield f"  … {len(order) - NAMED} more with --json"


def flip(study: Study, found: Flip) -> str:
    """Say who comes in and who goes out."""
    if not any(found):
        return "the same selected"
    sides = [("in", found.enters), ("out", found.leaves)]
    return ", ".join(f"{word} {ids(study, places)}" for word, places in sides if places)


def wide(text: str) -> int:
    """Columns that a text takes in a terminal; Chinese characters take two."""
    return sum(2 if ord(char) > 0x2E7F else 1 for char in text)


def ids(study: Study, places: Iterable[int]) -> str:
    """Name clients by id, a few of them."""
    names = [study.clients[place] for place in places]
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more

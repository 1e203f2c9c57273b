"""Public cases with known answers: GAP (OR-Library, Yagiura) and MIDL with two reviewers a paper.

    python benchmarks/public.py --seconds 60 --types a b c --limit 3

Prints a Markdown table. A gap to the best known of 0 is the best known plan; the bound is proven by
the run itself. GAP is minimised, MIDL (a sum of scores) maximised, so its bound is an upper one.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator

from public_cases import SHARED, PublicCase, gap_case, gap_cases, midl_case

from ce_opt.teams.budget import Budget, Outcome
from ce_opt.teams.solve import solve

HEAD = ("case", "best known", "ours", "gap to best known", "proven bound", "s", "stopped by")


def main() -> None:
    """Solve the cases and print the table."""
    arguments = parse()
    if not SHARED.is_dir():
        sys.exit(f"the public cases are not here: {SHARED} is missing")
    print("|", " | ".join(HEAD), "|")
    print("|---|" + "---:|" * (len(HEAD) - 2) + "---|")
    budget = Budget(seconds=arguments.seconds, seed=arguments.seed, workers=arguments.workers)
    for case in cases(arguments.types, arguments.limit):
        print("|", " | ".join(cells(case, solve(case.problem, budget))), "|", flush=True)


def parse() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0, help="for each case")
    parser.add_argument(
        "--types",
        nargs="+",
        default=["a", "b", "c", "d", "e", "midl"],
        choices=["a", "b", "c", "d", "e", "midl"],
        help="types of GAP, and midl",
    )
    parser.add_argument("--limit", type=int, help="so many cases of each type, smallest first")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--workers", type=int, default=2)
    return parser.parse_args()


def cases(types: list[str], limit: int | None) -> Iterator[PublicCase]:
    """Cases of some types, read when their turn comes."""
    names = [name for name, *_ in gap_cases()]
    for kind in types:
        if kind == "midl":
            yield midl_case()
            continue
        of_kind = sorted((name for name in names if name[0] == kind), key=size)
        yield from map(gap_case, of_kind[:limit])


def size(name: str) -> int:
    """Machines times jobs, from a name like ``d20100``."""
    return int(name[1:3]) * int(name[3:])


def cells(case: PublicCase, outcome: Outcome) -> Iterator[str]:
    """One row of the table."""
    yield case.name
    yield shown(case, case.best_cost)
    if outcome.cost is None or outcome.bound is None:
        yield from (outcome.status, "–", "–")
    else:
        ours, best = case.value(outcome.cost), case.value(case.best_cost)
        yield shown(case, outcome.cost)
        yield f"{abs(ours - best) / best:.3%}"
        yield shown(case, outcome.bound)
    yield f"{outcome.seconds:.1f}"
    yield outcome.stopped_by


def shown(case: PublicCase, cost: int) -> str:
    """Cost in published units, with decimals only where there are any."""
    return f"{case.value(cost):,.{0 if case.units == 1 else 4}f}"


if __name__ == "__main__":
    main()

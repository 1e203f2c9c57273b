"""The quality of a plan in a handful of key figures, each with what it means.

Shares of hours are shares of the care hours of all clients that are served.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from ce_opt.language import tr, tr_count
from ce_opt.report.block import Measure, Tone
from ce_opt.report.material import Material, table_rows
from ce_opt.report.sections.changes import before, kept_seats

__all__ = ["measures"]

FULL = 0.9
"""Share of the care hours from which an engineer counts as full."""


def measures(material: Material) -> tuple[Measure, ...]:
    """Give the key figures that there is something to say of."""
    parts = (coverage, cover_counts, load, travel, wishes, handovers, ties, ladders, duties)
    return (served(material), *(measure for part in parts for measure in part(material)))


def toned(good: bool, fair: bool) -> Tone:
    """Say how a figure stands."""
    return "good" if good else "fair" if fair else "poor"


def served(material: Material) -> Measure:
    """Importance that is served."""
    total = sum(row["importance"] for row in material.importance.values())
    kept = sum(
        row["importance"] for client, row in material.importance.items() if client in material.teams
    )
    share = kept / total if total else 1.0
    meaning = tr_count(
        len(material.unserved),
        "of all importance; {count} client has no team",
        "of all importance; {count} clients have no team",
    )
    return Measure(
        tr("Importance served"), f"{share:.1%}", meaning, toned(share >= 0.97, share >= 0.9)
    )


def hours_by_cover(material: Material) -> Mapping[str, float]:
    """Hours of needs by who covers them."""
    found: dict[str, float] = defaultdict(float)
    for client, covers in material.cover.items():
        for need in material.facts.needs[client]:
            found[covers[need.specialty]] += need.hours
    return found


def coverage(material: Material) -> Iterator[Measure]:
    """Hours that the team, and that both of it, cover."""
    hours = hours_by_cover(material)
    total = sum(hours.values())
    if not total:
        return
    covered = (hours["both"] + hours["a"] + hours["b"]) / total
    twice = hours["both"] / total
    yield Measure(
        tr("Covered"),
        f"{covered:.1%}",
        tr("of the hours need what A or B knows well enough"),
        toned(covered >= 0.95, covered >= 0.85),
    )
    yield Measure(
        tr("Covered twice"),
        f"{twice:.1%}",
        tr("of the hours need what both know: nothing is lost when one is away"),
        toned(twice >= 0.6, twice >= 0.3),
    )


def cover_counts(material: Material) -> Iterator[Measure]:
    """Needs that hang on one person, and needs that the team lacks."""
    found = Counter(cover for covers in material.cover.values() for cover in covers.values())
    total = found.total()
    if not total:
        return
    alone, lacking = found["a"] + found["b"], total - found["both"] - found["a"] - found["b"]
    yield Measure(
        tr("On one person"),
        tr("{some:,} of {all:,}", some=alone, all=total),
        tr("needs are covered by A alone or by B alone"),
        toned(alone <= 0.3 * total, alone <= 0.6 * total),
    )
    yield Measure(
        tr("Not in the team"),
        tr("{some:,} of {all:,}", some=lacking, all=total),
        tr("needs are covered by neither; the ladder has to help"),
        toned(lacking == 0, lacking <= 0.1 * total),
    )


def load(material: Material) -> Iterator[Measure]:
    """How evenly people are used."""
    used = sorted(row["utilisation"] for row in material.loads.values() if row["care_hours"] > 0)
    if not used:
        return
    full = sum(share > FULL for share in used)
    low, high = used[len(used) // 4], used[(3 * len(used)) // 4]
    yield Measure(
        tr("Load"),
        tr("{low:.0%} to {high:.0%}", low=low, high=high),
        tr("the middle half of the engineers; the fullest stands at {most:.0%}", most=used[-1]),
        toned(used[-1] <= FULL, used[-1] <= 1.0),
    )
    yield Measure(
        tr("Full"),
        tr("{some:,} of {all:,}", some=full, all=len(used)),
        tr("engineers are above 90 % of their hours, with nothing left for the unforeseen"),
        toned(full == 0, full <= 0.1 * len(used)),
    )


def travel(material: Material) -> Iterator[Measure]:
    """How far people go."""
    trips = [
        (material.facts.minutes(who, client), who)
        for client, team in material.teams.items()
        for who in team.members
    ]
    if trips:
        longest = max(trips)
        yield Measure(
            tr("Travel"),
            tr("{minutes:.0f} min", minutes=sum(minutes for minutes, _ in trips) / len(trips)),
            tr(
                "a trip on average; the longest is {minutes:.0f}, by {engineer}",
                minutes=longest[0],
                engineer=longest[1],
            ),
        )


def wishes(material: Material) -> Iterator[Measure]:
    """Bids that got their seat."""
    bids = material.facts.interest
    if not bids:
        return
    held = {(who, client) for client, team in material.teams.items() for who in team.members}
    met = [bid for bid in bids if bid in held]
    bidders = {engineer for engineer, _ in bids}
    yield Measure(
        tr("Wishes met"),
        tr("{some:,} of {all:,}", some=len(met), all=len(bids)),
        tr(
            "bids got a seat; {some} of {all} bidders have one they bid for",
            some=len({engineer for engineer, _ in met}),
            all=len(bidders),
        ),
    )


def handovers(material: Material) -> Iterator[Measure]:
    """Seats that are held as before."""
    earlier = before(material)
    if not earlier:
        return
    limit = material.facts.rules.max_handovers
    held = {(client, seat) for client, team in material.teams.items() for seat, _ in team.seats}
    changed = len(held & set(earlier)) - kept_seats(material)
    meaning = (
        tr("seats pass to somebody new; {kept} stay", kept=kept_seats(material))
        if limit is None or material.before is not None
        else tr(
            "seats pass to somebody new, {limit} are allowed; {kept} stay",
            limit=limit,
            kept=kept_seats(material),
        )
    )
    yield Measure(tr("Handovers"), f"{changed:,}", meaning)


def ties(material: Material) -> Iterator[Measure]:
    """Social ties within the teams."""
    kinds = Counter(
        kind for team in material.teams.values() for _, _, kind in material.facts.team_ties(team)
    )
    if material.facts.relations:
        yield Measure(
            tr("Ties"),
            tr("{good} good, {bad} bad", good=kinds["prefer"], bad=kinds["avoid"]),
            tr("pairs who like to work together, and pairs who would rather not"),
            toned(kinds["avoid"] == 0, kinds["avoid"] <= kinds["prefer"]),
        )


def ladders(material: Material) -> Iterator[Measure]:
    """Problems that nobody on the ladder solves."""
    walked = table_rows(material.plan.certificate)
    if walked:
        dead = sum(not row["solver"] for row in walked)
        alone = sum(bool(row["dead_without"]) for row in walked if row["solver"])
        yield Measure(
            tr("Dead ends"),
            tr("{some:,} of {all:,}", some=dead, all=len(walked)),
            tr(
                "problems are solved by nobody on the ladder; {alone} more hang on one person",
                alone=alone,
            ),
            toned(dead == 0, dead <= 0.05 * len(walked)),
        )


def duties(material: Material) -> Iterator[Measure]:
    """Duties that have no place in the calendar."""
    if material.plan.duties is not None:
        open_ones = len(table_rows(material.plan.open_duties))
        meaning = tr("duties found no day; all others stand in the calendar")
        yield Measure(
            tr("Without a day"), f"{open_ones:,}", meaning, toned(open_ones == 0, open_ones < 10)
        )

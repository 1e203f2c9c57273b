"""Fixes of a conflict: for each promise in it, the least that would have to change.

An amount is proven least by CP-SAT (hours, seats, handovers), or is the first of the distances at
which a plan exists (minutes, by bisection: a longer limit only opens more). Each fix is a change of
the season by name, so that it can be made and planned as it stands.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from ce_opt.language import marked, tr
from ce_opt.plan.reasons.wording import amount, at_least
from ce_opt.season.change import Change, DropRow, PutRow, SetRule, SetValue
from ce_opt.teams.facts import Need
from ce_opt.teams.limits import (
    care_hours,
    least_share,
    max_a,
    max_clients,
    max_handovers,
    most_served,
)
from ce_opt.teams.rules import no_conflict, primary_specialty, service, travel_limit
from ce_opt.teams.rules.minimum_importance import may_be_served
from ce_opt.whatif.conflict import Conflict
from ce_opt.whatif.demands import Eased
from ce_opt.whatif.feasibility import Feasibility
from ce_opt.whatif.promises import FORBIDDEN, REQUIRED, Promise, seat_words

__all__ = ["Proposal", "proposals"]

PUPILS, TRIED = 3, 12
"""People proposed for a training, and those for whom it is tried."""
MOST_HOURS = 10_000.0
"""Care hours that a season can have at most."""
RELEASE = {
    REQUIRED: marked("release the designation of {engineer} at {seat} of {client}"),
    FORBIDDEN: marked("release the designation that keeps {engineer} from {seat} of {client}"),
}


@dataclass(frozen=True)
class Proposal:
    """A change that resolves a conflict.

    Attributes
    ----------
    promise : which is given up or eased
    sentence : what to do, an imperative clause
    changes : of the season
    whole : whether all other promises of the season can be kept with it; else another conflict is
        left
    """

    promise: Promise
    sentence: str
    changes: tuple[Change, ...]
    whole: bool


@dataclass(frozen=True)
class Bench:
    """A conflict on the bench.

    Attributes
    ----------
    feasibility : the season
    conflict : promises that cannot be kept together
    """

    feasibility: Feasibility
    conflict: Conflict

    @property
    def among(self) -> tuple[tuple[bool, tuple[Promise, ...]], ...]:
        """Ask among all promises first; then, where another conflict is left, among this one's."""
        return (True, self.feasibility.promises), (False, self.conflict.promises)

    def without(self, gone: Collection[Promise], eased: Collection[Eased] = ()) -> bool | None:
        """Say whether a change makes the season feasible (True), or ends this conflict (False)."""
        for whole, promises in self.among:
            kept = [promise for promise in promises if promise not in gone]
            if self.feasibility.check(kept, eased) == "feasible":
                return whole
        return None

    def least(self, limit: Promise) -> tuple[int, bool] | None:
        """Find the least raise of a limit, and whether it makes the season feasible."""
        for whole, promises in self.among:
            units = self.feasibility.least_excess(promises, limit)
            if units is not None:
                return units, whole
        return None


def proposals(feasibility: Feasibility, conflict: Conflict) -> Iterator[Proposal]:
    """Propose fixes, promise by promise."""
    bench = Bench(feasibility, conflict)
    for promise in conflict.promises:
        maker = MAKERS.get(promise.kind)
        if maker:
            yield from maker(bench, promise)


def let_go(bench: Bench, promise: Promise) -> Iterator[Proposal]:
    """Take back that a client must be served, and the seats required there with it."""
    (client,) = promise.names
    gone = bench.feasibility.serving[client]
    seats = [one for one in gone if one.kind == REQUIRED]
    changes: list[Change] = [SetValue("clients", (client,), "service", "auto")]
    changes += [DropRow("designations", one.names[:2]) for one in seats]
    whole = bench.without(gone)
    if whole is not None:
        said = tr("let {client} go", client=client)
        for one in seats:
            said = tr("{fix}, and release {engineer} there", fix=said, engineer=one.names[1])
        yield Proposal(promise, said, tuple(changes), whole)


def release(bench: Bench, promise: Promise) -> Iterator[Proposal]:
    """Take a designation back."""
    client, engineer, seat = promise.names
    whole = bench.without([promise])
    if whole is not None:
        said = tr(RELEASE[promise.kind], engineer=engineer, client=client, seat=seat_words(seat))
        yield Proposal(promise, said, (DropRow("designations", (client, engineer)),), whole)


def settle(bench: Bench, promise: Promise) -> Iterator[Proposal]:
    """Settle a conflict of two people, or of somebody and a client."""
    whole = bench.without([promise])
    if whole is None:
        return
    pair = promise.names
    rows = bench.feasibility.season.relations
    changes = tuple(
        DropRow("relations", (one, other))
        for one, other, kind in rows[["engineer", "other", "kind"]].itertuples(index=False)
        if kind == no_conflict.NAME and {one, other} == set(pair)
    )
    said = tr("settle the conflict of {one} and {other}", one=pair[0], other=pair[1])
    yield Proposal(promise, said, changes, whole)


def more_hours(bench: Bench, promise: Promise) -> Iterator[Proposal]:
    """Give an engineer the least hours more that suffice."""
    (engineer,) = promise.names
    found = bench.least(promise)
    if found is None:
        return
    units, whole = found
    lacking = float(at_least(units / bench.feasibility.hour))
    hours = round(bench.feasibility.facts.engineers[engineer]["care_hours"] + lacking, 6)
    if hours <= MOST_HOURS:
        changes = (SetValue("engineers", (engineer,), "care_hours", hours),)
        said = tr(
            "raise {engineer}'s hours by {lacking} to {hours}",
            engineer=engineer,
            lacking=amount(lacking),
            hours=amount(hours),
        )
        yield Proposal(promise, said, changes, whole)


def more_seats(bench: Bench, promise: Promise) -> Iterator[Proposal]:
    """Let an engineer have the least seats more that suffice."""
    (engineer,) = promise.names
    found = bench.least(promise)
    if found is not None:
        units, whole = found
        most = bench.feasibility.facts.engineers[engineer][promise.kind] + units
        changes = (SetValue("engineers", (engineer,), promise.kind, most),)
        said = tr(
            "raise {limit} of {engineer} to {most}",
            limit=promise.kind,
            engineer=engineer,
            most=most,
        )
        yield Proposal(promise, said, changes, whole)


def more_handovers(bench: Bench, promise: Promise) -> Iterator[Proposal]:
    """Allow the least handovers more that suffice."""
    found = bench.least(promise)
    if found is not None:
        units, whole = found
        most = (bench.feasibility.facts.rules.max_handovers or 0) + units
        changes = (SetRule(f"assignment.{promise.kind}", most),)
        yield Proposal(promise, tr("allow {most} handovers", most=most), changes, whole)


def serve_more(bench: Bench, promise: Promise) -> Iterator[Proposal]:
    """Allow the least clients more that suffice."""
    found = bench.least(promise)
    if found is not None:
        units, whole = found
        most = (bench.feasibility.facts.selection.max_clients or 0) + units
        said = tr("serve {most} clients", most=most)
        yield Proposal(promise, said, (SetRule(promise.kind, most),), whole)


def ask_for_fewer(bench: Bench, promise: Promise) -> Iterator[Proposal]:
    """Ask for the least clients fewer of a sector or district that suffice."""
    found = bench.least(promise)
    if found is None:
        return
    (units, whole), (grouping, name), facts = found, promise.names, bench.feasibility.facts
    fewer = least_share.least_of(facts, grouping, name) - units
    may = [
        client
        for client, row in facts.clients.items()
        if row[grouping] == name and may_be_served(facts, client)
    ]
    share = math.floor(1e4 * fewer / len(may)) / 1e4  # rounded down: it asks for no more than that
    said = tr(
        "ask for {fewer} clients of {grouping} {name} ({share:.4g} of {clients})",
        fewer=fewer,
        grouping=grouping,
        name=name,
        share=share,
        clients=len(may),
    )
    yield Proposal(promise, said, (SetRule(f"{promise.kind}.{grouping}.{name}", share),), whole)


def farther(bench: Bench, promise: Promise) -> Iterator[Proposal]:
    """Allow the shortest longer trip that suffices."""
    minutes = trips(bench.feasibility, promise)
    limits = sorted(set(minutes.values()))

    def reaches(place: int) -> bool | None:
        eased = [(trip, promise) for trip, far in minutes.items() if far <= limits[place]]
        return bench.without([], eased)

    if not limits or reaches(len(limits) - 1) is None:
        return
    whole = reaches(len(limits) - 1)
    low, high = 0, len(limits) - 1
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if reaches(middle) == whole else (middle + 1, high)
    limit = math.ceil(limits[low] - 1e-6)
    changes = (SetRule("assignment.max_travel_minutes", float(limit)),)
    said = tr("allow {minutes} minutes of travel", minutes=limit)
    yield Proposal(promise, said, changes, bool(whole))


def trips(feasibility: Feasibility, promise: Promise) -> Mapping[tuple[str, str, str], float]:
    """Minutes of every trip that the limit refuses."""
    return {
        place: feasibility.facts.minutes(place[1], place[0])
        for place, by in feasibility.closed.items()
        if promise in by
    }


def train(bench: Bench, promise: Promise) -> Iterator[Proposal]:
    """Train somebody in a client's primary specialty, those who lack least first."""
    (client,) = promise.names
    facts = bench.feasibility.facts
    need = facts.primary(client)
    pupils = sorted(
        (need.level - facts.levels.get((who, need.specialty), 0), facts.minutes(who, client), who)
        for (of, who, seat), by in bench.feasibility.closed.items()
        if (of, seat) == (client, "A") and promise in by
    )
    found = 0
    for _, _, who in pupils[:TRIED]:
        whole = bench.without([], list(taught(bench.feasibility, who, need)))
        if whole is not None and found < PUPILS:
            found += 1
            row = {"engineer": who, "specialty": need.specialty, "level": need.level}
            level = facts.levels.get((who, need.specialty), 0)
            said = tr(
                "train {engineer} in {specialty} from level {level} to {needed}",
                engineer=who,
                specialty=need.specialty,
                level=level,
                needed=need.level,
            )
            yield Proposal(promise, said, (PutRow("skills", row),), whole)


def taught(feasibility: Feasibility, who: str, need: Need) -> Iterator[Eased]:
    """Every place that a training opens: at all clients whose primary need it covers."""
    for place, by in feasibility.closed.items():
        client, engineer, seat = place
        primary = feasibility.facts.primary(client)
        same = primary.specialty == need.specialty and primary.level <= need.level
        if same and (engineer, seat) == (who, "A"):
            yield from ((place, one) for one in by if one.kind == primary_specialty.NAME)


MAKERS: Mapping[str, Callable[[Bench, Promise], Iterator[Proposal]]] = {
    service.NAME: let_go,
    REQUIRED: release,
    FORBIDDEN: release,
    no_conflict.NAME: settle,
    travel_limit.NAME: farther,
    primary_specialty.NAME: train,
    care_hours.NAME: more_hours,
    max_a.NAME: more_seats,
    max_clients.NAME: more_seats,
    max_handovers.NAME: more_handovers,
    most_served.NAME: serve_more,
    least_share.NAME: ask_for_fewer,
}
"""Kind of a promise -> how to ease it."""

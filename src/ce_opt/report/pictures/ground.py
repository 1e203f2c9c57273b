"""Where engineers and clients are on the map, and what leads from district to district.

    x = longitude · cos(mean latitude)      y = latitude        (equirectangular projection)

Every district is a circle near its place (see `islands`), engineers in its middle, clients around
them, the most important nearest.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ce_opt.language import tr, tr_count
from ce_opt.report.material import Material
from ce_opt.report.pictures.canvas import BLUE, GREEN, LINE, ORANGE, PURPLE, RED, SKY
from ce_opt.report.pictures.flows import flow_traces
from ce_opt.report.pictures.inert import client_label, engineer_label, inert, lines, plain
from ce_opt.report.pictures.islands import Circle, Point, framed, grain, islands, spiral
from ce_opt.report.pictures.picture import Trace

__all__ = ["SEATS", "Ground"]

SEATS = {"A": (BLUE, "solid", 0.10), "B": (RED, "dash", 0.22)}
"""Seat -> colour, dash and bend of its arrows."""
FULL = ((0.8, "square-open", SKY), (0.9, "square", ORANGE), (math.inf, "triangle-up", RED))
"""Up to which utilisation an engineer has which shape and colour."""
HEIGHT = 760
Pair = tuple[str, str]


@dataclass(frozen=True, eq=False)
class Ground:
    """Where everybody is, and what leads from where to where."""

    material: Material

    @cached_property
    def people(self) -> Mapping[str, list[tuple[str, str]]]:
        """District -> (kind, id) of who is there, in the order of their places."""
        found: dict[str, list[tuple[str, str]]] = {one: [] for one in self.material.facts.places}
        for engineer in self.material.loads:
            found[self.home(engineer)].append(("engineer", engineer))
        for client in self.material.importance:
            found[self.seat(client)].append(("client", client))
        return {district: there for district, there in found.items() if there}

    @cached_property
    def circles(self) -> Mapping[str, Circle]:
        """District -> circle."""
        places = {district: self.material.facts.places[district] for district in self.people}
        narrow = math.cos(math.radians(sum(at for at, _ in places.values()) / len(places)))
        homes = {one: (east * narrow, north) for one, (north, east) in places.items()}
        return islands(homes, {district: len(there) for district, there in self.people.items()})

    @cached_property
    def places(self) -> Mapping[tuple[str, str], Point]:
        """(kind, id) -> place."""
        found: dict[tuple[str, str], Point] = {}
        for district, there in self.people.items():
            names = [f"{kind}:{one}" for kind, one in there]
            found |= dict(zip(there, spiral(self.circles[district], names).values(), strict=True))
        return found

    @cached_property
    def seats(self) -> Mapping[str, Counter[Pair]]:
        """Seat -> (engineer's district, client's district) -> seats, those within one as well."""
        found: dict[str, Counter[Pair]] = {seat: Counter() for seat in SEATS}
        for client, team in self.material.teams.items():
            for seat, engineer in team.seats:
                found[seat][self.home(engineer), self.seat(client)] += 1
        return found

    def home(self, engineer: str) -> str:
        """District of an engineer."""
        return str(self.material.facts.engineers[engineer]["district"])

    def seat(self, client: str) -> str:
        """District of a client."""
        return str(self.material.facts.clients[client]["district"])

    def called(self, district: str) -> str:
        """Name of a district, plain."""
        return plain(self.material.district_names[district])

    @cached_property
    def grain(self) -> float:
        """Pixels that a person has to themselves."""
        counts = {district: len(there) for district, there in self.people.items()}
        return grain(self.circles, counts, HEIGHT)

    @property
    def layout(self) -> dict[str, Any]:
        """Give the layout."""
        return framed(self.circles.values(), HEIGHT)

    @property
    def title(self) -> str:
        """What the map shows to be so."""
        across = self.across
        every = sum(sum(found.values()) for found in self.seats.values())
        if not every:
            return tr("No client has a team")
        if not across:
            return tr("Every client is served from its own district")
        (one, other), most = max(across.items(), key=lambda item: (item[1], item[0]))
        return tr(
            "{share:.0%} of the seats are held by somebody of another district; most lead from "
            "{one} to {other} ({count})",
            share=sum(across.values()) / every,
            one=self.called(one),
            other=self.called(other),
            count=most,
        )

    @cached_property
    def across(self) -> Counter[Pair]:
        """(engineer's district, client's district) -> seats of both kinds, of two districts."""
        found = self.seats["A"] + self.seats["B"]
        return Counter({pair: count for pair, count in found.items() if pair[0] != pair[1]})

    @property
    def description(self) -> str:
        """The main facts, for those who cannot see the map."""
        return tr(
            "Map of {districts} districts with {engineers} engineers and {clients} clients, of "
            "whom {served} are served; {across} of {seats} seats lead from one district to "
            "another. Districts are moved apart where they would hide each other.",
            districts=len(self.circles),
            engineers=len(self.material.loads),
            clients=len(self.material.importance),
            served=len(self.material.teams),
            across=sum(self.across.values()),
            seats=sum(sum(found.values()) for found in self.seats.values()),
        )

    def districts(self) -> Trace:
        """Names of the districts, with how many are there."""
        return {
            "type": "scatter",
            "mode": "text",
            "x": [one.x for one in self.circles.values()],
            "y": [round(one.y + one.radius + 8, 1) for one in self.circles.values()],
            "text": [f"<b>{inert(self.called(district))}</b>" for district in self.circles],
            "textposition": "top center",
            "textfont": {"size": 15, "shadow": "auto"},
            "hovertext": [self.of_district(district) for district in self.circles],
            "hoverinfo": "text",
            "showlegend": False,
        }

    def of_district(self, district: str) -> str:
        """Say who is in a district, and who serves it."""
        there = Counter(kind for kind, _ in self.people[district])
        inside = sum(found[district, district] for found in self.seats.values())
        seats = sum(
            count for found in self.seats.values() for (_, to), count in found.items()
            if to == district
        )  # fmt: skip
        return lines(
            inert(self.called(district)),
            tr_count(there["engineer"], "{count} engineer", "{count} engineers"),
            tr_count(there["client"], "{count} client", "{count} clients"),
            tr("{inside} of {seats} seats held by somebody of here", inside=inside, seats=seats),
        )

    def arrows(self) -> Iterator[Trace]:
        """What leads from one district to another."""
        across = {
            seat: {pair: count for pair, count in found.items() if pair[0] != pair[1]}
            for seat, found in self.seats.items()
        }
        greatest = max((count for found in across.values() for count in found.values()), default=0)
        for seat, (colour, dash, bend) in SEATS.items():
            said = {pair: self.of_arrow(seat, pair, count) for pair, count in across[seat].items()}
            yield from flow_traces(
                self.circles,
                across[seat],
                said,
                name=seat_name(seat),
                colour=colour,
                dash=dash,
                bend=bend,
                greatest=greatest,
            )

    def of_arrow(self, seat: str, pair: Pair, count: int) -> str:
        """Say what an arrow stands for."""
        one, other = (inert(self.called(district)) for district in pair)
        return tr_count(
            count,
            "{one} → {other}: {count} seat {seat}",
            "{one} → {other}: {count} seats {seat}",
            one=one,
            other=other,
            seat=seat,
        )

    def clients(self) -> Iterator[Trace]:
        """Clients, those served and those not, as large as they matter."""
        material = self.material
        served = [client for client in material.importance if client in material.teams]
        left = [client for client in material.importance if client not in material.teams]
        yield self.client_trace(served, tr("client, served"), "circle", GREEN)
        if left:
            yield self.client_trace(left, tr("client, not served"), "x", PURPLE)

    def client_trace(self, clients: list[str], name: str, symbol: str, colour: str) -> Trace:
        """Draw some clients."""
        importance = [float(self.material.importance[one]["importance"]) for one in clients]
        return self.points("client", clients) | {
            "name": name,
            "hovertext": [self.of_client(client) for client in clients],
            "marker": {
                "symbol": symbol,
                "color": colour,
                "size": [round(self.grain * (0.4 + 0.6 * one / 100), 1) for one in importance],
                "line": {"width": 0.5, "color": LINE},
            },
        }

    def points(self, kind: str, names: list[str]) -> Trace:
        """Begin a trace of points."""
        places = [self.places[kind, name] for name in names]
        return {
            "type": "scatter",
            "mode": "markers",
            "x": [x for x, _ in places],
            "y": [y for _, y in places],
            "hoverinfo": "text",
        }

    def of_client(self, client: str) -> str:
        """Say what matters of a client."""
        importance = float(self.material.importance[client]["importance"])
        team = self.material.teams.get(client)
        seats = team.seats if team else ()
        return lines(
            inert(client_label(self.material, client)),
            tr("importance {importance:.1f}", importance=importance),
            *(f"{seat}: {inert(engineer_label(self.material, one))}" for seat, one in seats),
            "" if team else tr("without a team"),
        )

    def engineers(self) -> Iterator[Trace]:
        """Engineers, by how full they are."""
        names = [
            tr("engineer, up to 80 % full"),
            tr("engineer, 80 to 90 % full"),
            tr("engineer, above 90 % full"),
        ]
        below = -math.inf
        for name, (most, symbol, colour) in zip(names, FULL, strict=True):
            there = [
                one for one in self.material.loads if below < self.utilisation(one) <= most
            ]  # fmt: skip
            below = most
            if there:
                line = {"width": 1.5 if symbol == "square-open" else 0.5, "color": LINE}
                line |= {"color": colour} if symbol == "square-open" else {}
                look = {"symbol": symbol, "color": colour, "size": round(0.8 * self.grain, 1)}
                yield self.points("engineer", there) | {
                    "name": name,
                    "hovertext": [self.of_engineer(one) for one in there],
                    "marker": {**look, "line": line},
                }

    def utilisation(self, engineer: str) -> float:
        """Share of an engineer's hours that the plan uses."""
        return float(self.material.loads[engineer]["utilisation"])

    def of_engineer(self, engineer: str) -> str:
        """Say what an engineer carries."""
        return lines(inert(engineer_label(self.material, engineer)), self.carried(engineer))

    def carried(self, engineer: str) -> str:
        """Say how many clients an engineer has, and how full they are."""
        row = self.material.loads[engineer]
        return tr(
            "A of {a}, B of {b} clients, {share:.1%} of {hours:,.1f} hours used",
            a=int(row["clients_a"]),
            b=int(row["clients_b"]),
            share=self.utilisation(engineer),
            hours=float(row["care_hours"]),
        )


def seat_name(seat: str) -> str:
    """Name of a seat in the legend."""
    return tr("seats A, from the engineer to the client") if seat == "A" else tr("seats B")

"""Who may hold a seat, against the rules asked about one person at a time in plain Python."""

import numpy as np
import pytest

from ce_opt.errors import Interrupted
from ce_opt.teams import eligible as module
from ce_opt.teams.arrays import NOBODY, SeasonArrays
from ce_opt.teams.eligible import eligible, in_seat
from every import every
from plain_season import Facts
from plan.hand_season import season
from teams.conformance import TIED, tied
from teams.small_problems import ints
from tiny_seasons import tiny_season


def may_hold(plain: Facts, client: str, seat: str, engineer: str) -> bool:
    """Whether nothing keeps somebody from a seat, whoever may hold the other one."""
    limit = plain.assignment.get("max_travel_minutes")
    primary = next(need for need in plain.needs[client] if need["primary"])
    return (
        plain.clients[client]["service"] != "never"
        and plain.matters(client)
        and (seat == "B" or plain.covers(engineer, primary))
        and (limit is None or plain.minutes(engineer, client) <= limit)
        and not plain.tied(engineer, client, "conflict")
        and not any(
            keeps_out(row, seat, engineer, plain.alone(client))
            for row in plain.designations.get(client, [])
        )
    )


def keeps_out(row: dict[str, str], seat: str, engineer: str, alone: bool) -> bool:
    """Whether a designation keeps somebody from a seat that others could hold or not."""
    if row["kind"] == "forbidden":
        return row["engineer"] == engineer and row["seat"] in (seat, "any")
    taken = row["seat"] == seat or (row["seat"] == "any" and alone)
    return taken and row["engineer"] != engineer


@pytest.mark.parametrize("seat", ["A", "B"])
@every("seed", TIED)
def test_the_candidates_are_those_whom_no_rule_refuses_alone(seed: int, seat: str) -> None:
    arrays, plain = tied(seed).arrays, Facts(*tiny_season(seed, people=6, tied=0.3))
    expected = []
    for place, client in enumerate(arrays.clients):
        if seat == "B" and plain.alone(client):
            expected.append((place, NOBODY))
            continue
        expected += [
            (place, person)
            for person, engineer in enumerate(arrays.engineers)
            if may_hold(plain, client, seat, engineer)
        ]
    client, engineer = eligible(arrays, seat)
    assert list(zip(client.tolist(), engineer.tolist(), strict=True)) == expected


@pytest.mark.parametrize("seat", ["A", "B"])
@pytest.mark.parametrize("cells", [1, 7, 13])
def test_looking_at_few_clients_at_a_time_finds_the_same(
    seat: str, cells: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = eligible(tied(3).arrays, seat)
    monkeypatch.setattr(module, "CELLS", cells)
    for one, other in zip(eligible(tied(3).arrays, seat), found, strict=True):
        assert one.tolist() == other.tolist()


def test_where_nobody_is_eligible_there_are_no_candidates() -> None:
    arrays = SeasonArrays.of(season(max_travel_minutes=1))
    assert [part.tolist() for part in eligible(arrays, "A")] == [[], []]
    # C2 and C4 have seat A alone.
    assert [part.tolist() for part in eligible(arrays, "B")] == [[1, 3], [NOBODY, NOBODY]]


def test_it_gives_up_when_told_to_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "CELLS", 1)  # a client at a time
    asked = iter([False, False, True])
    with pytest.raises(Interrupted, match="nothing was written"):
        eligible(SeasonArrays.of(season()), "A", lambda: next(asked))


def test_the_other_seat_is_empty() -> None:
    for seat in ("A", "B"):
        teams = in_seat(seat, ints([4, 5]), ints([2, 3]))
        filled, empty = (teams.a, teams.b) if seat == "A" else (teams.b, teams.a)
        assert teams.client.tolist() == [4, 5]
        assert filled.tolist() == [2, 3]
        assert (empty == np.array([NOBODY, NOBODY])).all()

from __future__ import annotations

from ce_opt.report.pictures.map import NAME, picture
from report.pictures.drawn_maps import Trace, drawn, people
from report.pictures.plans import hand, middle, seats


def segments(trace: Trace) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """Ends of the lines of a trace."""
    x, y = [*trace["x"], None], [*trace["y"], None]
    return [((x[at], y[at]), (x[at + 1], y[at + 1])) for at in range(0, len(x), 3)]


def test_the_lines_of_all_engineers_are_the_seats_of_the_plan() -> None:
    material = middle()
    made = drawn(material)
    who, found = people(made), set()
    for view in made.controls[1:]:
        for trace in made.shown(view.value)["data"]:
            if trace["mode"] == "lines":
                seat, dash = trace["name"][-1], trace["line"]["dash"]
                assert dash == {"A": "solid", "B": "dash"}[seat]
                for start, end in segments(trace):
                    assert who[start] == view.value.removeprefix("engineer:")
                    found.add((who[start], who[end], seat))
    assert len(found) > 100
    assert found == seats(material)


def test_a_season_without_engineers_or_clients_has_no_map() -> None:
    material = middle()
    assert drawn(material).name == NAME
    nobody = material.plan.loads.iloc[:0]
    assert picture(hand(loads=nobody)) is None

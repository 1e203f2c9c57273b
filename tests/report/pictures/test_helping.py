from __future__ import annotations

from collections import Counter

from ce_opt.report.material import Material
from ce_opt.report.pictures.helping import PAIRS
from ce_opt.report.pictures.picture import Picture
from ce_opt.report.pictures.skills import picture
from report.pictures.plans import id_of, middle

HELP = ["group", "department", "support", "working"]


def drawn(material: Material) -> Picture:
    made = picture(material)
    assert made is not None
    return made


def test_a_specialty_joins_helpers_to_the_a_whom_they_help() -> None:
    material = middle()
    made = drawn(material)
    at = {
        (x, y): id_of(hover)
        for trace in made.figure["data"]
        if trace.get("meta") == "people"
        for x, y, hover in zip(trace["x"], trace["y"], trace["hovertext"], strict=True)
    }
    a_of = {team.client: team.a for team in material.plan.teams}
    table = material.plan.escalation
    for specialty in sorted(set(table["specialty"])):
        rows = table[(table["specialty"] == specialty) & table["level"].isin(HELP)]
        pairs = Counter(
            (row.level, row.engineer, a_of[row.client])
            for row in rows.itertuples()
            if row.client in a_of
        )
        found = []
        for trace in made.shown(f"specialty:{specialty}")["data"]:
            if trace["mode"] == "lines":
                x, y = trace["x"], trace["y"]
                found += [
                    (trace["legendgroup"], at[x[k], y[k]], at[x[k + 1], y[k + 1]])
                    for k in range(0, len(x), 3)
                ]
        assert len(found) == len(set(found)) == min(PAIRS, len(pairs))
        assert set(found) <= set(pairs)
        # None that is left out is on more ladders than one that is shown.
        left = [count for pair, count in pairs.items() if pair not in set(found)]
        assert max(left, default=0) <= min(pairs[pair] for pair in found)

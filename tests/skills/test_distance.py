"""Distance to a problem: by hand, at the edge, and array against plain form."""

from __future__ import annotations

import numpy as np
import pytest

from ce_opt.season import Season
from ce_opt.skills import Knowledge, closeness_of, helped_of, shortfall
from escalation.seasons import season


def plain(made: Season, engineer: str, specialty: str) -> tuple[float, str]:
    links = made.specialty_links[["specialty", "other", "closeness"]]
    near = closeness_of(made.specialties["specialty"], links.itertuples(index=False, name=None))
    rows = made.skills[made.skills["engineer"] == engineer]
    held = dict(zip(rows["specialty"], rows["level"].astype(int), strict=True))
    found = helped_of(held, near, specialty)
    return found.level, found.source


@pytest.mark.parametrize(
    ("engineer", "specialty", "helped", "source"),
    [
        ("E1", "data", 5.0, "data"),
        ("E1", "switching", 3.5, "data"),  # 5 · 0.7
        ("E2", "data", 2.8, "switching"),  # 4 · 0.7
        ("E5", "data", 4.0, "data"),
        ("E6", "data", 3.5, "switching"),  # 5 · 0.7
        ("E3", "data", 0.0, "data"),  # power leads nowhere
    ],
)
def test_what_somebody_knows_of_a_specialty(
    engineer: str, specialty: str, helped: float, source: str
) -> None:
    found = Knowledge.of(season())
    row, column = found.engineers.index(engineer), found.specialties.index(specialty)
    assert found.helped[row, column] == pytest.approx(helped)
    assert found.specialties[found.source[row, column]] == source
    assert plain(season(), engineer, specialty) == (pytest.approx(helped), source)


def test_the_distance_is_what_is_missing() -> None:
    found = Knowledge.of(season())
    data = found.specialties.index("data")
    # E1 5, E2 2.8, E3 0, E4 0, E5 4, E6 3.5, E7 1 of 3
    assert found.distance(data, 3).tolist() == pytest.approx([0, 0.2, 3, 3, 0, 0, 2])
    assert shortfall(2.8, 3) == pytest.approx(0.2)


def test_without_related_knowledge_each_specialty_stands_alone() -> None:
    found = Knowledge.of(season(), related=False)
    assert found.helped.tolist() == found.level.tolist()


def test_rounding_is_no_distance() -> None:
    assert shortfall(0.1 + 0.2, 0) == 0
    assert shortfall(3 - 1e-7, 3) == 0
    assert shortfall(3 - 1e-5, 3) > 0


def test_of_equal_sources_the_specialty_itself_counts() -> None:
    # E1 gets power 3.5, and data 5 is 0.7 close to it: 3.5 either way were level a fraction; at
    # closeness 0.8 both are 4.
    changed = season(
        more={
            "skills": [{"engineer": "E1", "specialty": "power", "level": 4}],
            "specialty_links": [{"specialty": "data", "other": "power", "closeness": 0.8}],
        }
    )
    found = Knowledge.of(changed)
    power = found.specialties.index("power")
    assert found.source[0, power] == power
    assert plain(changed, "E1", "power") == (4.0, "power")


def test_both_forms_agree_on_random_skills() -> None:
    rng = np.random.default_rng(2)
    names = ["data", "switching", "power"]
    for _ in range(15):
        links = [
            {"specialty": "data", "other": "power", "closeness": round(float(rng.random()), 1)},
            {
                "specialty": "power",
                "other": "switching",
                "closeness": round(float(rng.random()), 1),
            },
        ]
        skills = [
            {"engineer": "E7", "specialty": name, "level": int(rng.integers(1, 6))}
            for name in names[1:]
        ]
        made = season(more={"specialty_links": links, "skills": skills})
        found = Knowledge.of(made)
        for row, engineer in enumerate(found.engineers):
            for column, specialty in enumerate(found.specialties):
                helped, source = plain(made, engineer, specialty)
                assert found.helped[row, column] == pytest.approx(helped)
                assert found.specialties[found.source[row, column]] == source

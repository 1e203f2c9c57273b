from datetime import date

import pandas as pd
import pytest

from ce_opt.errors import UsageError
from ce_opt.generate import GeneratedSeason, SeasonShape, generate_season, season_of_shape
from ce_opt.season.tables import BY_NAME, TABLES

SIZES = [(1, 2), (4, 3), (10, 4), (150, 60), (4100, 700)]


@pytest.fixture(scope="module", params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def season(request: pytest.FixtureRequest) -> GeneratedSeason:
    clients, engineers = request.param
    return generate_season(clients, engineers, seed=3)


def test_every_declared_table_has_its_columns_in_order(season: GeneratedSeason) -> None:
    assert list(season.frames) == [table.name for table in TABLES]
    for table in TABLES:
        assert tuple(season.frames[table.name].columns) == table.names


def test_clients_and_engineers_are_as_many_as_asked_for() -> None:
    for clients, engineers in SIZES:
        frames = generate_season(clients, engineers, seed=0).frames
        assert (len(frames["clients"]), len(frames["engineers"])) == (clients, engineers)


def test_keys_are_unique_and_rows_sorted_by_them(season: GeneratedSeason) -> None:
    for table in TABLES:
        key = list(table.key)
        rows = season.frames[table.name]
        if key:
            assert not rows.duplicated(key).any(), table.name
            assert rows.equals(rows.sort_values(key, ignore_index=True)), table.name


def test_every_reference_has_its_row(season: GeneratedSeason) -> None:
    for table in TABLES:
        for column in table.columns:
            ids = set(season.frames[table.name][column.name]) - {""} if column.refers_to else set()
            known = [set(season.frames[t][BY_NAME[t].key[0]]) for t in column.refers_to]
            assert ids <= set().union(*known), f"{table.name}.{column.name}"


def test_numbers_stay_in_their_declared_range(season: GeneratedSeason) -> None:
    for table in TABLES:
        for column in table.columns:
            values = season.frames[table.name][column.name]
            if column.kind in ("number", "count"):
                assert values.notna().all() or column.optional, f"{table.name}.{column.name}"
                assert column.least is None or (values.dropna() >= column.least).all()
                assert column.most is None or (values.dropna() <= column.most).all()
            if column.choices and column.kind == "choice":
                assert set(values) <= set(column.choices), f"{table.name}.{column.name}"


def test_the_same_seed_gives_the_same_season_and_another_seed_another() -> None:
    one, again, other = (generate_season(60, 24, seed=seed) for seed in (5, 5, 6))
    assert one.rules == again.rules
    for name, rows in one.frames.items():
        pd.testing.assert_frame_equal(rows, again.frames[name])
    assert not one.frames["clients"].equals(other.frames["clients"])


def test_a_table_drawn_differently_leaves_the_others_as_they_were() -> None:
    short, long = (
        season_of_shape(SeasonShape(60, 24, handover_share=share), seed=5) for share in (0.1, 0.5)
    )
    assert short.rules["assignment"]["max_handovers"] < long.rules["assignment"]["max_handovers"]
    assert all(rows.equals(long.frames[name]) for name, rows in short.frames.items())


@pytest.mark.parametrize(
    ("clients", "engineers", "seed", "demand_share"),
    [(0, 4, 1, 0.9), (4, 1, 1, 0.9), (4, 4, -1, 0.9), (4, 4, 1, 0.0)],
)
def test_an_impossible_size_is_refused(
    clients: int, engineers: int, seed: int, demand_share: float
) -> None:
    with pytest.raises(UsageError, match=r"at least|above"):
        generate_season(clients, engineers, seed, demand_share=demand_share)


def test_a_season_of_one_day_is_refused() -> None:
    with pytest.raises(UsageError, match="2 days"):
        SeasonShape(4, 4, start=date(2026, 7, 1), end=date(2026, 7, 1))


def test_the_shortest_season_has_two_days() -> None:
    shape = SeasonShape(40, 20, start=date(2026, 7, 1), end=date(2026, 7, 2))
    leave = season_of_shape(shape, seed=1).frames["leave"]
    assert (leave["start"] == leave["end"]).all()

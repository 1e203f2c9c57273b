import numpy as np
import pytest

from ce_opt.teams.pairs import PairTable
from teams.small_problems import ints

FACTS = {(0, 2): 1.0, (3, 0): -2.0, (3, 4): 5.0}


@pytest.fixture
def table() -> PairTable:
    return PairTable.of(FACTS, height=4, width=5)


def test_every_pair_gives_its_fact_or_nothing(table: PairTable) -> None:
    rows, columns = np.arange(4)[:, None], np.arange(5)[None, :]
    found = table.at(rows, columns)
    assert found.shape == (4, 5)
    for row in range(4):
        for column in range(5):
            assert found[row, column] == FACTS.get((row, column), 0.0)


def test_nobody_has_no_facts_even_next_to_the_last_position(table: PairTable) -> None:
    assert table.at(ints([-1, -1, 3]), ints([4, -1, -1])).tolist() == [0, 0, 0]


def test_a_table_without_facts_answers_nothing() -> None:
    table = PairTable.of({}, height=2, width=2)
    assert table.at(np.arange(2)[:, None], np.arange(2)[None, :]).tolist() == [[0, 0], [0, 0]]


def test_a_pair_is_not_mistaken_for_one_with_the_same_distance_in_the_next_row() -> None:
    # (0, 2) of a table three wide has the key 2; (1, 0) has the key 3, (0, 1) the key 1.
    table = PairTable.of({(0, 2): 7.0, (1, 1): 1.0}, height=2, width=3)
    assert table.at(ints([1, 0, 0]), ints([0, 1, 2])).tolist() == [0, 0, 7]

"""The random numbers of compiled loops, against published ones."""

import pytest

from ce_opt.teams.chance import below, following, stream, uniform

SEED = 1234567
PUBLISHED = [
    6457827717110365317,
    3203168211198807973,
    9817491932198370423,
    4593380528125082431,
    16408922859458223821,
]
"""First outputs of splitmix64 for `SEED` (rosettacode.org, "Pseudo-random numbers/Splitmix64")."""


def state_before(output: int) -> int:
    """State from which splitmix64 gives this output: its steps backwards, modulo 2^64."""
    bits = output
    for shift, factor in ((31, 0x94D049BB133111EB), (27, 0xBF58476D1CE4E5B9), (30, 1)):
        # x ^ (x >> s) is undone by x ^ (x >> s) ^ (x >> 2s) …
        bits = bits ^ (bits >> shift) ^ (bits >> 2 * shift)
        bits = bits * pow(factor, -1, 2**64) % 2**64
    return (bits - 0x9E3779B97F4A7C15) % 2**64


def test_bits_are_those_of_splitmix64() -> None:
    state = stream(SEED)
    assert [int(following(state)) for _ in PUBLISHED] == PUBLISHED


def test_numbers_of_the_open_interval_spread_as_published() -> None:
    # The same page counts 100,000 fifths of [0, 1) that the seed 987654321 falls into.
    state = stream(987654321)
    counts = [0] * 5
    for _ in range(100_000):
        counts[int(5 * uniform(state))] += 1
    assert counts == [20027, 19892, 20073, 19978, 20030]


@pytest.mark.parametrize("output", [0, 1, 2**63, 2**64 - 2**11, 2**64 - 1])
def test_a_number_of_the_open_interval_is_neither_0_nor_1(output: int) -> None:
    state = stream(state_before(output))
    assert following(state.copy()) == output
    number = uniform(state)
    assert 0.0 < number < 1.0
    assert number == pytest.approx(output / 2**64, abs=1e-15)


@pytest.mark.parametrize("count", [1, 2, 7, 1000, 2**31])
def test_a_whole_number_is_the_upper_bits_modulo_the_count(count: int) -> None:
    state = stream(SEED)
    drawn = [int(below(state, count)) for _ in PUBLISHED]
    assert drawn == [(bits >> 33) % count for bits in PUBLISHED]


def test_whole_numbers_reach_every_value_and_no_other() -> None:
    state = stream(0)
    assert {int(below(state, 6)) for _ in range(1000)} == set(range(6))


def test_a_seed_counts_modulo_2_to_the_64() -> None:
    assert following(stream(SEED - 2**64)) == following(stream(SEED + 2**64)) == PUBLISHED[0]


def test_streams_of_equal_seeds_agree_and_of_others_differ() -> None:
    first, again, other = stream(5), stream(5), stream(6)
    drawn = [[int(following(state)) for _ in range(4)] for state in (first, again, other)]
    assert drawn[0] == drawn[1] != drawn[2]

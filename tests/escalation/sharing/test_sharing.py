"""What a way of sharing is worth, by hand."""

from __future__ import annotations

from ce_opt.escalation.sharing.sharing import Sharing, Value, loads_of, value_of

HAND = Sharing(
    work=(6, 4, 2),
    people=((0, 1), (0, 1), (1,)),
    cost=((5, 0), (1, 2), (3,)),
    free=(5, 20),
)


def test_value_by_hand() -> None:
    # Person 0 takes 6 and 4: 10 against 5 free. Person 1 takes 2. Average 12 / 2 = 6: 4 above.
    assert loads_of(HAND, (0, 0, 1)) == [10, 2]
    assert value_of(HAND, (0, 0, 1)) == Value(over=5, top=10, cost=4 + 5 + 1 + 3)
    # Person 1 takes 6 and 2: nobody above what is free; 8 is 2 above the average.
    assert value_of(HAND, (1, 0, 1)) == Value(over=0, top=8, cost=2 + 0 + 1 + 3)


def test_what_is_forced_and_the_average() -> None:
    assert HAND.forced == (0, 2)
    assert HAND.average == 6
    assert Sharing((1,), ((0,),), ((0,),), (9, 9)).average == 1  # a half, rounded up


def test_nothing_to_share() -> None:
    assert value_of(Sharing((), (), (), ()), ()) == Value(0, 0, 0)

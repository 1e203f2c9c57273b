"""Passing on the word to stop."""

from ce_opt.teams.stopper import Stopper


class Running:
    """A solver that counts how often it was told to stop."""

    def __init__(self) -> None:
        self.told = 0

    def stop_search(self) -> None:
        self.told += 1


def test_nobody_has_said_stop_at_first() -> None:
    assert not Stopper()()


def test_once_stopped_it_says_so_every_time() -> None:
    stopper = Stopper()
    stopper.stop()
    assert [stopper(), stopper()] == [True, True]


def test_every_running_solver_is_told_and_nobody_else() -> None:
    stopper, running, ended = Stopper(), [Running(), Running()], Running()
    stopper.running.update({*running, ended})
    stopper.running.discard(ended)
    stopper.stop()
    assert [solver.told for solver in running] == [1, 1]
    assert ended.told == 0


def test_a_solver_that_is_told_finds_the_stopper_stopped_already() -> None:
    # Otherwise a solver could be started between the word and the flag.
    stopper, seen = Stopper(), []

    class Asks(Running):
        def stop_search(self) -> None:
            seen.append(stopper())

    stopper.running.add(Asks())
    stopper.stop()
    assert seen == [True]


def test_two_stoppers_know_nothing_of_each_other() -> None:
    one, other = Stopper(), Stopper()
    one.stop()
    assert not other()

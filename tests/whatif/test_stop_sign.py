"""The sign that ends searches elsewhere."""

from __future__ import annotations

import shutil
from pathlib import Path

from ce_opt.teams.stopper import Stopper
from ce_opt.whatif.stop_sign import obeyed, stop_sign

PATIENCE = 60.0
"""Seconds after which a test gives up; a stop takes a tenth of one."""


def test_a_stop_is_heard_by_those_who_look_for_the_sign() -> None:
    stopper = Stopper()
    with stop_sign(stopper) as sign, obeyed(sign.file) as one, obeyed(sign.file) as other:
        assert not one()
        stopper.stop()
        assert one.event.wait(PATIENCE)
        assert other.event.wait(PATIENCE)


def test_who_begins_after_the_stop_hears_it_as_well() -> None:
    stopper = Stopper()
    stopper.stop()
    with stop_sign(stopper) as sign, obeyed(sign.file) as late:
        assert late.event.wait(PATIENCE)


def test_nothing_is_left_and_nobody_is_told_once_the_work_is_done() -> None:
    stopper = Stopper()
    with stop_sign(stopper) as sign:
        folder = sign.file.parent
        assert stopper.running == {sign}
    assert not folder.exists()
    stopper.stop()
    assert not folder.exists()


def test_who_is_not_waited_for_any_more_stops_too() -> None:
    with stop_sign(Stopper()) as sign, obeyed(sign.file) as left:
        shutil.rmtree(sign.file.parent)
        assert left.event.wait(PATIENCE)
        sign.file.parent.mkdir()  # the sign takes its folder away itself


def test_a_machine_that_does_not_see_the_folder_goes_on(tmp_path: Path) -> None:
    with obeyed(tmp_path / "elsewhere" / "stop") as stopper:
        assert not stopper.event.wait(0.3)
    with obeyed(None) as stopper:
        assert not stopper()

"""A folder stands whole, or what stood there before does."""

from __future__ import annotations

from pathlib import Path

import pytest

from ce_opt.plan.whole_folder import whole_folder


def fill(target: Path, text: str) -> None:
    with whole_folder(target) as draft:
        draft.mkdir()
        (draft / "a.txt").write_text(text, "utf-8")


def test_a_folder_takes_its_place_when_it_is_finished(tmp_path: Path) -> None:
    place = tmp_path / "letters"
    with whole_folder(place) as draft:
        assert draft.parent == tmp_path
        draft.mkdir()
        (draft / "a.txt").write_text("first", "utf-8")
        assert not place.exists()
    assert [one.name for one in tmp_path.iterdir()] == ["letters"]
    assert (place / "a.txt").read_text("utf-8") == "first"


def test_a_new_folder_replaces_an_older_one_whole(tmp_path: Path) -> None:
    place = tmp_path / "letters"
    place.mkdir()
    (place / "old.txt").touch()
    fill(place, "second")
    assert [one.name for one in place.iterdir()] == ["a.txt"]
    assert [one.name for one in tmp_path.iterdir()] == ["letters"]


def test_what_fails_on_the_way_leaves_the_old_one_and_nothing_else(tmp_path: Path) -> None:
    place = tmp_path / "letters"
    fill(place, "first")

    def fill_half() -> None:
        with whole_folder(place) as draft:
            draft.mkdir()
            (draft / "a.txt").write_text("half", "utf-8")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fill_half()
    assert (place / "a.txt").read_text("utf-8") == "first"
    assert [one.name for one in tmp_path.iterdir()] == ["letters"]


def test_a_folder_that_cannot_be_moved_brings_the_old_one_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "letters"
    fill(place, "first")
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if self.suffix == ".new":
            raise OSError("no")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(OSError, match="no"):
        fill(place, "second")
    assert (place / "a.txt").read_text("utf-8") == "first"
    assert [one.name for one in tmp_path.iterdir()] == ["letters"]

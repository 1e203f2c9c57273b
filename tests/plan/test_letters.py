"""Letters are written whole, or what stood there stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from ce_opt.errors import UsageError
from ce_opt.plan import letters
from ce_opt.plan.letters import file_name, write_letters


def test_a_file_each_in_utf_8(tmp_path: Path) -> None:
    write_letters({"007": "# 潘天芳\n", "../E1": "one\n"}, tmp_path / "letters")
    found = {path.name: path.read_text("utf-8") for path in (tmp_path / "letters").iterdir()}
    assert found == {"letter-007.md": "# 潘天芳\n", "letter-%2E%2E%2FE1.md": "one\n"}


def test_ids_have_files_of_their_own_within_the_folder() -> None:
    ids = ["E1", "E/1", "E%2F1", "..", ".", "NA", "工号 1", "E1 ", "a:b", "-"]
    names = [file_name(name) for name in ids]
    assert len(set(names)) == len(ids)
    assert all("/" not in name and Path(name).name == name for name in names)


def test_older_letters_are_replaced_and_anything_else_is_not(tmp_path: Path) -> None:
    folder = tmp_path / "letters"
    write_letters({"E1": "one", "E2": "two"}, folder)
    write_letters({"E1": "new"}, folder)
    assert [path.name for path in folder.iterdir()] == ["letter-E1.md"]
    (folder / "thesis.md").write_text("mine", "utf-8")
    with pytest.raises(UsageError, match="which is no letter: name another"):
        write_letters({"E1": "newer"}, folder)
    assert (folder / "letter-E1.md").read_text("utf-8") == "new"
    with pytest.raises(UsageError, match="is a file"):
        write_letters({}, folder / "thesis.md")
    assert [path.name for path in tmp_path.iterdir()] == ["letters"]


def test_a_failure_half_way_leaves_the_old_letters(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "letters"
    write_letters({"E1": "one"}, folder)

    def full(engineer: str) -> str:
        if engineer == "E2":
            raise OSError(28, "No space left on device")
        return f"letter-{engineer}.md"

    monkeypatch.setattr(letters, "file_name", full)
    with pytest.raises(UsageError, match="cannot be written: No space left"):
        write_letters({"E1": "new", "E2": "two"}, folder)
    assert (folder / "letter-E1.md").read_text("utf-8") == "one"
    assert [path.name for path in tmp_path.iterdir()] == ["letters"]

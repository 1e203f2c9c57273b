from __future__ import annotations

from pathlib import Path

import pytest

from ce_opt.errors import UsageError
from ce_opt.language import spoken_in
from ce_opt.report.whole_file import write_whole


def test_a_page_replaces_an_older_one_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    for page in ("old", "新\nnew"):
        write_whole(file, page)
        assert file.read_bytes() == page.encode()
        assert list(tmp_path.iterdir()) == [file]


def test_why_it_cannot_be_written_is_said_in_the_language_spoken(tmp_path: Path) -> None:
    file = tmp_path / "nowhere" / "page.html"
    with pytest.raises(UsageError, match=r"cannot be written: No such file or directory$"):
        write_whole(file, "page")
    with spoken_in("zh"), pytest.raises(UsageError) as caught:
        write_whole(file, "page")
    assert "No such file" not in str(caught.value)

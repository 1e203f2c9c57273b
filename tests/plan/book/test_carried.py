"""The plan that a workbook carries."""

from __future__ import annotations

from pathlib import Path

from ce_opt.plan import Plan
from ce_opt.plan.book.carried import HEADS, carried, content_digest, reading_of, texts_carried
from ce_opt.plan.write import plan_texts
from plan.hand_season import from_disk, season


def test_a_plan_comes_back_as_it_was(hand_plan: Plan) -> None:
    found = reading_of(texts_carried(list(carried(plan_texts(hand_plan))))).plan
    assert found is not None
    assert found.summary == hand_plan.summary
    assert found.tables.keys() == hand_plan.tables.keys()
    assert all(frame.equals(hand_plan.tables[name]) for name, frame in found.tables.items())


def test_a_long_line_is_parted_and_joined() -> None:
    text = "head\n" + "x" * 70_000 + "\n\nend\n"
    rows = list(carried({"loads.csv": text}))
    assert max(len(line) for _, line in rows) <= 32_767
    assert [file for file, _ in rows[1:]].count("") == 2
    assert texts_carried(rows) == {"loads.csv": text}


def test_files_that_no_plan_has_are_passed_over() -> None:
    rows = [HEADS, ("../../evil.csv", "x"), ("", "y"), ("loads.csv", "z"), ("loads.csv",), ()]
    assert texts_carried(rows) == {"loads.csv": "z\n\n"}
    assert reading_of({}).plan is None


def test_the_digest_is_of_what_a_season_says(tmp_path: Path) -> None:
    made = season()
    assert content_digest(from_disk(tmp_path / "season", made)) == content_digest(made)
    changed = season({("engineers", "E1"): {"performance": 81}})
    ruled = season(max_handovers=3)
    assert len({content_digest(one) for one in (made, changed, ruled)}) == 3

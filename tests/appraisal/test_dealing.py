"""Each group is dealt by itself."""

from __future__ import annotations

import numpy as np

from ce_opt.appraisal.dealing import Dealt
from ce_opt.season.rulebook import Appraisal


def test_groups_do_not_look_at_each_other() -> None:
    group = ["g", "h"] * 5
    keys = [(float(score),) for score in (90, 10, 80, 20, 70, 30, 60, 40, 50, 50)]
    found = Dealt.of(group, keys, Appraisal())
    # Five people: 1 A, 2 B, 2 C (1.5 and 0.5 leave equal remainders: the better grade).
    assert found.quotas == {"g": [1, 2, 2, 0], "h": [1, 2, 2, 0]}
    assert found.rank[::2].tolist() == [1, 2, 3, 4, 5]
    assert found.grade[::2].tolist() == [0, 1, 1, 2, 2]
    assert found.rank[1::2].tolist() == [5, 4, 3, 2, 1]
    assert np.isnan(found.to_next_grade[0])
    assert found.to_next_grade[2] == 10.1


def test_nobody_is_dealt_nothing() -> None:
    found = Dealt.of([], [], Appraisal())
    assert (len(found.rank), found.quotas) == (0, {})

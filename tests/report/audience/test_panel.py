"""The sheet of the panel."""

from __future__ import annotations

from ce_opt.report.audience.ground import Ground
from ce_opt.report.audience.panel import panel_sheet, points
from report.audience.canaries import Aviary, canary_plan, canary_season

AVIARY = Aviary()
GROUND = Ground(canary_season(AVIARY), canary_plan(AVIARY))


def test_results_by_rank_and_agreement_by_criterion() -> None:
    results, agreement = panel_sheet(GROUND).parts
    ranks = [int(row[0]) for row in results.rows]
    assert ranks == sorted(ranks)
    assert {row[5] for row in results.rows} == {"awarded"}
    # Canaries rise from row to row, so every judge orders the three alike: W is 1.
    assert [list(row[:4]) for row in agreement.rows] == [
        ["all criteria", "3", "3", "1.00"],
        ["crita", "3", "3", "1.00"],
        ["critb", "3", "3", "1.00"],
    ]
    assert (points(float("nan")), points(7.125)) == ("", "7.12")

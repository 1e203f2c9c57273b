"""``ce-opt bids SEASON``: what the engineers' bids are worth, and what the panel is worth."""

from __future__ import annotations

import math
from dataclasses import asdict, is_dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ce_opt.cli.app import AS_JSON, answer, command, say
from ce_opt.cli.check import SEASON

if TYPE_CHECKING:
    from ce_opt.bids import Evaluation
    from ce_opt.season import Season


@command
def bids(
    season: SEASON,
    bridge: Annotated[
        bool,
        typer.Option("--bridge", help="Compare panel and indicators; propose next season's λ."),
    ] = False,
    as_json: AS_JSON = False,
) -> None:
    """Evaluate the bids: panel, indicators, merit, rank; the panel's quality; thin bids."""
    from ce_opt.cli.bid_report import lines
    from ce_opt.season import read_season

    given = read_season(season)
    report = gathered(given, bridge)
    if as_json:
        found = report["evaluation"]
        answer(as_plain(report | {"evaluation": found and people(given, found)}))
        return
    for line in lines(given, report, asked_for_bridge=bridge):
        say(line)


def gathered(season: Season, bridge: bool) -> dict[str, Any]:
    """Everything that the answer holds."""
    from ce_opt.bids import evaluate
    from ce_opt.bids.bridge import bridge as compare
    from ce_opt.bids.marks import Panel
    from ce_opt.bids.notes import bid_notes
    from ce_opt.bids.quality import panel_quality
    from ce_opt.bids.thin import thin_bids
    from ce_opt.season.rulebook import Bids
    from ce_opt.teams.arrays import SeasonArrays
    from ce_opt.teams.openings import Openings

    rules = season.rulebook.bids or Bids()
    found = evaluate(season, rules)
    quality = None if season.panel.empty else panel_quality(Panel.of(season.panel, rules), rules)
    return {
        "notes": [str(note) for note in (*season.notes, *bid_notes(season, rules))],
        "evaluation": found,
        "quality": quality,
        "bridge": compare(found, quality) if bridge and found and quality else None,
        "thin": thin_bids(season, Openings(SeasonArrays.of(season)).obstacles),
    }


def people(season: Season, found: Evaluation) -> dict[str, object]:
    """Answer for machines: the rules that were applied, and every engineer."""
    entry = season.engineers["entry"].tolist()
    return {
        "section": season.rulebook.bids is not None,
        "rules": found.rules.model_dump(),
        "engineers": [
            person(found, place) | {"entry": entry[place]} for place in range(len(entry))
        ],
    }


def person(found: Evaluation, place: int) -> dict[str, object]:
    """One engineer: scores, rank, and the contributions that sum to the merit."""
    engineer, scores = found.engineers[place], found.panel_scores
    row = scores.engineers.index(engineer) if scores and engineer in scores.engineers else None
    criteria: dict[str, float] = {}
    if scores and row is not None:
        criteria = dict(zip(scores.criteria, scores.by_criterion[row].tolist(), strict=True))
    return {
        "engineer": engineer,
        "panel": float(found.panel[place]),
        "indicators": float(found.indicators.score[place]),
        "merit": float(found.merit[place]),
        "rank": int(found.rank[place]) or None,
        "decided_by": found.decided_by[place],
        "contributions": dict(zip(found.part_names, found.parts[place].tolist(), strict=True)),
        "criteria": criteria,
        "indicator_values": dict(
            zip(found.indicators.names, found.indicators.values[place].tolist(), strict=True)
        ),
    }


def as_plain(value: object) -> object:
    """Make lists and dicts of an answer; what cannot be told is null."""
    if is_dataclass(value) and not isinstance(value, type):
        return as_plain(asdict(value))
    if isinstance(value, dict):
        return {key: as_plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [as_plain(item) for item in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value

"""``ce-opt bids SEASON``: what the engineers' bids are worth, what the panel is, who has a post."""

from __future__ import annotations

import math
from dataclasses import asdict, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ce_opt.cli.app import AS_JSON, answer, command, fail, say
from ce_opt.cli.check import SEASON
from ce_opt.errors import UsageError
from ce_opt.language import tr

if TYPE_CHECKING:
    from ce_opt.bids import Evaluation
    from ce_opt.roster.appointments import Appointments
    from ce_opt.season import Season


@command
def bids(
    season: SEASON,
    bridge: Annotated[
        bool,
        typer.Option("--bridge", help="Compare panel and indicators; propose next season's λ."),
    ] = False,
    dial: Annotated[
        bool,
        typer.Option("--dial", help="Give the posts at 0, 25, 50, 75 and 100 % bidding."),
    ] = False,
    letters: Annotated[
        Path | None,
        typer.Option(
            "--letters",
            metavar="DIR",
            help="Write each applicant a page: result, own scores, what would have won.",
            show_default=False,
        ),
    ] = None,
    as_json: AS_JSON = False,
) -> None:
    """Evaluate the bids: panel, indicators, merit, rank; the panel's quality; posts; thin bids."""
    from ce_opt.cli.bid_report import lines
    from ce_opt.season import read_season

    if letters:
        refuse_place(letters)
    given = read_season(season)
    report = gathered(given, bridge, dial)
    if letters:
        report["letters"] = write(given, report, letters)
    if as_json:
        found, roster = report["evaluation"], report["roster"]
        plain = {
            "evaluation": found and people(given, found, roster),
            "roster": roster and posts(given, roster),
        }
        answer(as_plain(report | plain))
        return
    for line in lines(given, report, asked_for_bridge=bridge):
        say(line)
    if letters:
        count = report["letters"]["count"]
        say("\n" + tr("{folder}: {count} letters written", folder=letters, count=count))


def refuse_place(folder: Path) -> None:
    """Refuse a place where no letters can be written, before anything is computed."""
    from ce_opt.plan.letters import obstacle

    refusal = obstacle(folder.resolve())
    if refusal:
        raise UsageError(refusal)


def write(season: Season, report: dict[str, Any], folder: Path) -> dict[str, object]:
    """Write the letters, and say where and how many."""
    from ce_opt.plan.letters import write_letters
    from ce_opt.roster.letter import letters

    found, roster = report["evaluation"], report["roster"]
    if found is None:
        raise UsageError(tr("there are no letters to write: nobody was evaluated, see table panel"))
    if roster.lacking:
        reasons = "".join(f"\n  {shortage}" for shortage in roster.lacking)
        refused = tr("there are no letters to write: the posts cannot be given as asked")
        fail(refused + reasons, 3)
    pages = dict(letters(season, found, roster))
    write_letters(pages, folder)
    return {"folder": str(folder), "count": len(pages)}


def gathered(season: Season, bridge: bool, dial: bool = False) -> dict[str, Any]:
    """Everything that the answer holds."""
    from ce_opt.bids import evaluate
    from ce_opt.bids.bridge import bridge as compare
    from ce_opt.bids.marks import Panel
    from ce_opt.bids.notes import bid_notes
    from ce_opt.bids.quality import panel_quality
    from ce_opt.bids.thin import thin_bids
    from ce_opt.roster.appointments import appoint
    from ce_opt.roster.dial import turn
    from ce_opt.season.rulebook import Bids, Roster
    from ce_opt.teams.arrays import SeasonArrays
    from ce_opt.teams.openings import Openings

    rules = season.rulebook.bids or Bids()
    posts = season.rulebook.roster or Roster()
    found = evaluate(season, rules)
    quality = None if season.panel.empty else panel_quality(Panel.of(season.panel, rules), rules)
    return {
        "notes": [str(note) for note in (*season.notes, *bid_notes(season, rules))],
        "evaluation": found,
        "quality": quality,
        "bridge": compare(found, quality) if bridge and found and quality else None,
        "roster": appoint(season, posts, found) if found else None,
        "dial": turn(season, posts, found) if dial and found else None,
        "thin": thin_bids(season, Openings(SeasonArrays.of(season)).obstacles),
    }


def people(season: Season, found: Evaluation, roster: Appointments) -> dict[str, object]:
    """Answer for machines: the rules that were applied, and every engineer."""
    entry = season.engineers["entry"].tolist()
    return {
        "section": season.rulebook.bids is not None,
        "rules": found.rules.model_dump(),
        "engineers": [
            person(found, place) | {"entry": entry[place], "result": result(found, place, roster)}
            for place in range(len(entry))
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


def result(found: Evaluation, place: int, roster: Appointments) -> str | None:
    """Awarded, reserve or not; None where posts cannot be given."""
    from ce_opt.bids.results import result_of

    rank = int(found.rank[place])
    if roster.lacking:
        return None
    return result_of(found.engineers[place], rank, roster.holders, roster.reserves)


def posts(season: Season, roster: Appointments) -> dict[str, object]:
    """Answer for machines: the rules that were applied, and every engineer's post."""
    return {
        "section": season.rulebook.roster is not None,
        "rules": roster.rules.model_dump(),
        "lacking": [asdict(shortage) for shortage in roster.lacking],
        "engineers": [{"engineer": name, **one._asdict()} for name, one in roster.standing.items()],
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

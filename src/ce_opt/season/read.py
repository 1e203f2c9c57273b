"""Read a season: every table, every check, every fault in one run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import pandas as pd

from ce_opt.errors import SeasonFaults
from ce_opt.language import tr
from ce_opt.season.checks import CHECKS
from ce_opt.season.draft import Draft
from ce_opt.season.findings import Findings
from ce_opt.season.own_columns import with_own_columns
from ce_opt.season.parse import Parsed, absent, parse
from ce_opt.season.raw import RawTable
from ce_opt.season.rulebook_file import RawRules, read_rules
from ce_opt.season.season import Season
from ce_opt.season.sources.csv_folder import folder_rules, folder_tables
from ce_opt.season.sources.database import is_database, read_database
from ce_opt.season.sources.frames import frame_tables
from ce_opt.season.sources.workbook import read_workbook
from ce_opt.season.table import Table
from ce_opt.season.tables import BY_NAME, TABLES

__all__ = ["read_season", "season_from_frames"]


def read_season(path: Path | str) -> Season:
    """Read a season folder, an ``.xlsx`` workbook or an SQLite database.

    Raises
    ------
    SeasonFaults
        with every fault of every table
    """
    path = Path(path)
    findings = Findings()
    if path.is_dir():
        return _season(folder_tables(path, findings), folder_rules(path, findings), findings)
    if path.is_file() and is_database(path):
        tables, rules = read_database(path, findings)
        return _season(tables, rules, findings)
    if path.is_file() and path.suffix.lower() not in (".csv", ".toml"):
        tables, rules = read_workbook(path, findings)
        return _season(tables, rules, findings)
    rule = tr("must be a season folder, an .xlsx workbook or an SQLite database")
    findings.refuse(path, rule, tr("give one of these"))
    raise SeasonFaults(findings.faults)


def season_from_frames(
    frames: Mapping[str, pd.DataFrame], rules: Mapping[str, object] | None = None
) -> Season:
    """Check frames in memory just as files; rows are counted as in a file with heads.

    Parameters
    ----------
    frames : table name -> frame; values may be text, numbers, booleans, days or missing
    rules : the rule book as TOML would give it, ``{"assignment": {"a_share": 0.6}}``

    Raises
    ------
    SeasonFaults
        with every fault of every table
    """
    findings = Findings()
    return _season(frame_tables(frames, findings), RawRules("rules", rules or {}), findings)


def _season(raws: Iterable[RawTable], rules: RawRules | None, findings: Findings) -> Season:
    """Parse table by table, so that the texts of one can be forgotten before the next.

    The rule book comes first: it may name columns beyond the declared ones.
    """
    rules = rules or RawRules("season.toml", {})
    rulebook = read_rules(rules, findings)
    parsed: dict[str, Parsed] = {}
    for raw in raws:
        table = with_own_columns(BY_NAME[raw.origin.table], raw, rules.data)
        parsed[table.name] = parse(table, raw, findings)
    for table in TABLES:
        if table.name not in parsed:
            parsed[table.name] = absent(table, lost=not table.optional)
    draft = Draft(parsed, rulebook, rules)
    findings.faults += [fault for check in CHECKS for fault in check(draft)]
    if findings.faults:
        raise SeasonFaults(findings.ordered(BY_NAME))
    tables = {table.name: _sorted(table, parsed[table.name]) for table in TABLES}
    return Season(
        tables, rulebook, findings.sha256, tuple(findings.notes), recheck=season_from_frames
    )


def _sorted(table: Table, parsed: Parsed) -> pd.DataFrame:
    """Sort rows by key, those of a keyless table by all columns: the file's order is no matter."""
    frame = parsed.frame
    if len(frame) > 1 and not table.key:
        return frame.sort_values(list(table.names), kind="stable", ignore_index=True)
    keys = list(zip(*(frame[name].tolist() for name in table.key), strict=True))
    order = sorted(range(len(keys)), key=keys.__getitem__)
    in_order = frame if order == list(range(len(keys))) else frame.iloc[order]
    return in_order.reset_index(drop=True)

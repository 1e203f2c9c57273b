"""The dial from designation to bidding: the same season at 0, 25, 50, 75 and 100 % bidding.

    quality      sum and mean of the holders' merit
    coverage     specialties of the departments that are covered as the rule book asks
    load         care hours that the clients need / care hours of those with a post
    reach        share of the clients' hours that somebody with a post covers
    gains        who has a post at this setting and had none at the one before; losses: the others

Clients that are not to be served are left out. Where the rule book sets no head count nobody
competes; the dial then takes as many posts as the department has designated people (half as many as
its applicants where it has none).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import pandas as pd

from ce_opt.bids import Evaluation
from ce_opt.roster.appointments import Appointments, appoint
from ce_opt.roster.contest import Contest
from ce_opt.season.rulebook import Roster
from ce_opt.season.season import Season

__all__ = ["SETTINGS", "Dial", "Setting", "turn"]

SETTINGS = (0.0, 0.25, 0.5, 0.75, 1.0)
"""Bidding shares of the dial."""


@dataclass(frozen=True)
class Setting:
    """What one setting gives.

    Attributes
    ----------
    bidding_share : 0..1
    lacking : what cannot be had, a sentence each; every figure is 0 where anything lacks
    posts : how many are filled; designated : by how many designated people
    merit, mean_merit : points; the mean is 0 without posts
    covered, specialties : pairs of department and specialty
    needed_hours, care_hours : hours a season that clients need, and that holders and support have
    reach : 0..1
    gains, losses : ids, against the setting before that could be had; none at the first
    """

    bidding_share: float
    lacking: tuple[str, ...] = ()
    posts: int = 0
    designated: int = 0
    merit: float = 0.0
    mean_merit: float = 0.0
    covered: int = 0
    specialties: int = 0
    needed_hours: float = 0.0
    care_hours: float = 0.0
    reach: float = 0.0
    gains: tuple[str, ...] = ()
    losses: tuple[str, ...] = ()


@dataclass(frozen=True)
class Dial:
    """All settings.

    Attributes
    ----------
    settings : from no bidding to all
    assumed : department -> posts, where the rule book gives none
    """

    settings: tuple[Setting, ...]
    assumed: Mapping[str, int]


def turn(season: Season, rules: Roster, found: Evaluation, seed: int = 0) -> Dial:
    """Give the posts at every setting.

    Parameters
    ----------
    season, rules, found : the season, section ``[roster]``, and who has merit
    seed : of CP-SAT
    """
    assumed = assumed_posts(season, rules)
    counted = rules.model_copy(update={"head_count_of": rules.head_count_of | assumed})
    return Dial(tuple(settings(season, counted, found, seed)), assumed)


def assumed_posts(season: Season, rules: Roster) -> dict[str, int]:
    """Department -> posts that are taken where the rule book sets no head count."""
    if rules.head_count is not None:
        return {}
    entries = season.engineers.groupby(["department", "entry"]).size().to_dict()
    open_ended = [
        name for name in season.departments["department"] if name not in rules.head_count_of
    ]
    return {
        name: entries.get((name, "designated"))
        or math.ceil(entries.get((name, "applicant"), 0) / 2)
        for name in open_ended
    }


def settings(season: Season, rules: Roster, found: Evaluation, seed: int) -> Iterator[Setting]:
    """Turn the dial, step by step."""
    before: frozenset[str] | None = None
    for share in SETTINGS:
        roster = appoint(season, rules.model_copy(update={"bidding_share": share}), found, seed)
        setting = measured(season, found, roster)
        if not setting.lacking:
            now = roster.holders
            if before is not None:
                gains, losses = tuple(sorted(now - before)), tuple(sorted(before - now))
                setting = replace(setting, gains=gains, losses=losses)
            before = now
        yield setting


def measured(season: Season, found: Evaluation, roster: Appointments) -> Setting:
    """Work out the figures of one roster."""
    share = roster.rules.bidding_share
    if roster.lacking:
        return Setting(share, tuple(map(str, roster.lacking)))
    merit = dict(zip(found.engineers, found.merit.tolist(), strict=True))
    held = {one: contest for contest in roster.contests for one in posts_of(contest, roster)}
    total = math.fsum(merit[name] for name in held)
    people = season.engineers["engineer"].isin(list(roster.holders))
    return Setting(
        bidding_share=share,
        posts=len(held),
        designated=sum(contest.by_name[name].designated for name, contest in held.items()),
        merit=total,
        mean_merit=total / len(held) if held else 0.0,
        covered=sum(
            len(contest.required) - len(contest.missing(posts_of(contest, roster)))
            for contest in roster.contests
        ),
        specialties=sum(len(contest.required) for contest in roster.contests),
        needed_hours=float(open_needs(season)["hours"].sum()),
        care_hours=float(season.engineers.loc[people, "care_hours"].sum()),
        reach=reach(season, roster.holders),
    )


def posts_of(contest: Contest, roster: Appointments) -> list[str]:
    """Holders of a department's posts."""
    return [name for name in contest.by_name if name in roster.holders]


def open_needs(season: Season) -> pd.DataFrame:
    """Rows of table needs of the clients that may be served."""
    left = season.clients.loc[season.clients["service"] != "never", "client"]
    return season.needs[season.needs["client"].isin(left)]


def reach(season: Season, holders: frozenset[str]) -> float:
    """Share of the clients' hours that somebody with a post covers; 0 without hours."""
    needs = open_needs(season)
    skills = season.skills[season.skills["engineer"].isin(list(holders))]
    highest = needs["specialty"].map(skills.groupby("specialty")["level"].max()).fillna(0)
    hours = needs["hours"].sum()
    return float(needs.loc[highest >= needs["level"], "hours"].sum() / hours) if hours else 0.0

"""A page for each applicant: the result, their own scores, what decided, what would have won.

No other person's name, mark or score stands in it. What would have won is the smallest change of
each kind, found by giving the posts again (`ce_opt.roster.remedy`).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ce_opt.bids import Evaluation
from ce_opt.bids.ranking import NOT_RANKED
from ce_opt.roster.appointments import Appointments
from ce_opt.roster.decided import COVER, DESIGNATED, NO_POST, NO_RIVAL, TIE
from ce_opt.roster.levers import Case
from ce_opt.roster.remedy import Remedy, remedies
from ce_opt.roster.standing import Standing
from ce_opt.season.season import Season

__all__ = ["applicants", "letter", "letters"]


def letters(season: Season, found: Evaluation, roster: Appointments) -> Iterator[tuple[str, str]]:
    """Write the page of every applicant: (engineer, text), by id.

    Parameters
    ----------
    season, found : the season and its evaluation
    roster : its posts, which could be given
    """
    home = {name: contest for contest in roster.contests for name in contest.by_name}
    for engineer in applicants(season, roster):
        contest = home.get(engineer)
        won = bool(roster.standing[engineer].post)
        case = None if won or not contest else Case(season, roster.rules, found, contest, engineer)
        helped = remedies(case) if case else ()
        yield engineer, letter(season, found, roster, engineer, helped)


def applicants(season: Season, roster: Appointments) -> list[str]:
    """Who gets a letter: applicants, and the designated where some of them must bid."""
    entries = ["applicant", "designated"] if roster.rules.bidding_share else ["applicant"]
    return season.engineers.loc[season.engineers["entry"].isin(entries), "engineer"].tolist()


def letter(
    season: Season,
    found: Evaluation,
    roster: Appointments,
    engineer: str,
    helped: tuple[Remedy, ...],
) -> str:
    """Write one page, in Markdown."""
    row = season.engineers[season.engineers["engineer"] == engineer].iloc[0]
    departments = season.departments.set_index("department")["name"]
    standing = roster.standing[engineer]
    title = season.rulebook.season.name
    lines = [
        f"# {row['name']} ({engineer})",
        "",
        f"{title}, " if title else "",
        f"department {row['department']} {departments[row['department']]}",
        "",
        f"**{result(standing)}**",
        "",
        *scores(found, found.engineers.index(engineer)),
        "",
        decided(standing, roster.rules.cover_level),
        "",
        *would_have_won(standing, helped),
    ]
    lines[2:4] = ["".join(lines[2:4])]
    return "\n".join(lines).rstrip() + "\n"


def result(standing: Standing) -> str:
    """Say what came of it."""
    if standing.post:
        return "Result: awarded. You have a post as customer engineer."
    if standing.reserve_rank == 1:
        return "Result: reserve, number 1 of your department. You are asked first for a free post."
    if standing.reserve_rank:
        return f"Result: reserve, number {standing.reserve_rank} of your department."
    return "Result: not awarded, and not in reserve."


def scores(found: Evaluation, place: int) -> Iterator[str]:
    """Own scores and what they give to the merit."""
    if not found.rank[place]:
        yield "The panel gave you no mark that counts, so you have no merit of your own."
        return
    rules, engineer = found.rules, found.engineers[place]
    yield "| your scores | points, 0 to 100 |"
    yield "|---|---|"
    panel = found.panel_scores
    if panel and engineer in panel.engineers and rules.indicator_share < 1:
        for name, score in zip(
            panel.criteria, panel.by_criterion[panel.engineers.index(engineer)], strict=True
        ):
            yield f"| {name}, by the panel | {score:.2f} |"
        yield f"| panel together | {found.panel[place]:.2f} |"
    if rules.indicator_share or panel is None:
        weights = np.array([rules.indicators[name] for name in found.indicators.names])
        parts = found.indicators.parts[place] * weights.sum() / weights
        for name, score in zip(found.indicators.names, parts.tolist(), strict=True):
            yield f"| {name} | {score:.2f} |"
        yield f"| indicators together | {found.indicators.score[place]:.2f} |"
    share = 1.0 if panel is None else rules.indicator_share
    merit = f"**merit** ({1 - share:.0%} panel, {share:.0%} indicators)"
    yield f"| {merit} | {found.merit[place]:.2f} |"
    yield ""
    ranked = int(found.ranked.sum())
    yield f"By merit you are number {found.rank[place]} of {ranked} who were evaluated."


def decided(standing: Standing, level: int) -> str:
    """Put what decided into words."""
    said = standing.decided_by
    if said.startswith(COVER + " "):
        specialty = said.removeprefix(COVER + " ")
        return f"What decided: somebody had to cover {specialty} at level {level}."
    if said.startswith(TIE):
        key = said.removeprefix(TIE).strip()
        return (
            f"What decided: a tie. By all that the rule book declares you are equal to somebody "
            f"else; you were parted by {key}."
        )
    return f"What decided: {WORDS.get(said, said)}."


WORDS = {
    DESIGNATED: "designated people come first in your department",
    NO_RIVAL: "there are as many posts as candidates",
    NO_POST: "your department has no post",
    NOT_RANKED: "nobody judged you",
}
"""What decided -> how the applicant is told; criteria and tie breaks are told by name."""


def would_have_won(standing: Standing, helped: tuple[Remedy, ...]) -> Iterator[str]:
    """Say the smallest changes."""
    if standing.post:
        return
    if standing.decided_by == NOT_RANKED:
        yield "Ask the panel to judge you: without a mark nobody can be given a post."
    elif not helped:
        yield "No single change of your marks, values or skills, nor of the posts, would have won."
    elif helped[0].own:
        yield "Any one of these would have won you a post, all else as it was:"
        yield from ("", *(f"- {remedy}" for remedy in helped))
    else:
        yield (
            "No single change of your marks, values or skills would have won. Any one of these "
            "would have, all else as it was:"
        )
        yield from ("", *(f"- {remedy}" for remedy in helped))

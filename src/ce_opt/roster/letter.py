"""A page for each applicant: the result, their own scores, what decided, what would have won.

No other person's name, mark or score stands in it. What would have won is the smallest change of
each kind, found by giving the posts again (`ce_opt.roster.remedy`).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ce_opt.bids import Evaluation
from ce_opt.bids.ranking import NOT_RANKED
from ce_opt.bids.wording import name_said
from ce_opt.language import marked, tr
from ce_opt.roster.appointments import Appointments
from ce_opt.roster.decided import COVER, DESIGNATED, NO_POST, NO_RIVAL, TIE
from ce_opt.roster.levers import Case
from ce_opt.roster.remedy import Remedy, remedies
from ce_opt.roster.standing import Standing
from ce_opt.roster.wording import told
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
    lines = [
        tr("# {name} ({id})", name=row["name"], id=engineer),
        "",
        home(season.rulebook.season.name, row["department"], departments[row["department"]]),
        "",
        f"**{result(standing)}**",
        "",
        *scores(found, found.engineers.index(engineer)),
        "",
        decided(standing, roster.rules.cover_level),
        "",
        *would_have_won(standing, helped),
    ]
    return "\n".join(lines).rstrip() + "\n"


def home(title: str, department: str, name: str) -> str:
    """Say the season, where it has a name, and the department."""
    if not title:
        return tr("department {department} {name}", department=department, name=name)
    return tr(
        "{season}, department {department} {name}", season=title, department=department, name=name
    )


def result(standing: Standing) -> str:
    """Say what came of it."""
    if standing.post:
        return tr("Result: awarded. You have a post as customer engineer.")
    if standing.reserve_rank == 1:
        return tr(
            "Result: reserve, number 1 of your department. You are asked first for a free post."
        )
    if standing.reserve_rank:
        return tr("Result: reserve, number {rank} of your department.", rank=standing.reserve_rank)
    return tr("Result: not awarded, and not in reserve.")


def scores(found: Evaluation, place: int) -> Iterator[str]:
    """Own scores and what they give to the merit."""
    if not found.rank[place]:
        yield tr("The panel gave you no mark that counts, so you have no merit of your own.")
        return
    rules, engineer = found.rules, found.engineers[place]
    yield tr("| your scores | points, 0 to 100 |")
    yield "|---|---|"
    panel = found.panel_scores
    if panel and engineer in panel.engineers and rules.indicator_share < 1:
        for name, score in zip(
            panel.criteria, panel.by_criterion[panel.engineers.index(engineer)], strict=True
        ):
            yield tr("| {criterion}, by the panel | {score:.2f} |", criterion=name, score=score)
        yield tr("| panel together | {score:.2f} |", score=found.panel[place])
    if rules.indicator_share or panel is None:
        weights = np.array([rules.indicators[name] for name in found.indicators.names])
        parts = found.indicators.parts[place] * weights.sum() / weights
        for name, score in zip(found.indicators.names, parts.tolist(), strict=True):
            yield f"| {name_said(name)} | {score:.2f} |"
        score = found.indicators.score[place]
        yield tr("| indicators together | {score:.2f} |", score=score)
    share = 1.0 if panel is None else rules.indicator_share
    yield tr(
        "| **merit** ({panel:.0%} panel, {indicators:.0%} indicators) | {score:.2f} |",
        panel=1 - share,
        indicators=share,
        score=found.merit[place],
    )
    yield ""
    yield tr(
        "By merit you are number {rank} of {count} who were evaluated.",
        rank=found.rank[place],
        count=int(found.ranked.sum()),
    )


def decided(standing: Standing, level: int) -> str:
    """Put what decided into words."""
    said = standing.decided_by
    if said.startswith(COVER + " "):
        specialty = said.removeprefix(COVER + " ")
        return tr(
            "What decided: somebody had to cover {specialty} at level {level}.",
            specialty=specialty,
            level=level,
        )
    if said.startswith(TIE):
        key = name_said(said.removeprefix(TIE).strip())
        return tr(
            "What decided: a tie. By all that the rule book declares you are equal to somebody "
            "else; you were parted by {key}.",
            key=key,
        )
    return tr("What decided: {ground}.", ground=tr(WORDS[said]) if said in WORDS else told(said))


WORDS = {
    DESIGNATED: marked("designated people come first in your department"),
    NO_RIVAL: marked("there are as many posts as candidates"),
    NO_POST: marked("your department has no post"),
    NOT_RANKED: marked("nobody judged you"),
}
"""What decided -> how the applicant is told; criteria and tie breaks are told by name."""


def would_have_won(standing: Standing, helped: tuple[Remedy, ...]) -> Iterator[str]:
    """Say the smallest changes."""
    if standing.post:
        return
    if standing.decided_by == NOT_RANKED:
        yield tr("Ask the panel to judge you: without a mark nobody can be given a post.")
    elif not helped:
        yield tr(
            "No single change of your marks, values or skills, nor of the posts, would have won."
        )
    elif helped[0].own:
        yield tr("Any one of these would have won you a post, all else as it was:")
        yield from ("", *(f"- {remedy}" for remedy in helped))
    else:
        yield tr(
            "No single change of your marks, values or skills would have won. Any one of these "
            "would have, all else as it was:"
        )
        yield from ("", *(f"- {remedy}" for remedy in helped))

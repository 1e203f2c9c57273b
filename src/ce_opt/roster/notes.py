"""What a planner should know about the roster before relying on it; nothing is solved for it."""

from __future__ import annotations

from collections.abc import Iterator

from ce_opt.bids import Evaluation, evaluate
from ce_opt.bids.wording import name_said
from ce_opt.language import tr
from ce_opt.roster.best import FEW_STATES, best
from ce_opt.roster.contest import Contest
from ce_opt.roster.contests import contests
from ce_opt.roster.decided import TIE
from ce_opt.roster.shortage import shortages
from ce_opt.roster.standing import standings
from ce_opt.season.rulebook import Bids, Roster
from ce_opt.season.season import Note, Season

__all__ = ["roster_notes"]


def roster_notes(season: Season) -> list[Note]:
    """Say where there will be no roster, and why; and who is parted by what nobody declared."""
    rules = season.rulebook.roster
    found = evaluate(season, season.rulebook.bids or Bids())
    if found is None:
        sentence = tr("skipped, for nobody was evaluated: write table panel to have a roster.csv")
        return [Note("roster", sentence)]
    said = sentences(season, rules or Roster(), found, binds=rules is not None)
    return [Note("roster", sentence) for sentence in said]


def sentences(season: Season, rules: Roster, found: Evaluation, binds: bool) -> Iterator[str]:
    """Shortages of all departments; ties where the section stands."""
    effect = tr("no plan can be made") if binds else tr("there is no roster.csv")
    for contest in contests(season, rules, found):
        holders = best(contest, FEW_STATES)
        if holders is None:
            for shortage in shortages(season, rules, found, contest):
                yield tr("{effect}: {shortage}", effect=effect, shortage=shortage)
        elif binds:
            yield from tied(contest, holders[1])


def tied(contest: Contest, holders: frozenset[str]) -> Iterator[str]:
    """Posts that no declared key settles."""
    decided = {name: one.decided_by for name, one in standings(contest, holders).items()}
    names = [name for name, said in decided.items() if said.startswith(TIE)]
    if names:
        keys = sorted({decided[name].removeprefix(TIE).strip() for name in names})
        yield tr(
            "department {department}: a tie by all that the rule book declares, parted by "
            "{keys}: {engineers}; declare bids.tie_breaks",
            department=contest.department,
            keys=tr(" and ").join(map(name_said, keys)),
            engineers=tr(", ").join(names),
        )

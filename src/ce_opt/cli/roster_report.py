"""What ``ce-opt bids`` says of the roster and of its dial, line by line."""

from __future__ import annotations

from collections.abc import Iterator

from ce_opt.cli.wide import right
from ce_opt.language import tr
from ce_opt.roster.appointments import Appointments
from ce_opt.roster.contest import Contest
from ce_opt.roster.dial import Dial, Setting
from ce_opt.roster.wording import told
from ce_opt.season import Season

__all__ = ["dial_lines", "roster_lines"]

NAMED = 12
"""Names in a line; the others are counted."""


def roster_lines(season: Season, roster: Appointments) -> Iterator[str]:
    """Posts, covers and reserves of every department."""
    if season.rulebook.roster is None:
        yield tr(
            "roster: the rule book has no section roster: what follows uses its defaults, and the "
            "plan keeps nobody out of seats"
        )
    if roster.lacking:
        yield tr("roster: the posts cannot be given as asked")
        yield from (f"  {shortage}" for shortage in roster.lacking)
        return
    support = sum(one.post == "support" for one in roster.standing.values())
    engineers = len(roster.holders) - support
    yield tr(
        "roster: {engineers} posts of customer engineers, {support} of support engineers",
        engineers=engineers,
        support=support,
    )
    for contest in roster.contests:
        if contest.candidates:
            yield from of_department(contest, roster)


def of_department(contest: Contest, roster: Appointments) -> Iterator[str]:
    """One department, and what decided for each without a post."""
    held = [name for name in contest.by_name if name in roster.holders]
    yield "  " + posts_words(contest, held)
    waiting = [name for name in contest.by_name if name not in roster.holders]
    order = sorted(waiting, key=lambda name: (roster.standing[name].reserve_rank or 10**9, name))
    for name in order[:NAMED]:
        one = roster.standing[name]
        said = {"engineer": name, "decided_by": told(one.decided_by), "rank": one.reserve_rank}
        if one.reserve_rank:
            yield "    " + tr("reserve {rank}: {engineer} ({decided_by})", **said)
        else:
            yield "    " + tr("not: {engineer} ({decided_by})", **said)
    if len(order) > NAMED:
        yield "    " + tr("… {count} more", count=len(order) - NAMED)


def posts_words(contest: Contest, held: list[str]) -> str:
    """Say who holds the posts of a department, and how often each specialty is covered."""
    covers = [
        tr("{specialty} by {count}", specialty=name, count=cover(contest, held, name))
        for name in contest.required
    ]
    said = {
        "department": contest.department,
        "held": len(held),
        "candidates": len(contest.candidates),
        "names": listed(held),
        "covers": ", ".join(covers) or tr("none asked"),
    }
    vacant = (contest.head_count or 0) - len(held)
    if vacant > 0:
        return tr(
            "{department}: {held} of {candidates} candidates hold posts, {vacant} vacant for want "
            "of candidates: {names}; covers: {covers}",
            vacant=vacant,
            **said,
        )
    return tr(
        "{department}: {held} of {candidates} candidates hold posts: {names}; covers: {covers}",
        **said,
    )


def cover(contest: Contest, held: list[str], specialty: str) -> int:
    """How many holders cover a specialty."""
    return sum(specialty in contest.by_name[name].covers for name in held)


def dial_lines(dial: Dial) -> Iterator[str]:
    """The settings in a table, then who gains and who loses."""
    yield tr("dial: from designation (0 %) to bidding (100 %)")
    if dial.assumed:
        posts = ", ".join(f"{name} {count}" for name, count in dial.assumed.items())
        yield "  " + tr(
            "no head count is set; as many posts as designated people are taken: {posts}",
            posts=posts,
        )
    yield "  " + " ".join(
        (
            right(tr("bidding"), 7),
            right(tr("posts"), 6),
            right(tr("designated"), 10),
            right(tr("merit"), 9),
            right(tr("mean"), 6),
            right(tr("covered"), 8),
            right(tr("load"), 6),
            right(tr("reach"), 6),
        )
    )
    for setting in dial.settings:
        yield from figures(setting)
    for setting in dial.settings:
        if setting.gains or setting.losses:
            yield "  " + tr(
                "at {share:.0%}: {gains} gain, {losses} lose",
                share=setting.bidding_share,
                gains=listed(setting.gains) or tr("nobody"),
                losses=listed(setting.losses) or tr("nobody"),
            )
    yield "  " + tr(
        "load: hours that the clients need / care hours; reach: their hours that are covered"
    )


def figures(setting: Setting) -> Iterator[str]:
    """One setting, or why it cannot be had."""
    share = f"{setting.bidding_share:>7.0%}"
    if setting.lacking:
        reasons = "; ".join(setting.lacking)
        yield "  " + tr("{share} cannot be had: {reasons}", share=share, reasons=reasons)
        return
    load = f"{setting.needed_hours / setting.care_hours:.0%}" if setting.care_hours else "–"
    yield (
        f"  {share} {setting.posts:>6} {setting.designated:>10} {setting.merit:>9.2f} "
        f"{setting.mean_merit:>6.2f} {setting.covered:>4}/{setting.specialties:<3} {load:>6} "
        f"{setting.reach:>6.1%}"
    )


def listed(names: tuple[str, ...] | list[str]) -> str:
    """Names in a line; of many, the first and how many more."""
    shown = ", ".join(names[:NAMED])
    if len(names) <= NAMED:
        return shown
    return tr("{names} and {count} more", names=shown, count=len(names) - NAMED)

"""What ``ce-opt bids`` says of the roster and of its dial, line by line."""

from __future__ import annotations

from collections.abc import Iterator

from ce_opt.roster.appointments import Appointments
from ce_opt.roster.contest import Contest
from ce_opt.roster.dial import Dial, Setting
from ce_opt.season import Season

__all__ = ["dial_lines", "roster_lines"]

NAMED = 12
"""Names in a line; the others are counted."""


def roster_lines(season: Season, roster: Appointments) -> Iterator[str]:
    """Posts, covers and reserves of every department."""
    if season.rulebook.roster is None:
        yield (
            "roster: the rule book has no section roster: what follows uses its defaults, and the "
            "plan keeps nobody out of seats"
        )
    if roster.lacking:
        yield "roster: the posts cannot be given as asked"
        yield from (f"  {shortage}" for shortage in roster.lacking)
        return
    support = sum(one.post == "support" for one in roster.standing.values())
    engineers = len(roster.holders) - support
    yield f"roster: {engineers} posts of customer engineers, {support} of support engineers"
    for contest in roster.contests:
        if contest.candidates:
            yield from of_department(contest, roster)


def of_department(contest: Contest, roster: Appointments) -> Iterator[str]:
    """One department, and what decided for each without a post."""
    held = [name for name in contest.by_name if name in roster.holders]
    covered = [f"{name} by {cover(contest, held, name)}" for name in contest.required]
    empty = (contest.head_count or 0) - len(held)
    vacant = f", {empty} vacant for want of candidates" if empty > 0 else ""
    yield (
        f"  {contest.department}: {len(held)} of {len(contest.candidates)} candidates hold posts"
        f"{vacant}: {listed(held)}; covers: {', '.join(covered) or 'none asked'}"
    )
    waiting = [name for name in contest.by_name if name not in roster.holders]
    order = sorted(waiting, key=lambda name: (roster.standing[name].reserve_rank or 10**9, name))
    for name in order[:NAMED]:
        one = roster.standing[name]
        place = f"reserve {one.reserve_rank}" if one.reserve_rank else "not"
        yield f"    {place}: {name} ({one.decided_by})"
    if len(order) > NAMED:
        yield f"    … {len(order) - NAMED} more"


def cover(contest: Contest, held: list[str], specialty: str) -> int:
    """How many holders cover a specialty."""
    return sum(specialty in contest.by_name[name].covers for name in held)


def dial_lines(dial: Dial) -> Iterator[str]:
    """The settings in a table, then who gains and who loses."""
    yield "dial: from designation (0 %) to bidding (100 %)"
    if dial.assumed:
        posts = ", ".join(f"{name} {count}" for name, count in dial.assumed.items())
        yield f"  no head count is set; as many posts as designated people are taken: {posts}"
    yield (
        f"  {'bidding':>7} {'posts':>6} {'designated':>10} {'merit':>9} {'mean':>6} "
        f"{'covered':>8} {'load':>6} {'reach':>6}"
    )
    for setting in dial.settings:
        yield from figures(setting)
    for setting in dial.settings:
        if setting.gains or setting.losses:
            yield (
                f"  at {setting.bidding_share:.0%}: {listed(setting.gains) or 'nobody'} gain, "
                f"{listed(setting.losses) or 'nobody'} lose"
            )
    yield "  load: hours that the clients need / care hours; reach: their hours that are covered"


def figures(setting: Setting) -> Iterator[str]:
    """One setting, or why it cannot be had."""
    share = f"{setting.bidding_share:>7.0%}"
    if setting.lacking:
        yield f"  {share} cannot be had: {'; '.join(setting.lacking)}"
        return
    load = f"{setting.needed_hours / setting.care_hours:.0%}" if setting.care_hours else "–"
    yield (
        f"  {share} {setting.posts:>6} {setting.designated:>10} {setting.merit:>9.2f} "
        f"{setting.mean_merit:>6.2f} {setting.covered:>4}/{setting.specialties:<3} {load:>6} "
        f"{setting.reach:>6.1%}"
    )


def listed(names: tuple[str, ...] | list[str]) -> str:
    """Names in a line; of many, the first and how many more."""
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more

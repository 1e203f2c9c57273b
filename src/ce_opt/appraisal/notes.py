"""What should be known of an appraisal before it is relied on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from ce_opt.appraisal.appraise import Appraised
from ce_opt.appraisal.homes import EVERYWHERE, SMALL, label_said
from ce_opt.appraisal.innovation import INNOVATION
from ce_opt.appraisal.scores import QUALITATIVE, QUANTITATIVE
from ce_opt.language import marked, tr, tr_count
from ce_opt.season.season import Season

__all__ = ["appraisal_notes"]

Sentences = Iterator[str]
NAMED = 5
"""People whom a sentence names; the others are counted."""


def without_section(season: Season, found: Appraised) -> Sentences:
    """Say that the defaults hold."""
    if season.rulebook.appraisal is None:
        yield tr(
            "the rule book has no section appraisal: grades, quotas and weights are the defaults, "
            "and there is no money; write [appraisal] with bonus_pool_yuan"
        )


def halves_without_data(season: Season, found: Appraised) -> Sentences:
    """Say that a half of the score is missing for everybody."""
    if found.log.empty:
        yield tr("no row of work_log lies in the season: the marks alone are the score")
    if season.ratings.empty:
        yield tr("table ratings is empty: the numbers alone are the score")


def earlier_work(season: Season, found: Appraised) -> Sentences:
    """Say how many rows of the log are history."""
    early = len(season.work_log) - len(found.log)
    if early:
        start = season.rulebook.season.start
        yield tr(
            "{count} rows of work_log are before {start}, history that is not counted",
            count=early,
            start=start,
        )


def left_out(season: Season, found: Appraised) -> Sentences:
    """Name those who are not appraised."""
    known = {home.engineer for home in found.homes}
    rest = [name for name in season.engineers["engineer"] if name not in known]
    if rest:
        yield tr("no seat, group, work or mark of {people}: not appraised", people=listed(rest))


def filled_halves(season: Season, found: Appraised) -> Sentences:
    """Name those of whom a half is missing while others have it."""
    for half, sentence in (
        (
            QUALITATIVE,
            marked(
                "no qualitative points of {people} (nobody rated them): taken at the mean of those "
                "who are ranked with them"
            ),
        ),
        (
            QUANTITATIVE,
            marked(
                "no quantitative points of {people} (no care hours and no seats to measure by): "
                "taken at the mean of those who are ranked with them"
            ),
        ),
    ):
        rows = zip(found.homes, found.scores.filled, strict=True)
        gaps = [home.engineer for home, marks in rows if half in marks.split("; ")]
        if gaps and len(gaps) < len(found.homes):
            yield tr(sentence, people=listed(gaps))


def small_groups(season: Season, found: Appraised) -> Sentences:
    """Say which groups were too small to be ranked by themselves."""
    size = Counter(home.group for home in found.homes)
    moved = {home.group: home.ranked_in for home in found.homes if home.ranked_in != home.group}
    for group, label in sorted(moved.items()):
        if label.endswith(SMALL):
            yield tr(
                "group {group} has {people}: ranked with the small groups, {where}",
                group=group,
                people=people(size[group]),
                where=tr("those of all departments") if label == EVERYWHERE else label_said(label),
            )
    sizes = Counter(home.ranked_in for home in found.homes)
    for label, count in sorted(sizes.items()):
        if count < found.rules.small_group and len(found.rules.grades) > 1:
            worst = found.rules.grades[-1]
            yield tr(
                "{label} has {people}: grade {grade} is not forced there",
                label=label_said(label),
                people=people(count),
                grade=worst,
            )


def no_groups(season: Season, found: Appraised) -> Sentences:
    """Say that departments stand for groups."""
    if found.homes and all(home.role == "none" for home in found.homes):
        yield tr("the plan has no table groups: people are ranked within their departments")
    else:
        alone = [home.engineer for home in found.homes if home.role == "none"]
        if alone:
            yield tr(
                "{people} have no group: ranked with others of the department without one",
                people=listed(alone),
            )


def shared_ends(season: Season, found: Appraised) -> Sentences:
    """Say where equal scores stand at the end of a quota, so that it is not met to the person."""
    dealt = Counter(
        (home.ranked_in, grade)
        for home, grade in zip(found.homes, found.dealt.grade.tolist(), strict=True)
    )
    for label, quotas in found.dealt.quotas.items():
        given = [dealt[label, grade] for grade in range(len(quotas))]
        if given != list(quotas):
            yield tr(
                "{label}: equal scores share a grade, so {given} were given where "
                "the quotas are {quotas}",
                label=label_said(label),
                given=spelt(found, given),
                quotas=spelt(found, quotas),
            )


def unspent_fund(season: Season, found: Appraised) -> Sentences:
    """Say that nobody has a claim on the special fund."""
    if found.rules.innovation_fund_yuan and not found.innovation.any():
        yield tr(
            "no work of kind {kind} with quality {quality:g} "
            "or more: the fund of {fund:.2f} yuan stays whole",
            kind=INNOVATION,
            quality=found.rules.innovation_least_quality,
            fund=found.rules.innovation_fund_yuan,
        )


NOTES: tuple[Callable[[Season, Appraised], Sentences], ...] = (
    without_section,
    halves_without_data,
    earlier_work,
    left_out,
    no_groups,
    small_groups,
    filled_halves,
    shared_ends,
    unspent_fund,
)
"""Every note, in the order in which they are said."""


def appraisal_notes(season: Season, found: Appraised) -> list[str]:
    """Say everything that should be known."""
    return [sentence for note in NOTES for sentence in note(season, found)]


def people(count: int) -> str:
    """Count people in words."""
    return tr_count(count, "{count} person", "{count} people")


def spelt(found: Appraised, counts: Iterable[int]) -> str:
    """Write counts by grade: ``2 A, 4 B``."""
    return tr(", ").join(
        tr("{count} {grade}", count=count, grade=name)
        for name, count in zip(found.rules.grades, counts, strict=True)
    )


def listed(names: list[str]) -> str:
    """Join names; of many, the first and how many more."""
    shown = names[:NAMED]
    if len(names) > NAMED:
        shown = [*shown, tr("{count} more", count=len(names) - NAMED)]
    if len(shown) < 2:
        return "".join(shown)
    return tr("{first} and {last}", first=tr(", ").join(shown[:-1]), last=shown[-1])

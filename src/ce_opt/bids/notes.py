"""What a planner should know about the evaluation before relying on it: a sentence each.

Every sentence names who and what, says how it was dealt with, and what to do about it. To add one:
write a generator and add one word to `NOTES`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from ce_opt.bids.evaluation import Evaluation, evaluate
from ce_opt.bids.marks import Panel
from ce_opt.bids.wording import name_said
from ce_opt.language import marked, tr, tr_count
from ce_opt.marks.marks import Marks
from ce_opt.marks.severity import cells_of
from ce_opt.marks.two_way import parts
from ce_opt.season.rulebook import Bids
from ce_opt.season.season import Note, Season

__all__ = ["bid_notes"]

NAMED = 6
"""Names in a sentence; the others are counted."""

Found = tuple[Season, Bids, Panel, Evaluation]
Sentences = Iterator[str]


def bid_notes(season: Season, rules: Bids | None = None) -> list[Note]:
    """Everything worth knowing; without section ``[bids]`` only that nothing can be evaluated.

    Parameters
    ----------
    season : a checked season
    rules : section ``[bids]``; the rule book's own unless given
    """
    rules = rules or season.rulebook.bids
    if rules is None:
        sentence = tr("skipped, for there is no table panel: bids count as they stand (merit 100)")
        return [Note("bids", sentence)] if season.panel.empty else []
    found = evaluate(season, rules)
    if found is None:
        sentence = tr(
            "there is no table panel, so nobody is ranked and bids count as they stand (merit 100);"
            " write the panel's marks, or set bids.indicators_alone = true"
        )
        return [Note("bids", sentence)]
    used = season.panel if rules.indicator_share < 1 else season.panel.iloc[:0]
    panel = Panel.of(used, rules)
    said = [text for note in NOTES for text in note((season, rules, panel, found))]
    return [Note("bids", text) for text in said]


def criteria_without_weight(found: Found) -> Sentences:
    """Criteria of table panel that do not count."""
    season, _, panel, _ = found
    left = sorted(set(season.panel["criterion"]) - set(panel.criteria))
    if left and panel.criteria:
        yield tr(
            "criterion {criteria} of table panel does not count; "
            "give it a weight in bids.criteria if it should",
            criteria=listed(left),
        )


def single_marks(found: Found) -> Sentences:
    """Evaluators who judged one engineer by a criterion, and no more."""
    _, rules, panel, _ = found
    fate = tr(FATE_OF_SINGLE[rules.panel_method])
    for evaluator, criteria in by_evaluator(panel, lambda marks: marks.given == 1):
        yield tr(
            "evaluator {evaluator} gave a single mark by {criteria}: {fate}; "
            "let {evaluator} judge more engineers, or take the mark out",
            evaluator=evaluator,
            criteria=listed(criteria),
            fate=fate,
        )


FATE_OF_SINGLE = {
    "additive": marked(
        "severity cannot be told from worth, so the mark counts only where the "
        "engineer has none by an evaluator who judged others too"
    ),
    "z_score": marked("there is no spread, and the mark counts only where nobody has one"),
    "mean": marked("the mark counts as it stands, however severe"),
}
"""``bids.panel_method`` -> what becomes of an evaluator's single mark by a criterion."""


def equal_marks(found: Found) -> Sentences:
    """Evaluators who gave everybody the same mark by a criterion."""
    _, rules, panel, _ = found
    left_out = rules.panel_method == "z_score"
    fate = tr("such marks have no spread and are left out")
    if not left_out:
        fate = tr("such marks part nobody")
    for evaluator, criteria in by_evaluator(panel, all_equal):
        yield tr(
            "evaluator {evaluator} gave equal marks to all by {criteria}: {fate}; "
            "ask {evaluator} whether they were meant",
            evaluator=evaluator,
            criteria=listed(criteria),
            fate=fate,
        )


def parts_apart(found: Found) -> Sentences:
    """Criteria by which evaluators and engineers fall into parts that nobody joins."""
    _, rules, panel, _ = found
    for criterion, marks in zip(panel.criteria, panel.marks, strict=True):
        rows, columns = parts(cells_of(marks))
        groups = np.unique(rows[rows >= 0])
        if len(groups) < 2 or rules.panel_method == "mean":
            continue
        people = [names(panel.engineers, rows == group) for group in groups]
        judges = [names(panel.evaluators, columns == group) for group in groups]
        shown = [
            tr("{judged} by {judges}", judged=listed(judged), judges=listed(by))
            for judged, by in list(zip(people, judges, strict=True))[:3]
        ]
        if len(groups) > 3:
            shown.append(tr("{count} more", count=len(groups) - 3))
        yield tr(
            "by {criterion} the panel falls into {count} parts that share no evaluator "
            "({parts}): their scores cannot be compared, each part is taken as if its "
            "evaluators were equally severe; let one evaluator judge in each part",
            criterion=criterion,
            count=len(groups),
            parts=tr("; ").join(shown),
        )


def missing_criteria(found: Found) -> Sentences:
    """Engineers without a mark by some criterion."""
    scores = found[3].panel_scores
    if scores is None or not found[2].criteria:
        return
    for place, criterion in enumerate(scores.criteria):
        filled, known = scores.filled[:, place], np.isfinite(scores.by_criterion[:, place])
        for mask, fate in (
            (filled & known, tr("the other criteria are taken to tell, at this one's level")),
            (filled & ~known, tr("it is left out, and nothing tells what it would have been")),
        ):
            if mask.any():
                yield tr(
                    "no usable mark by {criterion} for {engineers}: "
                    "{fate}; let an evaluator give one",
                    criterion=criterion,
                    engineers=listed(names(scores.engineers, mask)),
                    fate=fate,
                )


def uneven_panels(found: Found) -> Sentences:
    """Standard scores of evaluators who saw different engineers."""
    _, rules, panel, _ = found
    gaps = [
        criterion
        for criterion, marks in zip(panel.criteria, panel.marks, strict=True)
        if not (np.isin(marks.given, (0, len(np.unique(marks.engineer))))).all()
    ]
    if gaps and rules.panel_method == "z_score":
        yield tr(
            "by {criteria} not every evaluator judged everybody: z_score takes whoever saw "
            'the better engineers for mild; bids.panel_method = "additive" does not',
            criteria=listed(gaps),
        )


def unranked(found: Found) -> Sentences:
    """Applicants whom nobody judged, and what the bids of the unjudged count."""
    season, rules, _, evaluation = found
    bare = ~evaluation.ranked
    applicants = bare & (season.engineers["entry"] == "applicant").to_numpy(bool)
    if applicants.any():
        who = listed(names(evaluation.engineers, applicants))
        yield tr(
            "no usable mark for {engineers}, who applied: not ranked; let the panel judge them",
            engineers=who,
        )
    if bare.any():
        said = tr("as bids.unscored_merit says") if rules.unscored_merit is not None else None
        yield unjudged(
            int(bare.sum()),
            float(evaluation.merit[bare][0]),
            said or tr("the mean"),
            counts=season.rulebook.bids is not None,
        )


def unjudged(count: int, merit: float, whose: str, *, counts: bool) -> str:
    """Say what the bids of people count, or would count, whom the panel did not judge."""
    if counts:
        return tr_count(
            count,
            "{count} engineer was not judged by the panel and not ranked: such bids count at merit "
            "{merit:.2f} ({whose})",
            "{count} engineers were not judged by the panel and not ranked: such bids count at "
            "merit {merit:.2f} ({whose})",
            merit=merit,
            whose=whose,
        )
    return tr_count(
        count,
        "{count} engineer was not judged by the panel and not ranked: such bids would count at "
        "merit {merit:.2f} ({whose})",
        "{count} engineers were not judged by the panel and not ranked: such bids would count at "
        "merit {merit:.2f} ({whose})",
        merit=merit,
        whose=whose,
    )


def missing_values(found: Found) -> Sentences:
    """Engineers without a value of an indicator."""
    evaluation = found[3]
    for name, column in zip(
        evaluation.indicators.names, evaluation.indicators.values.T, strict=True
    ):
        gaps = np.isnan(column)
        if gaps.any():
            yield tr(
                "no {indicator} for {engineers}: taken at the mean of "
                "the others, which neither helps nor harms",
                indicator=name_said(name),
                engineers=listed(names(evaluation.engineers, gaps)),
            )


NOTES: tuple[Callable[[Found], Sentences], ...] = (
    criteria_without_weight,
    single_marks,
    equal_marks,
    parts_apart,
    missing_criteria,
    uneven_panels,
    unranked,
    missing_values,
)
"""Every note, in the order in which they are said."""


def by_evaluator(
    panel: Panel, applies: Callable[[Marks], np.ndarray]
) -> Iterator[tuple[str, list[str]]]:
    """Evaluators of whom something holds, each with the criteria by which it does."""
    table = [applies(marks) for marks in panel.marks]
    for evaluator, row in zip(panel.evaluators, np.array(table).T, strict=True):
        if row.any():
            yield evaluator, names(panel.criteria, row)


def all_equal(marks: Marks) -> np.ndarray:
    """[evaluators], whether several marks were given, all of them the same."""
    grid = marks.grid
    least = np.where(np.isnan(grid), np.inf, grid).min(axis=0)
    most = np.where(np.isnan(grid), -np.inf, grid).max(axis=0)
    return np.asarray((least == most) & (marks.given >= 2))


def names(known: Sequence[str], mask: np.ndarray) -> list[str]:
    """Names at the places of a mask."""
    return [known[place] for place in np.flatnonzero(mask).tolist()]


def listed(found: Sequence[str]) -> str:
    """Join names as in a sentence; of many, the first and how many more."""
    shown = list(found[:NAMED])
    if len(found) > NAMED:
        shown.append(tr("{count} more", count=len(found) - NAMED))
    if len(shown) < 2:
        return "".join(shown)
    return tr("{first} and {last}", first=tr(", ").join(shown[:-1]), last=shown[-1])

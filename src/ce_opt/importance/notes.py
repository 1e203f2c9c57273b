"""What planners should know before they rely on the scores: contradictions, and missing values."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ce_opt.importance.consistency import ENOUGH, consistency_ratio, mend
from ce_opt.importance.matrix import given_values
from ce_opt.language import tr, tr_count
from ce_opt.season.importance_rules import Importance, ratio_text
from ce_opt.season.season import Note, Season

__all__ = ["importance_notes", "imputed"]

NAMED = 5
"""How many clients a note names."""


def importance_notes(season: Season) -> list[Note]:
    """Say what makes the scores of a season doubtful; nothing where all is well."""
    rules = season.rulebook.importance
    return [*inconsistent(rules), *filled_in(season)]


def inconsistent(rules: Importance) -> Iterator[Note]:
    """Say that comparisons contradict each other, and which one to think over."""
    ratio = consistency_ratio(rules) if rules.uses("ahp") else 0.0
    if ratio <= ENOUGH:
        return
    best = mend(rules)
    effect = tr(
        "with {better} the ratio would be {ratio:.3f}",
        better=ratio_text(best.better),
        ratio=best.ratio,
    )
    if best.ratio > ENOUGH:
        effect = tr(
            "{effect}, still above {enough}: think over the others too",
            effect=effect,
            enough=ENOUGH,
        )
    sentence = tr(
        "the judgements contradict each other: consistency ratio {ratio:.3f} (random index "
        "{random_index}) is above {enough}; most at odds with the others is "
        "{one}.{other} = {said}; {effect}",
        ratio=ratio,
        random_index=rules.random_index,
        enough=ENOUGH,
        one=best.one,
        other=best.other,
        said=ratio_text(best.said),
        effect=effect,
    )
    yield Note("importance.pairwise", sentence)


def filled_in(season: Season) -> Iterator[Note]:
    """Say which values were missing, and what stands for them."""
    rules = season.rulebook.importance
    lacking = np.isnan(given_values(season.clients, rules))
    for place, name in enumerate(rules.considered):
        clients = season.clients["client"][lacking[:, place]].tolist()
        if not clients:
            continue
        filling = rules.missing[name]
        known = season.clients[name].median()
        if filling == "median":
            stands = tr("the median, {value:.6g}", value=known)
        else:
            stands = f"{filling:.6g}"
        named = [*clients[:NAMED], *(["…"] if len(clients) > NAMED else [])]
        sentence = tr_count(
            len(clients),
            "{count} missing value ({clients}) counts as {value}",
            "{count} missing values ({clients}) count as {value}",
            clients=tr(", ").join(named),
            value=stands,
        )
        yield Note(tr("clients column {column}", column=name), sentence)


def imputed(season: Season) -> list[str]:
    """List for each client the criteria whose values were filled in, joined by semicolons."""
    rules = season.rulebook.importance
    lacking = np.isnan(given_values(season.clients, rules))
    names = np.array(rules.considered, dtype=object)
    return ["; ".join(names[row]) for row in lacking]

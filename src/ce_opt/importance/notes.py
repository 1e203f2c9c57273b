"""What planners should know before they rely on the scores: contradictions, and missing values."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ce_opt.importance.consistency import ENOUGH, consistency_ratio, mend
from ce_opt.importance.matrix import given_values
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
    effect = f"with {ratio_text(best.better)} the ratio would be {best.ratio:.3f}"
    if best.ratio > ENOUGH:
        effect += f", still above {ENOUGH}: think over the others too"
    yield Note(
        "importance.pairwise",
        f"the judgements contradict each other: consistency ratio {ratio:.3f} (random index "
        f"{rules.random_index}) is above {ENOUGH}; most at odds with the others is "
        f"{best.one}.{best.other} = {ratio_text(best.said)}; {effect}",
    )


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
        stands = f"the median, {known:.6g}" if filling == "median" else f"{filling:.6g}"
        named = ", ".join(clients[:NAMED]) + (", …" if len(clients) > NAMED else "")
        one = len(clients) == 1
        values = "1 missing value" if one else f"{len(clients)} missing values"
        count = "counts" if one else "count"
        yield Note(f"clients column {name}", f"{values} ({named}) {count} as {stands}")


def imputed(season: Season) -> list[str]:
    """List for each client the criteria whose values were filled in, joined by semicolons."""
    rules = season.rulebook.importance
    lacking = np.isnan(given_values(season.clients, rules))
    names = np.array(rules.considered, dtype=object)
    return ["; ".join(names[row]) for row in lacking]

"""The certificate, walked anew over the ladders as they are printed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from ce_opt.errors import Breach
from ce_opt.escalation.certificate import certify
from ce_opt.language import spoken_in, tr
from ce_opt.plan.audit.subject import TOLERANCE, Subject
from ce_opt.plan.escalation_table import certificate_table, findings_of, ground_of
from ce_opt.plan.layout import CERTIFICATE
from ce_opt.plan.printed_ladders import printed_ladders
from ce_opt.plan.read import CERTIFICATE as FINDINGS
from ce_opt.teams.facts import rows

__all__ = ["certificate"]

RULE = "certificate"


def certificate(subject: Subject) -> Iterator[Breach]:
    """Compare table and findings with what walking the printed ladders shows."""
    plan = subject.plan
    parts = {
        "escalation.csv": plan.escalation,
        CERTIFICATE.file: plan.certificate,
        FINDINGS: plan.findings,
    }
    missing = [name for name, part in parts.items() if part is None]
    if missing:
        if len(missing) < len(parts):
            sentence = tr(
                "{files} is missing beside the rest of the escalation", files=", ".join(missing)
            )
            yield Breach(RULE, missing[0], sentence)
        return
    ground = ground_of(subject.facts.season, plan)
    ladders = printed_ladders(ground, plan)
    if ladders is None:  # somebody or something unknown: a breach of its own
        return
    with spoken_in(subject.language):
        found = certify(ground, ladders.ladders, ladders.loads)
        right, findings = certificate_table(found), findings_of(found)
    yield from wrong_table(plan.certificate, right)
    yield from wrong_findings(plan.findings or {}, findings)
    yield from wrong_partners((plan.findings or {}).get("partners"), ladders.loads, ground.free)


def wrong_table(table: pd.DataFrame | None, right: pd.DataFrame) -> Iterator[Breach]:
    """Compare the table row by row."""
    found = [] if table is None else rows(table)
    if len(found) != len(right):
        sentence = tr(
            "{file} has {found} rows, it should have {right}",
            file=CERTIFICATE.file,
            found=len(found),
            right=len(right),
        )
        yield Breach(RULE, CERTIFICATE.file, sentence)
        return
    for row, wanted in zip(found, rows(right), strict=True):
        name = f"{wanted['client']} {wanted['specialty']}"
        for head, value in wanted.items():
            if shown(row[head]) != shown(value):
                sentence = tr(
                    "{file} {subject}: {name} is {found}, it should be {right}",
                    file=CERTIFICATE.file,
                    subject=name,
                    name=head,
                    found=shown(row[head]),
                    right=shown(value),
                )
                yield Breach(head, name, sentence)


def shown(value: Any) -> str:  # noqa: ANN401
    """Show a cell."""
    return '""' if pd.isna(value) else f'"{value}"'


def wrong_findings(found: dict[str, Any] | Any, wanted: dict[str, Any]) -> Iterator[Breach]:  # noqa: ANN401
    """Compare the findings key by key; how the partners were chosen is looked at apart."""
    for key in sorted({*wanted, *found} - {"partners"}):
        if found.get(key) != wanted.get(key):
            sentence = tr(
                "{file}: {key} is not what walking the ladders shows", file=FINDINGS, key=key
            )
            yield Breach(RULE, key, sentence)


def wrong_partners(found: Any, loads: dict[str, int], free: Any) -> Iterator[Breach]:  # noqa: ANN401
    """Recompute the hours of the partners, and hold their bounds below them."""
    right = {
        "hours_above_free": sum(max(0, load - free[name]) for name, load in loads.items()) / 1000,
        "most_loaded_hours": max(loads.values(), default=0) / 1000,
    }
    bounds = {"bound_above_free": "hours_above_free", "bound_most_loaded": "most_loaded_hours"}
    if not isinstance(found, dict) or found.keys() != {*right, *bounds}:
        heads = ", ".join([*right, *bounds])
        sentence = tr("{file}: partners must hold {keys}", file=FINDINGS, keys=heads)
        yield Breach(RULE, "partners", sentence)
        return
    if not all(isinstance(value, int | float) for value in found.values()):
        sentence = tr("{file}: partners must hold numbers", file=FINDINGS)
        yield Breach(RULE, "partners", sentence)
        return
    for key, value in right.items():
        if abs(found[key] - value) > TOLERANCE:
            sentence = tr(
                "{file}: {name} is {found}, it should be {right}",
                file=FINDINGS,
                name=key,
                found=found[key],
                right=value,
            )
            yield Breach(RULE, key, sentence)
    for bound, key in bounds.items():
        if found[bound] > found[key] + TOLERANCE:
            sentence = tr("{file}: {bound} is above {key}", file=FINDINGS, bound=bound, key=key)
            yield Breach(RULE, bound, sentence)

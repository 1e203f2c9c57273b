"""The run: what the plan was made of, by what, and how far it was proven."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from ce_opt.language import tr
from ce_opt.report.block import Fact, Facts, Section
from ce_opt.report.material import Material
from ce_opt.report.words import word

__all__ = ["section"]


def section(material: Material) -> Section:
    """Say everything that is needed to make the plan again."""
    return Section(
        name="run",
        title=tr("How this plan was made"),
        lead=tr(
            "The same season, seed, limits and version give the same plan again. The digests tell "
            "whether a file is the one that this plan was made of."
        ),
        blocks=[
            Facts(tr("The search"), tuple(search(material))),
            Facts(tr("Rules that the rule book sets"), tuple(rules(material)), folded=True),
            Facts(tr("Digests (SHA-256) of the files read"), tuple(digests(material)), folded=True),
            Facts(tr("Versions"), tuple(versions(material)), folded=True),
        ],
    )


def search(material: Material) -> Iterator[Fact]:
    """Say how far the search went."""
    told = material.plan.summary
    yield Fact(tr("Status"), word(told.status))
    yield Fact(tr("Points"), f"{told.points:,.2f}")
    yield Fact(tr("No plan is below"), f"{told.bound:,.2f}")
    yield Fact(tr("Gap"), f"{told.gap:.2%}")
    yield Fact(tr("Ended because"), word(told.stopped_by))
    yield Fact(tr("Seconds"), f"{told.seconds:,.1f}")
    yield Fact(tr("Deterministic work"), f"{told.work:,.2f}")
    yield Fact(tr("Random seed"), str(told.seed))
    scale = tr(
        "1 point = {points:,}, 1 hour = {hours:,}",
        points=told.scale["points"],
        hours=told.scale["hours"],
    )
    yield Fact(tr("Units of the solver"), scale)


def rules(material: Material) -> Iterator[Fact]:
    """Say the keys that the rule book sets; all others have their defaults."""
    book = material.season.rulebook.model_dump(mode="json", exclude_unset=True)
    yield from flat("", book)


def flat(before: str, section: Mapping[str, object]) -> Iterator[Fact]:
    """Write nested keys one below the other, as the rule book names them."""
    for key, value in section.items():
        name = f"{before}.{key}" if before else key
        if isinstance(value, Mapping):
            yield from flat(name, value)
        else:
            yield Fact(name, json.dumps(value, ensure_ascii=False), "code")


def digests(material: Material) -> Iterator[Fact]:
    """Say the digest of every input."""
    for file, digest in material.plan.summary.sha256.items():
        yield Fact(file, digest, "code")


def versions(material: Material) -> Iterator[Fact]:
    """Say what the numbers may depend on."""
    for name, version in material.plan.summary.versions.items():
        yield Fact(name, version, "code")

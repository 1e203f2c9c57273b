"""Frames and rules of a tiny season with some promises alone kept, for the brute-force oracle."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from ce_opt.whatif.promises import FORBIDDEN, REQUIRED, Promise
from oracle import brute_force
from tiny_seasons import tiny_rows, tiny_season

PLENTY = 10_000.0

SINGLE = {"max_clients": "selection.max_clients", "minimum_importance": "minimum_importance"}
"""Keys of section [selection] with a number, and the kind of their promise."""

Rows = dict[str, list[dict[str, Any]]]


def relaxed(seed: int, kept: Collection[Promise]) -> tuple[Rows, dict[str, Any]]:
    """Take back every promise of the season that is not kept."""
    rows, rules = tiny_rows(seed), tiny_season(seed)[1]
    assignment = dict(rules["assignment"])
    for key in ("max_travel_minutes", "max_handovers"):
        if Promise(key) not in kept:
            assignment.pop(key, None)
    for row in rows["clients"]:
        if row["service"] == "must" and Promise("service", (row["client"],)) not in kept:
            row["service"] = "auto"
    for row in rows["needs"]:
        if row["primary"] and Promise("primary_specialty", (row["client"],)) not in kept:
            row["level"] = 0
    for row in rows["engineers"]:
        who = (row["engineer"],)
        if Promise("care_hours", who) not in kept:
            row["care_hours"] = PLENTY
        for key in ("max_a", "max_clients"):
            if Promise(key, who) not in kept:
                row[key] = None
    kinds = {"required": REQUIRED, "forbidden": FORBIDDEN}
    rows["designations"] = [
        row
        for row in rows["designations"]
        if Promise(kinds[row["kind"]], (row["client"], row["engineer"], row["seat"])) in kept
    ]
    rows["relations"] = [
        row
        for row in rows["relations"]
        if row["kind"] == "conflict" and kept_apart(row["engineer"], row["other"], kept)
    ]
    return rows, rules | {"assignment": assignment} | selecting(rules, kept)


def selecting(rules: dict[str, Any], kept: Collection[Promise]) -> dict[str, Any]:
    """Keep of section [selection] what is promised."""
    section = rules.get("selection", {})
    found: dict[str, Any] = {
        key: section[key]
        for key, kind in SINGLE.items()
        if key in section and Promise(kind) in kept
    }
    found["least_share"] = {
        grouping: {
            name: share
            for name, share in shares.items()
            if Promise("selection.least_share", (grouping, name)) in kept
        }
        for grouping, shares in section.get("least_share", {}).items()
    }
    return {"selection": found} if section else {}


def counts_otherwise(seed: int) -> bool:
    """Whether least shares of a season count fewer clients while a least importance is kept.

    A promise that is taken back leaves the numbers asked for as they are; frames cannot say that.
    """
    section = tiny_season(seed)[1].get("selection", {})
    return "minimum_importance" in section and any(section["least_share"].values())


def kept_apart(one: str, other: str, kept: Collection[Promise]) -> bool:
    return any(Promise("conflict", pair) in kept for pair in ((one, other), (other, one)))


def can_be_kept(seed: int, kept: Collection[Promise]) -> bool:
    """Tell by trying every plan whether promises can be kept together.

    Clients that need not be served only take room: without them fewer plans are tried.
    """
    rows, rules = relaxed(seed, kept)
    required = {row["client"] for row in rows["designations"] if row["kind"] == "required"}
    if not any(rules.get("selection", {}).get("least_share", {}).values()):
        rows["clients"] = [
            row for row in rows["clients"] if row["service"] == "must" or row["client"] in required
        ]
    return not rows["clients"] or brute_force(rows, rules) is not None

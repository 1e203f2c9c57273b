"""The best plan of the tiny season, typed by hand, for commands that ask about it many times."""

from __future__ import annotations

from pathlib import Path

from cli.console import INSTANCES

TINY = INSTANCES / "tiny"
LITTLE = ("--work", "0.1", "--seconds", "300", "--workers", "1", "--quiet")


def typed(folder: Path) -> Path:
    """Write the plan of instances/tiny/README.md."""
    text = "client,engineer_a,engineer_b\nC1,E4,E2\nC2,E1,E3\nC3,E2,\n"
    (folder / "plan.csv").write_text(text, "utf-8")
    return folder / "plan.csv"

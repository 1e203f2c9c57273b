"""Every notebook runs from top to bottom, and is kept without outputs."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOKS = Path(__file__).parent.parent / "notebooks"
PATHS = sorted(NOTEBOOKS.glob("*.ipynb"))


def outputs(path: Path) -> dict[str, str]:
    """Run a notebook in its folder: source of each code cell -> the plain text it shows."""
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": NOTEBOOKS}}
    )
    asyncio.run(client.async_execute())
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return {
        cell.source: "".join(
            output.get("data", {}).get("text/plain", "") for output in cell.outputs
        )
        for cell in cells
    }


def test_there_are_notebooks() -> None:
    assert [path.name for path in PATHS] == ["5_season_end.ipynb", "first_plan.ipynb"]


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_a_notebook_is_kept_without_outputs(path: Path) -> None:
    cells = json.loads(path.read_text("utf-8"))["cells"]
    assert not any(cell.get("outputs") or cell.get("execution_count") for cell in cells)


def test_the_first_plan_runs_and_finds_the_optimum_worked_out_by_hand() -> None:
    shown = outputs(NOTEBOOKS / "first_plan.ipynb")
    planned = next(text for source, text in shown.items() if "ce_opt.plan_season(tiny" in source)
    assert planned == "('optimal', 438.5, 438.5)"
    written = next(text for source, text in shown.items() if "ce_opt.audit(" in source)
    assert written.endswith("[])")


def test_the_season_end_is_reckoned_to_the_fen_and_audited() -> None:
    shown = outputs(NOTEBOOKS / "5_season_end.ipynb")

    def cell(piece: str) -> str:
        return next(text for source, text in shown.items() if piece in source)

    assert cell("ce_opt.plan_season(") == "('optimal', 118)"
    assert cell("monotone = all(") == "True"
    assert cell("int(fen.sum())") == "(12000000, 1000000)"
    assert cell("ce_opt.audit(") == "[]"

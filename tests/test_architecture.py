"""The house: who may import whom, what is never loaded, where words belong."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import networkx as nx
import pytest

from every import every

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "ce_opt"
TESTS = ROOT / "tests"

BELOW = {
    "language": set(),
    "errors": set(),
    "display": set(),
    "season": {"display", "errors"},
    "importance": {"errors", "season"},
    "marks": set(),
    "bids": {"errors", "season", "marks"},
    "duties": {"errors", "season"},
    "roster": {"errors", "season", "bids", "marks"},
    "skills": {"errors", "season"},
    "generate": {"errors", "season"},
    "groups": {"errors", "season"},
    "teams": {"errors", "season", "importance", "bids"},
    "escalation": {"errors", "season", "skills"},
    "notes": {"errors", "season", "importance", "bids", "roster", "groups", "escalation"},
    "appraisal": {"errors", "season", "importance", "marks"},
    "plan": {
        "display",
        "errors",
        "season",
        "importance",
        "marks",
        "bids",
        "skills",
        "roster",
        "groups",
        "teams",
        "escalation",
        "duties",
        "appraisal",
    },
    "before_teams": {"errors", "season", "roster", "groups"},
    "pipeline": {
        "before_teams",
        "display",
        "errors",
        "season",
        "importance",
        "bids",
        "roster",
        "groups",
        "teams",
        "plan",
        "generate",
    },
    "whatif": {
        "before_teams",
        "display",
        "errors",
        "season",
        "importance",
        "bids",
        "roster",
        "groups",
        "duties",
        "teams",
        "plan",
        "pipeline",
    },
    "report": {
        "errors",
        "season",
        "importance",
        "bids",
        "skills",
        "groups",
        "teams",
        "escalation",
        "duties",
        "appraisal",
        "plan",
        "pipeline",
        "whatif",
    },
    "cli": {
        "report",
        "whatif",
        "display",
        "errors",
        "season",
        "importance",
        "bids",
        "roster",
        "groups",
        "duties",
        "skills",
        "escalation",
        "notes",
        "teams",
        "plan",
        "generate",
        "appraisal",
        "pipeline",
    },
    "__main__": {"cli"},
}
"""Floor of the house -> the floors below it; every floor speaks, through `language`."""

SOLVER_FREE_OF_PANDAS = (
    "annealing",
    "ascent",
    "bound",
    "branching",
    "budget",
    "candidates",
    "carried",
    "chance",
    "charge",
    "choosers",
    "climb",
    "compiled",
    "cooling",
    "decomposition",
    "everyone",
    "exchange",
    "executors",
    "headcount",
    "improve",
    "insertion",
    "knapsack",
    "known_prices",
    "listing",
    "marginal",
    "master",
    "merging",
    "moves",
    "node",
    "oscillation",
    "parts",
    "polish",
    "pool",
    "prices",
    "pricing",
    "problem",
    "regions",
    "rehearsal",
    "relaxation",
    "run",
    "search",
    "seats",
    "shaking",
    "slack",
    "solve",
    "stage",
    "standing",
    "stopper",
    "territory",
    "vertex",
    "worth",
)
"""Modules of teams that know columns and rows, and nothing else."""

TELECOM = (
    "specialt", "district", "telecom", "revenue", "hours", "travel", "bid", "incumbent", "skill",
    "importance", "conduit", "cable", "season",
)  # fmt: skip
"""Beginnings of words that mean something to a telecom operator."""


def modules() -> list[str]:
    """Dotted names of all modules."""
    paths = (path.relative_to(PACKAGE.parent).with_suffix("") for path in PACKAGE.rglob("*.py"))
    return sorted(".".join(path.parts).removesuffix(".__init__") for path in paths)


def path_of(module: str) -> Path:
    path = PACKAGE.parent.joinpath(*module.split("."))
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


@cache
def tree_of(module: str) -> ast.Module:
    return ast.parse(path_of(module).read_text("utf-8"))


def imports_of(module: str) -> Iterator[str]:
    """Modules that a module imports anywhere: at the top, in functions, for types alone."""
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: relative imports hide where they go"
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield whole if whole in modules_set() else str(node.module)


@cache
def modules_set() -> frozenset[str]:
    return frozenset(modules())


def floor_of(module: str) -> str:
    """First name below ce_opt; empty for ce_opt itself."""
    return module.split(".")[1] if "." in module else ""


def loaded_after(statement: str) -> set[str]:
    """Top-level packages that a fresh interpreter has loaded after a statement."""
    code = f"import sys\n{statement}\nprint(*{{name.split('.')[0] for name in sys.modules}})"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(PACKAGE.parent)},
    )
    return set(done.stdout.splitlines()[-1].split())


def test_every_floor_has_its_place_in_the_house() -> None:
    assert {floor_of(module) for module in modules()} - {""} <= set(BELOW)


@every("module", [module for module in modules() if floor_of(module)])
def test_imports_point_down_only(module: str) -> None:
    own = floor_of(module)
    for imported in imports_of(module):
        if imported.split(".")[0] != "ce_opt":
            continue
        if imported == "ce_opt":  # the doorway knows its own version, and imports on first use
            assert names_from_the_doorway(module) <= {"__version__"}
        else:
            below = BELOW[own] | {own, "language"}
            assert floor_of(imported) in below, f"{module} imports {imported}"


def names_from_the_doorway(module: str) -> set[str]:
    return {
        alias.name
        for node in ast.walk(tree_of(module))
        if isinstance(node, ast.ImportFrom) and node.module == "ce_opt"
        for alias in node.names
    }


def test_no_module_imports_itself_in_a_roundabout_way() -> None:
    graph = nx.DiGraph()
    for module in modules():
        if floor_of(module) and floor_of(module) != "cli":
            graph.add_edges_from(
                (module, imported)
                for imported in imports_of(module)
                if imported in modules_set() and not module.startswith(f"{imported}.")
            )
    # A package and its own parts are one thing: `from ce_opt.plan.plan import` in plan/__init__.
    assert list(nx.simple_cycles(graph)) == []


@every("name", SOLVER_FREE_OF_PANDAS)
def test_what_solves_knows_no_tables(name: str) -> None:
    seen, waiting = set(), [f"ce_opt.teams.{name}"]
    while waiting:
        module = waiting.pop()
        for imported in imports_of(module):
            assert imported.split(".")[0] != "pandas", f"{module} imports pandas"
            assert floor_of(imported) in (
                "",
                "errors",
                "language",
                "teams",
            ) or not imported.startswith("ce_opt")
            if imported in modules_set() and imported not in seen:
                seen.add(imported)
                waiting.append(imported)


def test_the_list_of_modules_that_solve_is_complete() -> None:
    # Whoever works on a TeamProblem, and is neither its maker nor a limit's module, belongs to it.
    working = {
        module.removeprefix("ce_opt.teams.")
        for module in modules()
        if module.startswith("ce_opt.teams.")
        and "ce_opt.teams.problem" in imports_of(module)
        and ".limits" not in module
    }
    assert working - {"build", "price_list"} <= set(SOLVER_FREE_OF_PANDAS)


@pytest.mark.parametrize("name", ["problem", "candidates"])
def test_the_problem_speaks_no_telecom(name: str) -> None:
    tree = tree_of(f"ce_opt.teams.{name}")
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    names |= {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)}
    names |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    names |= {
        node.name for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.ClassDef))
    }
    words = {word for name in names for word in name.lower().split("_")}
    assert not [word for word in words if word.startswith(TELECOM)]


@pytest.mark.parametrize("statement", ["import ce_opt.plan", "import ce_opt.plan.audit"])
def test_the_audit_needs_no_solver(statement: str) -> None:
    assert loaded_after(statement).isdisjoint({"ortools", "numba"})


def test_help_loads_neither_tables_nor_a_solver() -> None:
    statement = (
        "from ce_opt.cli import main\n"
        "sys.argv = ['ce-opt', '--help']\n"
        "try:\n    main()\nexcept SystemExit as end:\n    assert not end.code"
    )
    assert loaded_after(statement).isdisjoint(
        {"pandas", "numpy", "ortools", "networkx", "pydantic"}
    )


def test_importing_the_package_loads_nothing_heavy() -> None:
    loaded = loaded_after("import ce_opt")
    assert loaded.isdisjoint({"pandas", "numpy", "ortools", "networkx", "pydantic", "typer"})


def test_every_solver_leaves_ctrl_c_to_the_command() -> None:
    # CP-SAT takes the signal over and gives it back as one that kills the process: whatever is
    # stopped after that keeps nothing.
    solvers = [path for path in PACKAGE.rglob("*.py") if "CpSolver()" in path.read_text("utf-8")]
    assert len(solvers) > 4
    for path in solvers:
        text = path.read_text("utf-8")
        assert text.count("catch_sigint_signal = False") == text.count("CpSolver()"), path


def test_every_public_name_is_where_the_doorway_says() -> None:
    import ce_opt

    assert set(ce_opt.HOMES) | {"__version__"} == set(ce_opt.__all__)
    for name in ce_opt.__all__:
        assert getattr(ce_opt, name) is not None
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = ce_opt.no_such_name


@every("module", modules())
def test_a_module_opens_with_a_sentence_and_prints_nothing(module: str) -> None:
    docstring = ast.get_docstring(tree_of(module))
    assert docstring
    assert re.search(r"[.:!?]$", docstring.split("\n\n")[0].strip())
    calls = [node.func for node in ast.walk(tree_of(module)) if isinstance(node, ast.Call)]
    assert not [call for call in calls if isinstance(call, ast.Name) and call.id == "print"]


BEHAVIOURS = {"instances", "interrupt", "languages", "oracle_agrees", "row_order"}
"""Test files about something that several modules do together, or about data."""


@every("path", [path for path in sorted(TESTS.rglob("test_*.py")) if path.parent != TESTS])
def test_a_test_file_stands_where_its_module_stands(path: Path) -> None:
    folder = PACKAGE / path.parent.relative_to(TESTS)
    name = path.stem.removeprefix("test_")
    assert folder.is_dir()
    assert (folder / f"{name}.py").exists() or (folder / name).is_dir() or name in BEHAVIOURS


@every("name", sorted(path.stem for path in (PACKAGE / "teams").glob("[!_]*.py")))
def test_every_module_of_the_optimiser_has_its_tests(name: str) -> None:
    assert (TESTS / "teams" / f"test_{name}.py").exists()

"""Imports flow one way between the rooms."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# What each part may never import, by prefix; the command line is where all is put together.
FORBIDDEN = {
    "tracker/temporal": (
        "tracker.commitments",
        "tracker.status",
        "tracker.linking",
        "tracker.store",
        "spacy",
        "sqlmodel",
    ),
    "tracker/calendars.py": ("tracker.temporal", "tracker.commitments", "tracker.store"),
    "tracker/commitments": (
        "tracker.status",
        "tracker.linking",
        "tracker.store",
        "tracker.pipeline",
        "sqlmodel",
    ),
    "tracker/status": ("tracker.store", "tracker.linking", "tracker.pipeline", "sqlmodel"),
    "tracker/linking": ("tracker.store", "tracker.pipeline", "sqlmodel"),
    "tracker/store": ("tracker.pipeline", "tracker.digest", "tracker.outbound", "tracker.cli"),
    "tracker/outbound": ("tracker.store", "tracker.commitments", "tracker.temporal"),
    "api": ("jobs", "tracker.cli", "sqlalchemy", "apscheduler"),
    "jobs": ("api", "fastapi", "tracker.cli"),
    "seeds": ("tracker.store", "api", "jobs"),
}
EVERYWHERE_BUT_CLI = ("api", "jobs", "fastapi", "starlette", "uvicorn", "apscheduler", "tracker.cli")
CLOCKS = {
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("datetime", "today"),
    ("date", "today"),
    ("time", "time"),
}


def modules(part: str) -> Iterator[Path]:
    path = ROOT / part
    yield from [path] if path.is_file() else sorted(path.rglob("*.py"))


def imports(path: Path) -> set[str]:
    """The names a module imports at run time; what only the type checker sees does not count."""
    found: set[str] = set()
    tree = ast.parse(path.read_text())
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            node.body = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


def within(name: str, room: str) -> bool:
    return name == room or name.startswith(f"{room}.")


@pytest.mark.parametrize("part", FORBIDDEN)
def test_it_imports_only_what_stands_before_it(part: str) -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules(part)
        for name in imports(path)
        for room in FORBIDDEN[part]
        if within(name, room)
    ]
    assert wrong == []


def test_it_keeps_web_framework_and_scheduler_out_of_the_domain() -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules("tracker")
        if not path.is_relative_to(ROOT / "tracker/cli")
        for name in imports(path)
        if any(within(name, room) for room in EVERYWHERE_BUT_CLI)
    ]
    assert wrong == []


def test_it_reads_the_wall_clock_in_one_place() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{node.lineno} {ast.unparse(node)}"
        for part in ("tracker", "api", "jobs")
        for path in modules(part)
        if path != ROOT / "tracker/clock.py"
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and (ast.unparse(node.func.value).rpartition(".")[2], node.func.attr) in CLOCKS
    ]
    assert wrong == []

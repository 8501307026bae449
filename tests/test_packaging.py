"""An installed wheel works from an empty folder, with everything it needs inside."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def run(*command: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run to the end; the test fails with the output where the command fails."""
    found = subprocess.run(
        command, cwd=cwd, env={**os.environ, **environment}, capture_output=True, text=True, timeout=300
    )
    assert found.returncode == 0, found.stdout + found.stderr
    return found


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(
        sys.executable,
        *("-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder)),
        str(ROOT),
        cwd=folder,
    )
    return next(folder.glob("tracker-*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds just the unpacked wheel, to be put before everything else."""
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def test_it_holds_types_seeds_migrations_pages_and_the_licence(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {"tracker/py.typed", "api/py.typed", "jobs/py.typed"} <= set(names)
    for kind in ("seeds/documents/", "tracker/store/migrations/versions/", "api/pages/templates/", "LICENSE"):
        assert any(kind in name for name in names), kind
    assert not any(name.startswith("tests/") for name in names)


def test_it_runs_the_demo_from_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    found = run(
        *(sys.executable, "-m", "tracker.cli", "demo", "--once"),
        cwd=empty,
        PYTHONPATH=str(installed),
        HOME=str(empty),
    )
    assert "Russia" in found.stdout
    assert list(empty.iterdir()) == [], "the demo left something behind"


def test_it_imports_itself_and_not_the_checkout(installed: Path, tmp_path: Path) -> None:
    found = run(
        sys.executable,
        "-c",
        "import tracker, api, jobs, seeds\nprint(*(room.__file__ for room in (tracker, api, jobs, seeds)))",
        cwd=tmp_path,
        PYTHONPATH=str(installed),
    )
    assert found.stdout.count(str(installed)) == 4


def test_it_loads_nothing_heavy_when_imported(tmp_path: Path) -> None:
    heavy = (
        "spacy",
        "dateparser",
        "sqlmodel",
        "sqlalchemy",
        "fastapi",
        "apscheduler",
        "holidays",
        "pydantic",
    )
    found = run(
        sys.executable,
        "-c",
        f"import sys, tracker, tracker.temporal; print([name for name in {heavy!r} if name in sys.modules])",
        cwd=tmp_path,
    )
    assert found.stdout.strip() == "[]"


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_it_locks_every_dependency_by_hash_and_names_no_address(name: str) -> None:
    text = (ROOT / name).read_text()
    assert "://" not in text
    pinned = [line for line in text.splitlines() if "==" in line]
    assert pinned and all(line.endswith("\\") for line in pinned), "a pin without a hash"

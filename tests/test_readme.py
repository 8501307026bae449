"""The README says what is true: its output is real, its examples run, and nothing is left out."""

import json
import re

import pytest
from typer.main import get_group

from tests.readme import README, generated
from tests.test_packaging import ROOT
from tracker.cli.app import app

TEXT = README.read_text()
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```", TEXT, flags=re.S | re.M)


def blocks(language: str) -> list[str]:
    return [body for name, body in BLOCKS if name == language]


def test_it_shows_what_the_program_prints_today() -> None:
    assert generated(TEXT) == TEXT, "run: python -m tests.readme"


def test_it_has_one_line_to_run_and_one_to_test() -> None:
    lines = [body.strip() for body in blocks("sh") if body.startswith("python3 -m venv")]
    assert [line.split()[-1].rpartition("/")[2] for line in lines] == ["demo", "pytest"]
    assert all("\n" not in line and "--require-hashes" in line for line in lines)


def test_its_python_example_runs_and_says_what_the_comments_say(capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = blocks("python")
    scope: dict[str, object] = {}
    exec(compile(example, "README.md", "exec"), scope)
    exec("print(found.committer, found.action, found.due.isoformat(), len(found.trace) > 1)", scope)
    assert capsys.readouterr().out == "Russia show real progress 2025-08-09T04:00:00+00:00 True\n"


def test_its_rest_examples_are_json_that_the_api_takes(api_body_names: set[str]) -> None:
    bodies = [json.loads(body) for body in re.findall(r"-d '(\{.*?\})'", "\n".join(blocks("sh")), flags=re.S)]
    assert len(bodies) == 2
    assert all(body.keys() <= api_body_names for body in bodies)


@pytest.fixture
def api_body_names() -> set[str]:
    from api.schemas.documents import DocumentIn
    from api.schemas.webhooks import WebhookIn

    return {*DocumentIn.model_fields, *WebhookIn.model_fields}


@pytest.mark.parametrize("command", sorted(get_group(app).commands))
def test_every_command_is_named(command: str) -> None:
    assert re.search(rf"`(tracker )?{command}\b|tracker {command}\b", TEXT), command


@pytest.mark.parametrize("command", sorted(get_group(app).commands))
def test_every_command_says_what_it_does(command: str) -> None:
    assert get_group(app).commands[command].help


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\((?!https?:)([^)#]+)\)", TEXT))))
def test_its_links_lead_somewhere(link: str) -> None:
    assert (ROOT / link).exists()

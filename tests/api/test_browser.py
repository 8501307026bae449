"""The pages in a real browser, without JavaScript: read the list, open one, record that it was met."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
import uvicorn

from api.app import create_app
from tests.api.conftest import ManualClock, TestClient
from tests.api.texts import post
from tracker.settings import Settings
from tracker.store.database import Database

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-sync",
]

pytestmark = pytest.mark.browser


@pytest.fixture
def site(sqlite_database: Database, clock: ManualClock) -> Iterator[str]:
    """The address of a real server on loopback, with the port story in it."""
    app = create_app(sqlite_database, settings=Settings(timezone="America/New_York"), clock=clock)
    post(TestClient(app, base_url="http://127.0.0.1"))
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_config=None))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


@pytest.fixture
def page() -> Iterator[Any]:
    if CHROMIUM is None:
        reason = "no Chromium browser on this machine"
        if os.environ.get("TRACKER_REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser.new_context(java_script_enabled=False).new_page()
        browser.close()


def test_it_lets_a_person_record_that_a_commitment_was_met(site: str, page: Any) -> None:
    page.goto(site)
    page.get_by_role("link", name="publish the inspection report").click()
    assert page.locator("mark.deadline").first.inner_text() == "until Friday"
    page.get_by_text("Record that it was done").click()
    page.get_by_label("Note").fill("seen on their site")
    page.get_by_role("button", name="Mark as met").click()
    assert page.locator(".verdict-card .status").inner_text() == "Met"

"""Installations with a designer, Chromium, and people who use it. Complaints of a page fail the test that opened it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tools.build_web import is_current

from ..e2e.conftest import ani, new_caller, new_installation, prompts, shipped, sounds
from ..e2e.installation import Installation
from ..peers.conftest import sipp
from ..peers.debian import require
from .designer_process import DesignerProcess
from .studio import PATIENCE_MS, Person, Studio
from .texts import LANGUAGES, Texts

__all__ = ["ani", "new_caller", "new_installation", "prompts", "shipped", "sipp", "sounds"]

ROOT = Path(__file__).parents[2]
KEPT = ROOT / "var" / "browser"
CHROMIUM = "/usr/bin/chromium"
# No traffic of its own, no graphics card, no sandbox: tests may run as root.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
FAILED = pytest.StashKey[bool]()

expect.set_options(timeout=PATIENCE_MS)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.slow)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """What people do is tried in all languages of the designer, files that say so in one."""
    if "language" in metafunc.fixturenames:
        only = metafunc.definition.get_closest_marker("only_in")
        metafunc.parametrize("language", only.args if only is not None else LANGUAGES)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.when == "call":
        item.stash[FAILED] = report.failed
    return report


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """For one file of tests: while Playwright runs, nothing else in its process can run an asyncio loop."""
    require("chromium")
    if not is_current():
        pytest.fail("designer/static was made from other sources than designer/web has now: `make web`", pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def _studio(shipped: Installation, chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    folder = tmp_path_factory.mktemp("studio") / "installation"
    shutil.copytree(shipped.folder, folder)
    installation = Installation(folder)
    with DesignerProcess(installation.file) as designer:
        yield Studio(installation, designer, chromium, KEPT)
        assert "Traceback" not in designer.log, designer.log


@pytest.fixture
def studio(_studio: Studio, request: pytest.FixtureRequest) -> Iterator[Studio]:
    """The designer of an installation with the telebank flow; what tests make in it stays until the last one."""
    yield _studio
    complaints = [each for person in _studio.people for each in person.watch.complaints]
    failed = request.node.stash.get(FAILED, False) or bool(complaints)
    _studio.leave(re.sub(r"[^\w.-]+", "-", request.node.name) if failed else None)
    assert not complaints, "the page complained:\n" + "\n".join(complaints)


@pytest.fixture
def texts(language: str) -> Texts:
    return Texts(language)


@pytest.fixture
def person(studio: Studio, language: str) -> Person:
    """Somebody who is signed in."""
    return studio.person(language)

"""The browser as a telephone: Chromium calls what is drawn, through a running engine, and the conversation goes on."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from ..e2e.conftest import NewInstallation
from ..e2e.installation import Installation
from .conftest import KEPT
from .designer_process import DesignerProcess
from .studio import Studio

pytestmark = pytest.mark.only_in("en")

HEARD_MS = 30_000


@pytest.fixture
def installation(new_installation: NewInstallation) -> Installation:
    """Its engine takes calls from pages, on a port that is free."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    made = new_installation()
    with made.file.open("a", encoding="utf-8") as file:
        file.write(f"\n[browser]\nstart = true\nport = {port}\n")
    return made


@pytest.fixture
def called(installation: Installation, chromium: Browser) -> Iterator[Studio]:
    """A designer beside its engine."""
    with installation.up() as engine, DesignerProcess(installation.file) as designer:
        studio = Studio(installation, designer, chromium, KEPT)
        yield studio
        studio.leave(None)
        assert "Traceback" not in engine.log + designer.log


def test_the_draft_is_called_and_the_conversation_goes_on(called: Studio, language: str) -> None:
    person = called.person(language)
    page, texts = person.goes_to("/flows/telebank"), person.texts
    page.get_by_role("tab", name=texts("drawer.simulator"), exact=True).click()
    page.get_by_text(texts("callMe.title"), exact=True).click()
    panel = page.get_by_role("tabpanel", name=texts("drawer.simulator"))
    panel.get_by_role("button", name=texts("callMe.call")).click()
    expect(page.get_by_text(texts("callMe.phase.talking"))).to_be_visible(timeout=HEARD_MS)
    heard = page.get_by_role("list", name=texts("callMe.heard"))
    expect(heard).to_contain_text("For English, press 1.", timeout=HEARD_MS)
    meter = page.get_by_role("progressbar", name=texts("callMe.level"))
    # An engine that speaks, and a loudspeaker that runs.
    expect(meter).not_to_have_attribute("aria-valuenow", "0", timeout=HEARD_MS)
    keys = panel.get_by_role("group", name=texts("simulator.keypad"))
    keys.get_by_role("button", name="1", exact=True).click()
    expect(heard).to_contain_text("To report a lost card, press 2.", timeout=HEARD_MS)
    keys.get_by_role("button", name="0", exact=True).click()
    panel.get_by_role("button", name=texts("callMe.outcome.busy")).click(timeout=HEARD_MS)
    panel.get_by_role("button", name=texts("callMe.hangUp")).click()
    expect(page.get_by_text(texts("callMe.ended.caller"))).to_be_visible()
    assert person.watch.complaints == []
    cdr = called.installation.cdr("browser")
    facts = dict(cdr.facts)
    assert (cdr.channel, facts["author"], facts["test"]) == ("browser", "wang", "draft 1")
    assert "telebank.main" in cdr.path

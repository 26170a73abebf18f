"""The operator watches while callers call, and while the engine is stopped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from ..channels.sip.phone import Phone
from ..e2e.conftest import NewInstallation
from ..peers.sipp import Sipp, SippCall
from .axe import serious
from .conftest import KEPT
from .designer_process import DesignerProcess
from .studio import Studio

SEEN_MS = 30_000
MARKUP = "<img src=x onerror=alert(1)>"


@pytest.fixture
def studio(new_installation: NewInstallation, chromium: Browser) -> Iterator[Studio]:
    """A designer; its engine is started and stopped by the story."""
    installation = new_installation()
    with DesignerProcess(installation.file) as designer:
        made = Studio(installation, designer, chromium, KEPT)
        yield made
        made.leave(None)
        assert "Traceback" not in designer.log, designer.log


def test_calls_come_move_and_end_and_the_engine_stops(studio: Studio, language: str, tmp_path: Path) -> None:
    person = studio.person(language)
    page, texts = person.goes_to("/wall"), person.texts
    alarms = page.get_by_role("region", name=texts("wall.alarms"))
    channels = page.get_by_role("region", name=texts("wall.channels"))
    expect(alarms).to_contain_text(texts("wall.alarm.no_engine"))
    with studio.installation.up() as engine:
        expect(page.get_by_text(texts("wall.state.serving"))).to_be_visible(timeout=SEEN_MS)
        expect(alarms).to_be_hidden()
        three = SippCall("95588", "13800001234", 3, hold_ms=9_000)
        with Sipp(tmp_path / "sipp", "uac_hang_up", engine.server, three) as callers:
            table = channels.get_by_role("table", name=texts("wall.channels"), exact=True)
            row = table.get_by_role("row").filter(has_text="13800001234").first
            expect(row).to_contain_text("Telephone banking", timeout=SEEN_MS)
            expect(row).to_contain_text("v1")
            expect(table).to_have_attribute("aria-rowcount", "4")
            expect(row).to_have_attribute("aria-rowindex", re.compile("^[234]$"))
            expect(row.get_by_role("rowheader")).to_contain_text("13800001234")
            expect(table.get_by_role("columnheader", name=texts("wall.dialled"), exact=True)).to_have_count(1)
            assert serious(page) == []
            expect(row).to_contain_text("Language", timeout=SEEN_MS)
            expect(row).to_contain_text(texts("wall.does.asking"))
            with Phone(engine.address, "13800005555") as phone:
                call = phone.call("95588")
                call.display_name = MARKUP
                call.invite()
                call.answered()
                hostile = channels.locator(".ant-table-row").filter(has_text="13800005555")
                expect(hostile).to_contain_text(MARKUP, timeout=SEEN_MS)
                page.get_by_role("link", name=texts("wall.board")).click()
                expect(page.get_by_label(texts("wall.totals"))).to_contain_text(texts("wall.ofCapacity", capacity=200))
                expect(page.get_by_label(texts("wall.allFlows"))).to_contain_text("Telephone banking")
                page.go_back()
                call.hang_up()
            assert callers.wait().failed == 0
            expect(channels).to_be_visible()
            expect(hostile).to_have_count(0, timeout=SEEN_MS)
            expect(row).to_have_count(0, timeout=SEEN_MS)
        expect(channels).to_contain_text(texts("wall.noCalls"))
        engine.kill()
        expect(alarms).to_contain_text(texts("wall.alarm.gone", engine="main"), timeout=5_000)
        expect(page.get_by_text(texts("wall.state.gone"), exact=True)).to_be_visible()
    with studio.installation.up() as engine:
        expect(page.get_by_text(texts("wall.state.serving"))).to_be_visible(timeout=SEEN_MS)
        assert engine.stop() == 0
        expect(alarms).to_contain_text(texts("wall.alarm.stopped", engine="main"), timeout=SEEN_MS)
    assert person.watch.complaints == []

"""Pages of what all flows share, recordings, live data and people, and how one gets there."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from playwright.sync_api import expect

from ..designer.archives_made import zipped
from ..designer.prompts.sounds_made import tone
from .drafts import place_two_calls
from .studio import Arrival, Person

__all__ = ["SHARED_PAGES"]


def _recordings(person: Person) -> None:
    expect(person.page.get_by_role("rowheader", name="you_entered")).to_be_visible()


def _recording(person: Person) -> None:
    person.page.get_by_role("button", name=person.texts.like("recordings.openName", what="welcome, en-US")).click()
    drawer = person.page.get_by_role("dialog")
    expect(drawer.get_by_role("img").first).to_be_visible()
    expect(drawer.get_by_role("textbox", name=person.texts("recordings.transcript"))).to_be_visible()


def _new_recording(person: Person) -> None:
    person.page.get_by_role("button", name=person.texts("recordings.new")).click()
    expect(person.page.get_by_role("dialog", name=person.texts("recordings.new"))).to_be_visible()


def _upload(person: Person) -> None:
    person.page.get_by_role("button", name=person.texts("recordings.uploadMany")).click()
    expect(person.page.get_by_role("dialog", name=person.texts("recordings.uploadMany"))).to_be_visible()


def _archive(person: Person) -> None:
    _upload(person)
    with person.page.expect_file_chooser() as choosing:
        person.page.get_by_text(person.texts("recordings.drop")).click()
    files = {"studio/welcome.wav": tone(), "studio/zh-CN/cards/lost.wav": tone(), "studio/read me.txt": b"no sound"}
    archive = {"name": "studio.zip", "mimeType": "application/zip", "buffer": zipped(files)}
    choosing.value.set_files(archive)  # type: ignore[arg-type]  # a TypedDict of Playwright that it does not export
    expect(person.page.get_by_text(person.texts.like("library.refused", count=1))).to_be_visible()


def _texts(person: Person) -> None:
    """Of one flow: other pages leave many behind."""
    person.page.get_by_label(person.texts("library.findText"), exact=True).fill("telebank")
    expect(person.page.get_by_role("rowheader").filter(has_text="telebank · main · prompt").first).to_be_visible()


def _live(person: Person) -> None:
    expect(person.page.get_by_role("link", name="Branches")).to_be_visible()


def _calendar(person: Person) -> None:
    expect(person.page.get_by_role("heading", name=person.texts("live.public"))).to_be_visible()
    expect(person.page.locator(".live-cell").first).to_be_visible()
    expect(person.page.locator(".live-public tbody tr[data-row-key]").first).to_be_visible()


def _list(person: Person) -> None:
    form = {"subject": "list", "title": "Gold members", "entries": ["13800001111", "+4490*"]}
    _makes(person, "/api/live/list/gold/form", {"form": form})
    person.goes_to("/live/list/gold")
    expect(person.page.get_by_role("textbox", name=person.texts("live.newEntry"))).to_be_visible()
    expect(person.page.get_by_text("+4490*").or_(person.page.locator("input[value='+4490*']")).first).to_be_visible()


def _table(person: Person) -> None:
    columns = [{"name": "city", "type": "text"}, {"name": "fee", "type": "money"}]
    rows = [{"key": "021", "cells": ["Shanghai", "CNY 12.50"]}, {"key": "010", "cells": ["Beijing", "CNY 3"]}]
    form = {"subject": "table", "title": "Fees", "columns": columns, "rows": rows}
    _makes(person, "/api/live/table/fees/form", {"form": form})
    person.goes_to("/live/table/fees")
    cell = person.texts("live.cellOf", column="city", row="021")
    expect(person.page.get_by_role("textbox", name=cell, exact=True)).to_have_value("Shanghai")


def _people(person: Person) -> None:
    expect(person.page.get_by_role("rowheader", name="wang")).to_be_visible()


def _invite(person: Person) -> None:
    _people(person)
    person.page.get_by_role("button", name=person.texts("people.invite")).click()
    expect(person.page.get_by_role("dialog", name=person.texts("people.invite"))).to_be_visible()


def _browsers_of(person: Person) -> None:
    _people(person)
    person.page.get_by_role("button", name=person.texts("people.about", name="wang")).click()
    person.page.get_by_role("menuitem", name=person.texts("people.browsers.show")).click()
    drawer = person.page.get_by_role("dialog")
    expect(drawer.get_by_text(person.texts("people.browsers.here"))).to_be_visible()


def _audit(person: Person) -> None:
    expect(person.page.get_by_role("cell", name="wang", exact=True).first).to_be_visible()


def _account(person: Person) -> None:
    expect(person.page.get_by_text(person.texts("people.browsers.here"))).to_be_visible()


def _calls(person: Person) -> None:
    """One call, with filters that hold, and the rest of them."""
    place_two_calls(person, "telebank")
    person.goes_to("/calls?flow=telebank&longer=0&tests=1")
    expect(person.page.locator("tbody tr[data-row-key]").first).to_be_visible()


def _call_filters(person: Person) -> None:
    _calls(person)
    person.page.get_by_role("button", name=person.texts("calls.more")).click()
    expect(person.page.get_by_role("combobox", name=person.texts("calls.by.milestone"))).to_be_visible()


def _call(person: Person) -> None:
    _calls(person)
    person.page.locator("tbody tr[data-row-key]").first.get_by_role("link").click()
    expect(person.page.locator(".card-active")).to_be_visible()


def _call_test(person: Person) -> None:
    _call(person)
    person.page.get_by_role("button", name=person.texts("calls.makeTest")).click()
    expect(person.page.get_by_role("dialog", name=person.texts("calls.makeTest"))).to_be_visible()


def _wall(person: Person) -> None:
    """Nobody has started an engine: an alarm."""
    alarms = person.page.get_by_role("region", name=person.texts("wall.alarms"))
    expect(alarms).to_contain_text(person.texts("wall.alarm.no_engine"))


def _board(person: Person) -> None:
    expect(person.page.get_by_label(person.texts("wall.totals"))).to_be_visible()
    expect(person.page.get_by_text(person.texts("wall.alarm.no_engine"))).to_be_visible()


def _makes(person: Person, path: str, body: object) -> None:
    """What the installation does not have yet."""
    if not person.page.request.get(f"{person.address}{path}").ok:
        person.asks("PUT", path, body)


def _reports(person: Person) -> None:
    """Of a day with calls."""
    expect(person.page.get_by_role("list", name=person.texts("reports.total"))).to_be_visible()
    expect(person.page.get_by_role("rowheader").first).to_be_visible()
    expect(person.page.locator(".report-chart canvas").first).to_be_visible()


def _composer(person: Person) -> None:
    person.page.get_by_role("button", name=person.texts("reports.edit"), exact=True).click()
    expect(person.page.get_by_role("complementary", name=person.texts("reports.compose"))).to_be_visible()
    _reports(person)


def _services(person: Person) -> None:
    person.page.get_by_text(person.texts("reports.services.how"), exact=True).click()
    expect(person.page.get_by_role("rowheader", name="card_blocked").last).to_be_visible()


def _save_report(person: Person) -> None:
    _reports(person)
    person.page.get_by_role("button", name=person.texts("reports.saveAs")).click()
    expect(person.page.get_by_role("dialog", name=person.texts("reports.save"))).to_be_visible()


SHARED_PAGES: Mapping[str, Arrival] = MappingProxyType(
    {
        "recordings": ("/recordings", _recordings),
        "recording": ("/recordings", _recording),
        "new-recording": ("/recordings", _new_recording),
        "upload-recordings": ("/recordings", _upload),
        "recordings-archive": ("/recordings", _archive),
        "texts": ("/recordings/texts", _texts),
        "live": ("/live", _live),
        "wall": ("/wall", _wall),
        "wall-board": ("/wall/board", _board),
        "calendar": ("/live/calendar/branch", _calendar),
        "list": ("/live", _list),
        "table": ("/live", _table),
        "reports": ("/reports", _reports),
        "compose-report": ("/reports", _composer),
        "save-report": ("/reports", _save_report),
        "services": ("/reports?report=services_by_customer", _services),
        "people": ("/people", _people),
        "invite": ("/people", _invite),
        "browsers": ("/people", _browsers_of),
        "audit": ("/audit", _audit),
        "account": ("/account", _account),
        "calls": ("/calls", _calls),
        "call-filters": ("/calls", _call_filters),
        "call": ("/calls", _call),
        "call-test": ("/calls", _call_test),
    }
)

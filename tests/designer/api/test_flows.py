"""Flows are drawn, saved on top of what was read, and never lost."""

from __future__ import annotations

from typing import Any

import pytest

from ..browser import Browser

SMALL = {"id": "small", "title": "Small", "languages": ["en-US", "zh-CN"], "zone": "Asia/Shanghai"}


def _edited(flow: dict[str, Any], node: str, title: str) -> dict[str, Any]:
    for block in flow["document"]["blocks"]:
        if block["id"] == node:
            block["title"] = title
    return flow["document"]  # type: ignore[no-any-return] # JSON


def test_the_flows_of_the_store_are_listed_with_what_callers_get(browser: Browser) -> None:
    (flow,) = browser.get("/api/flows")["flows"]
    assert (flow["id"], flow["title"], flow["revision"]) == ("telebank", "Telephone banking", 1)
    assert (flow["published"], flow["is_published"], flow["routes"]) == (None, False, ["95588"])


def test_a_new_flow_has_no_findings(browser: Browser) -> None:
    made = browser.post("/api/flows", SMALL, 201)
    assert (made["id"], made["title"], made["revision"], made["author"]) == ("small", "Small", 1, "wang")
    checked = browser.post("/api/flows/small/check", {"tab": "1", "document": made["document"]})
    assert (checked["findings"], checked["can_run"]) == ([], True)


def test_a_new_flow_can_begin_as_a_template(browser: Browser) -> None:
    made = browser.post("/api/flows", {**SMALL, "template": "survey"}, 201)
    assert (made["id"], made["title"]) == ("small", "Small")
    assert 'say("感谢您的时间，再见。")' in made["text"]
    assert browser.post("/api/flows", {**SMALL, "id": "other", "template": "nothing"}, 422)["code"] == "invalid"


def test_a_name_that_is_taken_is_refused(browser: Browser) -> None:
    assert 'a flow "telebank" already' in browser.post("/api/flows", {**SMALL, "id": "telebank"}, 422)["detail"]


def test_an_unknown_zone_is_told_with_the_nearest(browser: Browser) -> None:
    told = browser.post("/api/flows", {**SMALL, "zone": "Asia/Shangai"}, 422)
    assert 'did you mean "Asia/Shanghai"' in told["detail"]


def test_a_document_is_saved_on_top_of_what_was_read(browser: Browser) -> None:
    flow = browser.get("/api/flows/telebank")
    layout = {"nodes": {"main": {"x": 10, "y": 20}}, "groups": [{"id": "g", "title": "卡", "nodes": ["main"]}]}
    document = _edited(flow, "main", "首页")
    saved = browser.put("/api/flows/telebank", {"base_revision": 1, "document": document, "layout": layout})
    again = browser.get("/api/flows/telebank")
    assert (saved["revision"], again["revision"], again["author"]) == (2, 2, "wang")
    assert again["layout"] == layout
    assert again["text"] == flow["text"].replace('menu main "Main menu"', 'menu main "首页"')
    assert again["conversations"] == flow["conversations"] != ""


def test_what_was_checked_is_saved_without_being_sent_again(browser: Browser) -> None:
    flow = browser.get("/api/flows/telebank")
    document = _edited(flow, "main", "首页")
    checked = browser.post("/api/flows/telebank/check", {"tab": "1", "document": document})
    at = {"tab": "1", "stamp": checked["stamp"]}
    saved = browser.put("/api/flows/telebank", {"base_revision": 1, "checked": at})
    assert saved == {"revision": 2}
    assert browser.get("/api/flows/telebank")["text"] == checked["text"]
    for other in ({"tab": "1", "stamp": checked["stamp"] + 1}, {"tab": "2", "stamp": checked["stamp"]}):
        assert browser.put("/api/flows/telebank", {"base_revision": 2, "checked": other}, 409)["code"] == "outdated"
    twice = {"base_revision": 2, "checked": at, "document": document}
    assert "exactly one" in browser.put("/api/flows/telebank", twice, 422)["detail"]


def test_what_two_people_did_is_merged(browser: Browser) -> None:
    mine, theirs = browser.get("/api/flows/telebank"), browser.get("/api/flows/telebank")
    browser.put("/api/flows/telebank", {"base_revision": 1, "document": _edited(theirs, "goodbye", "Farewell")})
    refused = browser.put("/api/flows/telebank", {"base_revision": 1, "document": _edited(mine, "main", "Start")}, 409)
    assert refused["code"] == "stale"
    merge = refused["merge"]
    assert (merge["revision"], merge["conflicts"]) == (2, [])
    browser.put("/api/flows/telebank", {"base_revision": 2, "document": merge["merged"], "layout": merge["layout"]})
    text = browser.get("/api/flows/telebank")["text"]
    assert 'menu main "Start"' in text
    assert 'hang_up goodbye "Farewell"' in text


def test_where_both_changed_one_thing_it_is_named(browser: Browser) -> None:
    mine, theirs = browser.get("/api/flows/telebank"), browser.get("/api/flows/telebank")
    browser.put("/api/flows/telebank", {"base_revision": 1, "document": _edited(theirs, "main", "Theirs")})
    refused = browser.put("/api/flows/telebank", {"base_revision": 1, "document": _edited(mine, "main", "Mine")}, 409)
    (conflict,) = refused["merge"]["conflicts"]
    assert conflict == {
        "node": "main",
        "part": "title",
        "language": None,
        "base": "Main menu",
        "mine": "Mine",
        "theirs": "Theirs",
    }
    assert browser.get("/api/flows/telebank")["revision"] == 2


def _broken_by(change: tuple[str, str], browser: Browser) -> str:
    """The text of the flow, whose header cannot be read from now on."""
    text = str(browser.get("/api/flows/telebank")["text"])
    assert change[0] in text
    browser.put("/api/flows/telebank", {"base_revision": 1, "text": text.replace(*change, 1)})
    assert browser.get("/api/flows/telebank")["document"] is None
    return text


@pytest.mark.parametrize(
    "change",
    [
        ("flow telebank", "flow telebank telebank"),
        ("  start = welcome\n", "  start = \n"),
        ("  on error -> sorry\n}\n", "  on error -> sorry\n"),
    ],
)
def test_of_a_header_that_could_not_be_read_and_that_two_people_mend_nothing_is_lost(
    browser: Browser, change: tuple[str, str]
) -> None:
    text = _broken_by(change, browser)
    theirs = text.replace('hang_up goodbye "Goodbye"', 'hang_up goodbye "Farewell"')
    browser.put("/api/flows/telebank", {"base_revision": 2, "text": theirs})
    mine = text.replace('menu main "Main menu"', 'menu main "Start"')
    merge = browser.put("/api/flows/telebank", {"base_revision": 2, "text": mine}, 409)["merge"]
    assert merge["conflicts"] == []
    browser.put("/api/flows/telebank", {"base_revision": 3, "document": merge["merged"]})
    assert browser.get("/api/flows/telebank")["text"] == theirs.replace('menu main "Main menu"', 'menu main "Start"')


def test_a_header_that_two_people_mend_in_different_ways_is_asked_about(browser: Browser) -> None:
    text = _broken_by(("flow telebank", "flow telebank telebank"), browser)
    zone = "zone = Asia/Shanghai"
    assert zone in text
    browser.put("/api/flows/telebank", {"base_revision": 2, "text": text.replace(zone, "zone = Asia/Tokyo")})
    merge = browser.put("/api/flows/telebank", {"base_revision": 2, "text": text}, 409)["merge"]
    (conflict,) = merge["conflicts"]
    assert (conflict["node"], "Shanghai" in conflict["mine"], "Tokyo" in conflict["theirs"]) == (None, True, True)


def test_without_a_header_on_either_side_nothing_is_put_together(browser: Browser) -> None:
    text = _broken_by(("flow telebank", "flow telebank telebank"), browser)
    browser.put("/api/flows/telebank", {"base_revision": 2, "text": text})
    merge = browser.put("/api/flows/telebank", {"base_revision": 2, "text": "nonsense"}, 409)["merge"]
    assert merge["merged"] is None
    assert merge["theirs_text"] == text


def test_a_flow_that_cannot_be_read_is_kept_as_it_is_typed(browser: Browser) -> None:
    text = 'flow telebank {\n  start = main\n}\n\nmenu main {\n  prompt = say("\n'
    browser.put("/api/flows/telebank", {"base_revision": 1, "text": text})
    flow = browser.get("/api/flows/telebank")
    assert flow["text"] == text
    assert [block["type"] for block in flow["document"]["blocks"]] == ["broken"]
    browser.put("/api/flows/telebank", {"base_revision": 2, "text": "nonsense"})
    assert browser.get("/api/flows/telebank")["document"] is None


def test_a_header_with_another_name_is_no_way_to_rename(browser: Browser) -> None:
    told = browser.put("/api/flows/telebank", {"base_revision": 1, "text": "flow other {\n}\n"}, 422)
    assert 'use "rename"' in told["detail"]


def test_a_flow_is_copied_renamed_archived_and_restored(browser: Browser) -> None:
    copy = browser.post("/api/flows/telebank/copy", {"id": "second", "title": "Second"}, 201)
    assert (copy["title"], copy["conversations"] != "") == ("Second", True)
    renamed = browser.post("/api/flows/second/rename", {"id": "third", "base_revision": 1})
    assert (renamed["id"], renamed["title"]) == ("third", "Second")
    browser.delete("/api/flows/third?base_revision=1")
    assert [flow["id"] for flow in browser.get("/api/flows")["flows"]] == ["telebank"]
    assert [flow["id"] for flow in browser.get("/api/archive")["flows"]] == ["second", "third"]
    restored = browser.post("/api/archive/third/restore", {})
    assert restored["text"] == renamed["text"]
    assert [flow["id"] for flow in browser.get("/api/archive")["flows"]] == ["second"]


def test_what_leads_to_a_flow_keeps_its_name(browser: Browser) -> None:
    told = browser.post("/api/flows/telebank/rename", {"id": "bank", "base_revision": 1}, 422)
    assert "the number 95588 leads to" in told["detail"].lower()


def test_the_history_of_a_draft_can_be_read(browser: Browser) -> None:
    flow = browser.get("/api/flows/telebank")
    browser.put("/api/flows/telebank", {"base_revision": 1, "document": _edited(flow, "main", "Start")})
    kept = browser.get("/api/flows/telebank/revisions")["revisions"]
    assert [(each["revision"], each["author"]) for each in kept] == [(2, "wang"), (1, "li")]
    assert browser.get("/api/flows/telebank/revisions/1")["text"] == flow["text"]
    assert "is not kept" in browser.get("/api/flows/telebank/revisions/9", 404)["detail"]


def test_an_unknown_flow_is_told_with_the_nearest(browser: Browser) -> None:
    assert 'did you mean "telebank"' in browser.get("/api/flows/telebnk", 404)["detail"]
